/**
 * Gives the text of an article positions, so that it can be read like a page: what stands beside and below what.
 *
 * These pages are never shown. Every word therefore has the location by which a person finds it: the cell of a worksheet,
 * or the number of a paragraph or table.
 */
import { Failure } from '../../domain/failure.ts';
import type { Word } from '../../geometry/word.ts';
import { message } from '../../texts/message.ts';
import { allBlocks, type Article, type Block, type Cell, plain, type Table } from './model.ts';
import { shownWidth } from './shown-width.ts';

export interface PlacedWord extends Word {
  readonly location: string;
}

/** Lengths are points, as on any page. */
export interface PlacedPage {
  readonly width: number;
  readonly height: number;
  readonly words: readonly PlacedWord[];
}

const pageWidth = 595;
const pageHeight = 842;
const margin = 40;
const textSize = 10;
const headingSize = 14;
/** Between the tops of two lines, in sizes of the text. */
const linePitch = 1.4;
const blockGap = 6;
const columnGap = 12;
/** Most columns of text in a line, where a wide character takes two. */
const lineColumns = 100;
/** The same for a cell with others to its right. */
const cellColumns = 50;
const maxWords = 50_000;

/** Where the next text goes. */
interface Pen {
  readonly pages: { width: number; height: number; words: PlacedWord[] }[];
  y: number;
  words: number;
  paragraphs: number;
  tables: number;
}

/** Throws `too_large` for more text than invoices have. */
export function placed({ running, ...article }: Article): readonly PlacedPage[] {
  const pen: Pen = { pages: [], y: 0, words: 0, paragraphs: 0, tables: 0 };
  beginPage(pen);
  const { header = [], footer = [] } = running?.first ?? running?.pages ?? {};
  for (const block of header) placeBlock(block, pen, 'header');
  for (const block of allBlocks(article)) placeBlock(block, pen);
  for (const block of footer) placeBlock(block, pen, 'footer');
  return pen.pages.filter(({ words }) => words.length > 0);
}

function beginPage(pen: Pen): void {
  pen.pages.push({ width: pageWidth, height: pageHeight, words: [] });
  pen.y = margin;
}

/** `part` names a header or footer, whose blocks are not counted. */
function placeBlock(block: Block, pen: Pen, part?: string): void {
  if (block.kind === 'page-break') beginPage(pen);
  else if (block.kind === 'table') placeTable(block, pen, part);
  else {
    const lines = linesOf(block).flatMap((line) => wrapped(line, lineColumns));
    if (lines.length === 0) return;
    const location = part ?? `paragraph ${++pen.paragraphs}`;
    const size = block.kind === 'heading' ? headingSize : textSize;
    for (const line of lines) {
      makeRoom(pen, 1);
      placeLine(line, { x: margin, y: pen.y, size, location }, pen);
      pen.y += size * linePitch;
    }
    pen.y += blockGap;
  }
}

function makeRoom(pen: Pen, lines: number): void {
  const isFull = pen.y + lines * textSize * linePitch > pageHeight - margin;
  if (isFull && (pen.pages.at(-1)?.words.length ?? 0) > 0) beginPage(pen);
}

interface Position {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly location: string;
}

/** Spaces keep their width, because texts align columns with them. */
function placeLine(line: string, { x, y, size, location }: Position, pen: Pen): void {
  const page = pen.pages.at(-1);
  if (!page) return;
  for (const { 0: word, index } of line.matchAll(/\S+/g)) {
    const left = x + widthOf(line.slice(0, index), size);
    const right = left + widthOf(word, size);
    page.words.push({ text: word, box: [left, y, right, y + size], confidence: 1, location });
    page.width = Math.max(page.width, right + margin);
    if (++pen.words > maxWords) throw new Failure('too_large', message('convert.manyWords', { most: maxWords }));
  }
}

const widthOf = (text: string, size: number): number => shownWidth(text) * size * 0.5;

/** The lines of a block, with its tables as lines too. */
function linesOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return textLines(plain(block.content));
    case 'code':
      return textLines(block.text);
    case 'list':
      return block.items.flatMap((item) => item.flatMap(linesOf));
    case 'quote':
      return block.blocks.flatMap(linesOf);
    case 'table':
      return block.rows.map((row) => row.map((cell) => cell.blocks.flatMap(linesOf).join(' ')).join('   '));
    case 'definitions':
      return block.entries.flatMap(({ term, details }) => [
        ...textLines(plain(term)),
        ...details.flat().flatMap(linesOf),
      ]);
    case 'contents':
    case 'rule':
    case 'page-break':
      break;
  }
  return [];
}

