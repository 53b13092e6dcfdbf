/** Exports of many invoices: they are read as fast as the client takes them, and are never in memory as a whole. */
import { randomBytes } from 'node:crypto';
import { read } from '@e965/xlsx';
import { buffer } from 'node:stream/consumers';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { usualColumns } from '../../../src/archive/export/columns.ts';
import { exported } from '../../../src/archive/export/export.ts';
import type { ArchivedInvoice } from '../../../src/archive/invoice-archive.ts';
import { emptyInvoice } from '../../../src/domain/empty-invoice.ts';
import { englishWording } from '../../../src/texts/wording.ts';

const pages = 50;
const perPage = 200;

/** Texts that do not compress, so that a workbook is large too. */
function archived(number: number): ArchivedInvoice {
  const text = (): string => randomBytes(300).toString('base64');
  const fields = { code: '', number: String(number), type: 'other', sellerName: text(), buyerName: text() } as const;
  return {
    id: `inv_${number}`,
    fields: { ...fields, date: '2026-01-31', amount: 1, taxAmount: 0, totalAmount: 1 },
    reading: { ...emptyInvoice, currency: 'EUR' },
    currency: 'EUR',
    sha256: '',
    fileName: text(),
    fileType: 'pdf',
    pages: 1,
    beingRead: false,
    decidedMs: null,
    status: 'pending',
    createdMs: 0,
    updatedMs: 0,
    version: 1,
  };
}

function source() {
  const state = { pulled: 0 };
  async function* invoices() {
    for (let page = 0; page < pages; page++) {
      state.pulled++;
      yield Array.from({ length: perPage }, (_, index) => archived(page * perPage + index));
    }
  }
  return { state, invoices: invoices() };
}

const request = (format: 'csv' | 'xlsx', signal = new AbortController().signal) => ({
  format,
  columns: usualColumns,
  sums: true,
  csvDialect: 'plain',
  wording: englishWording(),
  signal,
});

it.each(['csv', 'xlsx'] as const)(
  '10,000 invoices wait until the client has taken those before: %s',
  async (format) => {
    const { state, invoices } = source();
    const stream = exported(invoices, request(format));
    await once(stream, 'readable');
    // Long enough to read all of them, if nothing held it back.
    for (let round = 0; round < 200; round++) await new Promise((resolve) => setImmediate(resolve));
    expect(state.pulled).toBeLessThan(pages / 2);
    const bytes = await buffer(stream);
    expect(state.pulled).toBe(pages);
    const rows =
      format === 'csv'
        ? bytes.toString('utf8').trimEnd().split('\r\n').length
        : Number(/\d+$/.exec(read(bytes).Sheets['Invoices']?.['!ref'] ?? '')?.[0]);
    expect(rows).toBe(1 + pages * perPage + 1);
  },
);

it('an export whose client has left reads no further', async () => {
  const { state, invoices } = source();
  const leaving = new AbortController();
  const stream = exported(invoices, request('xlsx', leaving.signal));
  await once(stream, 'readable');
  leaving.abort();
  await expect(buffer(stream)).rejects.toThrow();
  expect(state.pulled).toBeLessThan(pages);
});
