import { describe, expect, it } from 'vitest';
import { taxPartsOf } from '../../src/books/tax-parts.ts';
import { emptyLine } from '../../src/domain/empty-invoice.ts';
import { german } from './books.ts';

const line = (netAmount: number, taxRate: string | null, taxAmount: number | null = null) => ({
  ...emptyLine,
  netAmount,
  taxRate,
  taxAmount,
});

describe('the amounts of an invoice by tax rate', () => {
  it('are those of its lines, and add up to its total', () => {
    expect(taxPartsOf(german)).toEqual([
      { rate: '19%', net: 200, tax: 38, gross: 238 },
      { rate: '7%', net: 30, tax: 2.1, gross: 32.1 },
    ]);
  });

  it('give a cent of rounding to the largest part', () => {
    const lines = [line(10.01, '19%', 1.9), line(5.55, '7%', 0.39)];
    const parts = taxPartsOf({ ...german, netAmount: 15.56, taxAmount: 2.3, totalAmount: 17.86, lines });
    expect(parts).toEqual([
      { rate: '19%', net: 10.01, tax: 1.91, gross: 11.92 },
      { rate: '7%', net: 5.55, tax: 0.39, gross: 5.94 },
    ]);
  });

  it('take the rate from the totals if no line states one, and only a rate that makes the tax', () => {
    const without = { ...german, lines: [], netAmount: 100, taxAmount: 19, totalAmount: 119 };
    expect(taxPartsOf(without)).toEqual([{ rate: '19%', net: 100, tax: 19, gross: 119 }]);
    expect(taxPartsOf({ ...without, taxAmount: 17.37, totalAmount: 117.37 })).toEqual({
      reason: { id: 'books.rateUnread', values: { tax: 17.37, net: 100 } },
    });
  });

  it('have the rate none where the invoice shows no tax', () => {
    expect(taxPartsOf({ ...german, lines: [], netAmount: null, taxAmount: null, totalAmount: 50 })).toEqual([
      { rate: 'none', net: 50, tax: 0, gross: 50 },
    ]);
  });

  it('are unknown if a discount is not divided between the rates', () => {
    const parts = taxPartsOf({ ...german, netAmount: 220, taxAmount: 38, totalAmount: 258 });
    expect(parts).toMatchObject({ reason: { id: 'books.linesDiffer' } });
  });
});
