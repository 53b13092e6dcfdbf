import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, it, onTestFinished } from 'vitest';
import { temporaryReferences } from '../../src/runtime/temporary-references.ts';
import { filesystemBlobStore } from '../../src/stores/blobs/filesystem.ts';
import { referencedBlobs, type ReferencedBlobs } from '../../src/stores/blobs/referenced-blobs.ts';
import { sqlBlobReferences } from '../../src/stores/blobs/references-sql.ts';
import type { Owner } from '../../src/stores/blobs/references.ts';
import { openDatabase } from '../../src/stores/sql/sqlite.ts';

async function stored(): Promise<ReferencedBlobs> {
  const root = await mkdtemp(join(tmpdir(), 'temporary-references-'));
  const database = await openDatabase(':memory:');
  onTestFinished(async () => {
    await database.close();
    await rm(root, { recursive: true, force: true });
  });
  return referencedBlobs(filesystemBlobStore({ root }), sqlBlobReferences(database));
}

it('what was kept for the time of the work is handed over to what needs it, and the rest is released', async () => {
  const blobs = await stored();
  const [work, invoice] = [
    { kind: 'upload', id: 'a' },
    { kind: 'invoice', id: 'b' },
  ];
  const files = temporaryReferences(blobs, work);
  const keep = async (text: string) => (await files.keep(Readable.from([Buffer.from(text)]), { maxBytes: 100 })).sha256;
  const [needed, shared, left] = [await keep('needed'), await keep('shared'), await keep('left')];
  await files.handOver(invoice, [needed, shared]);
  await files.handOver({ kind: 'invoice', id: 'c' }, [shared]);
  await expect(files.handOver(invoice, ['0'.repeat(64)])).rejects.toMatchObject({ kind: 'not_found' });
  await files.release();
  await blobs.removeUnreferenced({ unreferencedForMs: 0 });
  const sizes = await Promise.all([needed, shared, left].map((sha256) => blobs.size(sha256)));
  expect(sizes).toEqual([6, 6, undefined]);
  await blobs.release(invoice);
  await blobs.removeUnreferenced({ unreferencedForMs: 0 });
  expect([await blobs.size(needed), await blobs.size(shared)]).toEqual([undefined, 6]);
});

it('nothing is released where nothing was kept, and what broke while it was kept is', async () => {
  const blobs = await stored();
  const work = { kind: 'upload', id: 'a' };
  const released: unknown[] = [];
  const watched = { ...blobs, release: async (owner: Owner) => void released.push(owner) };
  const files = temporaryReferences(watched, work);
  await files.release();
  expect(released).toEqual([]);
  await expect(files.keep(Readable.from([Buffer.from('too long')]), { maxBytes: 3 })).rejects.toThrow();
  await files.release();
  expect(released).toEqual([work]);
});
