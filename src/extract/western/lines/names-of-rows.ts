/** What is sold by the rows of a table whose numbers do not stand beside the first line of its name. */
import type { Line } from '../../layout/text-layout.ts';
import { describesNothing } from './by-content.ts';
import type { Entry } from './rows.ts';

/** A line of the table's body, with those of its entries that are numbers of the invoice and those that name what was sold. */
export interface TableRow {
  readonly line: Line;
  /** Other lines that name what was sold. */
  readonly nameLines?: readonly Line[];
  /** Nearer to the row below than to the one above: its words begin what that row is about. */
  readonly leads: boolean;
  readonly entries: readonly Entry[];
  readonly numbers: readonly Entry[];
  readonly texts: readonly Entry[];
}

/** A row with this many numbers begins a line. Names are taken from other lines where at least this share of such rows are alike. */
const fewestNumbers = 2;
const mostOfThem = 0.8;

/** "Total quantity: 4" */
const endsInCount = /:\s*\d+$/;

/** Whether `row` has no more than the code of an article beside its numbers, and `below` says what that is. */
const isNamedBy = (row: TableRow | undefined, below: TableRow | undefined): boolean =>
  row !== undefined &&
  row.numbers.length >= fewestNumbers &&
  row.texts.every(({ text }) => describesNothing(text)) &&
  below?.numbers.length === 0 &&
  below.texts.some(({ text }) => !describesNothing(text) && !endsInCount.test(text));

/** The indices of the rows that begin a line of the table. */
const begunIn = (rows: readonly TableRow[]): number[] =>
  rows.flatMap(({ numbers }, index) => (numbers.length >= fewestNumbers ? [index] : []));

/** `rows` with the names of articles beside their numbers, where the table prints codes there and names below. */
function withNamesFromBelow(rows: readonly TableRow[]): readonly TableRow[] {
  const begun = begunIn(rows);
  const coded = begun.filter(
    (index) => (rows[index]?.texts.length ?? 0) > 0 && isNamedBy(rows[index], rows[index + 1]),
  );
  // Where names stand above their codes, the last code has none below.
  const isLastNamed = (coded.length >= 2 || coded[0] === 0) && coded.at(-1) === begun.at(-1);
  if (!isLastNamed || coded.length < mostOfThem * begun.length) return rows;
  return rows.map((row, index) => {
    const below = rows[index + 1];
    if (below && isNamedBy(row, below)) return { ...row, texts: below.texts, nameLines: [below.line] };
    return isNamedBy(rows[index - 1], row) ? { ...row, texts: [] } : row;
  });
}

/**
 * Where a row of the table begins whose numbers are those of row `at`: the words above it belong to it from the last on
 * that is nearer to what is below it, or all of them where none `trail` behind rows.
 */
function firstOf(rows: readonly TableRow[], at: number, trail: boolean): number {
  const above = rows.slice(0, at).findLastIndex(({ numbers, texts }) => numbers.length > 0 || texts.length === 0);
  // What stands behind the sum of a section is a heading.
  const [last, next] = [rows[above], rows[above + 1]];
  if (last && next && next.line.index > last.line.index + 1) return at;
  if (!trail || above < 0) return above + 1;
  const leading = rows.slice(0, at).findLastIndex(({ leads }) => leads);
  return leading > above ? leading : at;
}

/**
 * `rows` with the words above their numbers, where the table prints the numbers of a row beside the last of its lines or
 * one in the middle. Words above one row in a few are a heading.
 */
function withNamesFromAbove(rows: readonly TableRow[]): readonly TableRow[] {
  const begun = begunIn(rows);
  const trail = rows.at(-1)?.numbers.length === 0;
  const firsts = new Map(begun.map((at) => [at, firstOf(rows, at, trail)]));
  const isLed = (at: number): boolean =>
    rows.slice(firsts.get(at), at).some(({ texts }) => texts.some(({ text }) => !describesNothing(text)));
  if (begun.length === 0 || begun.filter(isLed).length < (trail ? mostOfThem : 1) * begun.length) return rows;
  const led = new Set(begun.flatMap((at) => rows.slice(firsts.get(at), at)));
  return rows.map((row, at) => {
    if (led.has(row)) return { ...row, texts: [] };
    const above = rows.slice(firsts.get(at) ?? at, at);
    const texts = [...above.flatMap((other) => other.texts), ...row.texts];
    return above.length === 0 ? row : { ...row, texts, nameLines: above.map(({ line }) => line) };
  });
}

/** `rows` with all that names what was sold beside the numbers of it. */
export function withNames(rows: readonly TableRow[]): readonly TableRow[] {
  const named = withNamesFromBelow(rows);
  return named === rows ? withNamesFromAbove(rows) : named;
}
