/**
 * The content of a document, independent of any format: readers make an article, and writers write it.
 *
 * An article has no layout. Pictures are kept beside the text and referred to by key.
 */
import type { Message } from '../../texts/message.ts';

export interface Marks {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strike?: boolean;
  readonly code?: boolean;
  readonly raised?: boolean;
  readonly lowered?: boolean;
  /** Links of the document lead here: the name after their `#`. */
  readonly anchor?: string;
  /** The target of a link: only http, https, mailto and #anchors. */
  readonly link?: string;
}

export interface TextRun {
  readonly kind: 'text';
  readonly text: string;
  readonly marks?: Marks;
}
export interface PictureRun {
  readonly kind: 'picture';
  /** Key in `Article.pictures`. */
  readonly picture: string;
  readonly alt: string;
  /** The size on the page; without it, the picture has its own size. */
  readonly widthPoints?: number;
  readonly heightPoints?: number;
  /** Of a chart: what it shows, for formats without pictures. */
  readonly numbers?: Table;
}
export interface LineBreak {
  readonly kind: 'break';
}
/** The number of the page, or the count of all pages. */
export interface PageNumber {
  readonly kind: 'page-number';
  readonly total: boolean;
  /** The number that was last shown, for formats without pages. */
  readonly shown: string;
}
export interface Formula {
  readonly kind: 'formula';
  /** Without the dollars around it. */
  readonly tex: string;
  /** On a line of its own. */
  readonly display: boolean;
}
/** Where a footnote or an endnote belongs. */
export interface NoteReference {
  readonly kind: 'note';
  /** From 1: the position in `Article.notes`. */
  readonly number: number;
}
export type Inline = TextRun | PictureRun | LineBreak | PageNumber | Formula | NoteReference;

export interface Cell {
  readonly blocks: readonly Block[];
  /** Columns and rows that the cell covers, 1 by default. A covered position has no cell. */
  readonly columns?: number;
  readonly rows?: number;
  readonly header?: boolean;
  /** For spreadsheets: the value behind the text. */
  readonly value?: number | boolean;
  readonly align?: Alignment;
  /** For spreadsheets: the name of the cell, such as B7. */
  readonly address?: string;
}
export type Alignment = 'left' | 'center' | 'right';

export interface Heading {
  readonly kind: 'heading';
  /** 1 to 6. */
  readonly level: number;
  readonly content: readonly Inline[];
  /** Links of the document lead here: the name after their `#`. */
  readonly anchor?: string;
}
export interface Paragraph {
  readonly kind: 'paragraph';
  readonly content: readonly Inline[];
  readonly align?: Alignment;
}
export interface List {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly start: number;
  readonly items: readonly (readonly Block[])[];
}
export interface Table {
  readonly kind: 'table';
  /** The name of the worksheet, for tables of workbooks. */
  readonly name?: string;
  readonly rows: readonly (readonly Cell[])[];
}
export interface Code {
  readonly kind: 'code';
  readonly text: string;
  readonly language?: string;
}
export interface Quote {
  readonly kind: 'quote';
  readonly blocks: readonly Block[];
}
export interface Rule {
  readonly kind: 'rule';
}
export interface PageBreak {
  readonly kind: 'page-break';
}
/** Terms, each with one or more explanations. */
export interface Definitions {
  readonly kind: 'definitions';
  readonly entries: readonly { readonly term: readonly Inline[]; readonly details: readonly (readonly Block[])[] }[];
}
/** A table of contents, which formats with one of their own make of the headings. */
export interface TableOfContents {
  readonly kind: 'contents';
  /** Links to the headings. */
  readonly list: List;
}
export type Block =
  Heading | Paragraph | List | Table | Code | Quote | Rule | PageBreak | Definitions | TableOfContents;

export interface Picture {
  readonly bytes: Uint8Array;
  readonly mediaType: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/svg+xml';
}

/** A header and a footer of pages. */
export interface Running {
  readonly header: readonly Block[];
  readonly footer: readonly Block[];
}

export interface Article {
  readonly title?: string;
  readonly author?: string;
  /** Headers and footers, which are not part of the text: for all pages, and for the first and for even pages if they differ. */
  readonly running?: { readonly pages: Running; readonly first?: Running; readonly even?: Running };
  readonly blocks: readonly Block[];
  /** Footnotes and endnotes, which are not in `blocks`. */
  readonly notes?: readonly (readonly Block[])[];
  readonly pictures: ReadonlyMap<string, Picture>;
  /** The number of pages, slides or worksheets of the source, if it has any. */
  readonly pages?: number;
  /** Sentences for the user about content that was left out. */
  readonly warnings: readonly Message[];
}

export const text = (content: string, marks?: Marks): TextRun => ({
  kind: 'text',
  text: content,
  ...(marks && Object.keys(marks).length > 0 ? { marks } : {}),
});

export const paragraph = (content: string | readonly Inline[]): Paragraph => ({
  kind: 'paragraph',
  content: typeof content === 'string' ? [text(content)] : content,
});

