/**
 * Line tables: a header row, and the lines below it up to the totals. No ruling lines are needed.
 *
 * A header that comes again on a later page continues the same table. The body ends where a line bears the label of a
 * total, or where text without numbers follows a wide gap (the foot of the page).
 */
import { closeAmounts, minorUnits } from '../../../domain/money.ts';
import { type LabelHit, findColumns } from '../labels/match.ts';
import { squeezed } from '../labels/squeeze.ts';
import type { ColumnMeaning, LabelMeaning } from '../languages/table.ts';
import type { Cell, Line, TextLayout } from '../layout.ts';
import { type DecimalSign, parseNumber } from '../values/numbers.ts';
import { columnsByContent } from './by-content.ts';
import { type Column, type Header, headerAt } from './header.ts';
import { entriesOf } from './rows.ts';

export interface LineTable {
  readonly header: readonly Line[];
  readonly columns: readonly Column[];
  readonly body: readonly Line[];
  readonly decimalSign: DecimalSign | undefined;
}

const endsTable: ReadonlySet<LabelMeaning> = new Set([
  'net',
  'tax',
  'total',
  'grandTotal',
  'amountDue',
  'previousBalance',
  'paid',
  'rounding',
  'cash',
  'commission',
]);

const money = /\d[.,]\d{2}(?!\d)|[€$£]\s?\d/;

const subjects: ReadonlySet<ColumnMeaning> = new Set(['description', 'code']);

/** A line whose quantity times its price is its amount: an item, whatever its words mean elsewhere. */
function isProvenRow(line: Line, columns: readonly Column[], decimalSign: DecimalSign | undefined): boolean {
  const entries = entriesOf(line, columns, decimalSign);
  const valueOf = (...meanings: readonly ColumnMeaning[]): number | undefined =>
    entries.find(({ meaning, value }) => meanings.includes(meaning) && value !== undefined)?.value;
  const [quantity, price, amount] = [valueOf('quantity'), valueOf('unitPrice'), valueOf('amount', 'net', 'gross')];
  if (quantity === undefined || price === undefined || amount === undefined || amount === 0) return false;
  const named = entries.some(({ meaning, text }) => subjects.has(meaning) && /\p{L}{2}/u.test(text));
  return named && closeAmounts(quantity * price, amount, 2);
}

/** Lines at the head of a page that may come before the table goes on, and at the foot after it broke off. */
const mostPageHead = 14;
const mostPageFoot = 6;

/** So many lines after a sum of a section, the next section has begun. */
const mostBetweenSections = 5;

/** Whether the table goes on after a line that adds up a section of it. */
function goesOnAfter(
  layout: TextLayout,
  from: Line,
  columns: readonly Column[],
  headerLines: ReadonlySet<Line>,
  decimalSign: DecimalSign | undefined,
): boolean {
  // Carried over at the foot of a page: what is left of it, and the head of the next, come between.
  const left = layout.lines.slice(from.index + 1).findIndex(({ page }) => page !== from.page);
  const atFoot = left >= 0 && left <= mostPageFoot;
  const reach = atFoot ? left + mostPageHead : mostBetweenSections;
  for (const line of layout.lines.slice(from.index + 1, from.index + 1 + reach)) {
    if ((line.page !== from.page && !atFoot) || headerLines.has(line)) return false;
    if (isProvenRow(line, columns, decimalSign)) return true;
  }
  return false;
}

/** What articles are called too ("Card tricks", "Cash box"): only the whole line makes it a sum. */
const ofArticles: ReadonlySet<LabelMeaning> = new Set(['cash', 'paid', 'commission', 'rounding']);

/** A row that is named nothing but this is the sum, whatever stands in its columns. */
const sumMeanings: ReadonlySet<LabelMeaning> = new Set(['net', 'total', 'grandTotal']);

/** "Total EUR 34,73": little but the label of a total and an amount. Values in the table's other columns are a row. */
function isTotalLine(line: Line, labels: ReadonlyMap<Cell, readonly LabelHit[]>, columns: readonly Column[]): boolean {
  if (!/\d/.test(line.text)) return false;
  const description = columns.find((column) => column.meaning === 'description');
  return line.cells.some((cell) => {
    const hit = labels.get(cell)?.[0];
    return hit !== undefined && isLabelOfTotal(line, cell, hit, description);
  });
}

/** Whether the first label of a cell makes its line one of a total. */
function isLabelOfTotal(line: Line, cell: Cell, hit: LabelHit, description: Column | undefined): boolean {
  if (hit.start > 2 || !hit.meanings.some((meaning) => endsTable.has(meaning))) return false;
  const behind = [cell.text.slice(hit.end), ...line.cells.slice(cell.column + 1).map((other) => other.text)];
  if (!behind.some((text) => /\d/.test(text))) return false;
  const named = squeezed(withoutDigits(cell.text)).length;
  const isSum = sumMeanings.has(hit.meanings[0] ?? 'name') && hit.length >= 0.95 * named && money.test(line.text);
  if (isInDescription(line, cell, description) && !isSum) return false;
  if (hit.length >= 0.8 * named && isBesideAmount(line, cell, description)) return true;
  const letters = squeezed(line.text.replace(/[\d.,€$£%\s()\-–:]/g, '')).length;
  if (hit.meanings.every((meaning) => ofArticles.has(meaning)) && hit.length < 0.8 * letters) return false;
  const isFirst = line.cells.slice(0, cell.column).every((other) => squeezed(withoutDigits(other.text)) === '');
  return hit.length >= (isFirst ? 0.25 : 0.4) * letters;
}

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

