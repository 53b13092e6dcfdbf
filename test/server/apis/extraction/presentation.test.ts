import { expect, it } from 'vitest';
import { emptyInvoice } from '../../../../src/domain/empty-invoice.ts';
import type { Extraction } from '../../../../src/domain/record.ts';
import { isSure, responseOf } from '../../../../src/server/apis/extraction/presentation.ts';

const reading = (currency: string | null): Extraction => ({
  pages: [1, 1],
  status: 'ok',
  invoice: { ...emptyInvoice, number: '1', totalAmount: 10, currency },
  evidence: {},
  checks: [],
  warnings: [],
});

it('a currency that the document does not name is USD, as the API document says, and the answer is for review', () => {
  expect(responseOf(reading(null)).currency).toBe('USD');
  expect(isSure([reading(null)])).toBe(false);
  expect(responseOf(reading('CHF')).currency).toBe('CHF');
  expect(isSure([reading('CHF')])).toBe(true);
});

it('an answer that shows one of several invoices is for review', () => {
  expect(isSure([reading('CHF'), reading('CHF')])).toBe(false);
});
