import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openStorage, type Storage } from '../../src/compose/storage.ts';
import { storageCopies } from '../../src/compose/storage-copies.ts';
import { ServeOptions } from '../../src/server/options.ts';

const Body = z.object({ text: z.string() });
const keyVariable = { INVOICECTL_BLOB_KEY: 'ab'.repeat(32) };

let place: string;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'copies-'));
});
const at = (...names: string[]): string => join(place, ...names);
const serveIn = (dataDir: string): ServeOptions => ServeOptions.parse({ dataDir });
const copiesOf = (dataDir: string, env: Record<string, string> = {}) => storageCopies(serveIn(dataDir), env);
const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
const blobFile = (dataDir: string, sha256: string): string =>
  join(dataDir, 'blobs', sha256.slice(0, 2), sha256.slice(2));

const invoicesOf = (storage: Storage) => storage.records.collection('invoice', Body);

async function add(storage: Storage, id: string): Promise<void> {
  await storage.blobs.keep(Readable.from([Buffer.from(id)]), { kind: 'invoice', id }, { maxBytes: 1000 });
  await invoicesOf(storage).insert({ id, body: { text: `read from ${id}` } });
}
async function remove(storage: Storage, id: string): Promise<void> {
  await storage.blobs.release({ kind: 'invoice', id });
  await invoicesOf(storage).delete(id);
}

async function filled(dataDir: string, count: number, env: Record<string, string> = {}): Promise<Storage> {
  const storage = await openStorage(serveIn(dataDir), env);
  for (let index = 0; index < count; index++) await add(storage, `invoice ${index}`);
  return storage;
}

/** Every invoice that is there can be read, with its document. */
async function everythingReads(
  dataDir: string,
  env: Record<string, string> = {},
  isLeaving: (needed: readonly string[]) => boolean = () => false,
): Promise<string[]> {
  const storage = await openStorage(serveIn(dataDir), env);
  try {
    const { entries } = await invoicesOf(storage).list({}, { limit: 10_000 });
    for (const { id, body } of entries) {
      expect(body.text).toBe(`read from ${id}`);
      if (isLeaving(await storage.blobs.referencedBy({ kind: 'invoice', id }))) continue;
      expect(String(await buffer(await storage.blobs.open(sha(id))))).toBe(id);
    }
    return entries.map(({ id }) => id);
  } finally {
    await storage.close();
  }
}

/** A record lets go of its document before it is deleted itself. */
const isBeingDeleted = (needed: readonly string[]): boolean => needed.length === 0;

describe.each([
  ['plain documents', {}],
  ['encrypted documents', keyVariable],
])('%s', (_, env) => {
  it('documents come back from a backup as they were', async () => {
    await (await filled(at('data'), 20, env)).close();
    expect(await copiesOf(at('data'), env).backUp(at('backup'))).toMatchObject({ documents: 20, missing: [] });
    await rm(at('data'), { recursive: true });
    expect(await copiesOf(at('data'), env).restore(at('backup'))).toMatchObject({ documents: 20, missing: [] });
    expect(await everythingReads(at('data'), env)).toHaveLength(20);
    expect(await copiesOf(at('data'), env).check()).toMatchObject({
      database: [],
      documents: 20,
      damaged: [],
      missing: [],
      unneeded: 0,
    });
  });

  it('documents are backed up whole while others are added and deleted', async () => {
    const storage = await filled(at('data'), 40, env);
    const done = new AbortController();
    const changing = (async () => {
      for (let number = 0; !done.signal.aborted; number++) {
        await Promise.all([add(storage, `new ${number}`), remove(storage, `invoice ${39 - number}`)]);
        if (number > 38) await remove(storage, `new ${number - 38}`);
      }
    })();
    for (let round = 0; round < 5; round++) {
      const report = await copiesOf(at('data'), env).backUp(at(`backup ${round}`));
      expect(report.missing).toEqual([]);
    }
    done.abort();
    await changing;
    await storage.close();
    for (let round = 0; round < 5; round++) {
      await copiesOf(at(`restored ${round}`), env).restore(at(`backup ${round}`));
      expect((await everythingReads(at(`restored ${round}`), env, isBeingDeleted)).length).toBeGreaterThan(10);
      expect(await copiesOf(at(`restored ${round}`), env).check()).toMatchObject({
        damaged: [],
        missing: [],
        unneeded: 0,
      });
    }
  });

  it('documents that were altered, cut off or lost are found', async () => {
    await (await filled(at('data'), 5, env)).close();
    const [altered, short, lost] = ['invoice 0', 'invoice 1', 'invoice 2'].map(sha) as [string, string, string];
    const bytes = await readFile(blobFile(at('data'), altered));
    bytes[bytes.length - 1]! ^= 1;
    await writeFile(blobFile(at('data'), altered), bytes);
    await truncate(blobFile(at('data'), short), 3);
    await rm(blobFile(at('data'), lost));
    const report = await copiesOf(at('data'), env).check();
    expect(report.damaged.map(({ sha256 }) => sha256).toSorted()).toEqual([altered, short].toSorted());
    expect(report.missing).toEqual([lost]);
    expect(await copiesOf(at('data'), env).backUp(at('backup'))).toMatchObject({ documents: 4, missing: [lost] });
  });
});

it('a check runs beside a running server and changes nothing', async () => {
  const storage = await filled(at('data'), 3);
  const before = (await readdir(at('data'), { recursive: true })).toSorted();
  expect(await copiesOf(at('data')).check()).toMatchObject({ documents: 3, damaged: [], missing: [] });
  expect((await readdir(at('data'), { recursive: true })).toSorted()).toEqual(before);
  await storage.close();
});

describe('what backup, restore and check refuse', () => {
  it('a backup into a folder that is not empty is refused', async () => {
    await (await filled(at('data'), 1)).close();
    await mkdir(at('backup'));
    await writeFile(at('backup', 'mine'), 'x');
    await expect(copiesOf(at('data')).backUp(at('backup'))).rejects.toMatchObject({ kind: 'conflict' });
    expect(await readdir(at('backup'))).toEqual(['mine']);
  });

  it('a restore over existing data is refused', async () => {
    await (await filled(at('data'), 1)).close();
    await copiesOf(at('data')).backUp(at('backup'));
    await expect(copiesOf(at('data')).restore(at('backup'))).rejects.toMatchObject({ kind: 'conflict' });
  });

  it('a restore from an unfinished backup or from any other folder is refused', async () => {
    await (await filled(at('data'), 1)).close();
    await copiesOf(at('data')).backUp(at('backup'));
    await rm(at('backup', 'backup.json'));
    await expect(copiesOf(at('new')).restore(at('backup'))).rejects.toMatchObject({ kind: 'not_found' });
    await writeFile(at('backup', 'backup.json'), 'no JSON at all');
    await expect(copiesOf(at('new')).restore(at('backup'))).rejects.toMatchObject({ kind: 'bad_request' });
    expect(await readdir(at('new')).catch(() => [])).toEqual([]);
  });

  it('a check or a backup without a database is refused', async () => {
    await expect(copiesOf(at('nothing')).check()).rejects.toMatchObject({ kind: 'not_found' });
    await expect(copiesOf(at('nothing')).backUp(at('backup'))).rejects.toMatchObject({ kind: 'not_found' });
  });
});
