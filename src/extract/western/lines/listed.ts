/**
 * The line table of an invoice whose columns have no titles, or titles that nobody knows: its rows are those that add up,
 * and its columns are what these rows hold.
 */
import { closeAmounts } from '../../../domain/money.ts';
import { heightOf } from '../../../geometry/box.ts';
import { boxAround } from '../../../geometry/rows.ts';
import type { Cell, Line } from '../../layout/text-layout.ts';
import type { ColumnMeaning } from '../languages/table.ts';
import { lettersIn } from '../values/letters.ts';
import type { DecimalSign } from '../values/numbers.ts';
import type { AmountRow } from './adding-rows.ts';
import { describesNothing } from './by-content.ts';
import type { Column } from './header.ts';
import { valueOf } from './rows.ts';
import { type Strip, areWords, holdsFigures, mostColumns, stripsOf } from './strips.ts';
import type { LineTable } from './table.ts';
import { money } from './total-lines.ts';

/** The share of the rows, at least, that have a name, or whose quantity times price is the amount. */
const mostRows = 0.8;

/** A line of part of the cells. */
const lineOf = (line: Line, cells: readonly Cell[]): Line => ({
  ...line,
  cells,
  text: cells.map(({ text }) => text).join('  '),
  box: boxAround(cells.map(({ box }) => box)),
});

const within = ({ box }: Cell, from: number, to: number): boolean => box[0] >= from - 1 && box[2] <= to + 1;

const lettersOf = (cells: readonly Cell[]): number => cells.reduce((sum, { text }) => sum + lettersIn(text), 0);

/** Whether cells say what was sold: in words that are no codes, and not in the same words in every row of several. */
function describe(cells: readonly Cell[]): boolean {
  const texts = cells.map(({ text }) => text);
  const differ = texts.length === 1 || new Set(texts).size > 1;
  return differ && areWords(cells) && texts.filter(describesNothing).length < texts.length / 2;
}

/** The strip that says what was sold: of those in which most rows have words, the one with the most letters. */
function named(strips: readonly Strip[], rows: readonly AmountRow[], amounts: Strip): Strip | undefined {
  const inMost = strips.filter(
    (strip) => strip.to < amounts.to && strip.cells.length >= mostRows * rows.length && describe(strip.cells),
  );
  return inMost.toSorted((a, b) => lettersOf(b.cells) - lettersOf(a.cells))[0];
}

const valueIn = (strip: Strip, line: Line, decimalSign: DecimalSign | undefined): number | undefined => {
  const cell = strip.cells.find((one) => one.line === line.index);
  return cell && valueOf(cell.text, decimalSign);
};

const isRates = ({ cells }: Strip): boolean => cells.every(({ text }) => text.includes('%'));

const isCount = ({ cells }: Strip): boolean =>
  cells.every(({ text }, index) => text.replace(/\D/g, '') === `${index + 1}`);

/** The two strips of figures whose product is the amount of most rows that have both: quantity and price. */
function factors(
  strips: readonly Strip[],
  rows: readonly AmountRow[],
  decimalSign: DecimalSign | undefined,
): readonly [quantity: Strip, price: Strip] | undefined {
  const multiply = (a: Strip, b: Strip): boolean => {
    const products = rows.flatMap(({ line, value }) => {
      const [count, each] = [valueIn(a, line, decimalSign), valueIn(b, line, decimalSign)];
      return count === undefined || each === undefined ? [] : [closeAmounts(count * each, value, 1)];
    });
    return products.length > 0 && products.filter(Boolean).length >= mostRows * products.length;
  };
  for (const [index, first] of strips.entries())
    for (const second of strips.slice(index + 1))
      if (multiply(first, second)) return isPriced(first) && !isPriced(second) ? [second, first] : [first, second];
  return undefined;
}

const isPriced = ({ cells }: Strip): boolean => cells.every(({ text }) => money.test(text));

