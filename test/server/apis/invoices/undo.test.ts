/** Deletions that are undone, and those that cannot be undone any more. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testServer, type TestServer } from '../../test-server.ts';
import { type Invoice, invoiceClient, type InvoiceClient, type Page } from './client.ts';

let server: TestServer;
let client: InvoiceClient;
beforeAll(async () => {
  server = await testServer();
  client = invoiceClient(server.url);
});
afterAll(() => server.stop());

const restored = (path: string) => client.post<Invoice>(`${path}/restore`, {});
const stateOf = async (id: string): Promise<readonly [status: number, code: number]> => {
  const { status, code } = await client.call(`/invoices/${id}`);
  return [status, code];
};
const isListed = async (id: string): Promise<boolean> =>
  (await client.call<Page<Invoice>>('/invoices?pageSize=100')).data.data.some((one) => one.id === id);

it('an invoice comes back as it was, with its file, in the time that was given for that', async () => {
  const invoice = await client.uploaded('en-sums-wrong.pdf');
  await client.patch(`/invoices/${invoice.id}`, { number: 'corrected' });
  const before = (await client.call(`/invoices/${invoice.id}`)).data as Invoice;
  expect((await client.delete(`/invoices/${invoice.id}?undoSeconds=60`)).status).toBe(200);
  expect([await stateOf(invoice.id), await isListed(invoice.id)]).toEqual([[410, 2002], false]);
  expect((await client.delete(`/invoices/${invoice.id}`)).code).toBe(2002);

  const back = await restored(`/invoices/${invoice.id}`);
  expect([back.status, back.data]).toEqual([200, { ...before, updatedAt: expect.any(String) }]);
  expect(await isListed(invoice.id)).toBe(true);
  expect((await fetch(back.data.fileUrl)).status).toBe(200);
  expect((await client.call(`/invoices/${invoice.id}/reading`)).status).toBe(200);
  expect((await restored(`/invoices/${invoice.id}`)).status).toBe(409);
});

it('an invoice that was deleted without that does not come back, and nothing of it is kept', async () => {
  const { id } = await client.uploaded('de-letter.pdf');
  await client.delete(`/invoices/${id}`);
  const late = await restored(`/invoices/${id}`);
  expect([late.status, late.code]).toEqual([410, 2002]);
  expect((await restored('/invoices/inv_unknown')).code).toBe(2001);
  expect((await client.delete(`/invoices/${id}?undoSeconds=3601`)).status).toBe(400);
});

it('several invoices are deleted and restored at once', async () => {
  const ids = [(await client.uploaded('de-letter.pdf')).id, (await client.uploaded('fr-text.pdf')).id];
  await client.post('/invoices/bulk', { ids, delete: true, undoSeconds: 60 });
  expect(await Promise.all(ids.map(isListed))).toEqual([false, false]);
  const { data } = await client.post<{ status: string; code?: number }[]>('/invoices/bulk', {
    ids: [...ids, 'inv_unknown'],
    restore: true,
  });
  expect(data.map(({ status, code }) => [status, code])).toEqual([
    ['success', undefined],
    ['success', undefined],
    ['failed', 2001],
  ]);
  expect(await Promise.all(ids.map(isListed))).toEqual([true, true]);
});

it('a draft is renamed even if one of its invoices was deleted, and comes back after its deletion', async () => {
  const { id } = await client.uploaded('de-letter.pdf');
  const { data: draft } = await client.post<{ draftId: string }>('/drafts', { name: 'May', invoiceIds: [id] });
  await client.delete(`/invoices/${id}`);
  const path = `/drafts/${draft.draftId}`;
  const change = (body: object) =>
    client.call<{ name: string; invoiceCount: number }>(path, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  expect((await change({ name: 'June' })).data).toMatchObject({ name: 'June', invoiceCount: 1 });
  expect((await change({})).status).toBe(400);
  await client.delete(path);
  const listed = async (): Promise<number> => (await client.call<Page<unknown>>('/drafts')).data.total;
  expect([(await client.call(path)).status, await listed(), (await change({ name: 'x' })).status]).toEqual([
    404, 0, 404,
  ]);
  expect((await restored(path)).data).toMatchObject({ name: 'June' });
  expect([(await client.call(path)).status, await listed(), (await restored(path)).status]).toEqual([200, 1, 404]);
});
