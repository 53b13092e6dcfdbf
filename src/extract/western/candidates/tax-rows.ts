/**
 * Rows of a tax summary: net, tax and gross side by side, whatever their order and their titles, and whatever else stands
 * between (discounts, charges, the rate). Gross is the sum of net and tax, and no country taxes so high that the tax were
 * the larger of those. In a row of more than four amounts, the rate on the row has to agree as well.
 *
 * A row that adds up the others is that of the whole document; so is one that stands alone. Without such a row, rows
 * whose gross amounts make an amount that is printed elsewhere are the rates of the document. Rows of a credit note are
 * negative: they are compared without their signs.
 */
import { minorUnits } from '../../../domain/money.ts';
import { makesTax } from './rates.ts';

export interface RowAmount {
  /** Index of the line over the whole document. */
  readonly line: number;
  readonly value: number;
  readonly decimals: number;
}

export type TaxRowRole = 'net' | 'tax' | 'total';

/** In cents, without a sign. */
export type Parts = Readonly<Record<TaxRowRole, number>>;

interface TaxRow {
  readonly line: number;
  readonly cents: Parts;
}

export interface TaxRows {
  /** What `value` on `line` is in a row of the whole document. */
  roleOf(line: number, value: number): TaxRowRole | undefined;
  /** The line is one of several rates'. */
  isPart(line: number): boolean;
  /** The rates of the document where no row adds them up, and what they make together is printed elsewhere. */
  readonly rates: readonly Parts[];
}

/** No tax on sales is more than this share of its net amount. */
const highestRate = 0.35;

/** A row of more amounts is no summary: too many of them add up by chance. */
const mostAmounts = 8;

/** In a row of more amounts some add up by chance, so that its rate has to agree as well. */
const mostWithoutRate = 4;

/** A summary of more rates than this is a list. */
const mostRows = 12;

/** Smaller whole numbers are counts, and no amounts of money. */
const leastWhole = 1000;

/**
 * The amounts of a row in cents: those with the sign that most of them have, and without that sign. Where nothing is
 * printed with cents, as in forints, whole numbers from a thousand on are amounts.
 */
function centsOf(amounts: readonly RowAmount[]): number[] {
  const withCents = amounts.filter(({ decimals }) => decimals === 2);
  const whole = amounts.filter(({ decimals, value }) => decimals === 0 && Math.abs(value) >= leastWhole);
  const all = (withCents.length > 0 ? withCents : whole).map(({ value }) => minorUnits(value));
  const negative = all.filter((cents) => cents < 0).length;
  const sign = negative > all.length / 2 ? -1 : 1;
  return all.map((cents) => sign * cents).filter((cents) => cents > 0);
}

/** Every way in which two amounts of the row make a third, net and tax in bounds. */
function sumsOf(amounts: readonly RowAmount[]): Parts[] {
  const cents = centsOf(amounts).toSorted((a, b) => b - a);
  if (cents.length < 3 || cents.length > mostAmounts) return [];
  return cents.flatMap((total, first) =>
    cents.slice(first + 1).flatMap((net, second) =>
      cents
        .slice(first + second + 2)
        .filter((tax) => Math.abs(net + tax - total) <= 1 && tax <= highestRate * net)
        .map((tax) => ({ net, tax, total })),
    ),
  );
}

const agrees = ({ net, tax }: Parts, amounts: readonly RowAmount[]): boolean =>
  amounts.some(({ value }) => value > 0 && value < 100 * highestRate && makesTax(value, net, tax));

function rowOf(line: number, amounts: readonly RowAmount[]): TaxRow | undefined {
  const sums = sumsOf(amounts);
  const [first] = sums;
  if (centsOf(amounts).length <= mostWithoutRate) return first && { line, cents: first };
  const cents = sums.find((parts) => agrees(parts, amounts));
  return cents && { line, cents };
}

const roles: readonly TaxRowRole[] = ['net', 'tax', 'total'];

const addsUp = (parts: Parts, rows: readonly TaxRow[]): boolean =>
  roles.every((role) => Math.abs(rows.reduce((sum, row) => sum + row.cents[role], 0) - parts[role]) <= rows.length);

