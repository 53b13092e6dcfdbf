/** Corrections teach, over HTTP: a template is drafted from confirmed values, tried on other invoices, and kept. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixture, type Invoice, invoiceClient, type InvoiceClient } from './client.ts';
import { taughtInvoice, taughtSeller as seller } from '../../../taught-invoice.ts';
import { testServer, type TestServer } from '../../test-server.ts';

interface Draft {
  readonly draft: string;
  readonly template: string;
  readonly issuer: string;
  readonly fields: readonly string[];
  readonly trial: {
    readonly documents: number;
    readonly matching: number;
    readonly agreeing: number;
    readonly tried: readonly object[];
    readonly changes: readonly {
      readonly invoiceId: string;
      readonly field: string;
      readonly now: unknown;
      readonly found: unknown;
      readonly confirmed: boolean;
    }[];
  };
}

let server: TestServer;
let client: InvoiceClient;
beforeAll(async () => {
  server = await testServer();
  client = invoiceClient(server.url);
});
afterAll(() => server.stop());

async function uploaded(number: string, total: number): Promise<Invoice> {
  const form = new FormData();
  form.append('file', new File([new Uint8Array(await taughtInvoice(number, total))], `${number}.pdf`));
  const { data, message } = await client.upload(form);
  expect(message).toBe('success');
  return data;
}

const correct = async (id: string, corrections: object): Promise<void> => {
  expect((await client.patch(`/invoices/${id}`, { corrections })).status).toBe(200);
};
const numberOf = async (id: string): Promise<string> => (await client.call<Invoice>(`/invoices/${id}`)).data.number;

describe('a corrected invoice', () => {
  it('teaches the number of its seller: drafted from what was confirmed, tried on the others, then kept', async () => {
    const [sample, other] = [await uploaded('K-77/104', 119), await uploaded('K-78/220', 238)];
    expect([sample.number, other.number]).toEqual(['000111', '000111']);
    await correct(sample.id, { number: { value: 'K-77/104' }, 'seller.name': { value: seller } });
    await correct(other.id, { 'seller.name': { value: seller } });

    const { status, data: draft } = await client.post<Draft>(`/invoices/${sample.id}/teach`, {});
    expect([status, draft.issuer, draft.fields]).toEqual([200, seller, ['number']]);
    expect(draft.template).toContain('confirmed: false');
    // What was only read gets no rule, although the reading was sure.
    expect(draft.template).toMatch(/# totalAmount: UNSURE "119"/);
    expect(draft.trial).toEqual({
      documents: 1,
      matching: 1,
      agreeing: 0,
      tried: [{ invoiceId: other.id, number: '000111', date: '2025-04-03', matching: true }],
      changes: [{ invoiceId: other.id, field: 'number', now: '000111', found: 'K-78/220', confirmed: false }],
    });
    // Trying changes nothing, and keeps nothing.
    expect(await numberOf(other.id)).toBe(other.number);
    expect(await readdir(join(server.folder, 'templates'))).toEqual([]);

    const kept = await client.post<{ name: string }>(`/invoices/${sample.id}/teach/keep`, { draft: draft.draft });
    expect(kept.status).toBe(200);
    const files = await readdir(join(server.folder, 'templates'));
    expect(files).toEqual([`${kept.data.name}.yml`]);
    expect(await readFile(join(server.folder, 'templates', files[0] ?? ''), 'utf8')).toBe(draft.template);
    expect((await uploaded('K-79/001', 357)).number).toBe('K-79/001');
    expect(await numberOf(sample.id)).toBe('K-77/104');
  });

  it('that was verified confirms all its values', async () => {
    const sample = await uploaded('K-80/300', 119);
    await correct(sample.id, { number: { value: 'K-80/300' }, 'seller.name': { value: seller } });
    await client.patch(`/invoices/${sample.id}`, { status: 'verified', override: 'It was seen' });
    const { data } = await client.post<Draft>(`/invoices/${sample.id}/teach`, {});
    expect(data.fields).toEqual(expect.arrayContaining(['number', 'issueDate', 'totalAmount']));
  });
});

describe('a draft that contradicts a person', () => {
  it('says so at the value', async () => {
    const [sample, other] = [await uploaded('K-90/100', 119), await uploaded('K-91/200', 238)];
    const own = 'Nebelhorn Nord GmbH';
    await correct(sample.id, { number: { value: 'K-90/100' }, 'seller.name': { value: own } });
    await correct(other.id, { number: { value: '000111' }, 'seller.name': { value: own } });
    const { data } = await client.post<Draft>(`/invoices/${sample.id}/teach`, {});
    expect(data.trial.changes).toEqual([
      { invoiceId: other.id, field: 'number', now: '000111', found: 'K-91/200', confirmed: true },
    ]);
  });
});

describe('a draft is refused', () => {
  it('where nobody confirmed the seller', async () => {
    const sample = await uploaded('K-81/400', 119);
    await correct(sample.id, { number: { value: 'K-81/400' } });
    const { status, message } = await client.post(`/invoices/${sample.id}/teach`, {});
    expect([status, message]).toEqual([400, expect.stringContaining('confirmed the name of the seller')]);
  });

  it('where no confirmed value is on the page', async () => {
    const sample = await uploaded('K-82/500', 119);
    await correct(sample.id, { number: { value: 'elsewhere' }, 'seller.name': { value: seller } });
    expect((await client.post(`/invoices/${sample.id}/teach`, {})).status).toBe(400);
  });

  it('for an invoice without pages, and for one that does not exist', async () => {
    const form = new FormData();
    form.append('file', new File([await fixture('invoices/xrechnung.xml')], 'x.xml'));
    const { data } = await client.upload(form);
    expect((await client.post(`/invoices/${data.id}/teach`, {})).status).toBe(400);
    expect((await client.post('/invoices/inv_none/teach', {})).status).toBe(404);
  });

  it('if it is another one than was tried', async () => {
    const sample = await uploaded('K-83/600', 119);
    await correct(sample.id, { number: { value: 'K-83/600' }, 'seller.name': { value: seller } });
    const { data } = await client.post<Draft>(`/invoices/${sample.id}/teach`, {});
    await correct(sample.id, { totalAmount: { value: 119 } });
    const keep = (draft: unknown) => client.post(`/invoices/${sample.id}/teach/keep`, { draft });
    expect((await keep(data.draft)).status).toBe(409);
    expect((await keep('../../etc')).status).toBe(400);
  });
});
