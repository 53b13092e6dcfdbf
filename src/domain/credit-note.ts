/**
 * The sign of credit notes: an invoice of the document type `credit_note` has positive amounts, whatever its source
 * prints, and counts as negative wherever amounts are added up (docs/design/credit-notes.md).
 */
import type { Invoice, InvoiceLine } from './invoice.ts';

export const isCreditNote = ({ documentType }: Pick<Invoice, 'documentType'>): boolean =>
  documentType === 'credit_note';

/** Zero stays zero, and null stays null. */
const negated = (amount: number | null): number | null => (amount === null || amount === 0 ? amount : -amount);

/**
 * A line with the opposite amounts. The product of quantity and unit price must have the sign of the amount: a negative price
 * becomes positive, otherwise the quantity changes its sign, as on red invoices (红字发票).
 */
export function oppositeLine(line: InvoiceLine): InvoiceLine {
  const { quantity, unitPrice } = line;
  const netAmount = negated(line.netAmount);
  const opposite = { ...line, netAmount, taxAmount: negated(line.taxAmount) };
  const agrees = (quantity ?? 1) * (unitPrice ?? 1) * (netAmount ?? 0) >= 0;
  if (agrees) return opposite;
  const isPriceNegative = unitPrice !== null && unitPrice < 0;
  return isPriceNegative
    ? { ...opposite, unitPrice: negated(unitPrice) }
    : { ...opposite, quantity: negated(quantity) };
}

/** The amounts of an invoice as they count in a sum. */
export function countedAmounts(
  invoice: Pick<Invoice, 'documentType' | 'netAmount' | 'taxAmount' | 'totalAmount'>,
): Pick<Invoice, 'netAmount' | 'taxAmount' | 'totalAmount'> {
  const { netAmount, taxAmount, totalAmount } = invoice;
  return isCreditNote(invoice)
    ? { netAmount: negated(netAmount), taxAmount: negated(taxAmount), totalAmount: negated(totalAmount) }
    : { netAmount, taxAmount, totalAmount };
}

/** An invoice with all its amounts as they count in a sum, including those of its lines. */
export const asCounted = (invoice: Invoice): Invoice =>
  isCreditNote(invoice) ? { ...invoice, ...countedAmounts(invoice), lines: invoice.lines.map(oppositeLine) } : invoice;
