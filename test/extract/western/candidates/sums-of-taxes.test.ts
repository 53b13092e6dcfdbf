import { expect, it } from 'vitest';
import { head, row } from '../kestrel-invoice.ts';
import { readInvoice as read, valuesOf as values } from '../readings.ts';

it('adds taxes that stand behind what was taxed, whatever words are between', () => {
  const reading = read([
    ...head,
    ...row(240, 'Description', 'Qty', 'Price', 'Amount'),
    ...row(256, 'Oak board', '4', '10.00', '40.00'),
    [380, 400, 'Subtotal'],
    [-540, 400, '£40.00'],
    [300, 414, 'VAT 9% on labour 30.00'],
    [-540, 414, '£2.70'],
    [300, 428, 'VAT 21% on 10.00'],
    [-540, 428, '£2.10'],
    [380, 442, 'Total'],
    [-540, 442, '£44.80'],
  ]);
  expect(values(reading, 'netAmount', 'taxAmount', 'totalAmount')).toEqual([40, 4.8, 44.8]);
});
