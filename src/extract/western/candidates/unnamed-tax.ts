/**
 * A tax that nothing names: two amounts that make the total are fees and expenses, or what an insurance and the patient
 * pay, where the document knows words for its sums and none for a tax.
 */
import { minorUnits } from '../../../domain/money.ts';
import { printedRates } from './rates.ts';
import { type Survey, meaningsIn } from './survey.ts';
import { type Totals, isTaxedAt } from './totals.ts';

/** Whether the document names a tax. One whose words for sums are unknown may do so in words that are, too. */
function mayNameTax(survey: Survey): boolean {
  const meanings = meaningsIn(survey);
  const isKnown = (['net', 'total', 'grandTotal'] as const).some((meaning) => meanings.has(meaning));
  return meanings.has('tax') || !isKnown;
}

/** Net and tax left out where nothing on the document speaks of a tax. */
export function withoutUnnamedTax(totals: Totals, survey: Survey): Totals {
  const { netAmount: net, taxAmount: tax, totalAmount } = totals;
  if (!net || !tax || mayNameTax(survey)) return totals;
  if (isTaxedAt(minorUnits(net.value), minorUnits(tax.value), printedRates(survey))) return totals;
  return totalAmount ? { totalAmount } : {};
}
