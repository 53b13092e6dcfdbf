import { describe, expect, it } from 'vitest';
import { duplicateIndex, type Occurrence } from '../../../src/extract/checks/duplicate.ts';
import type { InvoiceIdentity } from '../../../src/invoices/duplicates.ts';

const identity: InvoiceIdentity = {
  number: '1001',
  code: null,
  seller: 'Müller GmbH',
  sellerTaxId: null,
  date: '2024-03-01',
  total: 119,
  currency: 'EUR',
  credit: false,
};
const at = (file: string, over: Partial<InvoiceIdentity> = {}, more: Partial<Occurrence> = {}): Occurrence => ({
  file,
  sha256: `sha of ${file}`,
  mediaType: 'application/pdf',
  pages: [1, 1],
  identity: { ...identity, ...over },
  ...more,
});
/** The outcome for the second of two documents. */
function second(first: Occurrence, later: Occurrence) {
  const index = duplicateIndex();
  expect(index.check([first])).toEqual([{ outcome: 'passed' }]);
  return index.check([later])[0];
}
const fapiao = { number: '12345678', code: '031001900111', seller: '上海晨光文具有限公司' };
const digital = { number: '24312000000000000001', seller: '深圳（慧通）' };
const unnumbered = { number: null };

describe('an invoice is reported as a duplicate', () => {
  it.each<[string, Partial<InvoiceIdentity>, Partial<InvoiceIdentity>]>([
    ['number and seller, though written otherwise', {}, { seller: 'MÜLLER  GmbH.', total: 120 }],
    ['code and number, whatever the seller was read as', fapiao, { ...fapiao, seller: '上海晨光' }],
    ['the 20 digits alone', digital, { ...digital, seller: null, total: null }],
    ['number and tax id', { sellerTaxId: 'DE123' }, { sellerTaxId: 'DE 123', seller: 'M.' }],
    ['number, date and total', {}, { seller: null }],
    ['seller, total and date without numbers', unnumbered, unnumbered],
    ['seller, total and date where one lacks its number', {}, unnumbered],
  ])('by %s', (_, first, later) => {
    const outcome = second(at('a.pdf', first), at('b.pdf', later));
    expect(outcome?.outcome).toBe('failed');
    expect(outcome?.message).toContain('a.pdf');
    expect(outcome?.message).toContain('b.pdf');
  });
});

describe('an invoice is not reported as a duplicate', () => {
  it.each<[string, Partial<InvoiceIdentity>, Partial<InvoiceIdentity>]>([
    ['of the same number from another seller', {}, { seller: 'Schulze KG', total: 50 }],
    ['of the same sum on the same day with its own number', {}, { number: '1002' }],
    ['credit note of the same number', {}, { credit: true }],
    [
      'fapiao of the same number under another code',
      fapiao,
      { ...fapiao, code: '031001900112', total: 5, seller: 'x' },
    ],
    ['receipt of another day', unnumbered, { ...unnumbered, date: '2024-03-02' }],
  ])('%s', (_, first, later) => {
    expect(second(at('a.pdf', first), at('b.pdf', later))).toEqual({ outcome: 'passed' });
  });

  it('if it has too few values to be compared', () => {
    const index = duplicateIndex();
    const nothing = { number: null, seller: null };
    expect(index.check([at('a.pdf', nothing)])).toEqual([undefined]);
    expect(index.check([at('b.pdf', nothing)])).toEqual([undefined]);
  });

  it('if its file was replaced in the same run', () => {
    expect(second(at('a.pdf'), at('a.pdf', { total: 120 }))).toEqual({ outcome: 'passed' });
  });
});

it('an invoice is a duplicate even if its file was moved away and the name reused', () => {
  const index = duplicateIndex((file) => file === 'scan.pdf');
  index.check([at('scan.pdf')]);
  expect(index.check([at('scan.pdf')])[0]?.outcome).toBe('failed');
});

describe('the message about a duplicate', () => {
  it('says which values differ', () => {
    expect(second(at('a.pdf'), at('b.pdf', { total: 120 }))?.message).toBe(
      'Invoice 1001 was met before in a.pdf: total 119.00 EUR there, 120.00 EUR here (b.pdf)',
    );
  });
  it('says that the bytes are the same', () => {
    expect(second(at('a.pdf', {}, { sha256: 'x' }), at('b.pdf', {}, { sha256: 'x' }))?.message).toMatch(
      /^The same file, byte for byte, as a\.pdf: /,
    );
  });
  it('says that it is the same invoice in another form', () => {
    expect(second(at('a.xml', {}, { mediaType: 'application/xml' }), at('a.pdf'))?.message).toContain(
      'met before in a.xml as XML, here as PDF',
    );
  });
  it('says which pages of one file', () => {
    const [, later] = duplicateIndex().check([at('a.pdf'), at('a.pdf', {}, { pages: [2, 3] })]);
    expect(later?.message).toMatch(/in a\.pdf, page 1: .*\(a\.pdf, page 2-3\)$/);
  });
  it('names the earlier run', () => {
    const index = duplicateIndex();
    index.remember(at('old.pdf', {}, { run: 'may.ndjson' }));
    expect(index.check([at('old.pdf', {}, { sha256: 'another' })])[0]?.message).toContain(
      'old.pdf, page 1 (in may.ndjson)',
    );
    expect(index.check([at('old.pdf')])[0]?.message).toContain('byte for byte, as old.pdf, page 1 (in may.ndjson)');
    // The message names the first of three, whichever comes later.
    expect(index.check([at('c.pdf')])[0]?.message).toContain('may.ndjson');
  });
});
