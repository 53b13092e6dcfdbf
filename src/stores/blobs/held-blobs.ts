/**
 * Blobs that are kept as long as an entry of a store refers to them. Such a reference is a hold.
 *
 * A process may be killed at any moment, so a blob is held before the entry is written, and released before the entry is
 * deleted. Clean-up removes what a killed process left: holds without an entry at once, blobs only after this database
 * has known for a day that nobody needs them. A lost database, or an older copy of it, then costs no documents.
 */
import type { Readable } from 'node:stream';
import { Failure } from '../../domain/failure.ts';
import type { Blob, BlobStore, ByteRange } from './blob-store.ts';
import type { BlobHolds, Holder } from './holds.ts';
import { inTurn } from './in-turn.ts';

export interface HeldBlobs {
  /** Stores the bytes for `holder`. Rejects like BlobStore.put. */
  keep(
    source: Readable,
    holder: Holder,
    limits: { readonly maxBytes: number; readonly signal?: AbortSignal },
  ): Promise<Blob>;
  /** Adds a hold on a blob. Rejects with `not_found` where there is no such blob. */
  hold(sha256: string, holder: Holder): Promise<void>;
  /** Ends all holds of the holder, or the one on `sha256`. Blobs that nobody else holds are deleted. */
  release(holder: Holder, sha256?: string): Promise<void>;
  /** Ends the holds of the holder on all blobs but these. */
  releaseOthers(holder: Holder, needed: readonly string[]): Promise<void>;
  /** The blobs that it holds. */
  heldBy(holder: Holder): Promise<readonly string[]>;
  /** Rejects with `not_found`. */
  open(sha256: string, range?: ByteRange): Promise<Readable>;
  size(sha256: string): Promise<number | undefined>;
  usedBytes(): Promise<number>;
  /** Removes what killed processes had begun. Only at the start, before anything is accepted. */
  endUnfinished(): Promise<void>;
  /** Removes blobs that nobody has held for long enough and resolves with their number. At any time. */
  removeUnheld(options?: UnheldOptions): Promise<number>;
}

export interface UnheldOptions {
  /** Called with each blob that nobody holds. It may add a hold, and then the blob stays. */
  readonly adopt?: (sha256: string) => Promise<unknown>;
  /** How long nobody must have held a blob; default a day. */
  readonly unheldForMs?: number;
}

const dayMs = 24 * 60 * 60 * 1000;

export function heldBlobs(store: BlobStore, holds: BlobHolds): HeldBlobs {
  /** Keeps a blob from being deleted while it is held again. */
  const alone = inTurn();

  const deleteUnheld = (sha256: string): Promise<boolean> =>
    alone(sha256, async () => {
      if (await holds.isHeld(sha256)) return false;
      await store.delete(sha256);
      await holds.forget(sha256);
      return true;
    });

  async function release(holder: Holder, sha256?: string): Promise<void> {
    for (const ended of await holds.end(holder, sha256)) await deleteUnheld(ended);
  }

  return {
    async keep(source, holder, limits) {
      const blob = await store.put(source, {
        ...limits,
        beforePublish: ({ sha256 }) => alone(sha256, () => holds.add(sha256, holder)),
      });
      return blob;
    },
    hold: (sha256, holder) =>
      alone(sha256, async () => {
        if ((await store.size(sha256)) === undefined) throw new Failure('not_found', 'No such document');
        await holds.add(sha256, holder);
      }),
    release,
    async releaseOthers(holder, needed) {
      for (const sha256 of await holds.of(holder)) if (!needed.includes(sha256)) await release(holder, sha256);
    },
    heldBy: (holder) => holds.of(holder),
    open: (sha256, range) => store.open(sha256, range),
    size: (sha256) => store.size(sha256),
    usedBytes: () => store.usedBytes(),
    async endUnfinished() {
      await holds.endOrphans();
      await store.removeLeftovers();
    },
    async removeUnheld({ adopt, unheldForMs = dayMs } = {}) {
      let removed = 0;
      for await (const sha256 of store.keys()) {
        if (await holds.isHeld(sha256)) continue;
        await adopt?.(sha256);
        if (await holds.isHeld(sha256)) continue;
        const now = Date.now();
        if ((await holds.unheldSince(sha256, now)) > now - unheldForMs) continue;
        if (await deleteUnheld(sha256)) removed++;
      }
      return removed;
    },
  };
}
