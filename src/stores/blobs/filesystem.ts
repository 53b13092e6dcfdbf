/**
 * Stores blobs in a local folder: `<root>/ab/cdef…`. A file is first written under another name, so nobody reads half of it.
 *
 * The budget includes bytes that are being received, so that many uploads at once cannot exceed it.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, opendir, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Failure } from '../../domain/failure.ts';
import { isMissingFile } from '../../domain/missing-file.ts';
import { blobPath } from '../layout.ts';
import type { Blob, BlobStore, OpenBlob } from './blob-store.ts';
import { serialisedByKey, type SerialisedByKey } from './serialised-by-key.ts';

export interface FilesystemBlobSettings {
  readonly root: string;
  /** Limit for all blobs together. */
  readonly budgetBytes?: number;
  /** Bytes of the disk that stay free for others, above all for the database; default: none. */
  readonly reserveBytes?: number;
}

/** How much is written between two checks of the free disk space. */
const checkEveryBytes = 4 * 1024 * 1024;

const crosses = (now: number, added: number, step: number): boolean =>
  Math.floor(now / step) !== Math.floor((now - added) / step);

const isKey = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

interface Folder {
  readonly root: string;
  readonly temporary: string;
  readonly room: Room;
  /** Serialises uploads of the same bytes, so that only one of them is counted as new. */
  readonly serialised: SerialisedByKey;
}

export function filesystemBlobStore(settings: FilesystemBlobSettings): BlobStore {
  const { root } = settings;
  const room = roomOf(settings);
  const folder: Folder = { root, temporary: join(root, 'tmp'), room, serialised: serialisedByKey() };
  return {
    put: (source, options) => put(folder, source, options),
    open: async (sha256, range) => (await openFile(pathOf(root, sha256))).stream(range),
    openFile: async (sha256) => openFile(pathOf(root, sha256)),
    size: (sha256) => (isKey(sha256) ? sizeOf(pathOf(root, sha256)) : Promise.resolve(undefined)),
    async delete(sha256) {
      // Counted first, because a file that is deleted before the count would still be subtracted from it.
      await room.used();
      const file = pathOf(root, sha256);
      await folder.serialised(sha256, async () => {
        const size = await sizeOf(file);
        await rm(file, { force: true });
        room.add(-(size ?? 0));
      });
    },
    keys: () => keysIn(root),
    removeLeftovers: () => rm(folder.temporary, { recursive: true, force: true }),
    usedBytes: () => room.used(),
    async checkRoom() {
      if (await room.isOver()) throw storageFull();
      await mkdir(root, { recursive: true, mode: 0o700 });
      await room.checkReserve();
    },
  };
}

function pathOf(root: string, sha256: string): string {
  if (!isKey(sha256)) throw noSuchBlob();
  return blobPath(root, sha256);
}

async function sizeOf(file: string): Promise<number | undefined> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (isMissingFile(error)) return undefined;
    throw error;
  }
}

async function* keysIn(root: string): AsyncGenerator<string, void> {
  for (const folder of await namesIn(root)) {
    if (!/^[0-9a-f]{2}$/.test(folder)) continue;
    for (const name of await namesIn(join(root, folder))) if (isKey(folder + name)) yield folder + name;
  }
}

/** How much room the blobs use, and how much they may use. */
interface Room {
  /** Bytes that are stored or being received. */
  used(): Promise<number>;
  /** Changes the number of used bytes, once they have been counted. */
  add(bytes: number): void;
  /** Whether the budget is used up. */
  isOver(): Promise<boolean>;
  /** Whether more is used than the budget allows. */
  exceeds(): Promise<boolean>;
  /** Rejects with `storage_full` if the disk has less free room than the reserve. */
  checkReserve(): Promise<void>;
}

function roomOf({ root, budgetBytes = Infinity, reserveBytes = 0 }: FilesystemBlobSettings): Room {
  let counted: Promise<number> | undefined;
  /** The change since the count. */
  let change = 0;

  async function count(): Promise<number> {
    let sum = 0;
    for await (const key of keysIn(root)) sum += (await sizeOf(pathOf(root, key))) ?? 0;
    return sum;
  }
  const used = async (): Promise<number> => (await (counted ??= count())) + change;

  return {
    used,
    add: (bytes) => {
      change += bytes;
    },
    isOver: async () => (await used()) >= budgetBytes,
    exceeds: async () => (await used()) > budgetBytes,
    async checkReserve() {
      if (reserveBytes === 0) return;
      const { bavail, bsize } = await statfs(root);
      if (bavail * bsize < reserveBytes) throw storageFull();
    },
  };
}

