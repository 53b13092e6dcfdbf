/**
 * Line tables: a header row, and the lines below it up to the totals. No ruling lines are needed.
 *
 * A header that comes again on a later page continues the same table. The body ends where a line bears the label of a
 * total, or where text without numbers follows a wide gap (the foot of the page).
 */
import { heightOf } from '../../../geometry/box.ts';
import type { LabelHit } from '../labels/match.ts';
import type { Cell, Line, TextLayout } from '../../layout/text-layout.ts';
import { lettersIn } from '../values/letters.ts';
import type { DecimalSign } from '../values/numbers.ts';
import { columnsByContent, describesNothing } from './by-content.ts';
import { type Column, type Header, headerAt } from './header.ts';
import { entriesOf } from './rows.ts';
import { overContent } from './strips.ts';
import { isBareSum, isColumnSum, isProvenRow, isSumLine, isTitleLine, isWordedSum, money } from './total-lines.ts';

export interface LineTable {
  readonly header: readonly Line[];
  readonly columns: readonly Column[];
  readonly body: readonly Line[];
  readonly decimalSign: DecimalSign | undefined;
}

/** What is known of the document while the body of one table is looked for. */
interface Search {
  readonly layout: TextLayout;
  readonly labels: ReadonlyMap<Cell, readonly LabelHit[]>;
  readonly decimalSign: DecimalSign | undefined;
  /** Lines of the headers of all tables. */
  readonly headerLines: ReadonlySet<Line>;
  /** Columns of the table. */
  readonly columns: readonly Column[];
}

/** Lines at the head of a page that may come before the table goes on, and at the foot after it broke off. */
const mostPageHead = 14;
const mostPageFoot = 6;

/** So many lines after a sum of a section, the next section has begun. */
const mostBetweenSections = 5;

