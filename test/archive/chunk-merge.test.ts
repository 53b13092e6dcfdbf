/** Merging the chunks of a file when the process that had begun it is killed. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { type ChunkedFile, mergeChunks } from '../../src/archive/chunk-merge.ts';
import { chunkedUploads } from '../../src/archive/chunks.ts';
import {
  type ArchivedInvoice,
  type InvoiceArchive,
  invoiceArchive,
  invoiceId,
} from '../../src/archive/invoice-archive.ts';
import type { UploadedFile } from '../../src/archive/uploaded-documents.ts';
import type { MakeId } from '../../src/runtime/made-id.ts';
import { sqlLocks } from '../../src/stores/locks/sql.ts';
import { sqlRecordStore } from '../../src/stores/records/sql.ts';
import { openDatabase } from '../../src/stores/sql/sqlite.ts';
import { durableSetup } from '../runtime/durable/setup.ts';

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

const file: ChunkedFile = { fileHash: 'any text', fileName: 'a.pdf', totalChunks: 1 };
const { signal } = new AbortController();
const never = (): Promise<never> => new Promise(() => undefined);

async function setup() {
  const folder = await mkdtemp(join(tmpdir(), 'chunks-'));
  cleanUps.push(() => rm(folder, { recursive: true, force: true }));
  const { database, tasks, blobs, upload } = await durableSetup(folder);
  cleanUps.push(() => database.close());
  const records = sqlRecordStore(database);
  const archive = invoiceArchive(records, blobs);
  const uploads = chunkedUploads(records, blobs, 1000);
  const send = async (): Promise<void> => {
    const { sha256, size } = await upload('%PDF-1');
    await uploads.keep({ ...file, index: 0, chunkHash: '0', sha256, size });
  };
  /** As a process with locks of its own: those of a killed one have ended. */
  async function merge(read: (file: UploadedFile, makeId: MakeId) => Promise<ArchivedInvoice>) {
    const ownLocks = await openDatabase(':memory:');
    cleanUps.push(() => ownLocks.close());
    return mergeChunks(file, { tasks, blobs, archive, uploads, locks: sqlLocks(ownLocks) }, read, signal);
  }
  return { archive, send, merge };
}

const archived =
  (archive: InvoiceArchive) =>
  ({ sha256, name }: UploadedFile, makeId: MakeId) =>
    archive.addOnce({ ...nothing, sha256, fileName: name }, 'pending', invoiceId(makeId('invoice')));

const nothing = {
  fields: {
    code: '',
    number: '',
    type: 'other',
    sellerName: '',
    buyerName: '',
    date: '',
    amount: 0,
    taxAmount: 0,
    totalAmount: 0,
  },
  currency: null,
  pages: 1,
  fileType: 'pdf',
} as const;

const count = async (archive: InvoiceArchive): Promise<number> =>
  (await archive.list({}, { page: 1, pageSize: 9, order: 'newest' })).total;

it('finds the invoice that a killed process has added, and does not add another one', async () => {
  const { archive, send, merge } = await setup();
  await send();
  const added = await new Promise<ArchivedInvoice>((resolve, reject) => {
    const killed = merge(async (whole, makeId) => {
      resolve(await archived(archive)(whole, makeId));
      return never();
    });
    killed.catch(reject);
  });
  expect((await merge(archived(archive))).id).toBe(added.id);
  expect(await count(archive)).toBe(1);
  expect((await merge(archived(archive))).id).toBe(added.id);
});

it('adds another invoice if the first one was deleted since, or its reading had failed', async () => {
  const { archive, send, merge } = await setup();
  await send();
  const failing = merge(async (whole, makeId) => {
    await archive.delete((await archived(archive)(whole, makeId)).id);
    throw new Error('The client left');
  });
  await expect(failing).rejects.toThrow('The client left');
  const first = await merge(archived(archive));
  await archive.delete(first.id);
  await send();
  expect((await merge(archived(archive))).id).not.toBe(first.id);
  expect(await count(archive)).toBe(1);
});
