/**
 * The strips of a page that the cells of rows fill: what the columns of a table look like without their titles.
 *
 * Titles stand where their author put them: centred over names that begin far left of them ("Description" over a wide
 * column of text), or at the left edge of a column whose figures stand at its right one. The cells of the rows show how
 * far each column reaches.
 */
import { type Box, heightOf } from '../../../geometry/box.ts';
import { boxAround } from '../../../geometry/rows.ts';
import type { Cell, Line } from '../../layout/text-layout.ts';
import type { ColumnMeaning } from '../languages/table.ts';
import { digitsIn, lettersIn } from '../values/letters.ts';
import type { Column } from './header.ts';
import { moneyBefore } from './rows.ts';

export interface Strip {
  readonly from: number;
  readonly to: number;
  readonly cells: readonly Cell[];
}

/** Recognised boxes are a little too wide, points. */
const touch = 1;

/** The strips that the cells of `rows` fill, from left to right: cells above one another are in one. */
export function stripsOf(rows: readonly (readonly Cell[])[]): Strip[] {
  const strips: { from: number; to: number; cells: Cell[] }[] = [];
  for (const cell of rows.flat().toSorted((a, b) => a.box[0] - b.box[0])) {
    const last = strips.at(-1);
    if (last && cell.box[0] < last.to - touch) {
      last.cells.push(cell);
      last.to = Math.max(last.to, cell.box[2]);
    } else strips.push({ from: cell.box[0], to: cell.box[2], cells: [cell] });
  }
  return strips;
}

/** The share of the cells of a strip, at least, that make it one of figures or of words. */
const mostOfThem = 0.8;

/** A figure, with what may stand before and behind one: "€ 31,19", "kr31,19", "2,5 Std.", "4 ×", "9%". */
const figure = new RegExp(
  String.raw`^[^\p{L}\d]*(?:\p{L}{1,3}[^\p{L}\d]{1,3}|${moneyBefore}[-−–(]?)?\d[\d.,'’\s]*[^\d:/]{0,14}$`,
  'u',
);

const shareOf = (cells: readonly Cell[], test: (text: string) => boolean): number =>
  cells.filter(({ text }) => test(text)).length / Math.max(1, cells.length);

export const holdsFigures = ({ cells }: Strip): boolean => shareOf(cells, (text) => figure.test(text)) >= mostOfThem;

const isMostlyLetters = (text: string): boolean => /\p{L}{2}/u.test(text) && lettersIn(text) > digitsIn(text);

export const areWords = (cells: readonly Cell[]): boolean => shareOf(cells, isMostlyLetters) >= mostOfThem;

const ofAmounts: ReadonlySet<ColumnMeaning> = new Set(['amount', 'net', 'gross']);

const overlaps = ({ from, to }: Strip, box: Box): boolean => from < box[2] && box[0] < to;

/** Whether the columns, in order, may be what the strips hold. */
function fits(columns: readonly Column[], strips: readonly Strip[]): boolean {
  return columns.every(({ meaning }, index) => {
    const strip = strips[index];
    if (!strip || columns.some(({ box }, other) => other !== index && overlaps(strip, box))) return false;
    if (meaning === 'description') return areWords(strip.cells);
    return !ofAmounts.has(meaning) || holdsFigures(strip);
  });
}

/** Titles no farther apart (in heights) may be two words of one. */
const ofOneTitle = 1.6;

/** What two words of one title mean together: "Unit price", "Code / Description" and "Amount (without VAT)" the stronger. */
const strongest: readonly ColumnMeaning[] = ['description', 'amount', 'net', 'gross', 'unitPrice', 'quantity', 'code'];

function together(left: Column, right: Column): Column {
  const meaning = strongest.find((one) => one === left.meaning || one === right.meaning) ?? left.meaning;
  return { meaning, box: boxAround([left.box, right.box]) };
}

/** More columns than this, or words of titles, and no titles are put together. */
export const mostColumns = 14;
const mostPairs = 2;

/** The ways to put so many pairs of neighbouring titles together. */
function joinedTitles(columns: readonly Column[], pairs: number, from = 0): (readonly Column[])[] {
  if (pairs === 0) return [columns];
  return columns.flatMap((left, index) => {
    const right = columns[index + 1];
    if (index < from || !right || right.box[0] - left.box[2] > ofOneTitle * heightOf(right)) return [];
    return joinedTitles(columns.toSpliced(index, 2, together(left, right)), pairs - 1, index);
  });
}

/** Without a strip of words right of the last title: what runs down the edge of the page is no part of the table. */
function besideNothing(strips: readonly Strip[], columns: readonly Column[]): readonly Strip[] {
  const [last, edge] = [strips.at(-1), columns.at(-1)?.box[2]];
  return last && edge !== undefined && last.from > edge && !holdsFigures(last) ? strips.slice(0, -1) : strips;
}

/**
 * `columns` as wide as what stands below their titles, where the rows of the table have as many strips as the header has
 * titles, each in the place of one and below no other. Words that may be one title are tried as one too.
 */
export function overContent(columns: readonly Column[], body: readonly Line[]): readonly Column[] {
  // Words of a total in one cell and its amount in another are no row.
  const fewest = Math.max(3, columns.length / 2 + 1);
  const rows = body.filter(({ text, cells }) => /\d/.test(text) && cells.length >= fewest).map(({ cells }) => cells);
  const strips = besideNothing(stripsOf(rows), columns);
  const pairs = columns.length - strips.length;
  if (pairs < 0 || pairs > mostPairs || columns.length > mostColumns) return columns;
  const titled = joinedTitles(columns, pairs).find((tried) => fits(tried, strips));
  return titled?.map((column, index) => over(column, strips[index])) ?? columns;
}

function over(column: Column, strip: Strip | undefined): Column {
  const { box } = column;
  if (!strip) return column;
  return { ...column, box: [Math.min(strip.from, box[0]), box[1], Math.max(strip.to, box[2]), box[3]] };
}
