import { describe, expect, it } from 'vitest';
import type { Method } from '../../src/domain/evidence.ts';
import type { Corrections } from '../../src/extract/corrections.ts';
import { CorrectionsSchema } from '../../src/extract/corrections-schema.ts';
import { judge } from '../../src/extract/judge.ts';
import type { FieldName, Reading } from '../../src/extract/reading.ts';
import { emptyLine } from '../../src/domain/empty-invoice.ts';

const needed: readonly FieldName[] = ['number', 'totalAmount'];

function reading(source: string, method: Method, values: Readonly<Record<string, unknown>>, confidence = 0.9): Reading {
  const fields = Object.entries(values).map(([field, value]) => [field, { value, method, confidence }]);
  return { source, fields: Object.fromEntries(fields), lines: [], facts: {}, pages: [1, 1] };
}

const page = reading('letter', 'ocr', { number: 'A-1', netAmount: 100, taxAmount: 20, totalAmount: 130 });

const corrected = (corrections: Corrections, ...readings: readonly Reading[]) =>
  judge(
    { readings, needed, ofDocument: { warnings: [], signatures: [], lostPages: [] } },
    { explain: false, corrections },
  );

describe('a corrected value', () => {
  it('replaces what was read, names the person as its source, and is checked', () => {
    expect(corrected({}, page).status).toBe('review');
    const { status, invoice, evidence, checks } = corrected({ totalAmount: { value: 120 } }, page);
    expect([status, invoice?.totalAmount, evidence['totalAmount']]).toEqual([
      'ok',
      120,
      { method: 'human', confidence: 0.999 },
    ]);
    expect(checks.find(({ id }) => id === 'sums')?.outcome).toBe('passed');
  });

  it('says where on the page the person took it from', () => {
    const place = { page: 1, box: [10, 20, 60, 30] as const };
    expect(corrected({ 'seller.name': { value: 'Unicorn & Sons', ...place } }, page).evidence['seller.name']).toEqual({
      method: 'human',
      confidence: 0.999,
      ...place,
    });
  });

  it('is compared with the XML, which keeps what it says', () => {
    const xml = reading('ubl', 'embedded-xml', { number: 'A-1', totalAmount: 130 });
    const { invoice, checks } = corrected({ totalAmount: { value: 120 } }, xml, page);
    expect(invoice?.totalAmount).toBe(120);
    expect(checks.find(({ id }) => id === 'xml-vs-page')).toMatchObject({
      outcome: 'failed',
      message: 'totalAmount: the embedded XML says 130.00, the page shows 120.00',
    });
  });

  it('ends a disagreement between two readings of the page', () => {
    const template = reading('template', 'text', { number: 'A-2', totalAmount: 120 });
    const text = reading('letter', 'text', { number: 'A-1', totalAmount: 120 });
    expect(corrected({}, template, text).status).toBe('review');
    const { status, invoice } = corrected({ number: { value: 'A-1' } }, template, text);
    expect([status, invoice?.number]).toEqual(['ok', 'A-1']);
  });

  it('that is null removes the value from every source', () => {
    const xml = reading('ubl', 'embedded-xml', { number: 'A-1', totalAmount: 130, 'buyer.name': 'Nobody' });
    const { invoice, evidence } = corrected({ 'buyer.name': { value: null } }, xml, page);
    expect([invoice?.buyer.name, evidence['buyer.name']]).toEqual([null, undefined]);
  });

  it('can be all lines', () => {
    const line = { ...emptyLine, description: 'Feathers', netAmount: 100 };
    const xml: Reading = {
      ...reading('ubl', 'embedded-xml', { number: 'A-1' }),
      lines: [{ value: { ...emptyLine, netAmount: 90 }, method: 'embedded-xml', confidence: 0.99 }],
    };
    const { invoice, evidence } = corrected({ lines: { value: [line] } }, xml, page);
    expect(invoice?.lines).toEqual([line]);
    expect(evidence['lines.0']?.method).toBe('human');
  });
});

describe('what a person may set', () => {
  it('is any term of the invoice by its path', () => {
    const corrections = {
      totalAmount: { value: 120 },
      'buyer.taxId': { value: null },
      'precedingInvoice.number': { value: 'A-0' },
      travel: { value: null },
    };
    expect(CorrectionsSchema.parse(corrections)).toEqual(corrections);
  });

  it.each([
    { totalAmount: { value: '120' } },
    { issueDate: { value: '3 May' } },
    { 'seller.colour': { value: 'red' } },
    { lines: { value: [{ description: 'x' }] } },
    { number: { value: 'A', box: [1, 2] } },
  ])('is refused if it does not fit the invoice: %j', (corrections) => {
    expect(CorrectionsSchema.safeParse(corrections).success).toBe(false);
  });
});
