/**
 * The net amount in a line that was taken for one of the table ("Goods 270.50" right below the last article): total less
 * tax, taxed at a printed rate, and what the last amounts of two or more lines above it add up to.
 */
import { minorUnits } from '../../../domain/money.ts';
import { type PlacedAmount, evidenceOf, placedOn } from './placed-amounts.ts';
import type { Survey } from './survey.ts';
import { type Totals, isTaxedAt } from './totals.ts';

/** Nothing but what the amounts have to do with each other says that it is the net amount. */
const surest = 0.9;

const inTables = (survey: Survey): PlacedAmount[] =>
  [...survey.tableLines].flatMap((line) => placedOn(line, survey)).filter(({ decimals }) => decimals === 2);

/** Whether the last amounts of the lines above make it. */
function isSum({ cell, cents }: PlacedAmount, amounts: readonly PlacedAmount[]): boolean {
  const above = amounts.filter((other) => other.cell.page === cell.page && other.cell.line < cell.line);
  const last = new Map(above.map((other) => [other.cell.line, other.cents]));
  return last.size > 1 && [...last.values()].reduce((sum, one) => sum + one, 0) === cents;
}

export function withPrintedNet(totals: Totals, survey: Survey, printedRates: readonly number[]): Totals {
  const { netAmount, taxAmount: tax, totalAmount: total } = totals;
  if (netAmount || !tax || !total || tax.value === 0) return totals;
  const wanted = minorUnits(total.value) - minorUnits(tax.value);
  if (!isTaxedAt(wanted, minorUnits(tax.value), printedRates)) return totals;
  const amounts = inTables(survey);
  const found = amounts.find((placed) => placed.cents === wanted && isSum(placed, amounts));
  if (!found) return totals;
  return { ...totals, netAmount: evidenceOf(found, Math.min(surest, tax.confidence, total.confidence), survey) };
}
