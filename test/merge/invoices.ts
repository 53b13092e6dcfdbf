/** Invoices for tests that need what they say, and no document. */
import type { Invoice } from '../../src/domain/invoice.ts';

const nobody = { name: null, taxId: null, address: null, phone: null, bank: null, account: null };

export const invoice = (
  seller: string | null,
  totalAmount: number | null,
  others: Partial<Omit<Invoice, 'seller' | 'totalAmount'>> = {},
): Invoice => ({
  number: null,
  code: null,
  type: 'other',
  documentType: 'invoice',
  issueDate: null,
  dueDate: null,
  currency: 'CNY',
  seller: { ...nobody, name: seller },
  buyer: nobody,
  netAmount: null,
  taxAmount: null,
  totalAmount,
  lines: [],
  checkCode: null,
  purchaseOrder: null,
  paymentTerms: null,
  iban: null,
  notes: null,
  travel: null,
  ...others,
});
