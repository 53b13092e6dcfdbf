import { describe, expect, it } from 'vitest';
import weights from '../../../src/extract/western/candidates/weights.json' with { type: 'json' };
import { prior } from '../../../tools/training/study.ts';
import { subjects } from '../../../tools/training/subjects.ts';
import { putIn, tableAt, tablesOf } from '../../../tools/training/tables.ts';
import { head, row, sums } from '../../extract/western/kestrel-invoice.ts';
import { readInvoice, valuesOf } from '../../extract/western/readings.ts';

describe('the prior', () => {
  it('has each weight that is read by its name', () => {
    for (const table of ['invoice.totals.joint', 'receipt.totals.joint', 'receipt.settlement'])
      expect(Object.keys(tableAt(prior, table)).toSorted()).toEqual(Object.keys(tableAt(weights, table)).toSorted());
  });

  it('reads amounts that prove each other, by weights that nobody fitted', () => {
    putIn(weights, Object.assign({}, ...subjects.map(({ tables }) => tablesOf(prior, tables))));
    const reading = readInvoice([
      ...head,
      ...row(240, 'Description', 'Qty', 'Price', 'Amount'),
      ...row(256, 'Oak board', '25', '10.00', '250.00'),
      ...sums,
    ]);
    expect(valuesOf(reading, 'netAmount', 'taxAmount', 'totalAmount')).toEqual([250, 50, 300]);
    expect(reading.fields.totalAmount?.confidence).toBeGreaterThan(0.5);
  });
});
