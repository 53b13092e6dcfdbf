/** A credit note has one record, whatever sign its sources print. */
import { assert, constantFrom, integer, property, record } from 'fast-check';
import { expect, it } from 'vitest';
import type { Evidence } from '../../src/domain/evidence.ts';
import type { DocumentType, InvoiceType } from '../../src/domain/invoice.ts';
import { fromMinorUnits } from '../../src/domain/money.ts';
import { judge } from '../../src/extract/judge.ts';
import { ExtractOptions } from '../../src/extract/options.ts';
import type { Reading } from '../../src/extract/reading.ts';
import { project } from '../../src/invoices/schemas/index.ts';

const options = ExtractOptions.parse({});

interface Printed {
  readonly net: number;
  readonly tax: number;
  readonly sign: 1 | -1;
  readonly documentType: DocumentType;
  readonly type?: InvoiceType;
  readonly method?: Evidence['method'];
  readonly words?: string;
}

/** Net and tax in cents, printed with `sign`. */
function readingOf({ net, tax, sign, documentType, type, method = 'text', words }: Printed): Reading {
  const said = <Value>(value: Value): Evidence<Value> => ({ value, confidence: 0.97, method });
  const amount = (units: number): number => fromMinorUnits(sign * units);
  return {
    source: method,
    fields: {
      documentType: said(documentType),
      ...(type ? { type: said(type) } : {}),
      number: said('CN-7'),
      netAmount: said(amount(net)),
      taxAmount: said(amount(tax)),
      totalAmount: said(amount(net + tax)),
    },
    lines: [
      said({
        description: 'Ream of paper',
        spec: null,
        unit: null,
        quantity: sign,
        unitPrice: fromMinorUnits(net),
        netAmount: amount(net),
        taxRate: null,
        taxAmount: amount(tax),
      }),
    ],
    facts: words === undefined ? {} : { amountInWords: said(words) },
  };
}

const judged = (...readings: readonly Reading[]) =>
  judge({ readings, needed: [], ofDocument: { warnings: [], signatures: [], lostPages: [] } }, options);

const amounts = record({ net: integer({ min: 100, max: 999_999 }), tax: integer({ min: 1, max: 99 }) });

it('gives the same record from every source, with a minus sign and without', () => {
  const methods = constantFrom('embedded-xml', 'text', 'ocr');
  assert(
    property(amounts, methods, ({ net, tax }, method) => {
      const [plain, minus] = ([1, -1] as const).map((sign) =>
        judged(readingOf({ net, tax, sign, documentType: 'credit_note', method })),
      );
      expect(minus?.invoice).toEqual(plain?.invoice);
      expect(minus?.invoice?.totalAmount).toBe(fromMinorUnits(net + tax));
      expect(minus?.invoice?.lines).toMatchObject([{ quantity: 1, unitPrice: net / 100, netAmount: net / 100 }]);
      expect(minus?.checks).toEqual(plain?.checks);
    }),
  );
});

it('has no contradiction if its data are positive and its page prints a minus', () => {
  const credit = { net: 10_000, tax: 1900, documentType: 'credit_note' } as const;
  const { invoice, checks } = judged(
    readingOf({ ...credit, sign: 1, method: 'embedded-xml' }),
    readingOf({ ...credit, sign: -1, method: 'text' }),
  );
  expect(invoice?.totalAmount).toBe(119);
  expect(checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
});

const red = { net: 35_377, tax: 2123, sign: -1, documentType: 'invoice', type: 'vat_normal' } as const;

it('includes a red invoice, which its data and QR code call an invoice', () => {
  const { invoice, checks } = judged(
    readingOf({ ...red, method: 'embedded-xml' }),
    readingOf({ ...red, documentType: 'credit_note', words: '（负数）叁佰柒拾伍圆整' }),
  );
  expect(invoice).toMatchObject({ documentType: 'credit_note', netAmount: 353.77, taxAmount: 21.23, totalAmount: 375 });
  expect(checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
});

it('is negative in the fields of a fapiao, as it is printed', () => {
  const { invoice } = judged(readingOf(red));
  expect(invoice && project(invoice, 'fapiao')).toMatchObject({
    amount: -353.77,
    taxAmount: -21.23,
    totalAmount: -375,
    items: [{ quantity: -1, unit_price: 353.77, amount: -353.77, tax: -21.23 }],
  });
});

it('does not include a negative invoice, because EN 16931 allows those', () => {
  const { invoice } = judged(
    readingOf({ net: 10_000, tax: 1900, sign: -1, documentType: 'invoice', method: 'embedded-xml' }),
  );
  expect(invoice).toMatchObject({ documentType: 'invoice', netAmount: -100, totalAmount: -119 });
});
