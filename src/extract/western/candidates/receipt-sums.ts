/**
 * What of a receipt's amounts and lines can be believed beside its total.
 *
 * Cash and change prove the total; net and tax come from summaries that tills print in many ways, often of a part of
 * the sale or with tax in a "subtotal", and lines run into each other. What does not lead to the total is left out or
 * doubted, so that it accuses nothing.
 */
import type { Evidence } from '../../../domain/evidence.ts';
import type { InvoiceLine } from '../../../domain/invoice.ts';
import { closeAmounts, minorUnits, sumAmounts } from '../../../domain/money.ts';
import type { Adjustments } from './adjustments.ts';
import { type Totals, type TotalsContext, isIncluded, isProvenIn } from './totals.ts';

/** Surer than this, a net or tax that contradicts the total is for a person to see. */
const surelyRead = 0.9;

/** Totals are rounded to five cents in places. */
const roundingCents = 5;

/** A "net" amount that is the total, with a tax that the total contains, is none. */
export function withoutGrossNet(totals: Totals, printedRates: readonly number[]): Totals {
  const { netAmount: net, taxAmount: tax, totalAmount: total } = totals;
  const gross = net && tax && total && minorUnits(net.value) === minorUnits(total.value);
  if (!gross || !isIncluded(minorUnits(tax.value), minorUnits(total.value), printedRates)) return totals;
  return { taxAmount: tax, totalAmount: total };
}

export function believableTotals(
  totals: Totals,
  adjustments: Adjustments,
  rates: Pick<TotalsContext, 'printedRates' | 'provenTaxes'> = { printedRates: [] },
): Totals {
  const { netAmount: net, taxAmount: tax, totalAmount: total } = totals;
  if (!net || !tax || !total) return totals;
  const difference = minorUnits(total.value) - minorUnits(net.value) - minorUnits(tax.value);
  if (adjustments.explain(difference)) return totals;
  const { netAmount: _net, ...withoutNet } = totals;
  const isGross = Math.abs(minorUnits(net.value) - minorUnits(total.value)) <= roundingCents;
  if (isGross && tax.value > 0) return withoutNet;
  // A subtotal with tax in it, and a service charge or a discount below.
  const included = isProvenIn(minorUnits(tax.value), minorUnits(total.value), rates);
  if (included && adjustments.explain(minorUnits(total.value) - minorUnits(net.value))) return withoutNet;
  return {
    totalAmount: total,
    ...(net.confidence >= surelyRead ? { netAmount: net } : {}),
    ...(tax.confidence >= surelyRead ? { taxAmount: tax } : {}),
  };
}

/** Confidence of lines that do not add up to anything. */
const doubtful = 0.5;

export function believableLines(
  lines: readonly Evidence<InvoiceLine>[],
  { netAmount, totalAmount }: Totals,
): readonly Evidence<InvoiceLine>[] {
  const amounts = lines.flatMap(({ value }) => value.netAmount ?? []);
  const sum = sumAmounts(amounts);
  const holds = [netAmount, totalAmount].some((known) => known && closeAmounts(sum, known.value, roundingCents));
  if (holds && amounts.length === lines.length) return lines;
  return lines.map((line) => ({ ...line, confidence: Math.min(line.confidence, doubtful) }));
}
