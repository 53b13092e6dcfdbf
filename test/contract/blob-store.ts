import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { collected } from '../stores/collected.ts';
import type { BlobStore } from '../../src/stores/blobs/blob-store.ts';

const of = (...parts: string[]): Readable => Readable.from(parts.map((part) => Buffer.from(part)));
const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
const keysOf = async (store: BlobStore): Promise<string[]> => collected(store.keys());

/**
 * What every blob store promises. Each adapter's test file calls this once. `stored` is how much room so many bytes take:
 * more where they are encrypted.
 */
export function blobStoreContract(
  create: (budgetBytes?: number) => Promise<BlobStore>,
  stored: (bytes: number) => number = (bytes) => bytes,
): void {
  it('returns the bytes it was given under their SHA-256', async () => {
    const store = await create();
    const blob = await store.put(of('inv', 'oice'), { maxBytes: 100 });
    expect(blob).toEqual({ size: 7, sha256: sha('invoice') });
    expect(await buffer(await store.open(blob.sha256))).toEqual(Buffer.from('invoice'));
    expect(await store.size(blob.sha256)).toBe(7);
  });

  it('returns ranges of the bytes', async () => {
    const store = await create();
    const { sha256 } = await store.put(of('invoice'), { maxBytes: 100 });
    expect(String(await buffer(await store.open(sha256, { first: 2, last: 4 })))).toBe('voi');
  });

  it('keeps the same bytes once', async () => {
    const store = await create();
    for (let round = 0; round < 10; round++) {
      await Promise.all(Array.from({ length: 8 }, () => store.put(of('twice'), { maxBytes: 100 })));
      expect(await keysOf(store)).toEqual([sha('twice')]);
      expect(await store.usedBytes()).toBe(stored(5));
      await Promise.all([store.delete(sha('twice')), store.delete(sha('twice'))]);
      expect(await store.usedBytes()).toBe(0);
    }
  });

  it('returns whole documents while the same ones are stored again', async () => {
    const store = await create();
    const text = 'invoice '.repeat(20_000);
    const { sha256 } = await store.put(of(text), { maxBytes: 1_000_000 });
    const writer = async (): Promise<void> => {
      for (let round = 0; round < 40; round++) await store.put(of(text), { maxBytes: 1_000_000 });
    };
    const reader = async (): Promise<void> => {
      for (let round = 0; round < 40; round++)
        expect((await buffer(await store.open(sha256))).equals(Buffer.from(text))).toBe(true);
    };
    await Promise.all([writer(), writer(), reader(), reader(), reader(), reader()]);
    expect(await store.usedBytes()).toBe(stored(text.length));
  });

  it('reads several parts of a file that it opened once, also after it was deleted', async () => {
    const store = await create();
    const { sha256 } = await store.put(of('invoice'), { maxBytes: 100 });
    const file = await store.openFile(sha256);
    await store.delete(sha256);
    expect(file.size).toBe(stored(7));
    const parts = [
      await file.bytes({ first: 0, last: 1 }),
      await buffer(file.stream({ first: 2, last: file.size - 1 })),
    ];
    expect(Buffer.concat(parts).length).toBe(stored(7));
    await expect(store.openFile(sha256)).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('stores an empty document', async () => {
    const store = await create();
    const { sha256, size } = await store.put(of(), { maxBytes: 100 });
    expect(size).toBe(0);
    expect(await buffer(await store.open(sha256))).toEqual(Buffer.alloc(0));
  });

  it('refuses a stream beyond the limit and keeps nothing of it', async () => {
    const store = await create();
    await expect(store.put(of('12345', '678901'), { maxBytes: 10 })).rejects.toMatchObject({ kind: 'too_large' });
    expect(await keysOf(store)).toEqual([]);
    expect(await store.usedBytes()).toBe(0);
  });

  it('keeps nothing of a stream that breaks off', async () => {
    const store = await create();
    async function* broken(): AsyncGenerator<Buffer> {
      yield Buffer.from('half');
      throw new Error('connection lost');
    }
    await expect(store.put(Readable.from(broken()), { maxBytes: 100 })).rejects.toThrow('connection lost');
    expect(await keysOf(store)).toEqual([]);
    expect(await store.usedBytes()).toBe(0);
  });

  it('stops storing when its signal is aborted, and keeps nothing', async () => {
    const store = await create();
    const stop = new AbortController();
    async function* slow(): AsyncGenerator<Buffer> {
      yield Buffer.from('first');
      stop.abort();
      yield Buffer.from('second');
    }
    const put = store.put(Readable.from(slow()), { maxBytes: 100, signal: stop.signal });
    await expect(put).rejects.toMatchObject({ name: 'AbortError' });
    expect(await keysOf(store)).toEqual([]);
  });

  it('publishes a document only after its reference was noted', async () => {
    const store = await create();
    const seen: unknown[] = [];
    const beforePublish = async ({ sha256 }: { sha256: string }) => void seen.push(await store.size(sha256));
    await store.put(of('noted'), { maxBytes: 100, beforePublish });
    expect(seen).toEqual([undefined]);
    const refusing = { maxBytes: 100, beforePublish: () => Promise.reject(new Error('no')) };
    await expect(store.put(of('refused'), refusing)).rejects.toThrow('no');
    expect(await keysOf(store)).toEqual([sha('noted')]);
  });

  it('refuses what does not fit into its budget, even if many documents arrive at once', async () => {
    const budget = 2 * stored(4) + 2;
    const store = await create(budget);
    await store.put(of('1234'), { maxBytes: 100 });
    const puts = await Promise.allSettled(
      ['abcd', 'efgh', 'ijkl'].map((text) => store.put(of(text), { maxBytes: 100 })),
    );
    const refused = puts.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeGreaterThanOrEqual(2);
    for (const { reason } of refused as PromiseRejectedResult[]) expect(reason).toMatchObject({ kind: 'storage_full' });
    expect(await store.usedBytes()).toBeLessThanOrEqual(budget);
    await store.delete(sha('1234'));
    await expect(store.put(of('new'), { maxBytes: 100 })).resolves.toBeDefined();
  });

  it('deletes a document and frees its space, and deleting it again does no harm', async () => {
    const store = await create();
    const { sha256 } = await store.put(of('gone'), { maxBytes: 100 });
    await store.delete(sha256);
    await store.delete(sha256);
    await expect(store.open(sha256)).rejects.toMatchObject({ kind: 'not_found' });
    expect(await store.usedBytes()).toBe(0);
  });

  it.each(['0'.repeat(64), '../../etc/passwd', '', `${'a'.repeat(63)}/`])(
    'finds no document under the key %j',
    async (key) => {
      const store = await create();
      await expect((async () => store.open(key))()).rejects.toMatchObject({ kind: 'not_found' });
      expect(await store.size(key)).toBeUndefined();
    },
  );
}
