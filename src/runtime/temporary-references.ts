/** Blobs that are kept while work goes on, until the entries that need them refer to them. */
import type { Readable } from 'node:stream';
import type { Blob } from '../stores/blobs/blob-store.ts';
import type { ReferencedBlobs } from '../stores/blobs/referenced-blobs.ts';
import type { Owner } from '../stores/blobs/references.ts';

export interface TemporaryReferences {
  /** Rejects as `ReferencedBlobs.keep` does. */
  keep(source: Readable, limits: { readonly maxBytes: number; readonly signal?: AbortSignal }): Promise<Blob>;
  /** Rejects as `ReferencedBlobs.handOver` does. */
  handOver(owner: Owner, keys: readonly string[]): Promise<void>;
  /** Releases what was not handed over. */
  release(): Promise<void>;
}

/** `own` refers to the blobs meanwhile. Nobody else uses that owner. */
export function temporaryReferences(
  blobs: Pick<ReferencedBlobs, 'keep' | 'handOver' | 'release'>,
  own: Owner,
): TemporaryReferences {
  const kept = new Set<string>();
  /** What is being stored, or could not be, may be referred to as well. */
  let unknown = 0;
  return {
    async keep(source, limits) {
      unknown++;
      const blob = await blobs.keep(source, own, limits);
      unknown--;
      kept.add(blob.sha256);
      return blob;
    },
    async handOver(owner, keys) {
      await blobs.handOver(own, owner, keys);
      for (const sha256 of keys) kept.delete(sha256);
    },
    async release() {
      if (unknown > 0 || kept.size > 0) await blobs.release(own);
    },
  };
}
