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
 * that is nearer to what is below it, or else all of them where none `trail` behind rows.
 */
function firstOf(rows: readonly TableRow[], at: number, trail: boolean): number {
  const isWords = (row: TableRow | undefined): row is TableRow => row?.numbers.length === 0 && row.texts.length > 0;
  let first = at;
  let leading: number | undefined;
  while (isWords(rows[first - 1])) {
    first--;
    if (rows[first]?.leads) leading ??= first;
  }
  if (first === 0) return first;
  // What stands behind the sum of a section is a heading.
  const [last, next] = [rows[first - 1], rows[first]];
  if (last && next && next.line.index > last.line.index + 1) return at;
  return leading ?? (trail ? at : first);
}

/**
 * `rows` with the words above their numbers, where the table prints the numbers of a row beside the last of its lines or
 * one in the middle. Words above one row in a few are a heading.
 */
function withNamesFromAbove(rows: readonly TableRow[]): readonly TableRow[] {
  const begun = begunIn(rows);
  const trail = rows.at(-1)?.numbers.length === 0;
  // Above the only row there may be a heading, below it what goes on with its name.
  if (begun.length === 0 || (begun.length === 1 && trail)) return rows;
  const firsts = new Map(begun.map((at) => [at, firstOf(rows, at, trail)]));
  const isLed = (at: number): boolean =>
    rows.slice(firsts.get(at), at).some(({ texts }) => texts.some(({ text }) => !describesNothing(text)));
  if (begun.filter(isLed).length < (trail ? mostOfThem : 1) * begun.length) return rows;
  const led = new Set(begun.flatMap((at) => rows.slice(firsts.get(at), at)));
  return rows.map((row, at) => {
    if (led.has(row)) return { ...row, texts: [] };
    const above = rows.slice(firsts.get(at) ?? at, at);
    const texts = [...above.flatMap((other) => other.texts), ...row.texts];
    return above.length === 0 ? row : { ...row, texts, nameLines: above.map(({ line }) => line) };
  });
}

/**
 * How many lines of words stand above each row of numbers and as many below it, where the figures of the whole table stand
 * in the middle of their rows: what one has below, the next has not above. Undefined where that does not come out even.
 */
function halvesOf(rows: readonly TableRow[], begun: readonly number[]): number[] | undefined {
  const halves: number[] = [];
  let taken = 0;
  for (const [index, at] of begun.entries()) {
    const half = at - taken - (index === 0 ? 0 : (begun[index - 1] ?? 0) + 1);
    const words = rows.slice(at - half, at + half + 1).filter(({ texts }) => texts.length > 0);
    if (half < 1 || words.length < 2 * half) return undefined;
    halves.push(half);
    taken = half;
  }
  return rows.length - 1 - (begun.at(-1) ?? 0) === taken ? halves : undefined;
}

/** `rows` with the words around their numbers, where the table prints the numbers of every row in the middle of its lines. */
function withNamesAround(rows: readonly TableRow[]): readonly TableRow[] {
  const begun = begunIn(rows);
  const halves = begun.length < 2 ? undefined : halvesOf(rows, begun);
  if (!halves) return rows;
  const middles = new Map(begun.map((at, index) => [at, halves[index] ?? 0]));
  return rows.map((row, at) => {
    const half = middles.get(at);
    if (half === undefined) return { ...row, texts: [] };
    const block = rows.slice(at - half, at + half + 1);
    const nameLines = block.flatMap(({ line }) => (line === row.line ? [] : [line]));
    return { ...row, texts: block.flatMap(({ texts }) => texts), nameLines };
  });
}

/** `rows` with all that names what was sold beside the numbers of it. */
export function withNames(rows: readonly TableRow[]): readonly TableRow[] {
  const ways = [withNamesFromBelow, withNamesAround, withNamesFromAbove];
  return ways.map((named) => named(rows)).find((named) => named !== rows) ?? rows;
}
