/**
 * Blobs that are kept as long as an entry of a store refers to them.
 *
 * A process may be killed at any moment, so the reference is added before the entry is written, and removed before the
 * entry is deleted. No request deletes a blob: `deleteUnneeded` does, some time after nothing has referred to it any more.
 * What a killed process had begun ends by its age, because others may be at work. A file of which the database has never
 * known stays for a day. That way a lost database, or an older copy of it, costs no documents.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Readable } from 'node:stream';
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';
import type { Blob, BlobStore, ByteRange } from './blob-store.ts';
import type { BlobReferences, Owner, Patience } from './references.ts';

export interface ReferencedBlobs {
  /**
   * Stores the bytes for `owner`. Rejects like BlobStore.put, and with `unavailable` if somebody is deleting the same bytes and
   * does not come to an end.
   */
  keep(
    source: Readable,
    owner: Owner,
    limits: { readonly maxBytes: number; readonly signal?: AbortSignal },
  ): Promise<Blob>;
  /** Refers to a blob that is stored already. Rejects with `not_found` if there is no such blob. */
  addReference(sha256: string, owner: Owner): Promise<void>;
  /**
   * Lets `to` refer to blobs instead of `from`, which takes less than `addReference` and `release`. Rejects with `not_found`
   * if there is no such blob.
   */
  handOver(from: Owner, to: Owner, keys: readonly string[]): Promise<void>;
  /** Removes all references of the owner, or the one to `sha256`. Blobs that nothing else refers to are deleted later. */
  release(owner: Owner, sha256?: string): Promise<void>;
  /** Removes the references of the owner to all blobs but `needed`, as `release` does. */
  releaseOthers(owner: Owner, needed: readonly string[]): Promise<void>;
  /** The blobs that the owner refers to. */
  referencedBy(owner: Owner): Promise<readonly string[]>;
  /** Rejects with `not_found`. */
  open(sha256: string, range?: ByteRange): Promise<Readable>;
  size(sha256: string): Promise<number | undefined>;
  /** What the blobs take that are needed. */
  usedBytes(): Promise<number>;
  /** Deletes blobs that nothing has needed for ten minutes. Resolves with their number. */
  deleteUnneeded(): Promise<number>;
  /** Ends what killed processes had begun. */
  endAbandoned(settings: AbandonedSettings): Promise<void>;
  /**
   * Looks at every blob in the store, notes those that nothing refers to, and deletes those for which that has been so for
   * long enough. Resolves with their number.
   */
  removeUnreferenced(options?: UnreferencedOptions): Promise<number>;
}

export interface AbandonedSettings {
  /** Whether the owner, which has no entry of its own, is still at work. */
  readonly isAtWork: (owner: Owner) => Promise<boolean>;
  /** An owner must have had no entry for so long; default an hour. No request takes longer to write one. */
  readonly olderThanMs?: number;
}

export interface UnreferencedOptions {
  /** Called with each blob of which nobody knows. If it adds a reference, the blob stays. What was released is to go. */
  readonly adopt?: (sha256: string) => Promise<unknown>;
  /** How long nothing must have referred to a blob; default ten minutes, and a day where it was never known. */
  readonly unreferencedForMs?: number;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const patience: Patience = { releasedMs: 10 * minuteMs, unknownMs: 24 * hourMs };
/** Blobs that are claimed or looked at together. */
const batch = 200;
/** Half of the time for which a claim is valid. */
const deletingMs = 30_000;
/** How long a blob is waited for that is being deleted, and how often it is looked at. */
const waitMs = 5000;
const lookEveryMs = 100;

export function referencedBlobs(store: BlobStore, references: BlobReferences): ReferencedBlobs {
  const size = (sha256: string): Promise<number | undefined> => store.size(sha256);

  async function addReference(sha256: string, owner: Owner): Promise<void> {
    if (!(await references.add(sha256, owner))) throw new Failure('not_found', message('store.noDocument', {}));
  }

  async function release(owner: Owner, sha256?: string): Promise<void> {
    store.uncount(await references.remove(owner, sha256));
  }

  return {
    async keep(source, owner, limits) {
      let isReady = false;
      const blob = await store.put(source, {
        ...limits,
        async beforePublish({ sha256 }, storedBytes) {
          isReady = await referredTo(references, sha256, storedBytes, owner);
        },
      });
      if (!isReady) await references.stored(blob.sha256);
      return blob;
    },
    addReference,
    async handOver(from, to, keys) {
      if (keys.length === 0) return;
      const handedOver = await references.handOver(from, to, keys);
      for (const sha256 of keys) if (!handedOver.includes(sha256)) await addReference(sha256, to);
    },
    release,
    async releaseOthers(owner, needed) {
      for (const sha256 of await references.of(owner)) if (!needed.includes(sha256)) await release(owner, sha256);
    },
    referencedBy: (owner) => references.of(owner),
    open: (sha256, range) => store.open(sha256, range),
    size,
    usedBytes: () => store.usedBytes(),
    deleteUnneeded: () => deleteUnneeded(store, references, patience),
    async endAbandoned({ isAtWork, olderThanMs = hourMs }) {
      for await (const owner of references.abandoned(olderThanMs)) if (!(await isAtWork(owner))) await release(owner);
      await store.removeLeftovers(olderThanMs);
    },
    async removeUnreferenced({ adopt, unreferencedForMs: forMs } = {}) {
      for await (const keys of batchesOf(store.keys()))
        for (const sha256 of await references.unknown(keys, size)) await adopt?.(sha256);
      return deleteUnneeded(
        store,
        references,
        forMs === undefined ? patience : { releasedMs: forMs, unknownMs: forMs },
      );
    },
  };
}

/** Resolves with whether the bytes are stored already. */
async function referredTo(
  references: BlobReferences,
  sha256: string,
  storedBytes: number,
  owner: Owner,
): Promise<boolean> {
  const until = performance.now() + waitMs;
  for (;;) {
    const state = await references.keep(sha256, storedBytes, owner);
    if (state !== 'deleting') return state === 'ready';
    if (performance.now() > until) throw new Failure('unavailable', message('store.beingDeleted', {}));
    await pause(lookEveryMs);
  }
}

async function deleteUnneeded(store: BlobStore, references: BlobReferences, after: Patience): Promise<number> {
  for (let deleted = 0; ;) {
    const until = performance.now() + deletingMs;
    const claimed = await references.claimUnneeded(after, batch);
    for (const sha256 of claimed) {
      // What is left is claimed again once this claim has ended.
      if (performance.now() > until) return deleted;
      await store.delete(sha256);
      await references.forget(sha256);
      deleted++;
    }
    if (claimed.length < batch) return deleted;
  }
}

async function* batchesOf(keys: AsyncIterable<string>): AsyncGenerator<readonly string[], void> {
  let some: string[] = [];
  for await (const key of keys) {
    if (some.push(key) < batch) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}
