/**
 * Word documents: the body, as src/office reads it.
 *
 * Headers and footers are not part of the text, and are returned separately.
 */
import { descendants, type XmlNode } from '../../../documents/xml.ts';
import { macroWarnings } from '../../../office/macros.ts';
import { attribute } from '../../../office/nodes.ts';
import { openOffice } from '../../../office/package.ts';
import { readBlocks, type WordBlock } from '../../../office/word/blocks.ts';
import { readWord, type WordDocument } from '../../../office/word/document.ts';
import type { ParagraphProperties } from '../../../office/word/properties.ts';
import type { Style } from '../../../office/word/styles.ts';
import { gatherStyled, styledBlock } from './docx-styled.ts';
import { readTable } from '../../../office/word/tables.ts';
import { type Article, type Block, type Cell, type Inline, type Paragraph, type Picture, text } from '../model.ts';
import { chartDrawer } from './charts.ts';
import { corePropertiesOf } from './core-properties.ts';
import { definitionPart, gatherDefinitions, type Marked } from './docx-definitions.ts';
import type { DocxReading } from './docx-reading.ts';
import { runningOf } from './docx-running.ts';
import { formulaOf, inlinesOf } from './docx-runs.ts';
import { gatherLists } from './lists.ts';
import { message, messageSet } from '../../../texts/message.ts';

/** Rejects with corrupt_document, too_large. */
export async function readDocx(bytes: Uint8Array, options: { readonly charts: boolean }): Promise<Article> {
  const office = await openOffice(bytes);
  try {
    const word = await readWord(office);
    const pictures = new Map<string, Picture>();
    const warnings = messageSet(macroWarnings(office.names));
    const reading: DocxReading = {
      office,
      word,
      references: word.references,
      pictures,
      warnings,
      drawChart: chartDrawer({ office, pictures, warnings }, options.charts),
      linked: linkedBookmarks(word.body),
      notes: [],
      beside: [],
    };
    const blocks = await blocksOf(word.body, reading);
    const notes = await notesOf(reading);
    const metadata = await corePropertiesOf(office);
    const running = await runningOf(reading, blocksOf);
    return {
      ...metadata,
      ...(running ? { running } : {}),
      blocks,
      ...(notes.length > 0 ? { notes } : {}),
      pictures: reading.pictures,
      warnings: reading.warnings.all(),
    };
  } finally {
    office.close();
  }
}

function linkedBookmarks(body: XmlNode): ReadonlySet<string> {
  return new Set(descendants(body, 'hyperlink').flatMap((node) => attribute(node, 'anchor') ?? []));
}

async function blocksOf(story: XmlNode, reading: DocxReading): Promise<readonly Block[]> {
  const found: Marked[] = [];
  await collect(story, reading, found);
  return gatherStyled(gatherLists(gatherDefinitions(found)));
}

async function collect(story: XmlNode, reading: DocxReading, found: Marked[]): Promise<void> {
  for (const block of readBlocks(story)) await addBlock(block, reading, found);
}

async function addBlock(block: WordBlock, reading: DocxReading, found: Marked[]): Promise<void> {
  switch (block.kind) {
    case 'paragraph': {
      const content = await inlinesOf(block.content, reading);
      found.push(...paragraphsOf(block.properties, content, reading.word));
      // A text box follows the paragraph that it is anchored in.
      for (const beside of reading.beside.splice(0)) {
        if (beside.kind === 'block') found.push({ block: beside.block });
        else await collect(beside.story, reading, found);
      }
      return;
    }
    case 'table':
      return void found.push({ block: await tableOf(block.node, reading) });
    case 'contents':
      return collect(block.node, reading, found);
    case 'formula':
      return void found.push({ block: { kind: 'paragraph', content: [formulaOf(block.node, true)] } });
    case 'embedded-document':
      return reading.warnings.add(message('loss.embeddedDocument', {}));
    case 'bookmark':
  }
}

