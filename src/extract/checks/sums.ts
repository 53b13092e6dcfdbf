/**
 * Whether the lines add up to the net amount, and net and tax to the total.
 *
 * Documents take discounts, charges, prepaid amounts and rounding into account at different points, and receipts list their
 * lines with tax. A sum that a known fact explains is right, but for one: a discount belongs between the lines and the net
 * amount (BT-109 of EN 16931), not between net and total. What is wrong is reported, never corrected.
 */
import type { Invoice } from '../../domain/invoice.ts';
import { closeAmounts, fromMinorUnits, minorUnits, sumAmounts } from '../../domain/money.ts';
import { message } from '../../texts/message.ts';
import type { Facts, Reading } from '../reading.ts';
import type { Check } from './check.ts';
import { highestShareOfTotal } from './tax-rate.ts';
import { type Problem, verdict } from './verdict.ts';

const plus = (...amounts: readonly number[]): number => sumAmounts(amounts);
const minus = (a: number, b: number): number => fromMinorUnits(minorUnits(a) - minorUnits(b));

/** Each amount of a line is rounded, by half a cent at most. */
const lineToleranceMinor = (lines: number): number => Math.min(10, Math.max(1, Math.ceil(lines / 2)));

/** The net amounts that a sum of lines may give: allowances and charges may or may not be among the lines. */
const netsOf = (sum: number, { allowances = 0, charges = 0 }: Facts): number[] => [
  sum,
  plus(sum, -allowances, charges),
  plus(sum, -allowances),
  plus(sum, charges),
];

/** Whether lines before tax may lead to the total by a tax that was not read: neither net amount nor tax is known. */
const mayBeBeforeTax = (sum: number, { netAmount, taxAmount, totalAmount }: Invoice): boolean =>
  netAmount === null &&
  taxAmount === null &&
  totalAmount !== null &&
  sum < totalAmount &&
  sum >= (1 - highestShareOfTotal) * totalAmount;

/** The lines have to add up to the net amount, or to the total where they are priced with tax. */
function linesProblem(invoice: Invoice, facts: Facts, readings: readonly Reading[]): Problem | 'fits' | undefined {
  const { lines, netAmount, taxAmount, totalAmount } = invoice;
  const amounts = lines.flatMap(({ netAmount: amount }) => amount ?? []);
  const target =
    netAmount ?? (totalAmount !== null && taxAmount !== null ? minus(totalAmount, taxAmount) : totalAmount);
  if (amounts.length === 0 || amounts.length < lines.length || target === null) return undefined;
  const sum = sumAmounts(amounts);
  const targets = [target, ...(totalAmount === null ? [] : [totalAmount])];
  const tolerance = lineToleranceMinor(lines.length);
  const fits = netsOf(sum, facts).some((net) => targets.some((wanted) => closeAmounts(net, wanted, tolerance)));
  if (fits) return 'fits';
  return {
    message: message('sums.lines', { lines: lines.length, sum, net: target }),
    severity: areSure(readings) && !mayBeBeforeTax(sum, invoice) ? 'review' : 'note',
  };
}

/** Lines with a lower confidence are more likely misread than the amounts are wrong. */
const doubtful = 0.5;

function areSure(readings: readonly Reading[]): boolean {
  const lines = readings.find((reading) => reading.lines.length > 0)?.lines ?? [];
  return lines.length === 0 || lines.some(({ confidence }) => confidence > doubtful);
}

/**
 * The totals that net and tax may give: rounding, what was prepaid, and charges without tax (a tip, a deposit) may stand
 * between them, with `allowances` also those.
 */
function totalsOf(
  net: number,
  tax: number,
  { charges = 0, prepaid = 0, rounding = 0 }: Facts,
  allowances = 0,
): number[] {
  const sum = plus(net, tax, -allowances);
  return [sum, plus(sum, charges)].flatMap((total) => [
    total,
    plus(total, rounding),
    plus(total, -prepaid),
    plus(total, rounding, -prepaid),
  ]);
}

/** Without a tax, net amount and total are one, but for what is known to stand between: the total may have an old balance in it. */
function untaxedProblem(net: number, total: number, facts: Facts): Problem | undefined {
  const { allowances = 0 } = facts;
  const isExplained = [0, allowances].some((less) =>
    totalsOf(net, 0, facts, less).some((known) => closeAmounts(known, total, 1)),
  );
  return isExplained ? undefined : { message: message('sums.untaxed', { net, total }) };
}

/**
 * Allowances lower what is taxed: a net amount that only they lead from to the total is the one before them, unless a
 * printed rate says that it was taxed.
 */
function totalProblem({ netAmount, taxAmount, totalAmount }: Invoice, facts: Facts): Problem | 'fits' | undefined {
  if (netAmount === null || totalAmount === null) return undefined;
  if (taxAmount === null) return untaxedProblem(netAmount, totalAmount, facts);
  const isTotal = (total: number): boolean => closeAmounts(total, totalAmount, 1);
  if (totalsOf(netAmount, taxAmount, facts).some(isTotal)) return 'fits';
  const { allowances, isNetTaxed = false } = facts;
  if (allowances !== undefined && totalsOf(netAmount, taxAmount, facts, allowances).some(isTotal)) {
    if (isNetTaxed) return 'fits';
    const values = { net: netAmount, tax: taxAmount, total: totalAmount, discount: Math.abs(allowances) };
    return { message: message('sums.before_discount', values) };
  }
  const sum = plus(netAmount, taxAmount);
  return { message: message('sums.total', { net: netAmount, tax: taxAmount, sum, total: totalAmount }) };
}

export const sums: Check = {
  id: 'sums',
  says: 'sums.says',
  doubts: ['netAmount', 'taxAmount', 'totalAmount'],
  needsReason: true,
  run({ invoice, facts, readings }) {
    const results = [linesProblem(invoice, facts, readings), totalProblem(invoice, facts)].filter(
      (result) => result !== undefined,
    );
    return verdict(
      results.length,
      results.filter((result) => result !== 'fits'),
    );
  },
};
