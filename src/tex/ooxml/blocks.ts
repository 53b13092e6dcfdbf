/** The blocks of a story (the body, a cell, a note): paragraphs, tables, what stands between them. */
import { child, type XmlNode } from '../../documents/xml.ts';
import type { Block } from '../hub/block.ts';
import { evolve } from '../hub/evolve.ts';
import { element, type HubElement, type HubNode, isElement, textOf } from '../hub/node.ts';
import { captionOf } from './captions.ts';
import { numberedEquation } from './equation-numbers.ts';
import { anchor, equation, type InlineState, inlineState, readInline } from './inline.ts';
import { integerOf, valueOf } from '../../office/nodes.ts';
import { cssAttributes, paragraphCss } from './properties.ts';
import { type Reading, useStyle } from './reading.ts';
import { readTable } from './tables.ts';

/** `place` decides what may float: captions join their tables and pictures in the body only. */
export function readStory(node: XmlNode, reading: Reading, place: 'body' | 'inside'): readonly HubElement[] {
  const story: Story = { reading, state: inlineState(), blocks: [], place, lists: new Set() };
  readBlocks(node, story);
  return evolve(story.blocks, place);
}

const readers = { blocks: (node: XmlNode, reading: Reading) => readStory(node, reading, 'inside') };

interface Story {
  readonly reading: Reading;
  readonly state: InlineState;
  readonly blocks: Block[];
  readonly place: 'body' | 'inside';
  /** Lists that TeX makes anew, each once. */
  readonly lists: Set<string>;
  /** A paragraph whose end was deleted by a tracked change goes on in the next. */
  carried?: readonly XmlNode[];
}

function readBlocks(node: XmlNode, story: Story): void {
  for (const inner of node.children) readBlock(inner, story);
}

function readBlock(node: XmlNode, story: Story): void {
  switch (node.name) {
    case 'p':
      return readParagraph(node, story);
    case 'tbl':
      story.blocks.push({
        node: readTable(node, story.reading, story.place === 'inside', (cell) =>
          readStory(cell, story.reading, 'inside'),
        ),
      });
      return;
    case 'sdt':
      if (isContents(node)) return addList('hub:toc', story);
      return readBlocks(child(node, 'sdtContent') ?? node, story);
    case 'bookmarkStart':
      story.state.waiting.push(...anchor(node, story.reading));
      return;
    case 'oMathPara':
      for (const inner of node.children) {
        const found = inner.name === 'oMath' ? equation(inner, true, story.reading) : [];
        if (found.length > 0) story.blocks.push({ node: element('para', {}, found) });
      }
      return;
    case 'customXml':
    case 'smartTag':
    case 'ins':
    case 'moveTo':
      return readBlocks(node, story);
    case 'altChunk':
      return story.reading.warn('A document embedded as altChunk is not kept');
    case 'AlternateContent':
      for (const branch of node.children.slice(0, 1)) readBlocks(branch, story);
      return;
    default:
  }
}

const isContents = (sdt: XmlNode): boolean => {
  const part = child(child(sdt, 'sdtPr') ?? sdt, 'docPartObj');
  return valueOf(part, 'docPartGallery') === 'Table of Contents';
};

function addList(role: string, story: Story): void {
  if (story.lists.has(role)) return;
  story.lists.add(role);
  story.blocks.push({ node: element('div', { role }) });
}

function readParagraph(given: XmlNode, story: Story): void {
  const { reading, state } = story;
  const node = story.carried
    ? {
        ...given,
        children: [
          ...given.children.filter(({ name }) => name === 'pPr'),
          ...story.carried,
          ...given.children.filter(({ name }) => name !== 'pPr'),
        ],
      }
    : given;
  delete story.carried;
  const properties = child(node, 'pPr');
  const mark = properties && child(properties, 'rPr');
  if (mark && (child(mark, 'del') || child(mark, 'moveFrom'))) {
    story.carried = node.children.filter(({ name }) => name !== 'pPr');
    return;
  }
  const styleId = valueOf(properties, 'pStyle');
  const style = useStyle(reading, styleId) ?? reading.styles.defaultParagraph;
  const { nodes, textBoxes } = readInline(node, reading, state, readers);
  for (const role of state.lists.splice(0)) addList(role, story);
  if (style && /^(?:toc \d|table of figures)$/i.test(style.name))
    return addList(
      style.name.startsWith('t') || style.name.startsWith('T')
        ? /^toc/i.test(style.name)
          ? 'hub:toc'
          : 'hub:lof'
        : 'hub:toc',
      story,
    );
  const outline = integerOf(valueOf(properties, 'outlineLvl'));
  const level = outline === undefined ? style?.level : outline >= 0 && outline < 9 ? outline + 1 : undefined;
  const list = listPlace(properties, style?.numbering, reading);
  if (hasContent(nodes)) {
    reading.counts.paragraphs += 1;
    const isHeading = level !== undefined && story.place === 'body' && textOf(element('para', {}, nodes)).trim() !== '';
    if (isHeading) reading.counts.headings += 1;
    const caption = captionOf(nodes, style?.name);
    const css = { ...style?.paragraphCss, ...paragraphCss(properties) };
    const emphasis =
      isHeading || caption
        ? {}
        : { 'css:font-weight': style?.runCss['font-weight'], 'css:font-style': style?.runCss['font-style'] };
    const para = element(
      'para',
      {
        role: style && style.id !== reading.styles.defaultParagraph?.id ? style.role : undefined,
        remap: isHeading ? `Heading${level}` : undefined,
        'docx2tex:numbered': isHeading ? (list && list.definition.format !== 'bullet' ? 'yes' : 'no') : undefined,
        'docx2tex:label': isHeading && list ? list.label : undefined,
        ...emphasis,
        ...cssAttributes(css),
      },
      numberedEquation(caption ? caption.nodes : nodes),
    );
    const pictures = onlyPictures(nodes);
    story.blocks.push({
      node: para,
      ...(list && !isHeading ? { list } : {}),
      ...(caption ? { caption } : {}),
      ...(pictures ? { pictures } : {}),
    });
  }
  for (const box of textBoxes) story.blocks.push({ node: element('sidebar', {}, readStory(box, reading, 'inside')) });
}

function listPlace(
  properties: XmlNode | undefined,
  ofStyle: { readonly id: string | undefined; readonly level: number } | undefined,
  reading: Reading,
) {
  const own = properties && child(properties, 'numPr');
  const id = (own && valueOf(own, 'numId')) ?? ofStyle?.id;
  const level = integerOf(own && valueOf(own, 'ilvl')) ?? ofStyle?.level ?? 0;
  return reading.numbering.next(id, level);
}

/** Empty paragraphs are Word's way to make room: TeX makes its own. Anchors alone are content. */
const hasContent = (nodes: readonly HubNode[]): boolean =>
  nodes.some((node) =>
    typeof node === 'string'
      ? node.trim() !== ''
      : isElement(node) &&
        node.name !== 'tab' &&
        (node.name !== 'phrase' || hasContent(node.children)) &&
        (node.name !== 'br' || node.attributes['role'] === 'page'),
  );

function onlyPictures(nodes: readonly HubNode[]): readonly HubElement[] | undefined {
  const found: HubElement[] = [];
  for (const node of nodes) {
    if (typeof node === 'string') {
      if (node.trim() !== '') return undefined;
    } else if (node.name === 'inlinemediaobject' || node.name === 'anchor') found.push(node);
    else if (node.name !== 'br' && node.name !== 'tab') return undefined;
  }
  return found.some(({ name }) => name === 'inlinemediaobject') ? found : undefined;
}
