/**
 * Results by key in the stores of a server: each a blob that a record needs, so that they are encrypted and counted like
 * documents are. It lives until a time after its last use.
 *
 * A blob names the key it was made for, and bears a mark that only this server can make. One whose record was lost is found
 * by that and published again; one whose bytes are not what they were is a miss. A result goes in steps, each of which
 * leaves a whole: the record says so, the file goes, the record goes.
 */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { Failure } from '../../domain/failure.ts';
import type { HeldBlobs } from '../../stores/blobs/held-blobs.ts';
import type { Locks } from '../../stores/locks/locks.ts';
import { everyOne } from '../every-one.ts';
import type { Collection, Entry, RecordStore } from '../../stores/records/record-store.ts';
import { ifFree } from '../exclusively.ts';
import type { Cache } from './cache.ts';

export interface HeldCacheSettings {
  readonly records: RecordStore;
  readonly blobs: HeldBlobs;
  readonly locks: Locks;
  /** Of the records; small letters and hyphens. */
  readonly kind: string;
  /** Tell a result from a document that somebody made to look like one. */
  readonly marks: { of(text: string): string; fits(text: string, mark: string): boolean };
  /** From its last use. */
  readonly ttlMs: number;
  /** Of all results; beyond it, those go that were not used for longest. */
  readonly maxBytes: number;
  /** A builder that gave no sign of life for so long is taken for dead. */
  readonly leaseMs?: number;
  readonly now?: () => number;
  /** Told where a result could not be kept: the work goes on without. */
  readonly trouble: (error: unknown) => void;
}

export interface HeldCache extends Cache {
  /** Whether something is kept under `key`. It counts as a use. */
  has(key: string): Promise<boolean>;
  /** Removes what was not used for its time, and what is too much. Gives how many went. */
  expire(): Promise<number>;
  /** Publishes a blob again that is one of these results and has no record. Whether it was one. */
  readonly adopt: (sha256: string) => Promise<boolean>;
}

const Body = z.object({ sha256: z.string(), size: z.number() });
type Body = z.output<typeof Body>;

const lookEveryMs = 100;
const batch = 200;
const atMost = 2 * 1024 ** 3;

/** Of a SHA-256, and of a mark. */
const digits = 64;
const sha256Of = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** Any string is a key. */
const idOf = (key: string): string => sha256Of(key);

