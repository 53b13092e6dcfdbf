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
