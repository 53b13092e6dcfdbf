import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { filesystemBlobStore } from '../../../src/stores/blobs/filesystem.ts';
import { referencedBlobs } from '../../../src/stores/blobs/referenced-blobs.ts';
import { sqlBlobReferences } from '../../../src/stores/blobs/references-sql.ts';
import type { Database } from '../../../src/stores/sql/database.ts';
import { keyring, storageKey } from '../../../src/stores/encryption/keys.ts';
import { marksBy } from '../../../src/stores/encryption/marks.ts';
import { sqlLocks } from '../../../src/stores/locks/sql.ts';
import { sqlRecordStore } from '../../../src/stores/records/sql.ts';
import { storedCache, type StoredCacheSettings } from '../../../src/runtime/cache/stored-cache.ts';
import { cacheContract } from '../../contract/cache.ts';
import { temporaryDatabase } from '../../stores-of-tests.ts';

const never = new AbortController().signal;
const bytes = (text: string): Uint8Array => Buffer.from(text);
const text = (value: Uint8Array | undefined): string | undefined => value && Buffer.from(value).toString();

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const key = storageKey(Buffer.alloc(32, 1));
const newKey = storageKey(Buffer.alloc(32, 2));

interface Opened {
  readonly folder: string;
  readonly database?: Database;
  readonly budgetBytes?: number;
}

async function start(settings: Partial<StoredCacheSettings> = {}, given?: Opened) {
  const folder = given?.folder ?? (await mkdtemp(join(tmpdir(), 'stored-cache-')));
  const database = given?.database ?? (await temporaryDatabase());
  closing.push(
    () => (given?.database ? Promise.resolve() : database.close()),
    () => rm(folder, { recursive: true, force: true }),
  );
  const { budgetBytes } = given ?? {};
  const store = filesystemBlobStore({ root: folder, ...(budgetBytes === undefined ? {} : { budgetBytes }) });
  const blobs = referencedBlobs(store, sqlBlobReferences(database));
  const locks = sqlLocks(database);
  const troubles: unknown[] = [];
  const clock = { ms: 1_000_000 };
  const cache = storedCache({
    records: sqlRecordStore(database),
    blobs,
    locks,
    kind: 'result',
    marks: marksBy(keyring([key], false)),
    ttlMs: 60_000,
    maxBytes: 1e9,
    now: () => clock.ms,
    trouble: (error) => void troubles.push(error),
    ...settings,
  });
  /** The files that remain once those that nothing needs were deleted. */
  const files = async (): Promise<string[]> => {
    await blobs.removeUnreferenced({ unreferencedForMs: 0 });
    const found = await readdir(folder, { recursive: true, withFileTypes: true });
    return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  };
  const forget = () => database.tables.deleteFrom('records').where('kind', '=', 'result').execute();
  return { folder, database, blobs, locks, cache, clock, troubles, files, forget };
}

const make = (value: string) => async () => bytes(value);

