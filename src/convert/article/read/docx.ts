/**
 * Word documents: what the body says, read from the XML itself (ECMA-376, part 1, 17).
 *
 * Headings go by outline level and by the style's name, since LibreOffice and Chinese Word write other ids. Tracked
 * changes are accepted. Running headers and footers are no part of the text: they are given besides.
 */
import type { XmlNode } from '../../../documents/xml.ts';
import { child, children } from '../../../documents/xml.ts';
import { Failure } from '../../../domain/failure.ts';
import { attribute } from '../../../office/nodes.ts';
import { type OfficePackage, openOffice } from '../../../office/package.ts';
import type { Article, Block, Cell, Inline, Paragraph } from '../model.ts';
import { text } from '../model.ts';
import { macroWarnings } from '../../../office/macros.ts';
import { chartTables } from './charts.ts';
import type { DocxReading } from './docx-reading.ts';
import { type DocxStyles, readStyles } from './docx-styles.ts';
import { runningOf } from './docx-running.ts';
import { inlinesOf } from './docx-runs.ts';
import { gatherLists, type ListMark } from './lists.ts';

/** Rejects with corrupt_document, too_large. */
export async function readDocx(bytes: Uint8Array, options: { readonly charts: boolean }): Promise<Article> {
  const office = await openOffice(bytes);
  try {
    const main = await office.mainPart();
    const document = await office.xml(main);
    const body = document && child(document, 'body');
    if (!body)
      throw new Failure('corrupt_document', 'The Word document has no body', { detail: 'Save it again in Word' });
    const reading: DocxReading = {
      office,
      references: await office.references(main),
      styles: await readStyles(office),
      pictures: new Map(),
      warnings: new Set(macroWarnings(office.names)),
      notes: [],
      beside: [],
    };
    const blocks = [...(await blocksOf(body, reading))];
    blocks.push(...(await notesOf(reading)));
    const charts = await chartTables(office);
    if (charts.count > 0 && options.charts) blocks.push(...charts.blocks);
    if (charts.count > 0)
      reading.warnings.add(
        options.charts ? 'Charts cannot be drawn here: their numbers stand in tables at the end' : 'Charts left out',
      );
    const title = await titleOf(office);
    const running = await runningOf(body, reading, blocksOf);
    return {
      ...(title ? { title } : {}),
      ...(running ? { running } : {}),
      blocks,
      pictures: reading.pictures,
      warnings: [...reading.warnings],
    };
  } finally {
    office.close();
  }
}

async function titleOf(office: OfficePackage): Promise<string | undefined> {
  const core = await office.xml('docProps/core.xml');
  const title = core?.children.find(({ name }) => name === 'title')?.text.trim();
  return title === '' ? undefined : title;
}

interface Marked {
  readonly block: Block;
  readonly list?: ListMark;
}

async function blocksOf(parent: XmlNode, reading: DocxReading): Promise<readonly Block[]> {
  const found: Marked[] = [];
  await collect(parent, reading, found);
  return gatherLists(found);
}

async function collect(parent: XmlNode, reading: DocxReading, found: Marked[]): Promise<void> {
  for (const node of parent.children) {
    if (node.name === 'p') {
      found.push(...(await paragraphsOf(node, reading)));
      // A text box is anchored in a paragraph and stands apart from it.
      for (const box of reading.beside.splice(0)) {
        if (box.kind === 'block') found.push({ block: box.block });
        else await collect(box.parent, reading, found);
      }
    } else if (node.name === 'tbl') found.push({ block: await tableOf(node, reading) });
    else if (node.name === 'sdt') await collect(child(node, 'sdtContent') ?? node, reading, found);
    else if (node.name === 'AlternateContent') await collect(child(node, 'Choice') ?? node, reading, found);
    else if (['ins', 'moveTo', 'customXml', 'smartTag', 'txbxContent'].includes(node.name))
      await collect(node, reading, found);
  }
}

async function paragraphsOf(node: XmlNode, reading: DocxReading): Promise<readonly Marked[]> {
  const { styles } = reading;
  const properties = child(node, 'pPr');
  const style = attribute(properties && child(properties, 'pStyle'), 'val');
  const content = await inlinesOf(node, reading);
  const pages = splitAtPages(content);
  const level = headingLevel(properties, style, styles);
  const list = listMark(properties, style, styles);
  const align = alignOf(properties);
  return pages.flatMap((part, index): Marked[] => {
    const before: Marked[] =
      index > 0 || child(properties ?? node, 'pageBreakBefore') ? [{ block: { kind: 'page-break' } }] : [];
    if (part.every((run) => run.kind === 'text' && run.text.trim() === '')) return index > 0 ? before : [];
    if (level !== undefined) return [...before, { block: { kind: 'heading', level, content: part } }];
    const block: Paragraph = { kind: 'paragraph', content: part, ...(align ? { align } : {}) };
    return [...before, { block, ...(list ? { list } : {}) }];
  });
}