/** Tabs go to the next multiple of eight columns. */
const textLines = (text: string): readonly string[] =>
  text
    .split(/\r?\n/)
    .map(withoutTabs)
    .filter((line) => line.trim() !== '');

function withoutTabs(line: string): string {
  const [first = '', ...others] = line.split('\t');
  return others.reduce((before, part) => before + ' '.repeat(8 - (shownWidth(before) % 8)) + part, first);
}

/** Cuts a line between words, and words that are longer than a line. */
function wrapped(line: string, columns: number): readonly string[] {
  if (shownWidth(line) <= columns) return [line];
  const lines = [''];
  for (const part of line.match(/\s+|\p{Script=Han}|[^\s\p{Script=Han}]{1,50}/gu) ?? []) {
    const last = lines.at(-1) ?? '';
    if (last.trim() === '' || shownWidth(last + part) <= columns) lines[lines.length - 1] = last + part;
    else lines.push(part.trimStart());
  }
  return lines.filter((one) => one.trim() !== '');
}

interface PlacedCell {
  readonly cell: Cell;
  readonly column: number;
  readonly lines: readonly string[];
  readonly width: number;
  /** Whether nothing stands to the right of it in its row. It may then be wider than its column. */
  readonly isLast: boolean;
}

function placeTable(table: Table, pen: Pen, part: string | undefined): void {
  const number = part === undefined ? ++pen.tables : 0;
  // Each worksheet begins on a page of its own.
  if (table.name !== undefined && number > 1) beginPage(pen);
  const rows = gridOf(table);
  const starts = columnStarts(rows);
  for (const [index, row] of rows.entries()) {
    const height = Math.max(1, ...row.map(({ lines }) => lines.length));
    makeRoom(pen, height);
    for (const { cell, column, lines, width } of row) {
      const start = starts[column] ?? margin;
      const end = (starts[column + 1] ?? start) - columnGap;
      const x = cell.align === 'right' ? Math.max(start, end - width) : start;
      const location = locationOf(cell, table, part ?? `table ${number}, row ${index + 1}, column ${column + 1}`);
      for (const [line, text] of lines.entries())
        placeLine(text, { x, y: pen.y + line * textSize * linePitch, size: textSize, location }, pen);
    }
    pen.y += height * textSize * linePitch;
  }
  pen.y += blockGap;
}

const locationOf = ({ address }: Cell, { name }: Table, other: string): string => {
  if (address === undefined) return other;
  return name === undefined ? address : `${name}!${address}`;
};

/** The cells that contain text, with their columns. Cells that span rows and columns cover the positions beside them. */
function gridOf({ rows }: Table): readonly (readonly PlacedCell[])[] {
  const covered = new Map<string, true>();
  return rows.map((row, index) => {
    let column = 0;
    const cells = row.map((cell) => {
      while (covered.has(`${index}:${column}`)) column++;
      const { columns = 1, rows: height = 1 } = cell;
      for (let below = 1; below < height; below++)
        for (let beside = 0; beside < columns; beside++) covered.set(`${index + below}:${column + beside}`, true);
      const at = column;
      column += columns;
      return { cell, column: at, lines: cell.blocks.flatMap(linesOf) };
    });
    const filled = cells.filter(({ lines }) => lines.length > 0);
    return filled.map((one, position) => {
      const isLast = position === filled.length - 1;
      const lines = one.lines.flatMap((line) => wrapped(line, isLast ? lineColumns : cellColumns));
      return { ...one, lines, isLast, width: Math.max(0, ...lines.map((line) => widthOf(line, textSize))) };
    });
  });
}

/** Where each column begins. The last cell of a row may be wider than its column, as Excel shows it. */
function columnStarts(rows: readonly (readonly PlacedCell[])[]): readonly number[] {
  const widths: number[] = [];
  for (const row of rows)
    for (const { column, width, isLast, cell } of row) {
      for (let empty = widths.length; empty <= column; empty++) widths[empty] = 2 * textSize;
      const needsWidth = (cell.columns ?? 1) === 1 && (!isLast || cell.align === 'right');
      if (needsWidth) widths[column] = Math.max(widths[column] ?? 0, width);
    }
  const starts: number[] = [margin];
  for (const [column, width] of widths.entries()) starts.push((starts[column] ?? margin) + width + columnGap);
  return starts;
}
