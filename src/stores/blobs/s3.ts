/**
 * Stores blobs in an S3-compatible bucket.
 *
 * A blob passes through a file of this process on its way in, because its key and its length are known only then. A key is
 * written once. A blob that is read in several parts passes through a file as well: the parts then fit together, and it can
 * be read although it has been deleted meanwhile.
 */
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { IdentityMark } from '../identity.ts';
import { identityName, isBlobKey } from '../layout.ts';
import type { BlobStore, OpenBlob } from './blob-store.ts';
import { receive } from './incoming.ts';
import { removeOldFiles } from './leftovers.ts';
import { openLocalFile } from './local-file.ts';
import { type RoomLimits, roomOf, storageFull } from './room.ts';
import { type Bucket, openBucket, type S3Place } from './s3-bucket.ts';
import { serialisedByKey } from './serialised-by-key.ts';

export interface S3BlobSettings extends RoomLimits {
  readonly place: S3Place;
  /** A folder of this process, for blobs on their way. */
  readonly spool: string;
  /** For how long opening waits for the service; default: not at all. */
  readonly openingMs?: number;
}

export interface S3BlobStore extends BlobStore {
  /** The mark that says to which database the bucket belongs. */
  readonly mark: IdentityMark;
  close(): void;
}

/**
 * Rejects with `bad_request` if the bucket does not exist, the credentials are missing or refused, and with
 * `engine_unavailable` if the service does not answer or the SDK is not installed. The bucket is never created.
 */
export async function openS3Blobs(settings: S3BlobSettings): Promise<S3BlobStore> {
  const { place, spool, openingMs = 0, ...limits } = settings;
  const bucket = await openBucket(place, openingMs);
  const room = roomOf({ ...limits, folder: spool, stored: () => bytesIn(bucket) });
  /** Serialises what happens to the same bytes, so that only one of several uploads is counted as new. */
  const serialised = serialisedByKey();

  const publish = (file: string, sha256: string): Promise<boolean> =>
    serialised(sha256, async () => {
      if ((await bucket.head(sha256)) !== undefined) return false;
      await bucket.put(sha256, file);
      return true;
    });

  return {
    put: (source, options) => receive({ temporary: spool, room, publish }, source, options),
    open: (sha256, range) => bucket.get(sha256, range),
    openFile: async (sha256) => downloaded(await bucket.get(sha256), spool),
    size: (sha256) => (isBlobKey(sha256) ? bucket.head(sha256) : Promise.resolve(undefined)),
    async delete(sha256) {
      await room.used();
      await serialised(sha256, async () => {
        const size = await bucket.head(sha256);
        if (size === undefined) return;
        await bucket.delete(sha256);
        room.deleted(size);
      });
    },
    async *keys() {
      for await (const { sha256 } of bucket.list()) yield sha256;
    },
    stored: () => bucket.list(),
    removeLeftovers: (olderThanMs) => removeOldFiles(spool, olderThanMs),
    usedBytes: () => room.used(),
    uncount: (bytes) => room.uncount(bytes),
    async checkRoom() {
      if (await room.isOver()) throw storageFull();
      await bucket.check();
      await mkdir(spool, { recursive: true, mode: 0o700 });
      await room.checkReserve();
    },
    mark: {
      read: () => bucket.readText(identityName),
      write: (id) => bucket.writeText(identityName, `${id}\n`),
    },
    close: () => bucket.close(),
  };
}

async function bytesIn(bucket: Bucket): Promise<number> {
  let sum = 0;
  for await (const { size } of bucket.list()) sum += size;
  return sum;
}

/** The file has no name any more once it is open, so nothing remains of it when it is closed. */
async function downloaded(source: Readable, spool: string): Promise<OpenBlob> {
  await mkdir(spool, { recursive: true, mode: 0o700 });
  const path = join(spool, randomUUID());
  try {
    await pipeline(source, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    return await openLocalFile(path);
  } finally {
    await rm(path, { force: true });
  }
}