function columnsFrom(
  strips: readonly Strip[],
  rows: readonly AmountRow[],
  decimalSign: DecimalSign | undefined,
): Column[] | undefined {
  const amounts = strips.find(({ cells }) => rows.some(({ cell }) => cells.includes(cell)));
  const names = amounts && named(strips, rows, amounts);
  if (!names) return undefined;
  const figures = strips.filter(
    (strip) => strip !== amounts && strip !== names && !isRates(strip) && holdsFigures(strip),
  );
  const [quantity, price] = factors(figures, rows, decimalSign) ?? [];
  const meaningOf = (strip: Strip): ColumnMeaning => {
    if (strip === names) return 'description';
    if (strip === amounts) return 'amount';
    if (strip === quantity) return 'quantity';
    if (strip === price) return 'unitPrice';
    if (isRates(strip)) return 'taxRate';
    return strip.to < names.from && isCount(strip) ? 'position' : 'other';
  };
  // What stands left of the names beside some of the rows is another part of the page.
  return strips
    .filter((strip) => strip.from >= names.from || strip.cells.length >= mostRows * rows.length)
    .map((strip) => ({
      meaning: meaningOf(strip),
      box: [strip.from, 0, strip.to, 0] as const,
    }));
}

/** How far below a row (in heights) the rest of its name stands. */
const nextLine = 0.7;

/** Where the columns of a table lie, and how far its names reach. */
interface Extent {
  readonly left: number;
  readonly right: number;
  readonly names: readonly [from: number, to: number];
}

function extentOf(columns: readonly Column[]): Extent | undefined {
  const names = columns.find(({ meaning }) => meaning === 'description')?.box;
  const [left, right] = [columns[0]?.box[0], columns.at(-1)?.box[2]];
  if (!names || left === undefined || right === undefined) return undefined;
  const next = columns.find(({ box }) => box[0] > names[2])?.box[0];
  return { left, right, names: [names[0], next ?? right] };
}

/** A row of the table and the lines right below it that go on with its name. */
function withRestOfName(
  { line }: AmountRow,
  lines: readonly Line[],
  own: ReadonlySet<Line>,
  { left, right, names }: Extent,
): Line[] {
  const cellsIn = ({ cells }: Line): readonly Cell[] => cells.filter((cell) => within(cell, left, right));
  const found = [lineOf(line, cellsIn(line))];
  for (let index = line.index + 1; index < lines.length; index++) {
    const [next, above] = [lines[index], found.at(-1)];
    if (!next || !above || own.has(next) || next.page !== line.page) break;
    if (next.box[1] - above.box[3] > nextLine * heightOf(above)) break;
    const cells = cellsIn(next);
    const isOfName = (cell: Cell): boolean => within(cell, ...names) && !/\d[.,]\d{2}/.test(cell.text);
    if (!cells.every(isOfName)) break;
    if (cells.length > 0) found.push(lineOf(next, cells));
  }
  return found;
}

/** The table of `rows`; undefined where they have no names in common. */
export function tableOf(
  rows: readonly AmountRow[],
  lines: readonly Line[],
  decimalSign: DecimalSign | undefined,
): LineTable | undefined {
  if (rows.some(({ nameLine }) => nameLine !== undefined)) return undefined;
  const strips = stripsOf(rows.map(({ line }) => line.cells));
  if (strips.length > mostColumns) return undefined;
  const columns = columnsFrom(strips, rows, decimalSign);
  const extent = columns && extentOf(columns);
  if (!columns || !extent) return undefined;
  const own = new Set(rows.map(({ line }) => line));
  const body = rows.flatMap((row) => withRestOfName(row, lines, own, extent));
  return { header: [], columns, body, decimalSign };
}

/** What each of `rows` is called where they have no strip of names in common: the most words left of its amount or above. */
export function namesOf(rows: readonly AmountRow[]): readonly Cell[] | undefined {
  const names = rows.flatMap(({ line, nameLine, cell }) => {
    const before = nameLine?.cells ?? line.cells.slice(0, cell.column);
    return before.toSorted((a, b) => lettersOf([b]) - lettersOf([a])).slice(0, 1);
  });
  return names.length === rows.length && describe(names) ? names : undefined;
}
