/** The same invoice archived again: which one is marked, and which is not. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testServer, type TestServer } from '../../test-server.ts';
import { fixture, type Invoice, invoiceClient, type InvoiceClient, type Page } from './client.ts';

interface Marked extends Invoice {
  readonly duplicateOf?: string;
  readonly sameFile?: boolean;
}

let server: TestServer;
let client: InvoiceClient;
beforeAll(async () => {
  server = await testServer();
  client = invoiceClient(server.url);
});
afterAll(() => server.stop());

const markOf = async (id: string): Promise<string | undefined> =>
  (await client.call<Marked>(`/invoices/${id}`)).data.duplicateOf;
const duplicatesOf = async (id: string): Promise<readonly (readonly [string, boolean | undefined])[]> =>
  (await client.call<Marked[]>(`/invoices/${id}/duplicates`)).data.map((one) => [one.id, one.sameFile]);

it('the same file, and another file of the same invoice, are marked with a link to the first', async () => {
  const first = await client.uploaded('de-letter.pdf');
  const again = await client.uploaded('de-letter.pdf', 'copy.pdf');
  // Other bytes with the same pages.
  const form = new FormData();
  const bytes = Buffer.concat([await fixture('invoices/de-letter.pdf'), Buffer.from('\n% downloaded again\n')]);
  form.append('file', new File([bytes], 'downloaded.pdf'));
  const downloaded = (await client.upload(form)).data;
  const other = await client.uploaded('fr-text.pdf');

  expect(await Promise.all([first, again, downloaded, other].map(({ id }) => markOf(id)))).toEqual([
    undefined,
    first.id,
    first.id,
    undefined,
  ]);
  expect(await duplicatesOf(first.id)).toEqual([
    [again.id, true],
    [downloaded.id, false],
  ]);
  expect(await duplicatesOf(other.id)).toEqual([]);

  const listed = async (query: string): Promise<readonly (string | undefined)[]> =>
    (await client.call<Page<Marked>>(`/invoices?sort=createdAt${query}`)).data.data.map((one) => one.duplicateOf);
  expect(await listed('&duplicates=true')).toEqual([undefined, first.id, first.id, undefined]);
  expect(await listed('')).toEqual([undefined, undefined, undefined, undefined]);

  // Without the first, the next one is the first.
  await client.delete(`/invoices/${first.id}`);
  expect(await markOf(downloaded.id)).toBe(again.id);
  expect(await markOf(again.id)).toBeUndefined();
});

interface OfFile extends Invoice {
  readonly pageRange?: readonly number[];
  readonly currency?: string;
}

it('invoices of one file know each other, upload by upload', async () => {
  const receipts = async (): Promise<readonly string[]> => {
    const form = new FormData();
    form.append('file', new File([await fixture('invoices/en-two-receipts.tiff')], 'receipts.tiff'));
    const { data } = await client.upload<Invoice & { furtherInvoices: readonly string[] }>(form);
    return [data.id, ...data.furtherInvoices];
  };
  const othersOf = async (id = ''): Promise<readonly string[]> =>
    (await client.call<OfFile[]>(`/invoices/${id}/same-file`)).data.map((one) => one.id);
  const [first, second] = await receipts();
  const [third, fourth] = await receipts();
  expect(await Promise.all([first, second, third, fourth].map(othersOf))).toEqual([
    [second],
    [first],
    [fourth],
    [third],
  ]);
  const { data } = await client.call<OfFile>(`/invoices/${first}`);
  expect(data.pageRange).toEqual([1, 1]);
  const single = await client.uploaded('fr-text.pdf');
  expect(await othersOf(single.id)).toEqual([]);
});

it('a corrected currency is that of the invoice, and of its sum', async () => {
  const { id } = await client.uploaded('hu-text.pdf');
  const currencyOf = async (): Promise<string | undefined> =>
    (await client.call<OfFile>(`/invoices/${id}`)).data.currency;
  expect(await currencyOf()).toBe('HUF');
  await client.patch(`/invoices/${id}`, { corrections: { currency: { value: 'CHF' } } });
  expect(await currencyOf()).toBe('CHF');
  const { data } = await client.call<{ sums: readonly object[] }>('/invoices?sums=true');
  expect(data.sums).toContainEqual(expect.objectContaining({ currency: 'CHF', count: 1 }));
});

it('an invoice that a person corrected is another one', async () => {
  const first = await client.uploaded('es-text.pdf');
  const form = new FormData();
  const bytes = Buffer.concat([await fixture('invoices/es-text.pdf'), Buffer.from('\n% another\n')]);
  form.append('file', new File([bytes], 'another.pdf'));
  const { id } = (await client.upload(form)).data;
  expect(await markOf(id)).toBe(first.id);
  await client.patch(`/invoices/${id}`, { number: 'another' });
  expect(await markOf(id)).toBeUndefined();
});
