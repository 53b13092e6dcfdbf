/** Totals that a person has to look at: amounts that contradict each other, and one that may be that of a column. */
import { minorUnits } from '../../../domain/money.ts';
import type { Evidence } from '../../../domain/evidence.ts';
import type { Adjustments } from './adjustments.ts';
import type { Candidate } from './score.ts';
import type { Totals } from './totals.ts';

/** Of amounts that contradict each other one is wrong, and nothing says which: none is surer than this. */
const contradicted = 0.85;

/** The amounts of a document, doubted where no adjustment and nothing paid explains what net and tax miss of the total. */
export function doubtedTotals(totals: Totals, adjustments: Adjustments): Totals {
  const { prepaid = 0 } = adjustments;
  const { netAmount: net, taxAmount: tax, totalAmount: total } = totals;
  if (!net || !tax || !total) return totals;
  const missed = minorUnits(total.value) - minorUnits(net.value) - minorUnits(tax.value);
  const isExplained = [missed, missed + minorUnits(prepaid), minorUnits(total.value) - minorUnits(net.value)].some(
    (difference) => adjustments.explain(difference) !== undefined,
  );
  if (isExplained) return totals;
  const doubted = (evidence: Evidence<number>): Evidence<number> => ({
    ...evidence,
    confidence: Math.min(contradicted, evidence.confidence),
  });
  return { netAmount: doubted(net), taxAmount: doubted(tax), totalAmount: doubted(total) };
}

/** A total that may be that of one column: a person has to look. */
const ofOneColumn = 0.6;

/**
 * The total, doubted where nothing proves it and its row goes on to a larger amount: "Grand total 11,140.00 884.00
 * 12,024.00" adds up columns, and one farther right may be the document's.
 */
export function doubtedInRow(totals: Totals, amounts: () => readonly Candidate<number>[]): Pick<Totals, 'totalAmount'> {
  const { netAmount, taxAmount, totalAmount: total } = totals;
  const box = total?.box;
  if (!total || !box || (netAmount && taxAmount)) return {};
  const isFartherRight = (other: Candidate<number>): boolean =>
    other.page === total.page && other.box[0] > box[2] && other.box[1] < box[3] && other.box[3] > box[1];
  const isLarger = amounts().some((other) => isFartherRight(other) && Math.abs(other.value) > Math.abs(total.value));
  return isLarger ? { totalAmount: { ...total, confidence: Math.min(ofOneColumn, total.confidence) } } : {};
}
