/**
 * A cache of results in the stores of a server. Each result is a blob that an entry refers to, so results are encrypted
 * and count towards the disk limit like documents. A result expires some time after its last use.
 *
 * A blob begins with its key and a mark that only this server can make, so that a blob whose entry was lost can be
 * recognised and adopted. A blob whose bytes have changed counts as a miss. Removing a result may be interrupted after
 * each of its steps: the entry is marked as going, the blob is deleted, the entry is deleted.
 */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { Failure } from '../../domain/failure.ts';
import type { ReferencedBlobs } from '../../stores/blobs/referenced-blobs.ts';
import type { Locks } from '../../stores/locks/locks.ts';
import type { Collection, Entry, RecordStore } from '../../stores/records/record-store.ts';
import { ifFree } from '../exclusively.ts';
import type { Cache } from './cache.ts';

export interface StoredCacheSettings {
  readonly records: RecordStore;
  readonly blobs: ReferencedBlobs;
  readonly locks: Locks;
  /** Kind of the entries: small letters and hyphens. */
  readonly kind: string;
  /** Signs results, so that nobody can upload a document that passes for one. */
  readonly marks: { of(text: string): string; fits(text: string, mark: string): boolean };
  /** How long a result is kept after its last use. */
  readonly ttlMs: number;
  /** Limit for all results together. Beyond it, the least recently used are removed. */
  readonly maxBytes: number;
  /** A process that makes a result counts as dead if it has not renewed its lock for this time. */
  readonly leaseMs?: number;
  readonly now?: () => number;
  /** Called if a result could not be stored. The work goes on without the cache. */
  readonly trouble: (error: unknown) => void;
}

export interface StoredCache extends Cache {
  /** Whether there is a result for `key`. Asking counts as a use. */
  has(key: string): Promise<boolean>;
  /** Removes expired results and those beyond `maxBytes`. Resolves with their number. */
  expire(): Promise<number>;
  /** Adds the missing entry of a blob that is a result of this cache. Resolves with whether the blob is one. */
  readonly adopt: (sha256: string) => Promise<boolean>;
}

const Body = z.object({ sha256: z.string(), size: z.number() });
type Body = z.output<typeof Body>;

const lookEveryMs = 100;
const batch = 200;
const atMost = 2 * 1024 ** 3;

/** The number of hexadecimal digits of a SHA-256 and of a mark. */
const digits = 64;
const sha256Of = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** The SHA-256 of a key, so any string can be a key. */
const idOf = (key: string): string => sha256Of(key);

interface State {
  readonly settings: StoredCacheSettings;
  readonly records: Collection<Body>;
  readonly now: () => number;
  readonly leaseMs: number;
}

export function storedCache(settings: StoredCacheSettings): StoredCache {
  const { kind, leaseMs = 15_000, now = Date.now, trouble } = settings;
  const cache: State = { settings, records: settings.records.collection(kind, Body), now, leaseMs };
  return {
    has: (key) => has(cache, idOf(key)),
    get: (key) => read(cache, idOf(key)),
    put: (key, bytes) => publish(cache, idOf(key), bytes).catch(trouble),
    adopt: (sha256) => adopt(cache, sha256),
    getOrMake: (key, make, signal) => getOrMake(cache, idOf(key), make, signal),
    expire: async () => (await removeExpired(cache)) + (await removeTooMuch(cache)),
  };
}

const ownerOf = ({ settings: { kind } }: State, id: string) => ({ kind, id });
const lockOf = ({ settings: { kind } }: State, id: string): string => `${kind}:${id}`;

/** The text that the mark of a result signs. */
const markedText = ({ settings: { kind } }: State, id: string, bytes: Uint8Array): string =>
  `${kind} ${id} ${sha256Of(bytes)}`;

/** The first line of a blob. */
const headOf = ({ settings: { kind } }: State, id: string, mark: string): Buffer =>
  Buffer.from(`${kind} ${id} ${mark}\n`);

const headBytes = (cache: State): number => headOf(cache, '0'.repeat(digits), '0'.repeat(digits)).length;

/** Recognises a blob as a result by its first line. Undefined for other blobs. */
async function resultIn(
  cache: State,
  sha256: string,
): Promise<{ readonly id: string; readonly size: number } | undefined> {
  const { blobs, marks } = cache.settings;
  const size = await blobs.size(sha256);
  const start = headBytes(cache);
  if (size === undefined || size < start) return undefined;
  const head = await buffer(await blobs.open(sha256, { first: 0, last: start - 1 }));
  const [, id = '', mark = ''] = head.toString('latin1').trimEnd().split(' ');
  if (!/^[0-9a-f]{64}$/.test(id) || !head.equals(headOf(cache, id, mark))) return undefined;
  const bytes = await buffer(await blobs.open(sha256));
  return marks.fits(markedText(cache, id, bytes.subarray(start)), mark) ? { id, size } : undefined;
}

async function adopt(cache: State, sha256: string): Promise<boolean> {
  const { settings, records } = cache;
  // A blob that cannot be read is not adopted, and does not stop the clean-up.
  const found = await resultIn(cache, sha256).catch((error: unknown) => {
    settings.trouble(error);
    return undefined;
  });
  if (!found) return false;
  const known = await records.get(found.id);
  if (known) return known.body.sha256 === sha256;
  await settings.blobs.addReference(sha256, ownerOf(cache, found.id));
  await writeEntry(cache, found.id, { sha256, size: found.size });
  return true;
}

