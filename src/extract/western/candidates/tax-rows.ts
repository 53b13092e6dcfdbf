/**
 * Rows of a tax summary: net, tax and gross side by side, whatever their order and their titles. The largest is the sum
 * of the others, and no country taxes so high that the tax were the larger of those.
 *
 * A row that adds up the others is that of the whole document; so is one that stands alone.
 */
import { minorUnits } from '../../../domain/money.ts';

export interface RowAmount {
  /** Index of the line over the whole document. */
  readonly line: number;
  readonly value: number;
  readonly decimals: number;
}

export type TaxRowRole = 'net' | 'tax' | 'total';

interface TaxRow {
  readonly line: number;
  readonly cents: Readonly<Record<TaxRowRole, number>>;
}

export interface TaxRows {
  /** What `value` on `line` is in a row of the whole document. */
  roleOf(line: number, value: number): TaxRowRole | undefined;
  /** The line is one of several rates'. */
  isPart(line: number): boolean;
}

/** No tax on sales is more than this share of its net amount. */
const highestRate = 0.35;

function rowOf(line: number, amounts: readonly RowAmount[]): TaxRow | undefined {
  const cents = amounts.filter(({ decimals }) => decimals === 2).map(({ value }) => minorUnits(value));
  if (cents.length < 3 || cents.length > 4) return undefined;
  const [total, net, tax, fourth] = cents.toSorted((a, b) => b - a);
  if (total === undefined || net === undefined || tax === undefined || tax <= 0) return undefined;
  // A rate may be printed as "19,00".
  const taxes = [tax, ...(fourth === undefined ? [] : [fourth])];
  const fitting = taxes.find((one) => Math.abs(net + one - total) <= 1 && one <= highestRate * net);
  return fitting === undefined ? undefined : { line, cents: { net, tax: fitting, total } };
}

const roles: readonly TaxRowRole[] = ['net', 'tax', 'total'];

export function taxRowsOf(amounts: readonly RowAmount[]): TaxRows {
  const byLine = new Map<number, RowAmount[]>();
  for (const amount of amounts) byLine.set(amount.line, [...(byLine.get(amount.line) ?? []), amount]);
  const rows = [...byLine].flatMap(([line, own]) => rowOf(line, own) ?? []);
  const [only, ...more] = rows;
  const whole =
    more.length === 0
      ? only
      : rows.find((row) =>
          roles.every((role) => {
            const others = rows.filter((other) => other !== row);
            const sum = others.reduce((cents, other) => cents + other.cents[role], 0);
            return Math.abs(sum - row.cents[role]) <= others.length;
          }),
        );
  const parts = new Set(rows.filter((row) => row !== whole).map(({ line }) => line));
  return {
    roleOf: (line, value) =>
      whole?.line === line ? roles.find((role) => whole.cents[role] === minorUnits(value)) : undefined,
    isPart: (line) => parts.has(line),
  };
}
