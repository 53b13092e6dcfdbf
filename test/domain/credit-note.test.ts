import { array, assert, constantFrom, integer, option, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asCounted, countedAmounts, oppositeLine } from '../../src/domain/credit-note.ts';
import { emptyInvoice } from '../../src/domain/empty-invoice.ts';
import type { Invoice, InvoiceLine } from '../../src/domain/invoice.ts';
import { fromMinorUnits, minorUnits, sumAmounts } from '../../src/domain/money.ts';

const cents = integer({ min: 0, max: 10_000_000 }).map(fromMinorUnits);

/** A line as credit notes are kept: quantity and price positive. */
const anyLine = record({
  quantity: option(integer({ min: 1, max: 500 })),
  unitPrice: option(integer({ min: 1, max: 99_999 }).map(fromMinorUnits)),
  taxAmount: option(cents),
  free: cents,
}).map(({ quantity, unitPrice, taxAmount, free }): InvoiceLine => {
  const netAmount = quantity === null || unitPrice === null ? free : fromMinorUnits(quantity * minorUnits(unitPrice));
  return { description: 'Ream', spec: null, unit: null, quantity, unitPrice, netAmount, taxRate: null, taxAmount };
});

const anyInvoice = record({
  documentType: constantFrom('invoice', 'credit_note', 'receipt'),
  netAmount: cents,
  taxAmount: cents,
  lines: array(anyLine, { maxLength: 4 }),
}).map((values): Invoice => ({
  ...emptyInvoice,
  ...values,
  totalAmount: sumAmounts([values.netAmount, values.taxAmount]),
}));

describe('the amounts of an invoice that are counted in a sum', () => {
  it('are negated for a credit note and unchanged for every other invoice', () => {
    assert(
      property(anyInvoice, (invoice) => {
        const { netAmount, taxAmount, totalAmount } = countedAmounts(invoice);
        const sign = invoice.documentType === 'credit_note' ? -1 : 1;
        expect([netAmount, taxAmount, totalAmount].map((amount) => (amount ?? 0) + 0)).toEqual(
          [invoice.netAmount, invoice.taxAmount, invoice.totalAmount].map((amount) => sign * (amount ?? 0) + 0),
        );
      }),
    );
  });

  it('add up to zero for an invoice and the credit note over the same amounts', () => {
    assert(
      property(array(anyInvoice, { minLength: 1 }), (invoices) => {
        const other = {
          invoice: 'credit_note',
          credit_note: 'invoice',
          receipt: 'credit_note',
          ticket: 'ticket',
        } as const;
        const both = invoices.flatMap((invoice) => [
          invoice,
          { ...invoice, documentType: other[invoice.documentType] },
        ]);
        expect(sumAmounts(both.map((invoice) => countedAmounts(invoice).totalAmount ?? 0)) + 0).toBe(0);
      }),
    );
  });

  it('keeps quantity times price the amount of each line, the price positive', () => {
    assert(
      property(anyInvoice, (invoice) => {
        for (const { quantity, unitPrice, netAmount } of asCounted(invoice).lines) {
          if (unitPrice !== null) expect(unitPrice).toBeGreaterThan(0);
          if (quantity !== null && unitPrice !== null)
            expect(minorUnits(netAmount ?? 0)).toBe(quantity * minorUnits(unitPrice));
        }
      }),
    );
  });
});

it('gives a line its former sign if the sign is changed twice', () => {
  assert(
    property(anyLine, (line) => {
      expect(oppositeLine(oppositeLine(line))).toEqual(line);
    }),
  );
});

it.each([
  ['quantity', { quantity: -2, unitPrice: 50, netAmount: -100 }, { quantity: 2, unitPrice: 50, netAmount: 100 }],
  ['price', { quantity: 2, unitPrice: -50, netAmount: -100 }, { quantity: 2, unitPrice: 50, netAmount: 100 }],
  ['amount alone', { quantity: 2, unitPrice: 50, netAmount: -100 }, { quantity: 2, unitPrice: 50, netAmount: 100 }],
])('takes the minus sign off a line that prints it at the %s', (_, printed, expected) => {
  const line = { description: 'Ream', spec: null, unit: null, taxRate: null, taxAmount: -19, ...printed };
  expect(oppositeLine(line)).toMatchObject({ ...expected, taxAmount: 19 });
});
