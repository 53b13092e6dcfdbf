/** Stores blobs in a local folder: `<root>/ab/cdef…`. A file is first written under another name, so nobody reads half of it. */
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { namesIn, statIfThere } from '../files-if-there.ts';
import { blobPath, isBlobKey } from '../layout.ts';
import type { BlobStore, StoredBlob } from './blob-store.ts';
import { noSuchBlob, receive } from './incoming.ts';
import { removeOldFiles } from './leftovers.ts';
import { openLocalFile } from './local-file.ts';
import { type RoomLimits, roomOf, storageFull } from './room.ts';
import { serialisedByKey } from './serialised-by-key.ts';

export interface FilesystemBlobSettings extends RoomLimits {
  readonly root: string;
}

export function filesystemBlobStore({ root, ...limits }: FilesystemBlobSettings): BlobStore {
  const room = roomOf({ ...limits, folder: root, stored: () => bytesIn(root) });
  const temporary = join(root, 'tmp');
  /** Serialises uploads of the same bytes, so that only one of them is counted as new. */
  const serialised = serialisedByKey();

  /** Renames a complete file to its key. */
  async function publish(file: string, sha256: string): Promise<boolean> {
    const target = pathOf(root, sha256);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    return serialised(sha256, async () => {
      if ((await sizeOf(target)) !== undefined) return false;
      await rename(file, target);
      return true;
    });
  }

  return {
    put: (source, options) => receive({ temporary, room, publish }, source, options),
    open: async (sha256, range) => (await openLocalFile(pathOf(root, sha256))).stream(range),
    openFile: async (sha256) => openLocalFile(pathOf(root, sha256)),
    size: (sha256) => (isBlobKey(sha256) ? sizeOf(pathOf(root, sha256)) : Promise.resolve(undefined)),
    async delete(sha256) {
      // Counted first, because a file that is deleted before the count would still be subtracted from it.
      await room.used();
      const file = pathOf(root, sha256);
      await serialised(sha256, async () => {
        const size = await sizeOf(file);
        await rm(file, { force: true });
        room.deleted(size ?? 0);
      });
    },
    keys: () => keysIn(root),
    stored: () => storedIn(root),
    removeLeftovers: (olderThanMs) => removeOldFiles(temporary, olderThanMs),
    usedBytes: () => room.used(),
    uncount: (bytes) => room.uncount(bytes),
    async checkRoom() {
      if (await room.isOver()) throw storageFull();
      await mkdir(root, { recursive: true, mode: 0o700 });
      await room.checkReserve();
    },
  };
}

function pathOf(root: string, sha256: string): string {
  if (!isBlobKey(sha256)) throw noSuchBlob();
  return blobPath(root, sha256);
}

const sizeOf = async (file: string): Promise<number | undefined> => (await statIfThere(file))?.size;

async function* keysIn(root: string): AsyncGenerator<string, void> {
  for (const folder of await namesIn(root)) {
    if (!/^[0-9a-f]{2}$/.test(folder)) continue;
    for (const name of await namesIn(join(root, folder))) if (isBlobKey(folder + name)) yield folder + name;
  }
}

/** A file that is deleted meanwhile is left out. */
async function* storedIn(root: string): AsyncGenerator<StoredBlob, void> {
  for await (const sha256 of keysIn(root)) {
    const size = await sizeOf(pathOf(root, sha256));
    if (size !== undefined) yield { sha256, size };
  }
}

async function bytesIn(root: string): Promise<number> {
  let sum = 0;
  for await (const { size } of storedIn(root)) sum += size;
  return sum;
}
