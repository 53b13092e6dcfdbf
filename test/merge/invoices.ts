/** Invoices for tests that need what they say, and no document. */
import type { Invoice } from '../../src/domain/invoice.ts';
import { emptyInvoice, emptyParty } from '../../src/domain/empty-invoice.ts';

export const invoice = (
  seller: string | null,
  totalAmount: number | null,
  others: Partial<Omit<Invoice, 'seller' | 'totalAmount'>> = {},
): Invoice => ({
  ...emptyInvoice,
  currency: 'CNY',
  seller: { ...emptyParty, name: seller },
  totalAmount,
  ...others,
});
