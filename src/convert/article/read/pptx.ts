/** PowerPoint: each slide becomes a heading and its text in reading order; its notes follow as a quotation. */
import { child, children, descendants, type XmlNode } from '../../../documents/xml.ts';
import { Failure } from '../../../domain/failure.ts';
import { attribute } from '../../../office/nodes.ts';
import { type OfficePackage, openOffice, type PartReference } from '../../../office/package.ts';
import {
  type Article,
  type Block,
  type Cell,
  type Inline,
  type Marks,
  type Picture,
  safeLink,
  text,
} from '../model.ts';
import { sizeOfExtent } from '../../../office/word/drawings.ts';
import { macroWarnings } from '../../../office/macros.ts';
import { message, messageSet, type MessageSet } from '../../../texts/message.ts';
import { chartDrawer, type DrawChart } from './charts.ts';
import { corePropertiesOf } from './core-properties.ts';
import { gatherLists, type ListMark } from './lists.ts';
import { partPicture } from './office-pictures.ts';

interface SlideReading {
  readonly office: OfficePackage;
  readonly references: ReadonlyMap<string, PartReference>;
  readonly pictures: Map<string, Picture>;
  readonly warnings: MessageSet;
  readonly drawChart: DrawChart;
}

const maxSlides = 5_000;

/** Rejects with corrupt_document, too_large. */
export async function readPptx(bytes: Uint8Array, options: { readonly charts: boolean }): Promise<Article> {
  const office = await openOffice(bytes);
  try {
    const main = await office.mainPart();
    const presentation = await office.xml(main);
    const references = await office.references(main);
    const list = presentation && child(presentation, 'sldIdLst');
    const slides = (list?.children ?? []).map((node) => references.get(node.attributes['r:id'] ?? '')?.target);
    if (slides.length > maxSlides)
      throw new Failure('too_large', message('office.manySlides', { slides: slides.length }));
    const pictures = new Map<string, Picture>();
    const warnings = messageSet(macroWarnings(office.names));
    const drawChart = chartDrawer({ office, pictures, warnings }, options.charts);
    const blocks: Block[] = [];
    for (const [index, part] of slides.entries()) {
      const slide = part === undefined ? undefined : await office.xml(part);
      if (part === undefined || !slide)
        throw new Failure('corrupt_document', message('convert.slideMissing', { slide: index + 1 }));
      if (blocks.length > 0) blocks.push({ kind: 'page-break' });
      const reading = { office, references: await office.references(part), pictures, warnings, drawChart };
      blocks.push(...(await slideBlocks(slide, reading)), ...(await notesOf(reading)));
    }
    return { ...(await corePropertiesOf(office)), blocks, pictures, pages: slides.length, warnings: warnings.all() };
  } finally {
    office.close();
  }
}

async function slideBlocks(slide: XmlNode, reading: SlideReading): Promise<readonly Block[]> {
  const tree = descendants(slide, 'spTree')[0];
  const shapes = tree ? flattened(tree) : [];
  const titles = shapes.filter((shape) => /^(?:ctrT|t)itle$/.test(placeholder(shape) ?? ''));
  const others = shapes
    .filter((shape) => !titles.includes(shape) && !['dt', 'ftr', 'sldNum'].includes(placeholder(shape) ?? ''))
    .map((shape, order) => ({ shape, order, ...positionOf(shape) }));
  // The upper of two shapes with positions is read first.
  others.sort((a, b) =>
    a.y === undefined || b.y === undefined ? a.order - b.order : a.y - b.y || (a.x ?? 0) - (b.x ?? 0),
  );
  const blocks: Block[] = titles.map((shape): Block => ({
    kind: 'heading',
    level: 2,
    content: shapeParagraphs(shape, reading).flatMap(({ content }, index) =>
      index > 0 ? [{ kind: 'break' } as const, ...content] : content,
    ),
  }));
  for (const { shape } of others) blocks.push(...(await shapeBlocks(shape, reading)));
  return blocks.filter((block) => block.kind !== 'heading' || block.content.length > 0);
}

/** Shapes in groups are read like those outside. */
const flattened = (tree: XmlNode): readonly XmlNode[] =>
  tree.children.flatMap((node) => {
    if (node.name === 'grpSp') return flattened(node);
    if (node.name === 'AlternateContent') return flattened(child(node, 'Choice') ?? node);
    return ['sp', 'pic', 'graphicFrame', 'cxnSp'].includes(node.name) ? [node] : [];
  });

const placeholder = (shape: XmlNode): string | undefined => {
  const node = descendants(shape, 'ph')[0];
  return node && (node.attributes['type'] ?? 'body');
};

function positionOf(shape: XmlNode): { readonly x?: number; readonly y?: number } {
  const offset = descendants(shape, 'off')[0];
  return offset ? { x: Number(offset.attributes['x']), y: Number(offset.attributes['y']) } : {};
}

