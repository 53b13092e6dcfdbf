import { expect, it } from 'vitest';
import type { Evidence, Method } from '../../src/domain/evidence.ts';
import type { Fields, Reading } from '../../src/extract/reading.ts';
import { reconcile } from '../../src/extract/reconcile.ts';

const said = <Value>(
  value: Value,
  method: Method,
  confidence: number,
  place: Partial<Evidence> = {},
): Evidence<Value> => ({
  ...place,
  value,
  method,
  confidence,
});
const reading = (source: string, fields: Fields, rest: Partial<Reading> = {}): Reading => ({
  source,
  fields,
  lines: [],
  facts: {},
  ...rest,
});

it('prefers the most trusted source, however sure the others are', () => {
  const { invoice, evidence } = reconcile([
    reading('qr', { number: said('1', 'qr', 0.9) }),
    reading('vat-invoice', { number: said('2', 'text', 0.99), 'seller.name': said('某某公司', 'text', 0.8) }),
  ]);
  expect(invoice.number).toBe('1');
  expect(evidence['number']).toEqual({ method: 'qr', confidence: 0.9 });
  expect(invoice.seller).toEqual({
    name: '某某公司',
    taxId: null,
    address: null,
    phone: null,
    bank: null,
    account: null,
  });
});

it('is surer of a value that two sources give, and takes its box on the page from either', () => {
  const { evidence } = reconcile([
    reading('qr', { totalAmount: said(100, 'qr', 0.9) }),
    reading('vat-invoice', {
      totalAmount: said(100.001, 'text', 0.8, { page: 1, box: [1, 2, 3, 4], text: '￥100.00' }),
    }),
  ]);
  expect(evidence['totalAmount']).toEqual({ method: 'qr', confidence: 0.98, page: 1, box: [1, 2, 3, 4] });
});

it('does not become surer if one method repeats a value', () => {
  const { evidence } = reconcile([
    reading('a', { number: said('1', 'text', 0.6) }),
    reading('b', { number: said('1', 'text', 0.6) }),
  ]);
  expect(evidence['number']?.confidence).toBe(0.6);
});

it('takes all lines from one source', () => {
  const line = {
    description: 'Paper',
    spec: null,
    unit: null,
    quantity: 1,
    unitPrice: 2,
    netAmount: 2,
    taxRate: null,
    taxAmount: null,
  };
  const { invoice, evidence } = reconcile([
    reading('qr', {}),
    reading('invoice', {}, { lines: [said(line, 'text', 0.9, { page: 2, text: 'Paper 1 2 2' })] }),
  ]);
  expect(invoice.lines).toEqual([line]);
  expect(evidence['lines.0']).toEqual({ method: 'text', confidence: 0.9, page: 2, text: 'Paper 1 2 2' });
});

it('explains what every source said and which value was chosen', () => {
  const { explanations } = reconcile([
    reading('ubl', { issueDate: said('2026-01-02', 'embedded-xml', 0.99) }),
    reading('invoice', { issueDate: said('2026-02-01', 'text', 0.7) }),
  ]);
  expect(explanations.map(({ source, chosen, value }) => [source, chosen, value])).toEqual([
    ['ubl', true, '2026-01-02'],
    ['invoice', false, '2026-02-01'],
  ]);
});
