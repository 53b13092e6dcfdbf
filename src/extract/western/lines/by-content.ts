/**
 * What the columns of a table hold, where its rows say it more surely than its titles: quantity times price is the
 * amount, and a column of dates describes nothing.
 *
 * Titles that wrap, stand over their neighbours or are unknown give a column the wrong meaning. The rows are asked, and
 * only where most of them agree on other columns than the titles are those believed.
 */
import { closeAmounts } from '../../../domain/money.ts';
import type { ColumnMeaning } from '../languages/table.ts';
import type { Line } from '../../layout/text-layout.ts';
import type { DecimalSign } from '../values/numbers.ts';
import type { Column } from './header.ts';
import { type Entry, entriesOf, valueOf } from './rows.ts';

/** Rows that are looked at: they are alike. */
const mostRows = 40;

/** More columns of numbers than this are a statistic. */
const mostColumns = 9;

/** A number, with its currency or unit beside it: no time, date or range. */
const oneNumber = /^[^\d:/]{0,6}\d[\d.,'’\s]*[^\d:/]{0,8}$/;

type Row = ReadonlyMap<number, number>;

/** Titles of these columns are believed: they never hold quantity, price or amount. */
const fixed: ReadonlySet<ColumnMeaning> = new Set(['description', 'discount', 'position']);

const amounts: ReadonlySet<ColumnMeaning> = new Set(['amount', 'net', 'gross']);

interface Product {
  readonly quantity: number;
  readonly price: number;
  readonly amount: number;
}

/** How many rows multiply so; those whose quantity is one prove nothing by themselves and count less. */
function provenBy({ quantity, price, amount }: Product, rows: readonly Row[]): number {
  let proven = 0;
  for (const row of rows) {
    const [count, each, all] = [row.get(quantity), row.get(price), row.get(amount)];
    if (count === undefined || each === undefined || all === undefined || all === 0) continue;
    if (closeAmounts(count * each, all, 1)) proven += count === 1 || each === 1 ? 0.4 : 1;
  }
  return proven;
}

function products(indices: readonly number[]): Product[] {
  return indices.flatMap((quantity) =>
    indices.flatMap((price) =>
      indices
        .filter((amount) => amount !== quantity && amount !== price && quantity !== price)
        .map((amount) => ({ quantity, price, amount })),
    ),
  );
}

/** The meanings of `columns` with quantity, price and amount where `product` has them; what stood there is unknown. */
function renamed(columns: readonly Column[], { quantity, price, amount }: Product): Column[] {
  const named = columns[amount]?.meaning;
  const sum = named !== undefined && amounts.has(named) ? named : 'amount';
  const own = new Map<number, ColumnMeaning>([
    [quantity, 'quantity'],
    [price, 'unitPrice'],
    [amount, sum],
  ]);
  const taken = new Set(own.values());
  return columns.map((column, index) => {
    const meaning = own.get(index) ?? (taken.has(column.meaning) ? 'other' : column.meaning);
    return { ...column, meaning };
  });
}

function currentProduct(columns: readonly Column[]): Product {
  const at = (...meanings: readonly ColumnMeaning[]): number =>
    columns.findIndex(({ meaning }) => meanings.includes(meaning));
  return { quantity: at('quantity'), price: at('unitPrice'), amount: at('net', 'amount', 'gross') };
}

/** Share of the rows that have to agree, and proofs that a single row cannot give by chance. */
const mostOfThem = 0.8;
const leastProofs = 1;

/** The numbers of each row by the index of their columns; rows with fewer than three say nothing. */
const numberRows = (entries: readonly (readonly Entry[])[], decimalSign: DecimalSign | undefined): Row[] =>
  entries
    .map(
      (own) =>
        new Map(
          own.flatMap((entry) => {
            const value = oneNumber.test(entry.text) ? valueOf(entry.text, decimalSign) : undefined;
            return entry.column === undefined || value === undefined ? [] : [[entry.column, value] as const];
          }),
        ),
    )
    .filter((row) => row.size >= 3);

/** Two rows may look like a running sum by chance. */
const leastRunning = 3;

/** Whether each number of the column `sum` is the one above it and that of the column `part` together. */
function isRunningSum(sum: number, part: number, rows: readonly Row[]): boolean {
  let above = 0;
  for (const row of rows) {
    const [all, own] = [row.get(sum), row.get(part)];
    if (all === undefined || own === undefined || own === 0 || !closeAmounts(above + own, all, 1)) return false;
    above = all;
  }
  return rows.length >= leastRunning;
}

/** A column that adds up the rows so far is no amount of a row: the column that it adds up is. */
function withoutRunningSum(columns: readonly Column[], rows: readonly Row[]): readonly Column[] {
  const parts = columns.map(({ meaning }, sum) =>
    amounts.has(meaning)
      ? columns.findLastIndex((part, index) => !fixed.has(part.meaning) && isRunningSum(sum, index, rows))
      : -1,
  );
  const sum = parts.findIndex((part) => part >= 0);
  const named = columns[sum]?.meaning;
  if (named === undefined) return columns;
  return columns.map((column, index) => {
    if (index === parts[sum]) return { ...column, meaning: named };
    return index === sum ? { ...column, meaning: 'other' } : column;
  });
}

/** No tax on sales is this high, percent. */
const highestRate = 60;

/** A column of taxes holds amounts where most of its numbers are too high for rates. */
function withTaxAmounts(columns: readonly Column[], rows: readonly Row[]): readonly Column[] {
  const at = columns.findIndex(({ meaning }) => meaning === 'taxRate');
  const values = rows.flatMap((row) => row.get(at) ?? []);
  const high = values.filter((value) => Math.abs(value) > highestRate);
  if (high.length === 0 || high.length < mostOfThem * values.length) return columns;
  const meaning = columns.some((column) => column.meaning === 'taxAmount') ? 'other' : 'taxAmount';
  return columns.map((column, index) => (index === at ? { ...column, meaning } : column));
}

function byArithmetic(columns: readonly Column[], rows: readonly Row[]): readonly Column[] {
  const indices = columns
    .map((_, index) => index)
    .filter((index) => !fixed.has(columns[index]?.meaning ?? 'other') && rows.some((row) => row.has(index)));
  if (rows.length === 0 || indices.length < 3 || indices.length > mostColumns) return columns;
  const current = currentProduct(columns);
  const known = provenBy(current, rows);
  const ranked = products(indices)
    .map((product) => ({ product, proven: provenBy(product, rows) }))
    // Of two that multiply alike (one piece each), what the titles say; quantities are whole and before the amount.
    .sort((a, b) => b.proven - a.proven || agreement(b.product, columns) - agreement(a.product, columns));
  const [best] = ranked;
  if (!best || best.proven < leastProofs || best.proven < known + leastProofs) return columns;
  const wholly = rows.filter((row) => provenBy(best.product, [row]) > 0).length;
  return wholly >= mostOfThem * rows.length ? renamed(columns, best.product) : columns;
}

function agreement({ quantity, price, amount }: Product, columns: readonly Column[]): number {
  const is = (index: number, ...meanings: readonly ColumnMeaning[]): number =>
    meanings.includes(columns[index]?.meaning ?? 'other') ? 1 : 0;
  const inOrder = quantity < amount && price < amount ? 0.5 : 0;
  return is(quantity, 'quantity') + is(price, 'unitPrice') + is(amount, 'amount', 'net', 'gross') + inOrder;
}

/** Text of a date, a code or a number: nothing that was sold. */
export const describesNothing = (text: string): boolean =>
  !/\p{L}{3}/u.test(text) ||
  /^\p{L}{3,10}\.? \d{2,4}$/u.test(text.trim()) ||
  /^[\p{Lu}\d/.-]+\d[\p{Lu}\d/.-]*$/u.test(text);

/** What a title may seem to mean over words that describe: "Item" numbers rows elsewhere. */
const mayDescribe: ReadonlySet<ColumnMeaning> = new Set(['code', 'position', 'other']);

/** A description that is none in most rows changes its meaning with the column of words left of it. */
function byWords(columns: readonly Column[], entries: readonly (readonly Entry[])[]): readonly Column[] {
  const at = columns.findIndex(({ meaning }) => meaning === 'description');
  const priced = entries.filter((own) => own.some(({ value }) => value !== undefined));
  const share = (index: number, test: (text: string) => boolean): number =>
    priced.length === 0
      ? 0
      : priced.filter((own) => own.some((entry) => entry.column === index && test(entry.text))).length / priced.length;
  if (at <= 0 || share(at, describesNothing) < mostOfThem) return columns;
  const left = columns.findIndex(
    ({ meaning }, index) =>
      index < at && mayDescribe.has(meaning) && share(index, (text) => !describesNothing(text)) >= mostOfThem,
  );
  if (left < 0) return columns;
  return columns.map((column, index) => {
    if (index === left) return { ...column, meaning: 'description' as const };
    return index === at ? { ...column, meaning: 'other' as const } : column;
  });
}

/** `columns` with the meanings that the rows of `body` prove. */
export function columnsByContent(
  columns: readonly Column[],
  body: readonly Line[],
  decimalSign: DecimalSign | undefined,
): readonly Column[] {
  const entries = body.slice(0, mostRows).map((line) => entriesOf(line, columns, decimalSign));
  const rows = numberRows(entries, decimalSign);
  return byArithmetic(withoutRunningSum(withTaxAmounts(byWords(columns, entries), rows), rows), rows);
}