async function shapeBlocks(shape: XmlNode, reading: SlideReading): Promise<readonly Block[]> {
  if (shape.name === 'pic') {
    const blip = descendants(shape, 'blip')[0];
    const reference = reading.references.get(attribute(blip, 'embed') ?? attribute(blip, 'link') ?? '');
    const alt = descendants(shape, 'cNvPr')[0]?.attributes['descr'] ?? '';
    const content = reference
      ? await partPicture(
          reference,
          { alt, ...sizeOfExtent(descendants(shape, 'ext').find((node) => node.attributes['cx'] !== undefined)) },
          reading,
        )
      : [];
    return content.length > 0 ? [{ kind: 'paragraph', content }] : [];
  }
  const chart = descendants(shape, 'chart')[0];
  if (chart) {
    const size = sizeOfExtent(descendants(shape, 'ext').find((node) => node.attributes['cx'] !== undefined));
    return reading.drawChart(reading.references.get(attribute(chart, 'id') ?? '')?.target, size);
  }
  const table = descendants(shape, 'tbl')[0];
  if (table) return [tableOf(table, reading)];
  const inBody = placeholder(shape) !== undefined && placeholder(shape) !== 'subTitle';
  return gatherLists(
    shapeParagraphs(shape, reading).map(({ content, mark }) => {
      const list = mark ?? (inBody ? { depth: 0, ordered: false, start: 1 } : undefined);
      return { block: { kind: 'paragraph', content }, ...(list && list !== 'none' ? { list } : {}) };
    }),
  );
}

function shapeParagraphs(
  shape: XmlNode,
  reading: SlideReading,
): readonly { readonly content: readonly Inline[]; readonly mark?: ListMark | 'none' }[] {
  const body = child(shape, 'txBody');
  return (body ? children(body, 'p') : []).flatMap((node) => {
    const content = runsOf(node, reading);
    if (content.length === 0) return [];
    const properties = child(node, 'pPr');
    const depth = Number(properties?.attributes['lvl'] ?? 0) || 0;
    const numbered = properties && child(properties, 'buAutoNum');
    if (properties && child(properties, 'buNone')) return [{ content, mark: 'none' as const }];
    if (numbered)
      return [{ content, mark: { depth, ordered: true, start: Number(numbered.attributes['startAt'] ?? 1) || 1 } }];
    if ((properties && child(properties, 'buChar')) || depth > 0)
      return [{ content, mark: { depth, ordered: false, start: 1 } }];
    return [{ content }];
  });
}

function runsOf(paragraph: XmlNode, reading: SlideReading): readonly Inline[] {
  return paragraph.children.flatMap((node): Inline[] => {
    if (node.name === 'br') return [{ kind: 'break' }];
    if (node.name !== 'r' && node.name !== 'fld') return [];
    const content = child(node, 't')?.text ?? '';
    const properties = child(node, 'rPr');
    const link = safeLink(
      reading.references.get(attribute(properties && child(properties, 'hlinkClick'), 'id') ?? '')?.target,
    );
    const marks: Marks = {
      ...(properties?.attributes['b'] === '1' ? { bold: true } : {}),
      ...(properties?.attributes['i'] === '1' ? { italic: true } : {}),
      ...(link === undefined ? {} : { link }),
    };
    return content === '' ? [] : [text(content, marks)];
  });
}

function tableOf(table: XmlNode, reading: SlideReading): Block {
  const firstRow = child(table, 'tblPr')?.attributes['firstRow'] === '1';
  const rows = children(table, 'tr').map((row, index) =>
    children(row, 'tc')
      .filter(({ attributes }) => attributes['hMerge'] !== '1' && attributes['vMerge'] !== '1')
      .map((cell): Cell => {
        const [columns, down] = [Number(cell.attributes['gridSpan'] ?? 1), Number(cell.attributes['rowSpan'] ?? 1)];
        return {
          blocks: shapeParagraphs(cell, reading).map(({ content }) => ({ kind: 'paragraph', content })),
          ...(columns > 1 && columns <= 1000 ? { columns } : {}),
          ...(down > 1 && down <= 1000 ? { rows: down } : {}),
          ...(firstRow && index === 0 ? { header: true } : {}),
        };
      }),
  );
  return { kind: 'table', rows };
}

async function notesOf(reading: SlideReading): Promise<readonly Block[]> {
  const part = [...reading.references.values()].find(
    ({ type, external }) => type === 'notesSlide' && !external,
  )?.target;
  const notes = part === undefined ? undefined : await reading.office.xml(part);
  const shapes = notes ? descendants(notes, 'sp').filter((shape) => placeholder(shape) === 'body') : [];
  const blocks = shapes
    .flatMap((shape) => shapeParagraphs(shape, reading))
    .map(({ content }): Block => ({ kind: 'paragraph', content }));
  return blocks.length > 0 ? [{ kind: 'quote', blocks }] : [];
}
