/** The documents of a run, and whether the store that keeps them was away: that is no failure of the task. */
import type { Readable } from 'node:stream';
import { Failure } from '../../domain/failure.ts';
import type { ReferencedBlobs } from '../../stores/blobs/referenced-blobs.ts';
import { readAll } from './read-all.ts';

export interface WatchedDocuments {
  readonly open: (sha256: string) => Promise<Readable>;
  readonly read: (sha256: string, maxBytes?: number) => Promise<Buffer>;
  readonly keep: ReferencedBlobs['keep'];
  /** Whether the store did not answer. A program that a task uses may be unavailable as well, which is not meant. */
  readonly areAway: () => boolean;
}

export function watchedDocuments(blobs: Pick<ReferencedBlobs, 'open' | 'size' | 'keep'>): WatchedDocuments {
  let away = false;
  const note = (error: unknown): void => {
    away ||= error instanceof Failure && error.kind === 'unavailable';
  };
  async function watched<Result>(work: Promise<Result>): Promise<Result> {
    try {
      return await work;
    } catch (error) {
      note(error);
      throw error;
    }
  }
  return {
    open: async (sha256) => (await watched(blobs.open(sha256))).on('error', note),
    read: (sha256, maxBytes) =>
      watched((async () => readAll(await blobs.open(sha256), await blobs.size(sha256), maxBytes))()),
    keep: (source, owner, limits) => watched(blobs.keep(source, owner, limits)),
    areAway: () => away,
  };
}
