/** Reviewing an invoice over HTTP: the whole reading, corrections with their history, undo, the words of pages. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PDFDocument } from '@cantoo/pdf-lib';
import { fixture, type Invoice, invoiceClient, type InvoiceClient, type MergeTask, type Page } from './client.ts';
import { testServer, type TestServer } from '../../test-server.ts';

interface Reading {
  readonly records: readonly [
    {
      readonly status: string;
      readonly invoice: { readonly totalAmount: number; readonly seller: { readonly name: string; taxId: string } };
      readonly evidence: Readonly<Record<string, { readonly method: string; readonly box?: readonly number[] }>>;
      readonly checks: readonly { readonly id: string; readonly outcome: string; readonly message?: string }[];
    },
  ];
  readonly read: Readonly<Record<string, { readonly value: unknown }>>;
  readonly pages: readonly { readonly page: number; readonly width: number; readonly height: number }[];
  readonly version: number;
}

let server: TestServer;
let client: InvoiceClient;
beforeAll(async () => {
  server = await testServer();
  client = invoiceClient(server.url);
});
afterAll(() => server.stop());

const readingOf = async ({ id }: Invoice): Promise<Reading> =>
  (await client.call<Reading>(`/invoices/${id}/reading`)).data;

const patched = (id: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  client.call<Invoice>(`/invoices/${id}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

const sumsOf = ({ records: [{ checks }] }: Reading) => checks.find(({ id }) => id === 'sums');

describe('an invoice whose sums are wrong', () => {
  it('has its reading with evidence and the size of its page', async () => {
    const invoice = await client.uploaded('en-sums-wrong.pdf');
    const reading = await readingOf(invoice);
    expect(sumsOf(reading)?.outcome).toBe('failed');
    expect(reading.records[0].evidence['totalAmount']).toMatchObject({ method: 'text', box: expect.any(Array) });
    const size = { width: expect.closeTo(595.28, 1), height: expect.closeTo(841.89, 1) };
    expect(reading.pages).toEqual([{ page: 1, ...size, textSource: 'text', rotation: 0, skewDegrees: 0 }]);
  });

  it('is verified only with a reason, which its history keeps', async () => {
    const { id } = await client.uploaded('en-sums-wrong.pdf');
    const refused = await patched(id, { status: 'verified' });
    expect([refused.status, refused.message]).toEqual([400, expect.stringContaining('override')]);
    expect((await patched(id, { status: 'verified', override: 'Agreed by phone' })).data.status).toBe('verified');
    const { data } = await client.call(`/invoices/${id}/history`);
    expect(data).toEqual([
      {
        at: expect.any(String),
        by: '',
        how: 'typed',
        reason: 'Agreed by phone',
        changes: [{ field: 'status', before: 'reviewing', after: 'verified' }],
        undone: false,
      },
    ]);
  });

  it('is in order once a person corrected its total, and wrong again after undo', async () => {
    const invoice = await client.uploaded('en-sums-wrong.pdf');
    const before = await readingOf(invoice);
    const net = (invoice as unknown as { amount: number }).amount;
    const tax = (invoice as unknown as { taxAmount: number }).taxAmount;
    const total = Math.round((net + tax) * 100) / 100;
    await patched(invoice.id, { corrections: { totalAmount: { value: total } }, how: 'suggestion' });
    const after = await readingOf(invoice);
    expect(sumsOf(after)?.outcome).toBe('passed');
    expect(after.records[0].evidence['totalAmount']?.method).toBe('human');
    expect(after.read).toMatchObject({ totalAmount: { value: invoice.totalAmount } });
    expect((await client.call<Invoice>(`/invoices/${invoice.id}`)).data.totalAmount).toBe(total);

    await client.post(`/invoices/${invoice.id}/undo`, {});
    expect((await readingOf(invoice)).records).toEqual(before.records);
    const again = await client.post(`/invoices/${invoice.id}/undo`, {});
    expect(again.status).toBe(409);
    const { data } = await client.call<{ how: string; undone: boolean }[]>(`/invoices/${invoice.id}/history`);
    expect(data.map(({ how, undone }) => [how, undone])).toEqual([
      ['suggestion', true],
      ['undo', false],
    ]);
  });
});

describe('a correction', () => {
  it('takes a value with its place on the page, beside the fields of the API', async () => {
    const invoice = await client.uploaded('de-letter.pdf');
    const place = { page: 1, box: [10, 20, 90, 30] };
    await patched(invoice.id, { number: 'X-1', corrections: { 'seller.taxId': { value: 'DE000', ...place } } });
    const [{ invoice: corrected, evidence }] = (await readingOf(invoice)).records;
    expect(corrected).toMatchObject({ number: 'X-1', seller: { taxId: 'DE000' } });
    expect([evidence['number']?.method, evidence['seller.taxId']]).toEqual([
      'human',
      { method: 'human', confidence: 0.999, ...place },
    ]);
  });

  it('is refused with 412 if somebody else was quicker', async () => {
    const { id } = await client.uploaded('de-letter.pdf');
    const { headers } = await client.call(`/invoices/${id}/reading`);
    const match = { 'if-match': headers.get('etag') ?? '' };
    expect((await patched(id, { number: 'first' }, match)).status).toBe(200);
    const { status, code } = await patched(id, { number: 'second' }, match);
    expect([status, code]).toEqual([412, 1001]);
    expect((await client.call<Invoice>(`/invoices/${id}`)).data.number).toBe('first');
    expect((await patched(id, { number: 'third' }, { 'if-match': 'first' })).status).toBe(400);
  });

  it.each([
    { corrections: { totalAmount: { value: 'much' } } },
    { corrections: { 'seller.shoe': { value: '43' } } },
    { override: '' },
  ])('is refused if it is none: %j', async (body) => {
    const { id } = await client.uploaded('de-letter.pdf');
    expect((await patched(id, body)).status).toBe(400);
  });

  it('of a credit note has the sign of the API', async () => {
    const invoice = await client.uploaded('en-credit-note.pdf');
    expect(invoice.totalAmount).toBeLessThan(0);
    await patched(invoice.id, { totalAmount: -1, amount: -1, taxAmount: 0 });
    expect((await readingOf(invoice)).records[0].invoice.totalAmount).toBe(1);
    expect((await client.call<Invoice>(`/invoices/${invoice.id}`)).data.totalAmount).toBe(-1);
  });
});

it('gives the words of a page, recognised where it is a picture', async () => {
  const { id } = await client.uploaded('en-scan-askew.pdf');
  const { data } = await client.call<{ textSource: string; words: { text: string; box: number[] }[] }>(
    `/invoices/${id}/pages/1/words`,
  );
  expect(data.textSource).toBe('ocr');
  expect(data.words.length).toBeGreaterThan(20);
  expect(data.words[0]?.box).toHaveLength(4);
  expect((await client.call(`/invoices/${id}/pages/2/words`)).status).toBe(404);
});

async function together(...names: readonly string[]): Promise<File> {
  const joined = await PDFDocument.create();
  for (const name of names) {
    const source = await PDFDocument.load(await fixture(`invoices/${name}`));
    for (const page of await joined.copyPages(source, source.getPageIndices())) joined.addPage(page);
  }
  return new File([new Uint8Array(await joined.save())], 'both.pdf');
}

it('archives each invoice of a file, with its own pages', async () => {
  const form = new FormData();
  form.append('file', await together('de-letter.pdf', 'fr-text.pdf'));
  const { data: first } = await client.upload<Invoice & { furtherInvoices: string[] }>(form);
  expect(first.furtherInvoices).toHaveLength(1);
  const second = (await client.call<Invoice>(`/invoices/${first.furtherInvoices[0]}`)).data;
  expect([first.sellerName, second.sellerName]).toEqual([
    (await client.uploaded('de-letter.pdf')).sellerName,
    (await client.uploaded('fr-text.pdf')).sellerName,
  ]);
  expect((await readingOf(first)).pages.map(({ page }) => page)).toEqual([1]);
  expect((await readingOf(second)).pages.map(({ page }) => page)).toEqual([2]);
  const listed = await client.call<Page<Invoice>>('/invoices?pageSize=100');
  expect(listed.data.data.map(({ id }) => id)).toEqual(expect.arrayContaining([first.id, second.id]));
  const ids = [first.id, second.id];
  const task = await client.post<MergeTask>('/merge-tasks', {
    invoiceIds: ids,
    outputType: 'pdf',
    layout: { layout: '1x1' },
  });
  expect((await client.merged(task.data.id)).totalPages).toBe(2);
  await client.delete(`/invoices/${first.id}`);
  expect((await readingOf(second)).records[0].invoice.totalAmount).toBe(second.totalAmount);
});