async function writeEntry({ records, settings, now }: State, id: string, body: Body): Promise<void> {
  const entry = { state: 'ready', expiresMs: now() + settings.ttlMs, keys: sizeOf(body), body };
  try {
    await records.insert({ id, ...entry });
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== 'conflict') throw error;
    await records.update(id, () => entry);
  }
}

/** What the entries of all results are summed by. */
const sizeOf = ({ size }: Body) => ({ unit: 'bytes', amount: size });

/** The entry, if it can be used, with its expiry postponed. A lost entry is restored from its blob. */
async function used(cache: State, id: string): Promise<Entry<Body> | undefined> {
  const { records, settings, now } = cache;
  if (!(await records.get(id)))
    for (const sha256 of await settings.blobs.referencedBy(ownerOf(cache, id))) await adopt(cache, sha256);
  return records.update(id, ({ state, expiresMs, body }) =>
    state === 'ready' && (expiresMs ?? 0) > now()
      ? // Entries of earlier versions do not have their size as a key.
        { expiresMs: now() + settings.ttlMs, keys: sizeOf(body) }
      : undefined,
  );
}

async function has(cache: State, id: string): Promise<boolean> {
  const entry = await used(cache, id);
  return entry !== undefined && (await cache.settings.blobs.size(entry.body.sha256)) === entry.body.size;
}

async function read(cache: State, id: string): Promise<Uint8Array | undefined> {
  const { blobs, trouble } = cache.settings;
  const entry = await used(cache, id);
  if (!entry) return undefined;
  try {
    const bytes = await buffer(await blobs.open(entry.body.sha256));
    return sha256Of(bytes) === entry.body.sha256 ? bytes.subarray(headBytes(cache)) : undefined;
  } catch (error) {
    // The result is made again. A blob that does not exist is not worth a report.
    if (!(error instanceof Failure && error.kind === 'not_found')) trouble(error);
    return undefined;
  }
}

async function publish(cache: State, id: string, bytes: Uint8Array): Promise<void> {
  const { blobs, marks, maxBytes } = cache.settings;
  if (bytes.length > maxBytes) return;
  const source = Readable.from([headOf(cache, id, marks.of(markedText(cache, id, bytes))), bytes]);
  const blob = await blobs.keep(source, ownerOf(cache, id), { maxBytes: atMost });
  await writeEntry(cache, id, blob);
  await blobs.releaseOthers(ownerOf(cache, id), [blob.sha256]);
}

async function getOrMake(
  cache: State,
  id: string,
  make: () => Promise<Uint8Array>,
  signal: AbortSignal,
): ReturnType<Cache['getOrMake']> {
  const { locks, trouble } = cache.settings;
  for (;;) {
    const found = await read(cache, id);
    if (found) return { bytes: found, cached: true };
    const slot = await ifFree(
      locks,
      lockOf(cache, id),
      async () => {
        // Another process may have finished between the first read and the lock.
        const meanwhile = await read(cache, id);
        if (meanwhile) return { bytes: meanwhile, cached: true };
        const bytes = await make();
        await publish(cache, id, bytes).catch(trouble);
        return { bytes, cached: false };
      },
      cache.leaseMs,
    );
    if (slot) return slot.result;
    await pause(lookEveryMs, undefined, { signal });
  }
}

/** Resolves with false if the entry is not due, or if its result is just being made again. */
async function remove(cache: State, id: string, due: (entry: Entry<Body>) => boolean): Promise<boolean> {
  const { records, settings, leaseMs } = cache;
  const slot = await ifFree(
    settings.locks,
    lockOf(cache, id),
    async () => {
      const going = await records.update(id, (entry) => (due(entry) ? { state: 'going' } : undefined));
      if (!going) return false;
      await settings.blobs.release(ownerOf(cache, id));
      return records.delete(id);
    },
    leaseMs,
  );
  return slot?.result === true;
}

async function removeExpired(cache: State): Promise<number> {
  const { records, now } = cache;
  let removed = 0;
  for (;;) {
    const due = await records.expired(now(), batch);
    let gone = 0;
    for (const { id } of due) if (await remove(cache, id, ({ expiresMs }) => (expiresMs ?? 0) <= now())) gone++;
    removed += gone;
    // Results that are just being made again are left for the next round.
    if (due.length < batch || gone === 0) return removed;
  }
}

/** Removes the least recently used results until the rest fits into `maxBytes`. */
async function removeTooMuch(cache: State): Promise<number> {
  const { records, settings } = cache;
  const usedBytes = async (): Promise<number> =>
    (await records.totals({})).reduce((sum, { amount }) => sum + amount, 0);
  let removed = 0;
  for (let tooMuch = (await usedBytes()) - settings.maxBytes; tooMuch > 0;) {
    const oldest = await records.expired(Number.MAX_SAFE_INTEGER, batch);
    let gone = 0;
    for (const { id, keys } of oldest) {
      if (tooMuch <= 0) break;
      if (!(await remove(cache, id, () => true))) continue;
      tooMuch -= keys.amount;
      gone++;
    }
    removed += gone;
    // Results that are just being made again are left for the next round.
    if (gone === 0) break;
  }
  return removed;
}
