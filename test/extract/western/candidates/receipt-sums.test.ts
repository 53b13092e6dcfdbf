import { expect, it } from 'vitest';
import type { Evidence } from '../../../../src/domain/evidence.ts';
import type { InvoiceLine } from '../../../../src/domain/invoice.ts';
import { adjustmentsOf } from '../../../../src/extract/western/candidates/adjustments.ts';
import { believableLines, believableTotals } from '../../../../src/extract/western/candidates/receipt-sums.ts';

const amount = (value: number, confidence = 0.8): Evidence<number> => ({ value, confidence, method: 'ocr' });
const nothing = adjustmentsOf([]);

it('keeps net amount and tax that add up to the total', () => {
  const totals = { netAmount: amount(10), taxAmount: amount(0.6), totalAmount: amount(10.6) };
  expect(believableTotals(totals, nothing)).toEqual(totals);
});

it('leaves out a subtotal as high as the total, because it is the gross amount', () => {
  const totals = { netAmount: amount(8.62, 0.95), taxAmount: amount(0.48), totalAmount: amount(8.6) };
  expect(believableTotals(totals, nothing)).toEqual({ taxAmount: totals.taxAmount, totalAmount: totals.totalAmount });
});

it('leaves out what contradicts the total unless it was read surely', () => {
  const totals = { netAmount: amount(150, 0.93), taxAmount: amount(9.9, 0.6), totalAmount: amount(174.9) };
  expect(believableTotals(totals, nothing)).toEqual({ netAmount: totals.netAmount, totalAmount: totals.totalAmount });
});

const line = (netAmount: number | null): Evidence<InvoiceLine> => ({
  value: {
    description: 'Tea',
    spec: null,
    unit: null,
    quantity: 1,
    unitPrice: netAmount,
    netAmount,
    taxRate: null,
    taxAmount: null,
  },
  confidence: 0.93,
  method: 'ocr',
});

it('is unsure of lines that do not add up to anything', () => {
  const totals = { totalAmount: amount(5) };
  expect(believableLines([line(2), line(3)], totals).map(({ confidence }) => confidence)).toEqual([0.93, 0.93]);
  expect(believableLines([line(2), line(4)], totals).map(({ confidence }) => confidence)).toEqual([0.5, 0.5]);
  expect(believableLines([line(5), line(null)], totals).map(({ confidence }) => confidence)).toEqual([0.5, 0.5]);
});