/** A line of one amount that adds up those above it (two at least) is the sum, wherever its label stands. */
function isBareSum(line: Line, body: readonly Line[], decimalSign: DecimalSign | undefined): boolean {
  if (!amountAlone.test(line.text)) return false;
  const above = body.flatMap((other) => lastCents(other, decimalSign) ?? []);
  return above.length >= 2 && above.reduce((sum, cents) => sum + cents, 0) === lastCents(line, decimalSign);
}

/** Titles of the next section or table: labels and column titles, and no figures. */
function isTitleLine(line: Line, labels: ReadonlyMap<Cell, readonly LabelHit[]>): boolean {
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

/** Where this wide a gap (in line heights) comes before text without amounts, the table is over. */
const widestGap = 4;

const moneyMeanings = new Set(['net', 'gross', 'amount', 'unitPrice']);

/** A line that names a total, unless its own arithmetic shows that it is a row. */
const isSumLine = (
  line: Line,
  labels: ReadonlyMap<Cell, readonly LabelHit[]>,
  columns: readonly Column[],
  decimalSign: DecimalSign | undefined,
): boolean => isTotalLine(line, labels, columns) && !isProvenRow(line, columns, decimalSign);

/** Index of the line from which a table without a repeated header goes on, on the page that begins with `first`. */
function continuedAt(
  layout: TextLayout,
  first: Line,
  header: Header,
  labels: ReadonlyMap<Cell, readonly LabelHit[]>,
  headerLines: ReadonlySet<Line>,
  decimalSign: DecimalSign | undefined,
): number | undefined {
  for (const line of layout.lines.slice(first.index, first.index + mostPageHead)) {
    if (line.page !== first.page || headerLines.has(line)) return undefined;
    if (isTitleLine(line, labels)) return undefined;
    if (isSumLine(line, labels, header.columns, decimalSign)) {
      // The sum of the page before, carried over.
      if (goesOnAfter(layout, line, header.columns, headerLines, decimalSign)) continue;
      return undefined;
    }
    const numbers = entriesOf(line, header.columns, decimalSign).filter((entry) => entry.value !== undefined);
    if (numbers.length >= 2 && numbers.some((entry) => moneyMeanings.has(entry.meaning)) && money.test(line.text))
      return line.index;
  }
  return undefined;
}

function bodyBelow(
  layout: TextLayout,
  header: Header,
  labels: ReadonlyMap<Cell, readonly LabelHit[]>,
  headerLines: ReadonlySet<Line>,
  decimalSign: DecimalSign | undefined,
): Line[] {
  const body: Line[] = [];
  let edge = header.lines.at(-1);
  if (!edge) return body;
  let lastWithNumber = 0;
  for (let index = edge.index + 1; index < layout.lines.length; index++) {
    const line = layout.lines[index];
    if (!line || headerLines.has(line)) break;
    if (line.page !== edge.page) {
      const next = continuedAt(layout, line, header, labels, headerLines, decimalSign);
      if (next === undefined) break;
      edge = layout.lines[next] ?? line;
      index = next - 1;
      continue;
    }
    const height = edge.box[3] - edge.box[1];
    const gap = (line.box[1] - edge.box[3]) / Math.max(1, height);
    if (isSumLine(line, labels, header.columns, decimalSign)) {
      if (!goesOnAfter(layout, line, header.columns, headerLines, decimalSign)) return body.slice(0, lastWithNumber);
      edge = line;
      continue;
    }
    const isNextTitle = body.length > 0 && isTitleLine(line, labels);
    if (isNextTitle || isBareSum(line, body, decimalSign)) return body.slice(0, lastWithNumber);
    if (gap > widestGap && !money.test(line.text) && body.length > 0) break;
    body.push(line);
    if (/\d/.test(line.text) || body.length - lastWithNumber < 3) lastWithNumber = body.length;
    edge = line;
  }
  return body;
}

/** Tables of the document, in order; a continued table comes once for each of its headers. */
export function findTables(
  layout: TextLayout,
  labels: ReadonlyMap<Cell, readonly LabelHit[]>,
  decimalSign: DecimalSign | undefined,
): LineTable[] {
  const headers: Header[] = [];
  const headerLines = new Set<Line>();
  for (const line of layout.lines) {
    if (headerLines.has(line)) continue;
    const header = headerAt(layout, line);
    if (!header) continue;
    headers.push(header);
    header.lines.forEach((member) => headerLines.add(member));
  }
  return headers.map((header) => {
    const body = bodyBelow(layout, header, labels, headerLines, decimalSign);
    return {
      header: header.lines,
      columns: columnsByContent(header.columns, body, decimalSign),
      body,
      decimalSign,
    };
  });
}
