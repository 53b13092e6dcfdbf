/** Which lines of a table are rows, and which are sums of it or titles of what follows. */
import { isProduct } from './item-sums.ts';
import { minorUnits } from '../../../domain/money.ts';
import { type LabelHit, findColumns } from '../labels/match.ts';
import { squeezed } from '../labels/squeeze.ts';
import { type ColumnMeaning, type LabelMeaning, sumMeanings } from '../languages/table.ts';
import type { Cell, Line } from '../../layout/text-layout.ts';
import { type DecimalSign, parseNumber } from '../values/numbers.ts';
import type { Column } from './header.ts';
import { entriesOf } from './rows.ts';

const endsTable: ReadonlySet<LabelMeaning> = new Set([
  ...sumMeanings,
  'previousBalance',
  'paid',
  'rounding',
  'cash',
  'commission',
]);

const adjusts: ReadonlySet<LabelMeaning> = new Set(['discount', 'charge']);

/** An amount of money, by its decimals, its sign or its thousands. */
export const money = /\d[.,]\d{2}(?!\d)|[€$£]\s?\d|(?<!\d)\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)/;

const subjects: ReadonlySet<ColumnMeaning> = new Set(['description', 'code']);

/** A line whose quantity times its price is its amount: an item, whatever its words mean elsewhere. */
export function isProvenRow(line: Line, columns: readonly Column[], decimalSign: DecimalSign | undefined): boolean {
  const entries = entriesOf(line, columns, decimalSign);
  const valueOf = (...meanings: readonly ColumnMeaning[]): number | undefined =>
    entries.find(({ meaning, value }) => meanings.includes(meaning) && value !== undefined)?.value;
  const [quantity, price, amount] = [valueOf('quantity'), valueOf('unitPrice'), valueOf('amount', 'net', 'gross')];
  if (quantity === undefined || price === undefined || amount === undefined || amount === 0) return false;
  const named = entries.some(({ meaning, text }) => subjects.has(meaning) && /\p{L}{2}/u.test(text));
  return named && isProduct(quantity, price, amount);
}

/** What articles are called too ("Card tricks", "Cash box"): only the whole line makes it a sum. */
const ofArticles: ReadonlySet<LabelMeaning> = new Set(['cash', 'paid', 'commission', 'rounding']);

/** A row that is named nothing but this is the sum, whatever stands in its columns. */
const printedSums: ReadonlySet<LabelMeaning> = new Set(['net', 'total', 'grandTotal']);

/** "Total EUR 34,73": little but the label of a total and an amount. Values in the table's other columns are a row. */
function isTotalLine(line: Line, labels: ReadonlyMap<Cell, readonly LabelHit[]>, columns: readonly Column[]): boolean {
  if (!/\d/.test(line.text)) return false;
  const description = columns.find((column) => column.meaning === 'description');
  return line.cells.some((cell) => {
    const hit = labels.get(cell)?.[0];
    return hit !== undefined && isLabelOfTotal(line, cell, hit, description);
  });
}

/**
 * A discount or a charge with its amount, and nothing where articles are named: it stands among the totals. Below the
 * descriptions the same words are a row.
 */
function isAdjustment(line: Line, cell: Cell, hit: LabelHit, description: Column | undefined): boolean {
  const [first, next] = line.cells;
  if (cell !== first || !next || !description || cell.box[0] <= description.box[2]) return false;
  const named = squeezed(withoutDigits(cell.text)).length;
  return hit.meanings.some((meaning) => adjusts.has(meaning)) && hit.length >= 0.8 * named && money.test(next.text);
}

/** Whether the first label of a cell makes its line one of a total. */
function isLabelOfTotal(line: Line, cell: Cell, hit: LabelHit, description: Column | undefined): boolean {
  if (hit.start > 2) return false;
  if (!hit.meanings.some((meaning) => endsTable.has(meaning))) return isAdjustment(line, cell, hit, description);
  const behind = [cell.text.slice(hit.end), ...line.cells.slice(cell.column + 1).map((other) => other.text)];
  if (!behind.some((text) => /\d/.test(text))) return false;
  const named = squeezed(withoutDigits(cell.text)).length;
  const isSum = printedSums.has(hit.meanings[0] ?? 'name') && hit.length >= 0.95 * named && money.test(line.text);
  if (isInDescription(line, cell, description) && !isSum) return false;
  if (isAnnouncedSum(line, cell, hit)) return true;
  if (hit.length >= 0.8 * named && isBesideAmount(line, cell, description)) return true;
  const letters = squeezed(line.text.replace(/[\d.,€$£%\s()\-–:]/g, '')).length;
  if (hit.meanings.every((meaning) => ofArticles.has(meaning)) && hit.length < 0.8 * letters) return false;
  const isFirst = line.cells.slice(0, cell.column).every((other) => squeezed(withoutDigits(other.text)) === '');
  return hit.length >= (isFirst ? 0.25 : 0.4) * letters;
}

/** "Net amount of food and drinks (10 % VAT): | 212.00": what begins with the label of a sum and ends in a colon is one. */
const isAnnouncedSum = (line: Line, cell: Cell, hit: LabelHit): boolean =>
  cell.column === 0 &&
  line.cells.length === 2 &&
  printedSums.has(hit.meanings[0] ?? 'name') &&
  /:\s*$/.test(cell.text) &&
  money.test(line.cells[1]?.text ?? '');

