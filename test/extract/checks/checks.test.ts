import { describe, expect, it } from 'vitest';
import type { Method } from '../../../src/domain/evidence.ts';
import type { Invoice, InvoiceLine, Party } from '../../../src/domain/invoice.ts';
import { duplicateCheck } from '../../../src/extract/checks/duplicate.ts';
import { checkNamed, checks } from '../../../src/extract/checks/index.ts';
import type { Facts, Fields, Reading } from '../../../src/extract/reading.ts';

const party: Party = { name: null, taxId: null, address: null, phone: null, bank: null, account: null };

const blank: Invoice = {
  number: null,
  code: null,
  type: 'other',
  documentType: 'invoice',
  issueDate: null,
  dueDate: null,
  currency: null,
  seller: party,
  buyer: party,
  netAmount: null,
  taxAmount: null,
  totalAmount: null,
  lines: [],
  checkCode: null,
  purchaseOrder: null,
  paymentTerms: null,
  iban: null,
  notes: null,
  travel: null,
  precedingInvoice: { number: null, code: null, issueDate: null },
};

const line = (
  netAmount: number | null,
  taxRate: string | null = null,
  taxAmount: number | null = null,
): InvoiceLine => ({
  description: null,
  spec: null,
  unit: null,
  quantity: null,
  unitPrice: null,
  netAmount,
  taxRate,
  taxAmount,
});

function reading(source: string, method: Method, values: Record<string, string | number>, confidence = 0.95): Reading {
  const fields: Fields = Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, { value, confidence, method }]),
  );
  return { source, fields, lines: [], facts: {} };
}

interface Given {
  readonly invoice?: Partial<Invoice>;
  readonly facts?: Facts;
  readonly readings?: readonly Reading[];
}

function outcomeOf(id: string, { invoice = {}, facts = {}, readings = [] }: Given) {
  const check = checks.find((candidate) => candidate.id === id);
  if (!check) throw new Error(`no check ${id}`);
  return check.run({
    invoice: { ...blank, ...invoice },
    evidence: {},
    facts,
    readings,
    needed: [],
    signatures: [],
    lostPages: [],
    today: '2026-11-21',
  });
}

/** `passed`, `review`, `note`, or `nothing` where nothing was compared. */
function resultOf(id: string, given: Given): string {
  const outcome = outcomeOf(id, given);
  if (!outcome) return 'nothing';
  return outcome.outcome === 'passed' ? 'passed' : (outcome.severity ?? 'review');
}

describe('sums', () => {
  const amounts = { netAmount: 100, taxAmount: 19, totalAmount: 119 };
  it.each<[string, string, Given]>([
    ['lines, net, tax and total fit', 'passed', { invoice: { ...amounts, lines: [line(60), line(40)] } }],
    ['a line is missing', 'review', { invoice: { ...amounts, lines: [line(60)] } }],
    ['total is off', 'review', { invoice: { ...amounts, totalAmount: 118 } }],
    ['a cent of rounding', 'passed', { invoice: { ...amounts, totalAmount: 119.01 } }],
    [
      'allowance explains the lines',
      'passed',
      { invoice: { ...amounts, lines: [line(110)] }, facts: { allowances: 10 } },
    ],
    ['charge explains the lines', 'passed', { invoice: { ...amounts, lines: [line(95)] }, facts: { charges: 5 } }],
    [
      'lines that a tax nobody read may lead from to the total',
      'note',
      { invoice: { totalAmount: 119, lines: [line(60), line(40)] } },
    ],
    [
      'lines that no tax leads from to the total',
      'review',
      { invoice: { totalAmount: 219, lines: [line(60), line(40)] } },
    ],
    ['lines above the total', 'review', { invoice: { totalAmount: 99, lines: [line(60), line(40)] } }],
    [
      'a net amount from before the discount',
      'review',
      { invoice: { ...amounts, totalAmount: 109 }, facts: { allowances: 10 } },
    ],
    [
      'a discount after the tax, from a net amount that a printed rate taxes',
      'passed',
      { invoice: { ...amounts, totalAmount: 109 }, facts: { allowances: 10, isNetTaxed: true } },
    ],
    [
      'a total that no discount explains, from a net amount that a printed rate taxes',
      'review',
      { invoice: { ...amounts, totalAmount: 104 }, facts: { allowances: 10, isNetTaxed: true } },
    ],
    [
      'a discount and a charge between net and total',
      'review',
      { invoice: { ...amounts, totalAmount: 114 }, facts: { allowances: 10, charges: 5 } },
    ],
    [
      'a discount and a prepayment between net and total',
      'review',
      { invoice: { ...amounts, totalAmount: 79 }, facts: { allowances: 10, prepaid: 30 } },
    ],
    [
      'a discount that the net amount knows of',
      'passed',
      { invoice: { ...amounts, totalAmount: 89 }, facts: { allowances: 10, prepaid: 30 } },
    ],
    ['a charge without tax', 'passed', { invoice: { ...amounts, totalAmount: 124 }, facts: { charges: 5 } }],
    ['rounded total', 'passed', { invoice: { ...amounts, totalAmount: 119.4 }, facts: { rounding: 0.4 } }],
    ['total after prepayment', 'passed', { invoice: { ...amounts, totalAmount: 69 }, facts: { prepaid: 50 } }],
    ['lines priced with tax', 'passed', { invoice: { ...amounts, lines: [line(119)] } }],
    ['credit note', 'passed', { invoice: { netAmount: -100, taxAmount: -19, totalAmount: -119, lines: [line(-100)] } }],
    ['a line without amount', 'passed', { invoice: { ...amounts, lines: [line(60), line(null)] } }],
    ['a total with an old balance in it', 'review', { invoice: { netAmount: 100, totalAmount: 142 } }],
    ['a total without a tax', 'nothing', { invoice: { netAmount: 100, totalAmount: 100 } }],
    [
      'a discount and a charge, and no tax',
      'nothing',
      { invoice: { netAmount: 100, totalAmount: 95 }, facts: { allowances: 10, charges: 5 } },
    ],
    ['no amounts', 'nothing', { invoice: { totalAmount: 119 } }],
  ])('%s: %s', (_name, result, given) => {
    expect(resultOf('sums', given)).toBe(result);
  });

  it('says that the net amount is the one before the discount', () => {
    const outcome = outcomeOf('sums', { invoice: { ...amounts, totalAmount: 109 }, facts: { allowances: 10 } });
    expect(outcome?.message).toBe(
      'Net 100.00 and tax 19.00 make the total 109.00 only less a discount of 10.00: the net amount may be that before the discount',
    );
  });

  it('names the two values that differ', () => {
    const outcome = outcomeOf('sums', { invoice: { ...amounts, lines: [line(60)] } });
    expect(outcome?.message).toContain('60.00');
    expect(outcome?.message).toContain('100.00');
  });
});

