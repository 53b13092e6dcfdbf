/** Files that need a password, and files that nothing can read: what a person can do about them. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordsOf, testServer, type TestServer } from '../../test-server.ts';
import { cut, fixture, type Invoice, invoiceClient, type InvoiceClient, type MergeTask } from './client.ts';
import { areFiles } from '../../../stores-of-tests.ts';

interface Failing extends Invoice {
  readonly beingRead?: boolean;
  readonly failure?: { readonly kind: string };
}

const password = 'geheim';
let server: TestServer;
let client: InvoiceClient;
let bytes: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  server = await testServer();
  client = invoiceClient(server.url);
  bytes = await fixture('broken/password-geheim.pdf');
});
afterAll(() => server.stop());

async function upload(fields: Readonly<Record<string, string>>, query = ''): ReturnType<typeof client.upload<Failing>> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new File([bytes], 'locked.pdf'));
  return client.upload<Failing>(form, `/invoices/upload${query}`);
}

async function read(id: string): Promise<Failing> {
  for (;;) {
    const { data } = await client.call<Failing>(`/invoices/${id}`);
    if (data.beingRead !== true) return data;
    await pause(20);
  }
}

it('a file that is sent with its password is read, drawn and printed', async () => {
  expect((await upload({})).status).toBe(422);
  expect((await upload({ password: 'wrong' })).status).toBe(422);
  expect((await upload({ password: 'x'.repeat(1001) })).status).toBe(400);
  const { status, data } = await upload({ password });
  expect([status, data.totalAmount > 0]).toEqual([200, true]);
  const picture = await fetch(`${client.base}/invoices/${data.id}/pages/1.png?width=200`);
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
  const { data: task } = await client.post<MergeTask>('/merge-tasks', { invoiceIds: [data.id], outputType: 'pdf' });
  expect(await client.merged(task.id)).toMatchObject({ status: 'completed', totalPages: 1 });
});

it('a file in chunks takes its password when it is merged', async () => {
  const file = { fileHash: 'locked', fileName: 'locked.pdf', chunks: cut(bytes, 20_000) };
  for (const index of file.chunks.keys()) await client.sendChunk(file, index);
  const merge = { fileHash: file.fileHash, fileName: file.fileName, totalChunks: file.chunks.length };
  expect((await client.post('/invoices/merge-chunks', merge)).status).toBe(422);
  expect(
    (await client.post<Invoice>('/invoices/merge-chunks', { ...merge, password })).data.totalAmount,
  ).toBeGreaterThan(0);
});

it('a file that could not be read is read again once somebody knows its password', async () => {
  const { id } = (await upload({}, '?wait=false')).data;
  expect(await read(id)).toMatchObject({ status: 'failed', failure: { kind: 'encrypted_document' } });
  const wrong = await client.post<Failing>(`/invoices/${id}/read`, { password: 'wrong' });
  expect([wrong.status, wrong.data]).toEqual([202, expect.objectContaining({ beingRead: true, status: 'pending' })]);
  expect(await read(id)).toMatchObject({ failure: { kind: 'encrypted_document' } });
  await client.post(`/invoices/${id}/read`, { password });
  const done = await read(id);
  expect(done).not.toHaveProperty('failure');
  expect(done.totalAmount).toBe((await upload({ password })).data.totalAmount);
  const again = await client.post(`/invoices/${id}/read`, { password });
  expect([again.status, again.code]).toEqual([409, 1001]);
});

it('the values of a file that cannot be read are entered by hand', async () => {
  const { id } = (await upload({}, '?wait=false')).data;
  await read(id);
  const empty = await client.call<{ records: [{ status: string; invoice: object }]; pages: [] }>(
    `/invoices/${id}/reading`,
  );
  expect([empty.status, empty.data.pages]).toEqual([200, []]);
  expect(empty.data.records[0]).toMatchObject({ status: 'review', invoice: { number: null, totalAmount: null } });
  const values = { number: '17', date: '2026-11-02', sellerName: 'Unicorn & Sons', amount: 100, taxAmount: 19 };
  const typed = await client.patch<Failing>(`/invoices/${id}`, { ...values, status: 'verified' });
  expect(typed.data).toMatchObject({ ...values, totalAmount: 119, status: 'verified' });
  expect(typed.data).not.toHaveProperty('failure');
  // What a person has entered is not lost to another reading.
  expect((await client.post(`/invoices/${id}/read`, { password })).status).toBe(409);
});

it('passwords are neither logged nor stored in clear', async () => {
  const secret = 'a-password-that-is-nowhere-else';
  const { id } = (await upload({ password: secret }, '?wait=false')).data;
  await read(id);
  const files = await readdir(server.folder, { recursive: true, withFileTypes: true });
  const stored = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  expect(stored.some((path) => path.includes('invoicectl.db'))).toBe(areFiles);
  expect(await recordsOf(server)).not.toContain(secret);
  for (const path of stored) expect((await readFile(path)).includes(secret), path).toBe(false);
  expect(JSON.stringify(server.logged)).not.toContain(secret);
});
