/** What is kept cannot be read without its key, and nothing altered is ever taken for what was stored. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { assert, asyncProperty, integer, nat, oneof, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { encryptedBlobStore } from '../../src/stores/blobs/encrypted.ts';
import { filesystemBlobStore } from '../../src/stores/blobs/filesystem.ts';
import { openDatabase } from '../../src/stores/sql/sqlite.ts';
import { frameBytes, sealedLength } from '../../src/stores/encryption/frames.ts';
import { keyring, openKeyring, storageKey } from '../../src/stores/encryption/keys.ts';
import { sealedText } from '../../src/stores/encryption/sealed-text.ts';
import { noteKeys } from '../../src/stores/encryption/used-keys.ts';
import { sealedRecordStore } from '../../src/stores/records/sealed.ts';
import { sqlRecordStore } from '../../src/stores/records/sql.ts';
import { blobStoreContract } from '../contract/blob-store.ts';
import { recordStoreContract } from '../contract/record-store.ts';

const folder = (): Promise<string> => mkdtemp(join(tmpdir(), 'encryption-'));
const newKey = () => storageKey(randomBytes(32));
const oneKey = () => keyring([newKey()], true);

describe('encrypted blobs', () =>
  blobStoreContract(async (budgetBytes) => {
    const settings = { root: await folder(), ...(budgetBytes === undefined ? {} : { budgetBytes }) };
    return encryptedBlobStore(filesystemBlobStore(settings), oneKey());
  }, sealedLength));

describe('encrypted records', () =>
  recordStoreContract(async () =>
    sealedRecordStore(sqlRecordStore(await openDatabase(':memory:')), sealedText(oneKey())),
  ));

async function store(keys = oneKey()) {
  const root = await folder();
  const plain = filesystemBlobStore({ root });
  const blobs = encryptedBlobStore(plain, keys);
  const put = (bytes: Buffer) => blobs.put(Readable.from([bytes]), { maxBytes: 10_000_000 });
  const fileOf = (sha256: string) => join(root, sha256.slice(0, 2), sha256.slice(2));
  return { root, plain, blobs, put, fileOf };
}

describe('an encrypted file', () => {
  it('returns every range of every length, whatever pieces it was written in', async () => {
    const { blobs } = await store();
    const sizes = oneof(
      nat(300),
      integer({ min: frameBytes - 2, max: frameBytes + 2 }),
      integer({ min: 2 * frameBytes - 2, max: 3 * frameBytes + 2 }),
    );
    const cases = tuple(sizes, nat(), nat(), integer({ min: 1, max: 100_000 }));
    await assert(
      asyncProperty(cases, async ([size, a, b, piece]) => {
        const bytes = randomBytes(size);
        const pieces = Array.from({ length: Math.ceil(size / piece) }, (_, index) =>
          bytes.subarray(index * piece, (index + 1) * piece),
        );
        const { sha256 } = await blobs.put(Readable.from(pieces), { maxBytes: 10_000_000 });
        expect(await blobs.size(sha256)).toBe(size);
        expect(bytes.equals(await buffer(await blobs.open(sha256)))).toBe(true);
        const [first = 0, last = 0] = [a % (size + 1), b % (size + 10)].sort((x, y) => x - y);
        const part = await buffer(await blobs.open(sha256, { first, last }));
        expect(bytes.subarray(first, last + 1).equals(part)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('contains nothing of the document in clear', async () => {
    const { put, fileOf } = await store();
    const { sha256 } = await put(Buffer.from('a seller, a buyer and an amount '.repeat(5000)));
    const kept = await readFile(fileOf(sha256));
    expect(kept.length).toBe(sealedLength(32 * 5000));
    expect(kept.includes('seller')).toBe(false);
  });

  it('is refused if any bit was changed, and never returns other bytes', async () => {
    const { blobs, put, fileOf } = await store();
    const bytes = randomBytes(2 * frameBytes + 100);
    const { sha256 } = await put(bytes);
    const kept = await readFile(fileOf(sha256));
    await assert(
      // Without its first eight bytes it is a file that was stored in plain.
      asyncProperty(integer({ min: 8, max: kept.length - 1 }), nat(7), async (at, bit) => {
        const altered = Buffer.from(kept);
        altered[at] = (altered[at] ?? 0) ^ (1 << bit);
        await writeFile(fileOf(sha256), altered);
        const read = async () => buffer(await blobs.open(sha256));
        await expect(read()).rejects.toMatchObject({ kind: 'internal' });
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['cut short', (kept: Buffer) => kept.subarray(0, -1)],
    [
      'a frame too short',
      (kept: Buffer) => Buffer.concat([kept.subarray(0, 48 + 65_552), kept.subarray(48 + 2 * 65_552)]),
    ],
    [
      'with two frames exchanged',
      (kept: Buffer) =>
        Buffer.concat([
          kept.subarray(0, 48),
          kept.subarray(48 + 65_552, 48 + 2 * 65_552),
          kept.subarray(48, 48 + 65_552),
          kept.subarray(48 + 2 * 65_552),
        ]),
    ],
    ['longer than it was', (kept: Buffer) => Buffer.concat([kept, Buffer.alloc(20)])],
    ['its end only', (kept: Buffer) => Buffer.concat([kept.subarray(0, 48), kept.subarray(-56)])],
  ])('is refused when it is %s', async (_how, alter) => {
    const { blobs, put, fileOf } = await store();
    const { sha256 } = await put(randomBytes(2 * frameBytes + 100));
    await writeFile(fileOf(sha256), alter(await readFile(fileOf(sha256))));
    const read = async () => buffer(await blobs.open(sha256));
    await expect(read()).rejects.toMatchObject({ kind: 'internal' });
  });

  it('is refused if it was swapped with another file', async () => {
    const { blobs, put, fileOf } = await store();
    const one = await put(Buffer.from('pay 100'));
    const other = await put(Buffer.from('pay 999'));
    await writeFile(fileOf(one.sha256), await readFile(fileOf(other.sha256)));
    await expect(blobs.open(one.sha256)).rejects.toMatchObject({ kind: 'internal' });
  });

  it('fails if it becomes shorter while it is read', async () => {
    const { blobs, put, fileOf } = await store();
    const { sha256 } = await put(randomBytes(40 * frameBytes));
    const stream = await blobs.open(sha256);
    await truncate(fileOf(sha256), (await stat(fileOf(sha256))).size / 2);
    await expect(buffer(stream)).rejects.toMatchObject({ kind: 'internal' });
  });

  it('can be read with an earlier key that is listed after the new one, and is refused without it', async () => {
    const { plain } = await store();
    const [old, young] = [newKey(), newKey()];
    const { sha256 } = await encryptedBlobStore(plain, keyring([old], true)).put(Readable.from([Buffer.from('old')]), {
      maxBytes: 10,
    });
    const both = encryptedBlobStore(plain, keyring([young, old], true));
    expect(String(await buffer(await both.open(sha256)))).toBe('old');
    const without = encryptedBlobStore(plain, keyring([young], true));
    await expect(without.open(sha256)).rejects.toMatchObject({ kind: 'internal' });
  });

  it('can be stored beside unencrypted files from before there was a key', async () => {
    const { plain, blobs } = await store();
    const long = randomBytes(1000);
    const { sha256 } = await plain.put(Readable.from([long]), { maxBytes: 1000 });
    expect([await blobs.size(sha256), await buffer(await blobs.open(sha256))]).toEqual([1000, long]);
    expect(await buffer(await blobs.open(sha256, { first: 10, last: 19 }))).toEqual(long.subarray(10, 20));
  });
});

describe('records', () => {
  const Body = z.object({ password: z.string() });

  it('contain no secret in clear in the database, and cannot be moved to another record', async () => {
    const database = await openDatabase(':memory:');
    const inner = sqlRecordStore(database);
    const tasks = sealedRecordStore(inner, sealedText(oneKey())).collection('task', Body);
    await tasks.insert({ id: 'a', body: { password: 'top-secret' } });
    await tasks.insert({ id: 'b', body: { password: 'other' } });
    const rows = await database.tables.selectFrom('records').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain('top-secret');
    const [first] = rows;
    await database.tables
      .updateTable('records')
      .set({ body: first?.body ?? '' })
      .where('id', '=', 'b')
      .execute();
    await expect(tasks.get('b')).rejects.toMatchObject({ kind: 'internal', message: 'A stored record is damaged' });
  });

  it('from before encryption can be read, and are encrypted when they change', async () => {
    const database = await openDatabase(':memory:');
    const inner = sqlRecordStore(database);
    await inner.collection('task', Body).insert({ id: 'a', body: { password: 'top-secret' } });
    const tasks = sealedRecordStore(inner, sealedText(oneKey())).collection('task', Body);
    expect((await tasks.get('a'))?.body).toEqual({ password: 'top-secret' });
    await tasks.update('a', () => ({ state: 'done' }));
    expect((await tasks.get('a'))?.body).toEqual({ password: 'top-secret' });
    await tasks.update('a', ({ body }) => ({ body }));
    expect(JSON.stringify(await database.tables.selectFrom('records').select('body').execute())).not.toContain(
      'top-secret',
    );
    expect((await tasks.get('a'))?.body).toEqual({ password: 'top-secret' });
  });
});

describe('keys', () => {
  const hex = 'ab'.repeat(32);
  const text = (value: string | undefined, at: string, file?: string) => openKeyring({ folder: at, text: value, file });

  it('are created if none is given, readable only by their owner, and then stay the same', async () => {
    const at = await folder();
    const first = await text(undefined, at);
    expect(first.given).toBe(false);
    expect((await text(undefined, at)).ids).toEqual(first.ids);
    expect((await stat(join(at, 'sealing.key'))).mode & 0o777).toBe(0o600);
    const given = await text(hex, at);
    expect([given.given, given.ids.length, given.ids[1]]).toEqual([true, 2, first.ids[0]]);
  });

  it('are read as hexadecimal digits, as Base64, from a file, and as a list', async () => {
    const at = await folder();
    const { ids } = await text(hex, at);
    expect((await text(Buffer.from(hex, 'hex').toString('base64'), at)).ids).toEqual(ids);
    const file = join(at, 'key');
    await writeFile(file, `${'cd'.repeat(32)}\n${hex}\n`);
    expect((await text(undefined, at, file)).ids).toEqual([expect.any(String), ...ids]);
  });

  it.each(['short', 'ab'.repeat(31), 'z'.repeat(64), '*'.repeat(44)])('%s is refused as a key', async (value) => {
    await expect(text(value, await folder())).rejects.toMatchObject({ kind: 'bad_request' });
  });

  it('that were used before must be given again', async () => {
    const at = await folder();
    const records = sqlRecordStore(await openDatabase(':memory:'));
    const own = await text(undefined, at);
    const given = await text(hex, at);
    await noteKeys(records, own);
    await noteKeys(records, given);
    await noteKeys(records, given);
    const missing = { kind: 'bad_request', message: 'The data folder was encrypted with a key that is missing' };
    await expect(noteKeys(records, own)).rejects.toMatchObject(missing);
    await expect(noteKeys(records, await text('ee'.repeat(32), at))).rejects.toMatchObject(missing);
    await noteKeys(records, await text(`${'ee'.repeat(32)} ${hex}`, at));
  });
});