function paragraphsOf(
  properties: ParagraphProperties,
  content: readonly Inline[],
  { styles, numbering }: WordDocument,
): readonly Marked[] {
  const style = styles.get(properties.style) ?? styles.defaultParagraph;
  const level = headingLevel(properties, style);
  const id = properties.numbering?.id ?? style?.numbering?.id;
  // Headings and empty paragraphs are counted, too.
  const place = numbering.next(id, properties.numbering?.level ?? style?.numbering?.level ?? 0);
  const list = place && {
    depth: place.level,
    ordered: place.definition.format !== 'bullet',
    start: place.definition.format === 'bullet' ? 1 : place.count,
  };
  const align = alignOf(properties);
  return splitAtPages(content).flatMap((part, index): Marked[] => {
    const before: Marked[] =
      index > 0 || properties.pageBreakBefore === true ? [{ block: { kind: 'page-break' } }] : [];
    if (part.every((run) => run.kind === 'text' && run.text.trim() === '')) return index > 0 ? before : [];
    if (level !== undefined) return [...before, { block: headingOf(level, part) }];
    const block = styledBlock({ kind: 'paragraph', content: part, ...(align ? { align } : {}) }, style);
    const definition = definitionPart(style?.name);
    return [...before, { block, ...(list ? { list } : {}), ...(definition ? { definition } : {}) }];
  });
}

/** The first target of links within a heading is that of the heading. */
function headingOf(level: number, content: readonly Inline[]): Block {
  const anchor = content.flatMap((run) => (run.kind === 'text' ? (run.marks?.anchor ?? []) : []))[0];
  if (anchor === undefined) return { kind: 'heading', level, content };
  const plain = content.flatMap((run): Inline[] => {
    if (run.kind !== 'text' || run.marks?.anchor !== anchor) return [run];
    const { anchor: _, ...marks } = run.marks;
    return run.text === '' ? [] : [text(run.text, marks)];
  });
  return { kind: 'heading', level, content: plain, anchor };
}

/** Word writes page breaks inside runs; the reader of runs returns them as `\f`. */
function splitAtPages(content: readonly Inline[]): readonly (readonly Inline[])[] {
  const pages: Inline[][] = [[]];
  for (const run of content) {
    if (run.kind === 'text' && run.text === '\f') pages.push([]);
    else pages.at(-1)?.push(run);
  }
  return pages;
}

/** 1 to 6; the title of the document counts as a first heading. */
function headingLevel({ headingLevel: own }: ParagraphProperties, style: Style | undefined): number | undefined {
  if (own === 'none') return undefined;
  const level = own ?? (style?.isTitle ? 1 : style?.headingLevel);
  return level === undefined ? undefined : Math.min(level, 6);
}

const alignOf = ({ align }: ParagraphProperties): Paragraph['align'] =>
  align === 'center' || align === 'right' ? align : undefined;

async function tableOf(node: XmlNode, reading: DocxReading): Promise<Block> {
  const rows: Cell[][] = [];
  for (const { cells, isHeader } of readTable(node).rows) {
    const row: Cell[] = [];
    for (const cell of cells) {
      if (cell.covered) continue;
      row.push({
        ...alignedCell(await blocksOf(cell.node, reading)),
        ...(cell.columns > 1 ? { columns: cell.columns } : {}),
        ...(isHeader ? { header: true } : {}),
        ...(cell.rows > 1 ? { rows: cell.rows } : {}),
      });
    }
    rows.push(row);
  }
  return { kind: 'table', rows };
}

/** A cell whose paragraphs are all aligned alike is aligned as a whole. */
function alignedCell(blocks: readonly Block[]): Pick<Cell, 'blocks' | 'align'> {
  const [first] = blocks;
  const align = first?.kind === 'paragraph' ? first.align : undefined;
  if (align === undefined || !blocks.every((block) => block.kind === 'paragraph' && block.align === align))
    return { blocks };
  return { blocks: blocks.map((block) => (block.kind === 'paragraph' ? withoutAlign(block) : block)), align };
}

const withoutAlign = ({ kind, content }: Paragraph): Paragraph => ({ kind, content });

const maxNotes = 10_000;

/** In the order of their references. */
async function notesOf(reading: DocxReading): Promise<readonly (readonly Block[])[]> {
  const found: (readonly Block[])[] = [];
  // A note may refer to another note, so the list may grow during the loop.
  for (let index = 0; index < Math.min(reading.notes.length, maxNotes); index++) {
    const note = reading.notes[index];
    if (!note) continue;
    const notes = note.of === 'footnote' ? reading.word.footnotes : reading.word.endnotes;
    const node = notes.get(note.id);
    found.push(node ? await blocksOf(node, { ...reading, references: notes.references }) : []);
  }
  return found;
}
