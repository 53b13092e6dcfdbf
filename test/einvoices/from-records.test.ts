import { describe, expect, it } from 'vitest';
import { emptyInvoice } from '../../src/domain/empty-invoice.ts';
import { invoicesInRecords, looksLikeRecords } from '../../src/einvoices/from-records.ts';
import { drawn, rowsOf } from './reading.ts';
import { englishOf, type Message } from '../../src/texts/message.ts';

const invoice = {
  ...emptyInvoice,
  number: 'R-1',
  currency: 'EUR',
  totalAmount: 119,
  seller: { ...emptyInvoice.seller, name: 'Acme GmbH', taxId: 'DE999000121' },
};
const record = (changes: object = {}) => ({
  source: { path: 'a.pdf', sha256: 'x', mediaType: 'application/pdf', bytes: 1, pages: [1, 1] },
  status: 'ok',
  invoice,
  evidence: { number: { method: 'text', confidence: 0.98 }, 'seller.name': { method: 'text', confidence: 0.4 } },
  checks: [] as object[],
  warnings: [],
  cached: false,
  elapsedMs: 1,
  ...changes,
});
const bytes = (value: unknown, indent?: number): Buffer => Buffer.from(JSON.stringify(value, null, indent));

describe('records of extract', () => {
  it.each([
    ['one record', bytes(record(), 2)],
    ['the object of --format json', bytes({ records: [record()], summary: {} }, 2)],
    ['a line a record', Buffer.from(`${JSON.stringify(record())}\n${JSON.stringify(record())}\n`)],
  ])('are recognised and read: %s', (_what, file) => {
    expect(looksLikeRecords(file)).toBe(true);
    const [first] = invoicesInRecords(file, []);
    expect(first?.invoice.number).toBe('R-1');
  });

  it('any other JSON is not accepted as a record', () => {
    expect(looksLikeRecords(bytes({ name: 'package', version: '1.0.0' }))).toBe(false);
    expect(looksLikeRecords(bytes([record()]))).toBe(false);
  });

  it('mark values that are unsure, and those that a failed check names', async () => {
    const checks = [{ id: 'xml-vs-page', outcome: 'failed', message: 'number: the XML says R-1, the page shows R-7' }];
    const read = invoicesInRecords(bytes(record({ status: 'review', checks })), []);
    expect(read[0]?.unsure).toEqual(new Set(['number', 'seller.name']));
    const shown = (await rowsOf((await drawn(read)).pdf)).flat().join('\n');
    expect(shown).toContain('Acme GmbH?');
    expect(shown).toContain('R-1?');
    expect(shown).toContain('119,00 EUR');
    expect(shown).not.toContain('119,00 EUR?');
    expect(shown).toContain('number: the XML says R-1, the page shows R-7');
  });

  it('without an invoice are left out, with a warning', () => {
    const warnings: Message[] = [];
    const failed = record({ status: 'failed', invoice: null });
    expect(invoicesInRecords(bytes({ records: [failed, record()] }), warnings)).toHaveLength(1);
    expect(warnings.map(englishOf)).toEqual(['Records without an invoice, which are not drawn: 1']);
  });

  it('of another schema are refused, and the message says what to do', () => {
    const other = record({ invoice: { invoice_number: 'R-1' } });
    expect(() => invoicesInRecords(bytes(other), [])).toThrow('canonical schema');
    expect(() => invoicesInRecords(Buffer.from('{"source":'), [])).toThrow('not JSON');
  });
});
