import { mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openStorage, type Storage } from '../../src/compose/storage.ts';
import { ServeOptions } from '../../src/server/options.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'storage-'));
});

const at = (file: string): string => join(dataDir, file);
const open = (options: Partial<ServeOptions> = {}): Promise<Storage> =>
  openStorage(ServeOptions.parse({ dataDir, ...options }), {});

/** As a server that keeps `count` documents, and is stopped. */
async function keepDocuments(count: number, options: Partial<ServeOptions> = {}): Promise<void> {
  const storage = await open(options);
  const invoices = storage.records.collection('invoice', z.object({}));
  for (let index = 0; index < count; index++) {
    const id = `invoice-${index}`;
    await storage.blobs.keep(Readable.from([Buffer.from(id)]), { kind: 'invoice', id }, { maxBytes: 100 });
    await invoices.insert({ id, body: {} });
  }
  await storage.close();
}

const documentsKept = async (): Promise<number> =>
  (await readdir(at('blobs'), { recursive: true })).filter((name) => /[0-9a-f]{62}$/.test(name)).length;

async function moveDatabase(to: string): Promise<void> {
  for (const ending of ['', '-wal', '-shm']) await rename(at(`invoicectl.db${ending}`), at(to + ending)).catch(() => 0);
}

describe('a database that is missing', () => {
  it.each([
    ['was moved away', () => moveDatabase('elsewhere.db'), {}],
    ['is mistyped', () => Promise.resolve(), { database: 'other.db' }],
  ])('%s: nothing starts, and no document is removed', async (_, happen, options) => {
    await keepDocuments(5);
    await happen();
    const given = 'database' in options ? { database: at(options.database) } : {};
    await expect(open(given)).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('refers to none of them'),
      detail: expect.stringMatching(/storage restore.*--adopt-empty/),
    });
    expect(await documentsKept()).toBe(5);
  });

  it('may be created anew on request, which deletes no document for a day', async () => {
    await keepDocuments(5);
    await moveDatabase('elsewhere.db');
    const storage = await open({ adoptEmpty: true });
    await storage.blobs.endAbandoned({ isAtWork: async () => false, olderThanMs: 0 });
    expect(await storage.blobs.removeUnreferenced()).toBe(0);
    expect(await documentsKept()).toBe(5);
    await storage.close();
    await (await open()).close();
  });

  it('can be put back, and its documents are still there', async () => {
    await keepDocuments(5);
    await moveDatabase('elsewhere.db');
    await expect(open()).rejects.toMatchObject({ kind: 'conflict' });
    await rm(at('invoicectl.db'), { force: true });
    await moveDatabase('unused.db');
    for (const ending of ['', '-wal', '-shm'])
      await rename(at(`elsewhere.db${ending}`), at(`invoicectl.db${ending}`)).catch(() => 0);
    const storage = await open();
    await storage.blobs.endAbandoned({ isAtWork: async () => false, olderThanMs: 0 });
    expect(await storage.blobs.removeUnreferenced({ unreferencedForMs: 0 })).toBe(0);
    await storage.close();
    expect(await documentsKept()).toBe(5);
  });
});

it('a database does not start if its documents are missing', async () => {
  await keepDocuments(2);
  await rename(at('blobs'), at('elsewhere'));
  await expect(open()).rejects.toMatchObject({
    kind: 'conflict',
    message: expect.stringContaining('refers to documents'),
  });
  await (await open({ adoptEmpty: true })).close();
});

it('a database does not start with the documents of another', async () => {
  await keepDocuments(2);
  await keepDocuments(2, { database: at('second.db'), blobs: at('second') });
  await expect(open({ blobs: at('second') })).rejects.toMatchObject({
    kind: 'conflict',
    message: expect.stringContaining('do not belong'),
  });
});

it('data of an earlier version that has no ids is accepted as it is', async () => {
  await keepDocuments(2);
  const storage = await open();
  await storage.records.collection('storage-identity', z.unknown()).delete('identity');
  await storage.close();
  await rm(at('blobs/identity'));
  await (await open()).close();
  expect(await documentsKept()).toBe(2);
});

it('an empty folder starts, even if clients were added to it before', async () => {
  const storage = await open();
  await storage.records.collection('client', z.object({})).insert({ id: 'c', body: {} });
  await storage.close();
  await (await open()).close();
});

describe('a database that cannot be used', () => {
  it.each(['no database at all', 'SQLite format 3\0 and rubbish after it'])(
    'is reported as damaged: %j',
    async (content) => {
      await keepDocuments(1);
      for (const ending of ['-wal', '-shm']) await rm(at(`invoicectl.db${ending}`), { force: true });
      await writeFile(at('invoicectl.db'), content.padEnd(8192, '\0'));
      await expect(open()).rejects.toMatchObject({
        kind: 'write_failed',
        message: expect.stringContaining('is damaged'),
        detail: expect.stringContaining('storage restore'),
      });
      expect(await documentsKept()).toBe(1);
    },
  );

  it('is readable for its owner alone', async () => {
    await keepDocuments(1);
    const storage = await open();
    for (const name of ['invoicectl.db', 'invoicectl.db-wal', 'invoicectl.db-shm'])
      expect((await stat(at(name))).mode & 0o777).toBe(0o600);
    await storage.close();
  });
});
