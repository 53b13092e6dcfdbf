/** The blocks of a story (the body, a cell, a note) as Hub: paragraphs, tables and what is between them. */
import type { XmlNode } from '../../documents/xml.ts';
import { readBlocks, type WordBlock } from '../../office/word/blocks.ts';
import type { WordInline } from '../../office/word/inlines.ts';
import type { ListPlace } from '../../office/word/numbering.ts';
import type { ParagraphProperties } from '../../office/word/properties.ts';
import type { Block } from '../hub/block.ts';
import { evolve } from '../hub/evolve.ts';
import { element, type HubElement, type HubNode, isElement, textOf } from '../hub/node.ts';
import { captionOf } from './captions.ts';
import { numberedEquation } from './equation-numbers.ts';
import { anchor, equation, type InlineState, inlineState, readInline } from './inline.ts';
import { cssAttributes, paragraphCss } from './properties.ts';
import { type Reading, useStyle } from './reading.ts';
import type { HubStyle } from './styles.ts';
import { readTable } from './tables.ts';
import { message } from '../../texts/message.ts';

/** `place` decides what may float: captions join their tables and pictures only in the body. */
export function readStory(node: XmlNode, reading: Reading, place: 'body' | 'inside'): readonly HubElement[] {
  const story: Story = { reading, state: inlineState(), blocks: [], place, lists: new Set() };
  for (const block of readBlocks(node)) addBlock(block, story);
  return evolve(story.blocks, place);
}

const readers = { blocks: (node: XmlNode, reading: Reading) => readStory(node, reading, 'inside') };

interface Story {
  readonly reading: Reading;
  readonly state: InlineState;
  readonly blocks: Block[];
  readonly place: 'body' | 'inside';
  /** Lists that TeX generates itself, each once. */
  readonly lists: Set<string>;
}

function addBlock(block: WordBlock, story: Story): void {
  const { reading, state, blocks } = story;
  switch (block.kind) {
    case 'paragraph':
      return addParagraph(block.properties, block.content, story);
    case 'table': {
      const node = readTable(block.node, reading, story.place === 'inside', (cell) =>
        readStory(cell, reading, 'inside'),
      );
      return void blocks.push({ node });
    }
    case 'contents':
      return addList('hub:toc', story);
    case 'bookmark':
      return void state.waiting.push(...anchor(block.name, reading));
    case 'formula': {
      const found = equation(block.node, true, reading);
      if (found.length > 0) blocks.push({ node: element('para', {}, found) });
      return;
    }
    case 'embedded-document':
      return reading.warn(message('tex.altChunk', {}));
  }
}

function addList(role: string, story: Story): void {
  if (story.lists.has(role)) return;
  story.lists.add(role);
  story.blocks.push({ node: element('div', { role }) });
}

function addParagraph(properties: ParagraphProperties, content: readonly WordInline[], story: Story): void {
  const { reading, state, blocks } = story;
  const style = useStyle(reading, properties.style) ?? reading.styles.defaultParagraph;
  const { nodes, textBoxes } = readInline(content, reading, state, readers);
  for (const role of state.lists.splice(0)) addList(role, story);
  const list = style && listOfStyle(style.name);
  if (list !== undefined) return addList(list, story);
  // Empty paragraphs are included, because Word numbers them.
  const place = listPlace(properties, style, reading);
  if (hasContent(nodes)) blocks.push(paragraphBlock({ properties, style, nodes, place }, story));
  for (const box of textBoxes) blocks.push({ node: element('sidebar', {}, readStory(box, reading, 'inside')) });
}

/** Entries of lists that TeX generates itself. */
function listOfStyle(name: string): string | undefined {
  if (/^toc \d$/i.test(name)) return 'hub:toc';
  return /^table of figures$/i.test(name) ? 'hub:lof' : undefined;
}

interface ReadParagraph {
  readonly properties: ParagraphProperties;
  readonly style: HubStyle | undefined;
  readonly nodes: readonly HubNode[];
  readonly place: ListPlace | undefined;
}

function paragraphBlock(paragraph: ReadParagraph, { reading, place: where }: Story): Block {
  const { properties, style, nodes, place } = paragraph;
  reading.counts.paragraphs += 1;
  const level = where === 'body' ? headingLevel(paragraph) : undefined;
  if (level !== undefined) reading.counts.headings += 1;
  const caption = captionOf(nodes, style?.name);
  const pictures = onlyPictures(nodes);
  const attributes = {
    role: roleOf(style, reading),
    ...(level === undefined ? {} : headingAttributes(level, place)),
    // TeX numbers headings and captions.
    ...(level === undefined && !caption ? emphasisOf(style) : {}),
    ...cssAttributes({ ...style?.paragraphCss, ...paragraphCss(properties) }),
  };
  return {
    node: element('para', attributes, numberedEquation(caption?.nodes ?? nodes)),
    ...(place && level === undefined ? { list: place } : {}),
    ...(caption ? { caption } : {}),
    ...(pictures ? { pictures } : {}),
  };
}

/** The default style is not named. */
const roleOf = (style: HubStyle | undefined, { styles }: Reading): string | undefined =>
  style?.id === styles.defaultParagraph?.id ? undefined : style?.role;

/** Undefined for other paragraphs, and for a heading without text. */
function headingLevel({ properties, style, nodes }: ReadParagraph): number | undefined {
  const level = properties.headingLevel ?? style?.headingLevel;
  if (level === undefined || level === 'none') return undefined;
  return textOf(element('para', {}, nodes)).trim() === '' ? undefined : level;
}

const headingAttributes = (level: number, place: ListPlace | undefined) => ({
  remap: `Heading${level}`,
  'docx2tex:numbered': place && place.definition.format !== 'bullet' ? 'yes' : 'no',
  'docx2tex:label': place?.label,
});

const emphasisOf = (style: HubStyle | undefined) => ({
  'css:font-weight': style?.runCss['font-weight'],
  'css:font-style': style?.runCss['font-style'],
});

function listPlace(
  { numbering }: ParagraphProperties,
  style: HubStyle | undefined,
  reading: Reading,
): ListPlace | undefined {
  const id = numbering?.id ?? style?.numbering?.id;
  return reading.numbering.next(id, numbering?.level ?? style?.numbering?.level ?? 0);
}

/** Empty paragraphs only make space in Word, which TeX makes itself. A paragraph with anchors is kept. */
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
