/** What the invoice API keeps: over restarts, until it expires, and nothing of what was given up half way. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, expect, it } from 'vitest';
import { invoiceArchive } from '../../src/archive/invoice-archive.ts';
import { chunkedUploads } from '../../src/archive/chunks.ts';
import { exclusively } from '../../src/runtime/exclusively.ts';
import { filesystemBlobStore } from '../../src/stores/blobs/filesystem.ts';
import { type ReferencedBlobs, referencedBlobs } from '../../src/stores/blobs/referenced-blobs.ts';
import { sqlBlobReferences } from '../../src/stores/blobs/references-sql.ts';
import { sqlLocks } from '../../src/stores/locks/sql.ts';
import { sqlRecordStore } from '../../src/stores/records/sql.ts';
import { cut, fixture, type Invoice, invoiceClient } from '../server/apis/invoices/client.ts';
import { testServer } from '../server/test-server.ts';
import { temporaryDatabase } from '../stores-of-tests.ts';

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'invoices-'));
  cleanUps.push(() => rm(path, { recursive: true, force: true }));
  return path;
}

async function stores() {
  const database = await temporaryDatabase();
  cleanUps.push(() => database.close());
  const blobs = referencedBlobs(filesystemBlobStore({ root: await folder() }), sqlBlobReferences(database));
  return { database, records: sqlRecordStore(database), blobs };
}

const upload = { kind: 'upload', id: 'one' };
const kept = (text: string, blobs: ReferencedBlobs) =>
  blobs.keep(Readable.from([Buffer.from(text)]), upload, { maxBytes: 100 });

it('chunks, invoices, drafts and merge tasks outlive the server', async () => {
  const dataDir = await folder();
  const bytes = await fixture('invoices/cn-old-special.pdf');
  const file = { fileHash: '发票.pdf_31163_1700000000000', fileName: '发票.pdf', chunks: cut(bytes, 16_000) };
  const before = await testServer({ dataDir });
  const client = invoiceClient(before.url);
  const meal = await client.uploaded('cn-normal-meal.pdf');
  const draft = await client.post<{ draftId: string }>('/drafts', { invoiceIds: [meal.id], name: '11月' });
  await client.sendChunk(file, 1);
  const task = await client.post<{ id: string }>('/merge-tasks', { invoiceIds: [meal.id], outputType: 'pdf' });
  await before.running.stop();

  const server = await testServer({ dataDir });
  cleanUps.push(() => server.stop());
  const again = invoiceClient(server.url);
  expect((await again.call<Invoice>(`/invoices/${meal.id}`)).data).toMatchObject({ number: meal.number });
  expect((await again.call(`/drafts/${draft.data.draftId}`)).data).toMatchObject({ invoiceCount: 1 });
  const query = new URLSearchParams({ fileHash: file.fileHash }).toString();
  expect((await again.call(`/invoices/upload-chunk?${query}`)).data).toMatchObject({ received: [1] });
  await again.sendChunk(file, 0);
  const { fileHash, fileName, chunks } = file;
  const merged = await again.post<Invoice>('/invoices/merge-chunks', {
    fileHash,
    fileName,
    totalChunks: chunks.length,
  });
  expect(merged.data).toMatchObject({ number: '00456789' });
  expect(await again.merged(task.data.id)).toMatchObject({ status: 'completed' });
  expect(JSON.stringify([before.logged, server.logged])).not.toMatch(/发票|11月|虚软件|00456789|54770/);
});

it('chunks that are never merged are deleted after a day, with their bytes', async () => {
  const { records, blobs } = await stores();
  const uploads = chunkedUploads(records, blobs, 1000);
  const { sha256, size } = await kept('chunk', blobs);
  await uploads.keep({ fileHash: 'f', chunkHash: 'c', index: 0, totalChunks: 2, sha256, size });
  await blobs.release(upload);
  await uploads.expire(Date.now());
  expect([await uploads.present('f'), await blobs.size(sha256)]).toMatchObject([[{ index: 0 }], 5]);
  await uploads.expire(Date.now() + 25 * 60 * 60 * 1000);
  await blobs.removeUnreferenced({ unreferencedForMs: 0 });
  expect([await uploads.present('f'), await blobs.size(sha256)]).toEqual([[], undefined]);
});

it('the file of an invoice is removed even if the process died while deleting the invoice', async () => {
  const { records, blobs } = await stores();
  const { sha256 } = await kept('file', blobs);
  const archive = invoiceArchive(records, {
    ...blobs,
    release: async () => {
      throw new Error('died here');
    },
  });
  const fields = { code: '', number: '1', type: 'other' as const, sellerName: '', buyerName: '', date: '' };
  const amounts = { amount: 0, taxAmount: 0, totalAmount: 0 };
  const file = { sha256, fileName: 'a.pdf', fileType: 'pdf' as const, pages: 1 };
  const { id } = await archive.add({ fields: { ...fields, ...amounts }, currency: null, ...file }, 'pending');
  await blobs.release(upload);
  await expect(archive.delete(id)).rejects.toThrow('died here');
  expect(await blobs.size(sha256)).toBe(4);
  const later = invoiceArchive(records, blobs);
  await later.finishDeletions(Date.now());
  await blobs.removeUnreferenced({ unreferencedForMs: 0 });
  expect(await blobs.size(sha256)).toBeUndefined();
  await expect(later.get(id)).rejects.toMatchObject({ kind: 'not_found' });
  await later.finishDeletions(Date.now());
});

it('a deletion that can be undone keeps the file until it cannot, and a restored invoice keeps it for good', async () => {
  const { records, blobs } = await stores();
  const { sha256 } = await kept('file', blobs);
  const archive = invoiceArchive(records, blobs);
  const fields = { code: '', number: '1', type: 'other' as const, sellerName: '', buyerName: '', date: '' };
  const amounts = { amount: 0, taxAmount: 0, totalAmount: 0 };
  const file = { sha256, fileName: 'a.pdf', fileType: 'pdf' as const, pages: 1 };
  const { id } = await archive.add({ fields: { ...fields, ...amounts }, currency: null, ...file }, 'pending');
  await blobs.release(upload);
  await archive.delete(id, 1000);
  await archive.restore(id);
  await archive.finishDeletions(Date.now() + 2000);
  expect(await blobs.size(sha256)).toBe(4);
  await archive.delete(id, 1000);
  await archive.finishDeletions(Date.now());
  expect(await blobs.size(sha256)).toBe(4);
  await archive.finishDeletions(Date.now() + 2000);
  await blobs.removeUnreferenced({ unreferencedForMs: 0 });
  expect(await blobs.size(sha256)).toBeUndefined();
  await expect(archive.restore(id)).rejects.toMatchObject({ kind: 'not_found' });
  expect((await archive.records.get(id))?.body).toBeNull();
});

it('only one caller at a time works under a lock, and a client that disconnects stops waiting for it', async () => {
  const { database } = await stores();
  const locks = sqlLocks(database);
  let inside = 0;
  let most = 0;
  const work = async (): Promise<void> => {
    most = Math.max(most, ++inside);
    await new Promise((resolve) => setTimeout(resolve, 20));
    inside--;
  };
  const { signal } = new AbortController();
  await Promise.all([1, 2, 3].map(() => exclusively(locks, 'one', signal, work)));
  expect(most).toBe(1);

  const client = new AbortController();
  await exclusively(locks, 'one', signal, async () => {
    const waiting = exclusively(locks, 'one', client.signal, work);
    client.abort();
    await expect(waiting).rejects.toThrow();
  });
});

it('pages of other allowed origins may also change and delete invoices', async () => {
  const server = await testServer({ corsOrigins: ['https://app.example.com'] });
  cleanUps.push(() => server.stop());
  const response = await fetch(`${server.url}/api/v1/invoices/inv_1`, {
    method: 'OPTIONS',
    headers: { origin: 'https://app.example.com', 'access-control-request-method': 'PATCH' },
  });
  expect(response.headers.get('access-control-allow-methods')).toMatch(/PATCH.*DELETE/);
});