/**
 * The row that adds up all others, or else all those above it: below it, what was paid already may be taken off. It
 * needs no rate of its own.
 */
function sumRow(rows: readonly TaxRow[], byLine: ReadonlyMap<number, readonly RowAmount[]>): TaxRow | undefined {
  const isOther = [
    (row: TaxRow, line: number): boolean => row.line !== line,
    (row: TaxRow, line: number): boolean => row.line < line,
  ];
  for (const isAdded of isOther) {
    for (const [line, own] of byLine) {
      const others = rows.filter((row) => isAdded(row, line));
      if (others.length < 2 || others.length > mostRows) continue;
      const cents = sumsOf(own).find((parts) => addsUp(parts, others));
      if (cents) return { line, cents };
    }
  }
  return undefined;
}

/** What several rates make together. */
export const sumOf = (rates: readonly Parts[], role: TaxRowRole): number =>
  rates.reduce((sum, rate) => sum + rate[role], 0);

/** Rows that no row adds up are rates of the document if their total stands on another line. */
function ratesOf(rows: readonly TaxRow[], amounts: readonly RowAmount[]): readonly Parts[] {
  if (rows.length < 2 || rows.length > mostRows) return [];
  const rates = rows.map(({ cents }) => cents);
  const lines = new Set(rows.map(({ line }) => line));
  const total = sumOf(rates, 'total');
  const isPrinted = amounts.some(({ line, value }) => !lines.has(line) && Math.abs(minorUnits(value)) === total);
  return isPrinted ? rates : [];
}

/** What a line that names a tax says of it. */
export interface RatedLine {
  readonly line: number;
  /** The rates that it prints, in percent. */
  readonly rates: readonly number[];
}

/**
 * The amounts on a line that names a tax which are the tax: a rate on the line makes them out of another amount on it,
 * with the tax ("VAT 20 % 11.08 2.22") or without it ("TVA 8,1 % de 117,80 8,83"). In cents, by line.
 */
export function taxesAtRate(
  lines: readonly RatedLine[],
  amounts: readonly RowAmount[],
): ReadonlyMap<number, ReadonlySet<number>> {
  const found = new Map<number, ReadonlySet<number>>();
  const byLine = Map.groupBy(amounts, ({ line }) => line);
  for (const { line, rates } of lines) {
    const own = byLine.get(line) ?? [];
    if (own.length > mostAmounts) continue;
    const cents = own
      .filter(({ decimals }) => decimals === 2 || decimals === 0)
      .map(({ value }) => Math.abs(minorUnits(value)));
    const isTax = (tax: number): boolean =>
      cents.some((base) =>
        rates.some(
          (rate) => rate > 0 && (makesTax(rate, base, tax) || Math.abs((base * rate) / (100 + rate) - tax) <= 1),
        ),
      );
    const taxes = cents.filter((tax) => tax >= leastProven && isTax(tax));
    if (taxes.length > 0) found.set(line, new Set(taxes));
  }
  return found;
}

/** In cents: any rate makes a smaller tax out of some number. */
const leastProven = 20;

export function taxRowsOf(amounts: readonly RowAmount[]): TaxRows {
  const byLine = new Map<number, RowAmount[]>();
  for (const amount of amounts) byLine.set(amount.line, [...(byLine.get(amount.line) ?? []), amount]);
  const rows = [...byLine].flatMap(([line, own]) => rowOf(line, own) ?? []);
  const [only, ...more] = rows;
  // One rate and its sum below are two rows that are alike.
  const repeated =
    more.length > 0 && only && more.every((row) => roles.every((role) => row.cents[role] === only.cents[role]));
  const whole = more.length === 0 || repeated ? only : sumRow(rows, byLine);
  const parts = new Set(repeated ? [] : rows.filter((row) => row.line !== whole?.line).map(({ line }) => line));
  const rates = whole ? [] : ratesOf(rows, amounts);
  return {
    roleOf(line, value) {
      const cents = Math.abs(minorUnits(value));
      if (whole?.line === line) return roles.find((role) => whole.cents[role] === cents);
      return rates.length > 0 && sumOf(rates, 'total') === cents && !parts.has(line) ? 'total' : undefined;
    },
    isPart: (line) => parts.has(line),
    rates,
  };
}