/** Word has the page break inside a run; `\f` stands for it. */
function splitAtPages(content: readonly Inline[]): readonly (readonly Inline[])[] {
  const pages: Inline[][] = [[]];
  for (const run of content) {
    if (run.kind === 'text' && run.text === '\f') pages.push([]);
    else pages.at(-1)?.push(run);
  }
  return pages;
}

function headingLevel(
  properties: XmlNode | undefined,
  style: string | undefined,
  styles: DocxStyles,
): number | undefined {
  const own = attribute(properties && child(properties, 'outlineLvl'), 'val');
  const level = own === undefined ? styles.headingLevel(style) : Number(own) + 1;
  return level !== undefined && level >= 1 && level <= 9 ? Math.min(level, 6) : undefined;
}

function listMark(
  properties: XmlNode | undefined,
  style: string | undefined,
  styles: DocxStyles,
): ListMark | undefined {
  const own = properties && child(properties, 'numPr');
  const numbering = own ?? styles.numbering(style);
  const id = attribute(numbering && child(numbering, 'numId'), 'val');
  if (id === undefined || id === '0') return undefined;
  const depth = Math.min(8, Math.max(0, Number(attribute(numbering && child(numbering, 'ilvl'), 'val') ?? 0) || 0));
  return { depth, ...styles.listKind(id, depth) };
}

function alignOf(properties: XmlNode | undefined): Paragraph['align'] {
  const value = attribute(properties && child(properties, 'jc'), 'val');
  return value === 'center' ? 'center' : value === 'right' || value === 'end' ? 'right' : undefined;
}

async function tableOf(table: XmlNode, reading: DocxReading): Promise<Block> {
  const rows: { cell: Cell; column: number; merge: 'restart' | 'continue' | undefined }[][] = [];
  for (const row of rowNodes(table)) {
    const header = child(child(row, 'trPr') ?? row, 'tblHeader') !== undefined;
    let column = Number(attribute(child(child(row, 'trPr') ?? row, 'gridBefore'), 'val') ?? 0) || 0;
    const line: (typeof rows)[number] = [];
    for (const node of cellNodes(row)) {
      const properties = child(node, 'tcPr');
      const columns = Math.min(
        1000,
        Math.max(1, Number(attribute(properties && child(properties, 'gridSpan'), 'val') ?? 1) || 1),
      );
      const vertical = properties && child(properties, 'vMerge');
      const merge = vertical ? (attribute(vertical, 'val') === 'restart' ? 'restart' : 'continue') : undefined;
      const cell: Cell = {
        blocks: await blocksOf(node, reading),
        ...(columns > 1 ? { columns } : {}),
        ...(header ? { header } : {}),
      };
      line.push({ cell, column, merge });
      column += columns;
    }
    rows.push(line);
  }
  const continued = (from: number, column: number): number => {
    let count = 1;
    while (rows[from + count]?.some((other) => other.column === column && other.merge === 'continue')) count++;
    return count;
  };
  return {
    kind: 'table',
    rows: rows.map((line, index) =>
      line
        .filter(
          ({ merge, column }) =>
            merge !== 'continue' ||
            !rows[index - 1]?.some((above) => above.column === column && above.merge !== undefined),
        )
        .map(({ cell, column, merge }) => {
          const down = merge === 'restart' ? continued(index, column) : 1;
          return down > 1 ? { ...cell, rows: down } : cell;
        }),
    ),
  };
}

const wrapped = (parent: XmlNode, name: string): readonly XmlNode[] =>
  parent.children.flatMap((node) => {
    if (node.name === name) return [node];
    if (node.name === 'sdt') return wrapped(child(node, 'sdtContent') ?? node, name);
    return ['ins', 'customXml', 'sdtContent'].includes(node.name) ? wrapped(node, name) : [];
  });
const rowNodes = (table: XmlNode): readonly XmlNode[] =>
  wrapped(table, 'tr').filter((row) => !child(child(row, 'trPr') ?? row, 'del'));
const cellNodes = (row: XmlNode): readonly XmlNode[] => wrapped(row, 'tc');

/** Notes after the text, numbered as they were met in it. */
async function notesOf(reading: DocxReading): Promise<readonly Block[]> {
  const blocks: Block[] = [];
  // A note may hold a reference of its own: the list grows while it is walked.
  for (let index = 0; index < Math.min(reading.notes.length, 10_000); index++) {
    const note = reading.notes[index];
    if (!note) continue;
    if (index === 0) blocks.push({ kind: 'rule' });
    const part = await reading.office.xml(`word/${note.kind}s.xml`);
    const node = part && children(part, note.kind).find((candidate) => attribute(candidate, 'id') === note.id);
    const [first, ...rest] = node ? await blocksOf(node, reading) : [];
    const number = text(`[${index + 1}] `);
    if (first?.kind === 'paragraph') blocks.push({ ...first, content: [number, ...first.content] }, ...rest);
  }
  return blocks;
}