async function openFile(path: string): Promise<OpenBlob> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw isMissingFile(error) ? noSuchBlob() : error;
  });
  const { size } = await file.stat();
  return {
    size,
    async bytes({ first, last }) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(last - first + 1), 0, last - first + 1, first);
      return buffer.subarray(0, bytesRead);
    },
    stream: (range) => file.createReadStream(range ? { start: range.first, end: range.last } : {}),
    close: () => file.close(),
  };
}

/** Passes bytes through, limits their number and digests them. */
function measured(maxBytes: number) {
  const hash = createHash('sha256');
  let digest: string | undefined;
  let size = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > maxBytes) return done(tooLarge(maxBytes));
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { stream, size: () => size, sha256: () => (digest ??= hash.digest('hex')) };
}

/** Writes incoming bytes to a new file, as long as there is room. */
function partialFile(path: string, room: Room) {
  let written = 0;
  let writing: Promise<void> | undefined;
  async function write(chunks: AsyncIterable<Buffer>): Promise<void> {
    const file = await open(path, 'wx', 0o600);
    try {
      for await (const chunk of chunks) {
        written += chunk.length;
        room.add(chunk.length);
        if (await room.exceeds()) throw storageFull();
        await file.writeFile(chunk);
        if (crosses(written, chunk.length, checkEveryBytes)) await room.checkReserve();
      }
    } finally {
      await file.close();
    }
  }
  return {
    written: () => written,
    fill: (chunks: AsyncIterable<Buffer>): Promise<void> => (writing = write(chunks)),
    /** Removes the file once nobody writes to it. The source may fail before the file is even open. */
    async remove(): Promise<void> {
      await writing?.catch(() => undefined);
      await rm(path, { force: true });
    },
  };
}

async function put(
  folder: Folder,
  source: Parameters<BlobStore['put']>[0],
  { maxBytes, signal, beforePublish, storedAs }: Parameters<BlobStore['put']>[1],
): Promise<Blob> {
  const { temporary, room } = folder;
  await room.used();
  await mkdir(temporary, { recursive: true, mode: 0o700 });
  await room.checkReserve();
  const partialPath = join(temporary, randomUUID());
  const partial = partialFile(partialPath, room);
  const { stream, size, sha256 } = measured(maxBytes);
  let published = false;
  try {
    const options = signal ? { signal } : {};
    await (storedAs
      ? pipeline(source, stream, storedAs(sha256), partial.fill, options)
      : pipeline(source, stream, partial.fill, options));
    await room.checkReserve();
    const blob = { sha256: sha256(), size: size() };
    await beforePublish?.(blob);
    published = await publish(folder, partialPath, blob.sha256);
    return blob;
  } catch (error) {
    await partial.remove();
    throw codeOf(error) === 'ENOSPC' ? storageFull(error) : error;
  } finally {
    if (!published) room.add(-partial.written());
  }
}

/** Renames a complete file to its key. If the key exists already, removes the file and resolves with false. */
async function publish({ root, serialised }: Folder, partial: string, sha256: string): Promise<boolean> {
  const target = pathOf(root, sha256);
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  return serialised(sha256, async () => {
    if ((await sizeOf(target)) !== undefined) {
      await rm(partial, { force: true });
      return false;
    }
    await rename(partial, target);
    return true;
  });
}

async function namesIn(folder: string): Promise<readonly string[]> {
  const names: string[] = [];
  try {
    for await (const { name } of await opendir(folder)) names.push(name);
  } catch (error) {
    if (!isMissingFile(error)) throw error;
  }
  return names;
}

const noSuchBlob = (): Failure => new Failure('not_found', 'No such document');

const tooLarge = (maxBytes: number): Failure =>
  new Failure('too_large', 'The file is too large', { detail: `At most ${maxBytes} bytes are accepted` });

const storageFull = (cause?: unknown): Failure =>
  new Failure('storage_full', 'There is no room for more documents', {
    detail: 'Delete what is no longer needed, or try again later',
    cause,
  });
