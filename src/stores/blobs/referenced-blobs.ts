/**
 * Blobs that are kept as long as an entry of a store refers to them.
 *
 * A process may be killed at any moment, so the reference is added before the entry is written, and removed before the
 * entry is deleted. Clean-up removes what a killed process left: references without an entry at once, blobs only after
 * this database has known for a day that nothing needs them. That way a lost database, or an older copy of it, costs no
 * documents.
 */
import type { Readable } from 'node:stream';
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';
import type { Blob, BlobStore, ByteRange } from './blob-store.ts';
import type { BlobReferences, Owner } from './references.ts';
import { serialisedByKey } from './serialised-by-key.ts';

export interface ReferencedBlobs {
  /** Stores the bytes for `owner`. Rejects like BlobStore.put. */
  keep(
    source: Readable,
    owner: Owner,
    limits: { readonly maxBytes: number; readonly signal?: AbortSignal },
  ): Promise<Blob>;
  /** Refers to a blob that is stored already. Rejects with `not_found` if there is no such blob. */
  addReference(sha256: string, owner: Owner): Promise<void>;
  /** Removes all references of the owner, or the one to `sha256`, and deletes the blobs that nothing else refers to. */
  release(owner: Owner, sha256?: string): Promise<void>;
  /** Removes the references of the owner to all blobs but `needed`, as `release` does. */
  releaseOthers(owner: Owner, needed: readonly string[]): Promise<void>;
  /** The blobs that the owner refers to. */
  referencedBy(owner: Owner): Promise<readonly string[]>;
  /** Rejects with `not_found`. */
  open(sha256: string, range?: ByteRange): Promise<Readable>;
  size(sha256: string): Promise<number | undefined>;
  usedBytes(): Promise<number>;
  /** Removes what killed processes had begun. May only be called at the start, before anything is accepted. */
  endUnfinished(): Promise<void>;
  /**
   * Removes blobs that nothing has referred to for long enough, and resolves with their number. May be called at any
   * time.
   */
  removeUnreferenced(options?: UnreferencedOptions): Promise<number>;
}

export interface UnreferencedOptions {
  /** Called with each blob that nothing refers to. If it adds a reference, the blob stays. */
  readonly adopt?: (sha256: string) => Promise<unknown>;
  /** How long nothing must have referred to a blob; default a day. */
  readonly unreferencedForMs?: number;
}

const dayMs = 24 * 60 * 60 * 1000;

export function referencedBlobs(store: BlobStore, references: BlobReferences): ReferencedBlobs {
  /** Keeps a blob from being deleted while a reference to it is added. */
  const serialised = serialisedByKey();

  const deleteUnreferenced = (sha256: string): Promise<boolean> =>
    serialised(sha256, async () => {
      if (await references.isReferenced(sha256)) return false;
      await store.delete(sha256);
      await references.forget(sha256);
      return true;
    });

  async function release(owner: Owner, sha256?: string): Promise<void> {
    for (const released of await references.remove(owner, sha256)) await deleteUnreferenced(released);
  }

  return {
    async keep(source, owner, limits) {
      const blob = await store.put(source, {
        ...limits,
        beforePublish: ({ sha256 }) => serialised(sha256, () => references.add(sha256, owner)),
      });
      return blob;
    },
    addReference: (sha256, owner) =>
      serialised(sha256, async () => {
        if ((await store.size(sha256)) === undefined) throw new Failure('not_found', message('store.noDocument', {}));
        await references.add(sha256, owner);
      }),
    release,
    async releaseOthers(owner, needed) {
      for (const sha256 of await references.of(owner)) if (!needed.includes(sha256)) await release(owner, sha256);
    },
    referencedBy: (owner) => references.of(owner),
    open: (sha256, range) => store.open(sha256, range),
    size: (sha256) => store.size(sha256),
    usedBytes: () => store.usedBytes(),
    async endUnfinished() {
      await references.removeOrphans();
      await store.removeLeftovers();
    },
    async removeUnreferenced({ adopt, unreferencedForMs = dayMs } = {}) {
      let removed = 0;
      for await (const sha256 of store.keys()) {
        if (await references.isReferenced(sha256)) continue;
        await adopt?.(sha256);
        if (await references.isReferenced(sha256)) continue;
        const now = Date.now();
        if ((await references.unreferencedSince(sha256, now)) > now - unreferencedForMs) continue;
        if (await deleteUnreferenced(sha256)) removed++;
      }
      return removed;
    },
  };
}
