import { describe, expect, it } from 'vitest';
import type { Invoice } from '../../src/domain/invoice.ts';
import { duplicateFinder } from '../../src/invoices/duplicates.ts';

const party = { name: null, taxId: null, address: null, phone: null, bank: null, account: null };
const invoice = (changes: Partial<Invoice> = {}): Invoice => ({
  number: 'C-2024-7',
  code: null,
  type: 'other',
  documentType: 'invoice',
  issueDate: '2024-04-03',
  dueDate: null,
  currency: 'EUR',
  seller: { ...party, name: 'Acme Ltd' },
  buyer: party,
  netAmount: null,
  taxAmount: null,
  totalAmount: 1163.4,
  lines: [],
  checkCode: null,
  purchaseOrder: null,
  paymentTerms: null,
  iban: null,
  notes: null,
  travel: null,
  precedingInvoice: { number: null, code: null, issueDate: null },
  ...changes,
});
const second = (...invoices: readonly Invoice[]) => {
  const finder = duplicateFinder<string>();
  invoices.slice(0, -1).forEach((each, index) => finder.find({ sha256: `${index}`, invoices: [each] }, `${index}.pdf`));
  return finder.find({ sha256: 'last', invoices: [invoices.at(-1)!] }, 'last.pdf');
};

describe('an invoice with a number that was met before', () => {
  it('is certainly the same if number, seller, total and date agree', () => {
    expect(second(invoice(), invoice({ seller: { ...party, name: 'ACME LTD.' } }))).toEqual({
      of: '0.pdf',
      reason: 'same number',
      isCertain: true,
      differences: [],
    });
  });

  it.each([
    ['total', { totalAmount: 220 }, 'total 220.00 here, 1163.40 there'],
    ['date', { issueDate: '2024-05-03' }, 'date 2024-05-03 here, 2024-04-03 there'],
    ['total', { totalAmount: null }, 'total unknown here, 1163.40 there'],
  ])('may be another one if its %s differs or is unknown', (_field, changes, difference) => {
    expect(second(invoice(), invoice(changes))).toMatchObject({
      of: '0.pdf',
      isCertain: false,
      differences: [difference],
    });
  });

  it('may be another one if the seller differs', () => {
    expect(second(invoice(), invoice({ seller: { ...party, name: 'Other Ltd' } }))).toMatchObject({
      isCertain: false,
      differences: ['another seller'],
    });
  });

  it('is compared with every invoice of its number, not only with the first', () => {
    expect(second(invoice(), invoice({ totalAmount: 220 }), invoice({ totalAmount: 220 }))).toMatchObject({
      of: '1.pdf',
      isCertain: true,
    });
  });
});

it('is not certainly the same if both are receipts without a number, because two coffees cost the same', () => {
  const receipt = invoice({ number: null, documentType: 'receipt' });
  expect(second(receipt, receipt)).toMatchObject({
    reason: 'same seller, total and date',
    isCertain: false,
    differences: ['number not known of both'],
  });
});