/** Whether the table goes on after a line that adds up a section of it. */
function goesOnAfter(from: Line, { layout, columns, headerLines, decimalSign }: Search): boolean {
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

/** Where this wide a gap (in line heights) comes before text without amounts, the table is over. */
const widestGap = 4;

const moneyMeanings = new Set(['net', 'gross', 'amount', 'unitPrice']);

const isSum = (line: Line, { labels, columns, decimalSign }: Search): boolean =>
  isSumLine(line, labels, columns, decimalSign);

/** Index of the line from which a table without a repeated header goes on, on the page that begins with `first`. */
function continuedAt(first: Line, search: Search): number | undefined {
  const { layout, labels, columns, headerLines, decimalSign } = search;
  for (const line of layout.lines.slice(first.index, first.index + mostPageHead)) {
    if (line.page !== first.page || headerLines.has(line)) return undefined;
    if (isTitleLine(line, labels)) return undefined;
    if (isSum(line, search)) {
      // The sum of the page before, carried over.
      if (goesOnAfter(line, search)) continue;
      return undefined;
    }
    const numbers = entriesOf(line, columns, decimalSign).filter((entry) => entry.value !== undefined);
    if (numbers.length >= 2 && numbers.some((entry) => moneyMeanings.has(entry.meaning)) && money.test(line.text))
      return line.index;
  }
  return undefined;
}

/** What a line below a header is: `sectionSum` adds up some rows and more follow, `total` and `foot` end the table. */
type Role = 'row' | 'sectionSum' | 'total' | 'foot';

/** Share of the letters of its cell that the label of a sum is right below the titles, where nothing is to be added up. */
const mostOfLabel = 0.8;

/** "Quota fibre 600 Mb  28.10" right below the titles: what begins like the label of a sum and goes on is a row. */
const isNamedOn = ({ cells }: Line, { labels }: Search): boolean =>
  cells.every((cell) => {
    const letters = lettersIn(cell.text);
    return (labels.get(cell) ?? []).every(({ length }) => length < mostOfLabel * letters);
  });

/** `edge` is the line above, of the table or its header; `body` are the rows so far. */
function roleOf(line: Line, edge: Line, body: readonly Line[], search: Search): Role {
  const { columns, decimalSign } = search;
  if (body.length === 0 && isNamedOn(line, search)) return 'row';
  const isAddedUp = [isWordedSum, isColumnSum].some((adds) => adds(line, body, columns, decimalSign));
  if (isSum(line, search) || isAddedUp) return goesOnAfter(line, search) ? 'sectionSum' : 'total';
  const isNextTitle = body.length > 0 && isTitleLine(line, search.labels);
  if (isNextTitle || isBareSum(line, body, decimalSign)) return 'total';
  const gap = (line.box[1] - edge.box[3]) / Math.max(1, heightOf(edge));
  return gap > widestGap && !money.test(line.text) && body.length > 0 ? 'foot' : 'row';
}

/** More lines in a row without a digit than this are no part of the last row of a table. */
const mostWordsBehind = 2;

/** Columns that are numbered, at least. */
const fewestNumbered = 4;

/** "0 | 1 | 2 | 3 | 4 | 5 (3x4) | 6" below the titles numbers the columns. */
function isNumbering({ cells }: Line): boolean {
  const [first, ...others] = cells.map(({ text }) => Number(/^\(?(\d{1,2})\)?(?: ?[(=].*)?$/.exec(text)?.[1]));
  return (
    cells.length >= fewestNumbered &&
    first !== undefined &&
    first <= 1 &&
    others.every((number, index) => number === first + index + 1)
  );
}

/** The last line of a header, with that which numbers its columns. */
function lastOfHead(header: Header, lines: readonly Line[]): Line | undefined {
  const title = header.lines.at(-1);
  const next = title && lines[title.index + 1];
  return next && isNumbering(next) ? next : title;
}

function bodyBelow(header: Header, search: Search): Line[] {
  const { lines } = search.layout;
  const body: Line[] = [];
  /** How many lines the body has up to its last number, and the lines right behind that. */
  let withNumbers = 0;
  let edge = lastOfHead(header, lines);
  let index = (edge?.index ?? lines.length) + 1;
  while (edge) {
    const line = lines[index];
    if (!line || search.headerLines.has(line)) break;
    if (line.page !== edge.page) {
      const next = continuedAt(line, search);
      if (next === undefined) break;
      edge = lines[next] ?? line;
      index = next;
      continue;
    }
    const role = roleOf(line, edge, body, search);
    if (role === 'total') return body.slice(0, withNumbers);
    if (role === 'foot') break;
    if (role === 'row') {
      body.push(line);
      if (/\d/.test(line.text) || body.length - withNumbers <= mostWordsBehind) withNumbers = body.length;
    }
    edge = line;
    index++;
  }
  return body;
}

/** How many rows of `body` say what was sold, and how many multiply, if these are its columns. */
function saidBy(columns: readonly Column[], body: readonly Line[], decimalSign: DecimalSign | undefined): number {
  const isNamed = (line: Line): boolean =>
    entriesOf(line, columns, decimalSign).some(
      ({ meaning, text }) => meaning === 'description' && !describesNothing(text),
    );
  const rows = body.filter(({ text, cells }) => /\d/.test(text) && cells.length > 1);
  return rows.filter(isNamed).length + rows.filter((row) => isProvenRow(row, columns, decimalSign)).length;
}

/** The columns as their titles stand, or as wide as what stands below them where more rows can be read so. */
function columnsOf({ columns }: Header, body: readonly Line[], decimalSign: DecimalSign | undefined) {
  const titled = columnsByContent(columns, body, decimalSign);
  const wide = overContent(columns, body);
  if (wide === columns) return titled;
  const filled = columnsByContent(wide, body, decimalSign);
  const [asTitled, asFilled] = [titled, filled].map((tried) => saidBy(tried, body, decimalSign));
  return asFilled !== undefined && asTitled !== undefined && asFilled > asTitled ? filled : titled;
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
    const body = bodyBelow(header, { layout, labels, decimalSign, headerLines, columns: header.columns });
    return {
      header: header.lines,
      columns: columnsOf(header, body, decimalSign),
      body,
      decimalSign,
    };
  });
}