describe('tax-rate', () => {
  it.each<[string, string, Partial<Invoice>]>([
    ['fits', 'passed', { lines: [line(100, '13%', 13)] }],
    ['six cents off', 'passed', { lines: [line(100, '13%', 13.06)] }],
    ['another rate', 'review', { lines: [line(100.5, '13%', 9.05)] }],
    ['a word for a rate', 'nothing', { lines: [line(100, '免税', 0)] }],
    ['comma and blank', 'passed', { lines: [line(200.4, '5,5 %', 11.02)] }],
    [
      'one rate over all lines',
      'passed',
      { lines: [line(50.5, '19%'), line(50, '19%')], netAmount: 100.5, taxAmount: 19.1 },
    ],
    ['one rate that does not fit', 'review', { lines: [line(100.5, '19%')], netAmount: 100.5, taxAmount: 7.04 }],
    ['two rates', 'nothing', { lines: [line(50, '19%'), line(50, '7%')], netAmount: 100, taxAmount: 13 }],
    ['whole amounts', 'passed', { lines: [line(69_180, '27%')], netAmount: 69_180, taxAmount: 18_679 }],
  ])('%s: %s', (_name, result, invoice) => {
    expect(resultOf('tax-rate', { invoice })).toBe(result);
  });
});

describe('amount-in-words', () => {
  const inWords = (value: string): Facts => ({ amountInWords: { value, confidence: 1, method: 'text' } });
  it.each([
    ['叁拾玖元伍角肆分', 39.54, 'passed'],
    ['叁拾玖元伍角肆分', 39.45, 'review'],
    ['（负数）叁拾玖元', -39, 'passed'],
    ['叁拾玖元', -39, 'passed'],
    ['负叁拾玖元', 39, 'review'],
    ['叁拾?元', 39, 'nothing'],
  ])('%s and %d: %s', (words, totalAmount, result) => {
    expect(resultOf('amount-in-words', { invoice: { totalAmount }, facts: inWords(words) })).toBe(result);
  });
});

describe('qr-agreement', () => {
  const qr = reading('qr', 'qr', { number: '12345678', issueDate: '2024-05-17', netAmount: 100 });
  it.each<[string, string, readonly Reading[]]>([
    ['agrees', 'passed', [qr, reading('vat-invoice', 'text', { number: '12345678', netAmount: 100 })]],
    ['another date', 'review', [qr, reading('vat-invoice', 'text', { issueDate: '2024-05-18' })]],
    ['another amount', 'review', [qr, reading('vat-invoice', 'ocr', { netAmount: 101 })]],
    ['a number that OCR misread', 'note', [qr, reading('vat-invoice', 'ocr', { number: '12345679' })]],
    [
      'a number that the text layer has otherwise',
      'review',
      [qr, reading('vat-invoice', 'text', { number: '12345679' })],
    ],
    ['nobody else', 'nothing', [qr]],
    ['no code', 'nothing', [reading('vat-invoice', 'text', { number: '1' })]],
  ])('%s: %s', (_name, result, readings) => {
    expect(resultOf('qr-agreement', { readings })).toBe(result);
  });

  it.each([
    [100, 'passed'],
    [106, 'passed'],
    [101, 'review'],
  ])('an amount of unknown role, %d: %s', (openAmount, result) => {
    const readings = [{ ...reading('qr', 'qr', {}), facts: { openAmount } }];
    expect(resultOf('qr-agreement', { invoice: { netAmount: 100, totalAmount: 106 }, readings })).toBe(result);
  });
});

