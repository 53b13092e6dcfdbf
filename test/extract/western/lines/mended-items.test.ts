/** Lines that do not add up, mended where that makes them add up to the cent. */
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../../src/domain/evidence.ts';
import type { InvoiceLine } from '../../../../src/domain/invoice.ts';
import { mendedItems } from '../../../../src/extract/western/lines/mended-items.ts';

const item = (
  description: string,
  quantity: number | null,
  unitPrice: number | null,
  netAmount: number,
): Evidence<InvoiceLine> => ({
  value: { description, spec: null, unit: null, quantity, unitPrice, netAmount, taxRate: null, taxAmount: null },
  confidence: 0.7,
  method: 'text',
});
const oak = item('Oak board', 4, 10, 40);
const hinge = item('Brass hinge', 30, 2, 60);
const carriage = item('Carriage', null, null, 7.5);
const namesOf = (items: readonly Evidence<InvoiceLine>[] | undefined) => items?.map(({ value }) => value.description);

describe('lines that do not add up', () => {
  it('lose the rows of the foot that were taken for lines', () => {
    const foot = [item('SUPPLIES', 100, null, 107.5), item('LABOUR 60.00 VAT 21%', null, null, 22.58)];
    expect(namesOf(mendedItems([oak, hinge, carriage, ...foot], [10_750]))).toEqual([
      'Oak board',
      'Brass hinge',
      'Carriage',
    ]);
  });

  it('lose sums of groups', () => {
    const items = [oak, hinge, item('Total wood', null, null, 100), carriage, item('Post', null, null, 2.5)];
    const sums = [...items, item('Total freight', null, null, 10)];
    expect(namesOf(mendedItems(sums, [11_000]))).toEqual(['Oak board', 'Brass hinge', 'Carriage', 'Post']);
  });

  it('lose a row that numbers the columns', () => {
    expect(namesOf(mendedItems([item('1', 3, 4, 5), oak, hinge], [10_000]))).toEqual(['Oak board', 'Brass hinge']);
  });

  it('have what quantity and price make where recognition lost the sign before the cents', () => {
    const misread = item('Deposit for a pallet', 6, 12, 7200);
    expect(mendedItems([oak, misread], [11_200])?.map(({ value }) => value.netAmount)).toEqual([40, 72]);
  });

  it('stay as they are where no mending makes them add up, and keep what their own arithmetic proves', () => {
    expect(mendedItems([oak, hinge, carriage], [10_800])).toBeUndefined();
    expect(mendedItems([oak, hinge], [4000])).toBeUndefined();
  });
});