describe('storedCache', () => {
  cacheContract(async () => (await start()).cache);

  it('says which keys it has', async () => {
    const { cache } = await start();
    expect(await cache.has('a')).toBe(false);
    await cache.put('a', bytes('x'));
    expect([await cache.has('a'), await cache.has('b')]).toEqual([true, false]);
  });

  it('takes over from a builder that has died when its lease has run out, however long the lease is', async () => {
    const { cache, locks, database } = await start();
    await cache.put('a', bytes('x'));
    const { id } = await database.tables.selectFrom('records').select('id').executeTakeFirstOrThrow();
    await database.tables.deleteFrom('records').execute();
    await database.tables.deleteFrom('holds').execute();
    const dead = await locks.tryTake(`result:${id}`, 1500);
    expect(dead).toBeDefined();
    let made = 0;
    const waiting = [1, 2, 3].map(() =>
      cache.getOrMake(
        'a',
        async () => {
          made++;
          return bytes('mine');
        },
        never,
      ),
    );
    expect((await Promise.all(waiting)).map((result) => text(result.bytes))).toEqual(['mine', 'mine', 'mine']);
    expect(made).toBe(1);
    expect(await dead?.renew(1000)).toBe(false);
  });

  it('removes record and file of a result that was not used during its retention time', async () => {
    const { cache, clock, files, database } = await start();
    await cache.put('old', bytes('old'));
    await cache.put('used', bytes('used'));
    clock.ms += 40_000;
    expect(await cache.expire()).toBe(0);
    expect(await cache.has('used')).toBe(true);
    clock.ms += 40_000;
    // Past its time it is no longer given out, whether it was removed yet or not.
    expect([await cache.has('old'), await cache.get('old')]).toEqual([false, undefined]);
    expect(await cache.expire()).toBe(1);
    expect(text(await cache.get('used'))).toBe('used');
    expect(await files()).toHaveLength(1);
    expect(await database.tables.selectFrom('records').select('id').execute()).toHaveLength(1);
    clock.ms += 60_000;
    expect(await cache.expire()).toBe(1);
    expect(await files()).toEqual([]);
  });

  it('completes a removal that was interrupted between two of its steps', async () => {
    const { cache, clock, files, database } = await start();
    await cache.put('a', bytes('x'));
    await database.tables.updateTable('records').set({ state: 'going' }).execute();
    expect([await cache.has('a'), await cache.get('a')]).toEqual([false, undefined]);
    expect(text((await cache.getOrMake('a', make('new'), never)).bytes)).toBe('new');
    await database.tables.updateTable('records').set({ state: 'going' }).execute();
    clock.ms += 60_000;
    expect(await cache.expire()).toBe(1);
    expect(await files()).toEqual([]);
  });

  it('does not remove a result that is being made again', async () => {
    const { cache, clock } = await start();
    await cache.put('a', bytes('old'));
    clock.ms += 60_000;
    let finish = (): void => {};
    const making = cache.getOrMake('a', () => new Promise((resolve) => (finish = () => resolve(bytes('new')))), never);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await cache.expire()).toBe(0);
    finish();
    await making;
    expect(text(await cache.get('a'))).toBe('new');
  });

  it('stays below its maximum size, and removes the least recently used results first', async () => {
    const { cache, clock } = await start({ maxBytes: 3000 });
    for (const key of ['a', 'b', 'c', 'd']) {
      await cache.put(key, Buffer.alloc(800, key));
      clock.ms += 1000;
    }
    await cache.has('a');
    expect(await cache.expire()).toBe(1);
    expect(await Promise.all(['a', 'b', 'c', 'd'].map((key) => cache.has(key)))).toEqual([true, false, true, true]);
    await cache.put('e', Buffer.alloc(4000));
    expect(await cache.has('e')).toBe(false);
  });

  it('makes a result again if its file is damaged or missing', async () => {
    const { cache, files } = await start();
    await cache.put('a', bytes('a long enough value'));
    for (const damage of [
      (file: Buffer) => file.subarray(0, -1),
      (file: Buffer) => Buffer.concat([file, bytes('x')]),
    ]) {
      const [file = ''] = await files();
      await writeFile(file, damage(await readFile(file)));
      expect(await cache.get('a')).toBeUndefined();
      expect(text((await cache.getOrMake('a', make('a long enough value'), never)).bytes)).toBe('a long enough value');
    }
    const [file = ''] = await files();
    await rm(file);
    expect([await cache.has('a'), await cache.get('a')]).toEqual([false, undefined]);
    expect(await cache.getOrMake('a', make('again'), never)).toMatchObject({ cached: false });
    expect(text(await cache.get('a'))).toBe('again');
  });

  it('registers a result again if its record was lost', async () => {
    const { cache, forget } = await start();
    await cache.put('a', bytes('x'));
    await forget();
    expect(await cache.has('a')).toBe(true);
    await forget();
    expect(await cache.getOrMake('a', make('y'), never)).toMatchObject({ cached: true });
  });

  it('registers results again when a server starts without its database, and removes all other files', async () => {
    const { folder, cache, blobs } = await start();
    await cache.put('a', bytes('x'));
    await blobs.keep(Readable.from([bytes('result of something else')]), { kind: 'task', id: '1' }, { maxBytes: 100 });
    await blobs.keep(Readable.from([bytes('x')]), { kind: 'task', id: '2' }, { maxBytes: 100 });
    const again = await start({ marks: marksBy(keyring([newKey, key], true)) }, { folder });
    expect(await again.blobs.removeUnreferenced({ adopt: again.cache.adopt, unreferencedForMs: 0 })).toBe(2);
    expect(text(await again.cache.get('a'))).toBe('x');
    expect(await again.files()).toHaveLength(1);
    // Of another kind it is none of these.
    const other = await start({ kind: 'other' }, { folder });
    expect(await other.blobs.removeUnreferenced({ adopt: other.cache.adopt, unreferencedForMs: 0 })).toBe(1);
  });

  it('does not register a result again that has expired, while its bytes are still there', async () => {
    const { cache, blobs, clock } = await start();
    await cache.put('a', bytes('x'));
    clock.ms += 80_000;
    expect(await cache.expire()).toBe(1);
    await blobs.removeUnreferenced({ adopt: cache.adopt });
    expect(await cache.has('a')).toBe(false);
  });

  it('does not accept an uploaded file that imitates a stored result', async () => {
    const { folder, cache, files, blobs } = await start({ marks: marksBy(keyring([newKey], true)) });
    await cache.put('a', bytes('forged'));
    const [file = ''] = await files();
    const forged = await readFile(file);
    await cache.put('b', bytes('other'));
    const upload = (content: Buffer, id: string) =>
      blobs.keep(Readable.from([content]), { kind: 'upload', id }, { maxBytes: 10_000 });
    await upload(Buffer.concat([forged, bytes('more')]), '1');
    await upload(forged.subarray(0, -1), '2');
    const again = await start({}, { folder });
    expect(await again.blobs.removeUnreferenced({ adopt: again.cache.adopt, unreferencedForMs: 0 })).toBe(4);
    expect(await again.cache.has('a')).toBe(false);
  });

  it('never fails the work if there is no room to store its result', async () => {
    const { cache, troubles } = await start({}, { folder: await mkdtemp(join(tmpdir(), 'held-')), budgetBytes: 10 });
    expect(text((await cache.getOrMake('a', make('made'), never)).bytes)).toBe('made');
    expect(troubles).toMatchObject([{ kind: 'storage_full' }]);
    expect(await cache.has('a')).toBe(false);
  });
});