describe('xml-vs-page', () => {
  const xml = reading('cii', 'embedded-xml', { number: 'R-1', totalAmount: 119 });
  it.each<[string, string, readonly Reading[]]>([
    ['agrees but for punctuation', 'passed', [xml, reading('invoice', 'text', { number: 'R 1', totalAmount: 119 })]],
    ['the page shows another total', 'review', [xml, reading('invoice', 'text', { totalAmount: 191 })]],
    ['the layout was not sure', 'nothing', [xml, reading('invoice', 'text', { totalAmount: 191 }, 0.5)]],
    ['no pages', 'nothing', [xml]],
  ])('%s: %s', (_name, result, readings) => {
    expect(resultOf('xml-vs-page', { readings })).toBe(result);
  });
});

describe('sources-agree', () => {
  const xml = reading('cii', 'embedded-xml', { 'seller.name': 'Lieferant GmbH', totalAmount: 119, taxAmount: 19 });
  const page = reading('invoice', 'text', { number: '7', totalAmount: 119 });
  it.each<[string, string, readonly Reading[]]>([
    ['a short name is the same name', 'passed', [xml, reading('invoice', 'text', { 'seller.name': 'LIEFERANT' })]],
    ['another name', 'note', [xml, reading('invoice', 'text', { 'seller.name': 'Spedition AG' })]],
    ['total is for xml-vs-page', 'nothing', [xml, reading('invoice', 'text', { totalAmount: 1 })]],
    ['the page misread the tax', 'note', [xml, reading('invoice', 'text', { taxAmount: 1 })]],
    ['two readings of the page differ', 'review', [page, reading('receipt', 'ocr', { totalAmount: 111 })]],
    ['one source', 'nothing', [page]],
  ])('%s: %s', (_name, result, readings) => {
    expect(resultOf('sources-agree', { readings })).toBe(result);
  });
});

describe('dates', () => {
  it.each([
    ['2026-11-21', null, 'passed'],
    ['2026-11-22', null, 'passed'],
    ['2026-11-23', null, 'review'],
    ['1989-12-31', null, 'review'],
    ['2024-02-01', '2024-01-31', 'review'],
    ['2024-02-01', '2024-02-01', 'passed'],
    [null, '2024-02-01', 'nothing'],
  ])('issued %s, due %s: %s', (issueDate, dueDate, result) => {
    expect(resultOf('dates', { invoice: { issueDate, dueDate } })).toBe(result);
  });
});

describe('tax-id', () => {
  const bad = '91350100M000100Y44';
  it.each<[string, string, string, Method, string]>([
    ['valid', '91350100M000100Y43', 'CNY', 'ocr', 'passed'],
    ['misread', bad, 'CNY', 'ocr', 'review'],
    ['picked from a layout', bad, 'CNY', 'text', 'review'],
    ['said by the XML', bad, 'CNY', 'embedded-xml', 'note'],
    ['old number', '440301715267261', 'CNY', 'text', 'nothing'],
    ['specimen', 'DE123456789', 'EUR', 'text', 'note'],
    ['misread VAT number', 'DE136695977', 'EUR', 'ocr', 'review'],
    ['good VAT number', 'DE 136695976', 'EUR', 'text', 'passed'],
  ])('%s: %s %s by %s is %s', (_name, id, currency, method, result) => {
    const invoice = { currency, seller: { ...party, taxId: id } };
    expect(resultOf('tax-id', { invoice, readings: [reading('r', method, { 'seller.taxId': id })] })).toBe(result);
  });
});

describe('currency', () => {
  it.each([
    ['EUR', 'passed'],
    ['CNY', 'passed'],
    ['DEM', 'passed'],
    ['EURO', 'review'],
    [null, 'nothing'],
  ])('%s: %s', (currency, result) => {
    expect(resultOf('currency', { invoice: { currency } })).toBe(result);
  });
});

it('every check explains briefly what it found, and no two checks share an id', () => {
  expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
  for (const { id, says } of [...checks, duplicateCheck]) {
    expect(says).toMatch(/^[a-zQ].{8,50}$/);
    expect(checkNamed(id)?.says).toBe(says);
  }
  expect(checkNamed('of-another-version')).toBeUndefined();
});
