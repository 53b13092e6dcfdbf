/**
 * Whether rate times net amount is the tax, for each line, and for all lines together where they have the same rate.
 *
 * Words for rates (免税, ***) are not compared. Tax on a margin (差额征税) does not fit its printed rate and is reported too.
 */
import type { InvoiceLine } from '../../domain/invoice.ts';
import { closeAmounts, minorUnits, sumAmounts } from '../../domain/money.ts';
import { message } from '../../texts/message.ts';
import type { Check } from './check.ts';
import { type Problem, verdict } from './verdict.ts';

/** The Chinese tax bureau accepts a difference of 0.06 for each line; elsewhere differences are smaller. */
const lineToleranceMinor = 6;

/** Amounts without cents (forint, yen) are rounded to whole units. */
const toleranceOf = (...amounts: readonly number[]): number =>
  amounts.every((amount) => Number.isInteger(amount)) ? 50 : lineToleranceMinor;

/** "13%", "5,5 %" as a fraction. */
function fractionOf(rate: string | null): number | undefined {
  const match = /^\s*(\d{1,3}(?:[.,]\d{1,4})?)\s*[%％]\s*$/.exec(rate ?? '');
  return match?.[1] === undefined ? undefined : Number(match[1].replace(',', '.')) / 100;
}

function lineProblem({ netAmount, taxAmount, taxRate }: InvoiceLine, index: number): Problem | 'fits' | undefined {
  const fraction = fractionOf(taxRate);
  if (fraction === undefined || netAmount === null || taxAmount === null) return undefined;
  const expected = netAmount * fraction;
  if (closeAmounts(expected, taxAmount, toleranceOf(netAmount, taxAmount))) return 'fits';
  const values = { line: index + 1, rate: taxRate ?? '', net: netAmount, expected, tax: taxAmount };
  return { message: message('tax-rate.line', values) };
}

/** No country taxes sales at more than half of the net amount: a higher tax is some other amount. */
export const highestShareOfTotal = 0.34;

function shareProblem(taxAmount: number | null, totalAmount: number | null): Problem | undefined {
  if (taxAmount === null || totalAmount === null || totalAmount === 0) return undefined;
  if (Math.abs(taxAmount) <= highestShareOfTotal * Math.abs(totalAmount)) return undefined;
  return { message: message('tax-rate.share', { tax: taxAmount, total: totalAmount }) };
}

export const taxRate: Check = {
  id: 'tax-rate',
  says: 'tax-rate.says',
  doubts: [],
  run({ invoice: { lines, netAmount, taxAmount, totalAmount } }) {
    const results = [...lines.map(lineProblem), shareProblem(taxAmount, totalAmount)].filter(
      (result) => result !== undefined,
    );
    const [first, ...others] = new Set(lines.map((line) => fractionOf(line.taxRate)));
    const listed = lines.flatMap((line) => line.netAmount ?? []);
    // All lines together are compared only where they make up the net amount: allowances have rates of their own.
    const whole =
      netAmount !== null && listed.length === lines.length && minorUnits(sumAmounts(listed)) === minorUnits(netAmount);
    if (first !== undefined && others.length === 0 && whole && taxAmount !== null) {
      const expected = netAmount * first;
      const fits = closeAmounts(expected, taxAmount, toleranceOf(netAmount, taxAmount) + lines.length);
      const values = { rate: lines[0]?.taxRate ?? '', net: netAmount, expected, tax: taxAmount };
      results.push(fits ? 'fits' : { message: message('tax-rate.all', values) });
    }
    return verdict(
      results.length,
      results.filter((result) => result !== 'fits'),
    );
  },
};
