import { mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { filesystemBlobStore } from '../../src/stores/blobs/filesystem.ts';
import { referencedBlobs } from '../../src/stores/blobs/referenced-blobs.ts';
import { sqlBlobReferences } from '../../src/stores/blobs/references-sql.ts';
import { openDatabase } from '../../src/stores/sql/sqlite.ts';
import { sqlRecordStore } from '../../src/stores/records/sql.ts';
import { collected } from './collected.ts';
import { blobStoreContract } from '../contract/blob-store.ts';

const folder = (): Promise<string> => mkdtemp(join(tmpdir(), 'blobs-'));

describe('blobs on the disk', () =>
  blobStoreContract(async (budgetBytes) =>
    filesystemBlobStore({ root: await folder(), ...(budgetBytes === undefined ? {} : { budgetBytes }) }),
  ));

it('a source that fails at any moment leaves no file behind, not even an open one', async () => {
  const root = await folder();
  const store = filesystemBlobStore({ root });
  for (let moment = 0; moment < 40; moment++) {
    const source = new PassThrough();
    source.on('error', () => undefined);
    source.write('half');
    const put = store.put(source, { maxBytes: 100 });
    for (let turn = 0; turn < moment; turn++) await new Promise((resolve) => setImmediate(resolve));
    source.destroy(new Error('connection lost'));
    await expect(put).rejects.toThrow('connection lost');
    expect(await readdir(join(root, 'tmp')).catch(() => [])).toEqual([]);
  }
  expect(await store.usedBytes()).toBe(0);
});

describe('referenced blobs', () => {
  async function start() {
    const root = await folder();
    const database = await openDatabase(':memory:');
    const store = filesystemBlobStore({ root });
    const records = sqlRecordStore(database).collection('invoice', z.object({}));
    const blobs = referencedBlobs(store, sqlBlobReferences(database));
    const keep = (text: string, id: string, kind = 'invoice') =>
      blobs.keep(Readable.from([Buffer.from(text)]), { kind, id }, { maxBytes: 100 });
    return { root, store, records, blobs, keep };
  }

  it('are kept as long as one record refers to them', async () => {
    const { blobs, keep } = await start();
    const { sha256 } = await keep('shared', 'a');
    await blobs.addReference(sha256, { kind: 'invoice', id: 'b' });
    await blobs.release({ kind: 'invoice', id: 'a' });
    expect(await blobs.size(sha256)).toBe(6);
    expect(await blobs.removeUnreferenced({ unreferencedForMs: 0 })).toBe(0);
    await blobs.release({ kind: 'invoice', id: 'b' });
    // A request deletes nothing: somebody may just be reading.
    expect(await blobs.size(sha256)).toBe(6);
    expect([await blobs.deleteUnneeded(), await blobs.removeUnreferenced({ unreferencedForMs: 0 })]).toEqual([0, 1]);
    expect(await blobs.size(sha256)).toBeUndefined();
  });

  it('one of several blobs of a record can be released by its key', async () => {
    const { blobs, keep } = await start();
    const first = await keep('first', 'a');
    const second = await keep('second', 'a');
    await blobs.release({ kind: 'invoice', id: 'a' }, first.sha256);
    await blobs.removeUnreferenced({ unreferencedForMs: 0 });
    expect([await blobs.size(first.sha256), await blobs.size(second.sha256)]).toEqual([undefined, 6]);
  });

  it('cannot be referred to if they do not exist', async () => {
    const { blobs } = await start();
    await expect(blobs.addReference('0'.repeat(64), { kind: 'invoice', id: 'a' })).rejects.toMatchObject({
      kind: 'not_found',
    });
  });

  it('are not lost if they are released and stored again at the same time', async () => {
    const { blobs, keep } = await start();
    const { sha256 } = await keep('again', 'first');
    for (let round = 0; round < 50; round++) {
      await Promise.all([
        blobs.release({ kind: 'invoice', id: `${round || 'first'}` }),
        blobs.removeUnreferenced({ unreferencedForMs: 0 }),
        keep('again', `${round + 1}`),
      ]);
      expect(await blobs.size(sha256)).toBe(5);
    }
  });

  it('that are being taken in are not taken for what a killed process has left', async () => {
    const { root, blobs, keep } = await start();
    const upload = await keep('upload', 'x', 'upload');
    const run = await keep('result', 'task 7', 'run');
    await mkdir(join(root, 'tmp'), { recursive: true });
    await writeFile(join(root, 'tmp', 'half'), 'half');
    await blobs.endAbandoned({ isAtWork: async () => false });
    expect(await readdir(join(root, 'tmp'))).toEqual(['half']);
    await blobs.endAbandoned({ isAtWork: async ({ kind }) => kind === 'run', olderThanMs: 0 });
    expect(await blobs.removeUnreferenced({ unreferencedForMs: 0 })).toBe(1);
    expect([await blobs.size(upload.sha256), await blobs.size(run.sha256)]).toEqual([undefined, 6]);
  });

  it('are removed if no record refers to them: orphans, unfinished uploads and unknown files', async () => {
    const { root, store, records, blobs, keep } = await start();
    await records.insert({ id: 'there', body: {} });
    const needed = await keep('needed', 'there');
    const orphan = await keep('orphan', 'never written');
    const upload = await keep('upload', 'x', 'upload');
    await mkdir(join(root, 'tmp'), { recursive: true });
    await writeFile(join(root, 'tmp', 'half'), 'half');
    await mkdir(join(root, 'ab'), { recursive: true });
    await writeFile(join(root, 'ab', 'c'.repeat(62)), 'nobody knows me');
    await blobs.endAbandoned({ isAtWork: async () => false, olderThanMs: 0 });
    expect(await blobs.removeUnreferenced({ unreferencedForMs: 0 })).toBe(3);
    expect(await collected(store.keys())).toEqual([needed.sha256]);
    expect([await blobs.size(orphan.sha256), await blobs.size(upload.sha256)]).toEqual([undefined, undefined]);
    expect(await readdir(root)).not.toContain('tmp');
  });
});