const withoutDigits = (text: string): string => text.replace(/\d/g, '');

/** Whether a cell stands in the column of descriptions of a line that has values in the other columns too. */
const isInDescription = (line: Line, cell: Cell, description: Column | undefined): boolean =>
  description !== undefined && cell.column === 0 && cell.box[0] <= description.box[0] + 4 && line.cells.length > 3;

/** Whether a cell stands right of the descriptions, with an amount of money in the cell behind it. */
function isBesideAmount(line: Line, cell: Cell, description: Column | undefined): boolean {
  const next = line.cells[cell.column + 1];
  return cell.column > 0 && next !== undefined && money.test(next.text) && cell.box[0] > (description?.box[2] ?? 0);
}

/** An amount with cents and its currency, alone on a line. */
const amountAlone = /^[^\p{L}\d]*(?:[A-Z]{3}\s?)?(\d[\d.,'’ ]*[.,]\d{2})\s?(?:[A-Z]{3})?[^\p{L}\d]*$/u;

/** The amount at the right end of a line, in cents. */
function lastCents(line: Line, decimalSign: DecimalSign | undefined): number | undefined {
  const printed = /(\d[\d.,'’]*[.,]\d{2})(?!\d)[^\d]{0,6}$/.exec(line.text)?.[1];
  const parsed = printed === undefined ? undefined : parseNumber(printed, decimalSign);
  return parsed && minorUnits(parsed.value);
}

/**
 * A line that bears words and an amount alone is the sum where the amount adds up those above it (three at least: of two,
 * a third may be the sum by chance), whatever the words say. A row has a quantity or a price.
 */
export function isWordedSum(
  line: Line,
  body: readonly Line[],
  columns: readonly Column[],
  decimalSign: DecimalSign | undefined,
): boolean {
  const isOfRows = ({ meaning }: { readonly meaning: ColumnMeaning }): boolean =>
    meaning === 'quantity' || meaning === 'unitPrice';
  if (!columns.some(isOfRows) || !addsUpAbove(line, body, decimalSign, 3)) return false;
  return !entriesOf(line, columns, decimalSign).some((entry) => entry.value !== undefined && isOfRows(entry));
}

/**
 * A line whose figures all add up those above them, in two columns at least: the sum, whatever its words say ("Součet",
 * "Összesen"). Rates are no part of it.
 */
export function isColumnSum(
  line: Line,
  body: readonly Line[],
  columns: readonly Column[],
  decimalSign: DecimalSign | undefined,
): boolean {
  const ownOf = (other: Line): ReadonlyMap<number, number> =>
    new Map(
      entriesOf(other, columns, decimalSign).flatMap(({ column, value, text }) =>
        column === undefined || value === undefined || text.includes('%') ? [] : [[column, minorUnits(value)] as const],
      ),
    );
  const above = body.map(ownOf).filter(({ size }) => size > 0);
  const own = [...ownOf(line)];
  if (above.length < 2 || own.length < 2) return false;
  return own.every(([column, cents]) => above.reduce((sum, row) => sum + (row.get(column) ?? 0), 0) === cents);
}

/** A line of one amount that adds up those above it (two at least) is the sum, wherever its label stands. */
export function isBareSum(line: Line, body: readonly Line[], decimalSign: DecimalSign | undefined): boolean {
  return amountAlone.test(line.text) && addsUpAbove(line, body, decimalSign, 2);
}

/** Whether the last amount of a line is the sum of those above it, of which there are `fewest` at least. */
function addsUpAbove(line: Line, body: readonly Line[], decimalSign: DecimalSign | undefined, fewest: number): boolean {
  const above = body.flatMap((other) => lastCents(other, decimalSign) ?? []);
  return above.length >= fewest && above.reduce((sum, cents) => sum + cents, 0) === lastCents(line, decimalSign);
}

/** Titles of the next section or table: labels and column titles, and no figures. */
export function isTitleLine(line: Line, labels: ReadonlyMap<Cell, readonly LabelHit[]>): boolean {
  // "Discount 3%   VAT 19%   Total": rates are part of titles.
  if (/\d/.test(line.text.replace(/\d{1,3}(?:[.,]\d{1,4})?\s?%/g, ''))) return false;
  const letters = squeezed(line.text).length;
  const covered = line.cells.reduce((sum, cell) => {
    const named = (labels.get(cell) ?? []).reduce((total, hit) => total + hit.length, 0);
    const titled = findColumns(cell.text).reduce((total, hit) => total + hit.length, 0);
    return sum + Math.max(named, titled);
  }, 0);
  return (
    letters > 8 &&
    covered >= (line.cells.length > 2 ? 0.5 : 0.8) * letters &&
    (line.cells.length > 1 || /:\s*$/.test(line.text))
  );
}

/** A line that names a total, unless its own arithmetic shows that it is a row. */
export const isSumLine = (
  line: Line,
  labels: ReadonlyMap<Cell, readonly LabelHit[]>,
  columns: readonly Column[],
  decimalSign: DecimalSign | undefined,
): boolean => isTotalLine(line, labels, columns) && !isProvenRow(line, columns, decimalSign);