/** The text and its notes. */
export const allBlocks = ({ blocks, notes = [] }: Pick<Article, 'blocks' | 'notes'>): readonly Block[] => [
  ...blocks,
  ...notes.flat(),
];

/** All formulas, in their order. */
export function formulasOf(article: Article): readonly Formula[] {
  const found: Formula[] = [];
  mapInlines(allBlocks(article), (content) => {
    for (const run of content) if (run.kind === 'formula') found.push(run);
    return content;
  });
  return found;
}

/** The characters of inlines; a break is a newline, a picture its description. */
export const plain = (content: readonly Inline[]): string => content.map(inlineText).join('');

function inlineText(run: Inline): string {
  switch (run.kind) {
    case 'text':
      return run.text;
    case 'picture':
      return run.alt;
    case 'page-number':
      return run.shown;
    case 'formula':
      return run.tex;
    case 'note':
      return `[${run.number}]`;
    case 'break':
      break;
  }
  return '\n';
}

/** Kinds of runs that each format writes in its own way. */
const unspoken: readonly Inline['kind'][] = ['picture', 'formula', 'note'];

/** The text that is measured: without the descriptions of pictures, formulas and the numbers of notes. */
export const spoken = (article: Article): string =>
  plainBlocks(mapInlines(allBlocks(article), (content) => content.filter(({ kind }) => !unspoken.includes(kind))));

/** The characters of blocks, one line for each block. */
export function plainBlocks(blocks: readonly Block[]): string {
  return blocks.map(plainBlock).join('\n');
}

function plainBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return plain(block.content);
    case 'list':
      return block.items.map(plainBlocks).join('\n');
    case 'table':
      return block.rows.map((row) => row.map(({ blocks }) => plainBlocks(blocks)).join('\t')).join('\n');
    case 'code':
      return block.text;
    case 'quote':
      return plainBlocks(block.blocks);
    case 'definitions':
      return block.entries.map(({ term, details }) => [plain(term), ...details.map(plainBlocks)].join('\n')).join('\n');
    case 'contents':
    case 'rule':
    case 'page-break':
      break;
  }
  return '';
}

/** How often a picture is shown. */
export function picturesIn(blocks: readonly Block[]): number {
  let count = 0;
  mapInlines(blocks, (content) => {
    count += content.filter(({ kind }) => kind === 'picture').length;
    return content;
  });
  return count;
}

/** Every block, at any depth; an outer one comes before those inside it. */
export function visit(blocks: readonly Block[], look: (block: Block) => void): void {
  for (const block of blocks) {
    look(block);
    if (block.kind === 'list') for (const item of block.items) visit(item, look);
    if (block.kind === 'quote') visit(block.blocks, look);
    if (block.kind === 'definitions') for (const { details } of block.entries) visit(details.flat(), look);
    if (block.kind === 'table') for (const row of block.rows) for (const cell of row) visit(cell.blocks, look);
  }
}

/** Blocks with every run of inlines, at any depth, replaced. */
export function mapInlines(
  blocks: readonly Block[],
  change: (content: readonly Inline[]) => readonly Inline[],
): readonly Block[] {
  return blocks.map((block): Block => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return { ...block, content: change(block.content) };
      case 'list':
        return { ...block, items: block.items.map((item) => mapInlines(item, change)) };
      case 'quote':
        return { ...block, blocks: mapInlines(block.blocks, change) };
      case 'definitions':
        return {
          ...block,
          entries: block.entries.map(({ term, details }) => ({
            term: change(term),
            details: details.map((detail) => mapInlines(detail, change)),
          })),
        };
      case 'table':
        return {
          ...block,
          rows: block.rows.map((row) => row.map((cell) => ({ ...cell, blocks: mapInlines(cell.blocks, change) }))),
        };
      case 'code':
      case 'contents':
      case 'rule':
      case 'page-break':
        break;
    }
    return block;
  });
}

/** The addresses that may become links; any other becomes plain text. */
export const safeLink = (address: string | undefined): string | undefined =>
  address !== undefined && /^(?:https?:\/\/|mailto:|#)/i.test(address.trim()) ? address.trim() : undefined;

/** Every position of the table with the cell that begins there, or undefined if another cell covers it. */
export function gridOf({ rows }: Table): readonly (readonly (Cell | undefined)[])[] {
  const grid: (Cell | undefined | 'covered')[][] = rows.map(() => []);
  rows.forEach((row, index) => {
    const line = grid[index] ?? [];
    let column = 0;
    for (const cell of row) {
      while (line[column] !== undefined) column++;
      for (let down = 0; down < Math.min(cell.rows ?? 1, rows.length - index); down++)
        for (let across = 0; across < (cell.columns ?? 1); across++) {
          const target = grid[index + down];
          if (target) target[column + across] = down === 0 && across === 0 ? cell : 'covered';
        }
      column += cell.columns ?? 1;
    }
  });
  const width = Math.max(0, ...grid.map((line) => line.length));
  return grid.map((line) =>
    Array.from({ length: width }, (_, column) => {
      const place = line[column];
      return place === 'covered' ? undefined : place;
    }),
  );
}