export function heldCache(settings: HeldCacheSettings): HeldCache {
  const { blobs, locks, kind, marks, ttlMs, leaseMs = 15_000, now = Date.now, trouble } = settings;
  const records: Collection<Body> = settings.records.collection(kind, Body);
  const holder = (id: string) => ({ kind, id });
  const lockOf = (id: string): string => `${kind}:${id}`;
  const marked = (id: string, bytes: Uint8Array): string => `${kind} ${id} ${sha256Of(bytes)}`;
  const headOf = (id: string, mark: string): Buffer => Buffer.from(`${kind} ${id} ${mark}\n`);
  const headBytes = headOf('0'.repeat(digits), '0'.repeat(digits)).length;

  /** The result it is, by its head; undefined where it is none. */
  async function resultIn(sha256: string): Promise<{ readonly id: string; readonly size: number } | undefined> {
    const size = await blobs.size(sha256);
    if (size === undefined || size < headBytes) return undefined;
    const head = await buffer(await blobs.open(sha256, { first: 0, last: headBytes - 1 }));
    const [, id = '', mark = ''] = head.toString('latin1').trimEnd().split(' ');
    if (!/^[0-9a-f]{64}$/.test(id) || !head.equals(headOf(id, mark))) return undefined;
    const bytes = await buffer(await blobs.open(sha256));
    return marks.fits(marked(id, bytes.subarray(headBytes)), mark) ? { id, size } : undefined;
  }

  async function adopt(sha256: string): Promise<boolean> {
    // What cannot be read is none, and stands in nobody's way.
    const found = await resultIn(sha256).catch((error: unknown) => {
      trouble(error);
      return undefined;
    });
    if (!found) return false;
    const known = await records.get(found.id);
    if (known) return known.body.sha256 === sha256;
    await blobs.hold(sha256, holder(found.id));
    await record(found.id, { sha256, size: found.size });
    return true;
  }

  async function record(id: string, body: Body): Promise<void> {
    const entry = { state: 'ready', expiresMs: now() + ttlMs, body };
    try {
      await records.insert({ id, ...entry });
    } catch (error) {
      if (!(error instanceof Failure) || error.kind !== 'conflict') throw error;
      await records.update(id, () => entry);
    }
  }

  /** Its record, as one that may be used. A file that is held for a record that was lost gets it back. */
  async function used(id: string): Promise<Entry<Body> | undefined> {
    if (!(await records.get(id))) for (const sha256 of await blobs.heldBy(holder(id))) await adopt(sha256);
    return records.update(id, ({ state, expiresMs }) =>
      state === 'ready' && (expiresMs ?? 0) > now() ? { expiresMs: now() + ttlMs } : undefined,
    );
  }

  async function has(id: string): Promise<boolean> {
    const entry = await used(id);
    return entry !== undefined && (await blobs.size(entry.body.sha256)) === entry.body.size;
  }

  async function read(id: string): Promise<Uint8Array | undefined> {
    const entry = await used(id);
    if (!entry) return undefined;
    try {
      const bytes = await buffer(await blobs.open(entry.body.sha256));
      return sha256Of(bytes) === entry.body.sha256 ? bytes.subarray(headBytes) : undefined;
    } catch (error) {
      // Made anew, and told: but for what is merely gone.
      if (!(error instanceof Failure && error.kind === 'not_found')) trouble(error);
      return undefined;
    }
  }

  async function publish(id: string, bytes: Uint8Array): Promise<void> {
    if (bytes.length > settings.maxBytes) return;
    const source = Readable.from([headOf(id, marks.of(marked(id, bytes))), bytes]);
    const blob = await blobs.keep(source, holder(id), { maxBytes: atMost });
    await record(id, blob);
    await blobs.releaseOthers(holder(id), [blob.sha256]);
  }

  const remove = (id: string, due: (entry: Entry<Body>) => boolean): Promise<boolean> =>
    ifFree(
      locks,
      lockOf(id),
      async () => {
        const going = await records.update(id, (entry) => (due(entry) ? { state: 'going' } : undefined));
        if (!going) return false;
        await blobs.release(holder(id));
        return records.delete(id);
      },
      leaseMs,
    ).then((turn) => turn?.result === true);

  async function removeExpired(): Promise<number> {
    let removed = 0;
    for (;;) {
      const due = await records.expired(now(), batch);
      let gone = 0;
      for (const { id } of due) if (await remove(id, ({ expiresMs }) => (expiresMs ?? 0) <= now())) gone++;
      removed += gone;
      // What another is just making again is left to the next round.
      if (due.length < batch || gone === 0) return removed;
    }
  }

  async function removeTooMuch(): Promise<number> {
    const all: Entry<Body>[] = [];
    for await (const entry of everyOne(async (paging) => (await records.list({}, paging)).entries)) all.push(entry);
    let total = all.reduce((sum, { body }) => sum + body.size, 0);
    let removed = 0;
    for (const { id, body } of all.sort((a, b) => (a.expiresMs ?? 0) - (b.expiresMs ?? 0))) {
      if (total <= settings.maxBytes) break;
      total -= body.size;
      if (await remove(id, () => true)) removed++;
    }
    return removed;
  }

  return {
    has: (key) => has(idOf(key)),
    get: (key) => read(idOf(key)),
    put: (key, bytes) => publish(idOf(key), bytes).catch(trouble),
    adopt,
    async getOrMake(key, make, signal) {
      const id = idOf(key);
      for (;;) {
        const found = await read(id);
        if (found) return { bytes: found, cached: true };
        const turn = await ifFree(
          locks,
          lockOf(id),
          async () => {
            // Another may have finished between the look and the lock.
            const meanwhile = await read(id);
            if (meanwhile) return { bytes: meanwhile, cached: true };
            const bytes = await make();
            await publish(id, bytes).catch(trouble);
            return { bytes, cached: false };
          },
          leaseMs,
        );
        if (turn) return turn.result;
        await pause(lookEveryMs, undefined, { signal });
      }
    },
    expire: async () => (await removeExpired()) + (await removeTooMuch()),
  };
}
