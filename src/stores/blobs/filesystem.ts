/**
 * Blobs on a local folder: `<root>/ab/cdef…`, written beside and renamed, so that a reader never sees half a file.
 *
 * The budget is of bytes stored and bytes on their way in together: many uploads at once cannot overrun it.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, opendir, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Failure } from '../../domain/failure.ts';
import type { BlobStore, OpenBlob } from './blob-store.ts';
import { inTurn } from './in-turn.ts';

export interface FilesystemBlobSettings {
  readonly root: string;
  /** Of all blobs together. */
  readonly budgetBytes?: number;
  /** Room on the disk that is left to others, the database first of all; default none. */
  readonly reserveBytes?: number;
}

/** How much is written between two looks at the disk's free room. */
const lookEveryBytes = 4 * 1024 * 1024;

const crosses = (now: number, added: number, step: number): boolean =>
  Math.floor(now / step) !== Math.floor((now - added) / step);

const isKey = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

export function filesystemBlobStore({
  root,
  budgetBytes = Infinity,
  reserveBytes = 0,
}: FilesystemBlobSettings): BlobStore {
  const temporary = join(root, 'tmp');
  let counted: Promise<number> | undefined;
  /** Since the count. */
  let change = 0;
  /** Of several that bring the same bytes at once, one finds that they were not there. */
  const alone = inTurn();

  const path = (sha256: string): string => {
    if (!isKey(sha256)) throw noSuchBlob();
    return join(root, sha256.slice(0, 2), sha256.slice(2));
  };
  const sizeOf = async (file: string): Promise<number | undefined> => {
    try {
      return (await stat(file)).size;
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw error;
    }
  };

  async function* keys(): AsyncGenerator<string, void> {
    for (const folder of await namesIn(root)) {
      if (!/^[0-9a-f]{2}$/.test(folder)) continue;
      for (const name of await namesIn(join(root, folder))) if (isKey(folder + name)) yield folder + name;
    }
  }

  async function count(): Promise<number> {
    let sum = 0;
    for await (const key of keys()) sum += (await sizeOf(path(key))) ?? 0;
    return sum;
  }
  const counting = (): Promise<number> => (counted ??= count());
  const used = async (): Promise<number> => (await counting()) + change;

  async function leavesReserve(): Promise<void> {
    if (reserveBytes === 0) return;
    const { bavail, bsize } = await statfs(root);
    if (bavail * bsize < reserveBytes) throw storageFull();
  }

  async function openFile(sha256: string): Promise<OpenBlob> {
    const file = await open(path(sha256), 'r').catch((error: unknown) => {
      throw codeOf(error) === 'ENOENT' ? noSuchBlob() : error;
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

  return {
    async put(source, { maxBytes, signal, beforePublish, storedAs }) {
      const hash = createHash('sha256');
      let digest: string | undefined;
      const sha256 = (): string => (digest ??= hash.digest('hex'));
      let size = 0;
      let written = 0;
      let published = false;
      const before = await counting();
      await mkdir(temporary, { recursive: true, mode: 0o700 });
      await leavesReserve();
      const partial = join(temporary, randomUUID());
      const measured = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          size += chunk.length;
          if (size > maxBytes) return done(tooLarge(maxBytes));
          hash.update(chunk);
          done(null, chunk);
        },
      });
      let writing: Promise<void> | undefined;
      async function write(chunks: AsyncIterable<Buffer>): Promise<void> {
        const file = await open(partial, 'wx', 0o600);
        try {
          for await (const chunk of chunks) {
            written += chunk.length;
            change += chunk.length;
            if (before + change > budgetBytes) throw storageFull();
            await file.writeFile(chunk);
            if (crosses(written, chunk.length, lookEveryBytes)) await leavesReserve();
          }
        } finally {
          await file.close();
        }
      }
      const intoFile = (chunks: AsyncIterable<Buffer>): Promise<void> => (writing = write(chunks));
      try {
        const options = signal ? { signal } : {};
        await (storedAs
          ? pipeline(source, measured, storedAs(sha256), intoFile, options)
          : pipeline(source, measured, intoFile, options));
        await leavesReserve();
        const blob = { sha256: sha256(), size };
        await beforePublish?.(blob);
        const target = path(blob.sha256);
        await mkdir(dirname(target), { recursive: true, mode: 0o700 });
        await alone(blob.sha256, async () => {
          if ((await sizeOf(target)) !== undefined) return rm(partial, { force: true });
          await rename(partial, target);
          published = true;
        });
        return blob;
      } catch (error) {
        // The source may break before the file is even open: it is removed once nobody writes to it.
        await writing?.catch(() => undefined);
        await rm(partial, { force: true });
        throw codeOf(error) === 'ENOSPC' ? storageFull(error) : error;
      } finally {
        if (!published) change -= written;
      }
    },
    open: async (sha256, range) => (await openFile(sha256)).stream(range),
    openFile,
    size: (sha256) => (isKey(sha256) ? sizeOf(path(sha256)) : Promise.resolve(undefined)),
    async delete(sha256) {
      // What is gone before the count would be taken off it all the same.
      await counting();
      const file = path(sha256);
      await alone(sha256, async () => {
        const size = await sizeOf(file);
        await rm(file, { force: true });
        change -= size ?? 0;
      });
    },
    keys,
    removeLeftovers: () => rm(temporary, { recursive: true, force: true }),
    usedBytes: used,
    async checkRoom() {
      if ((await used()) >= budgetBytes) throw storageFull();
      await mkdir(root, { recursive: true, mode: 0o700 });
      await leavesReserve();
    },
  };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  const names: string[] = [];
  try {
    for await (const { name } of await opendir(folder)) names.push(name);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  return names;
}

const noSuchBlob = (): Failure => new Failure('not_found', 'No such document');

const tooLarge = (maxBytes: number): Failure =>
  new Failure('too_large', 'The file is too large', { detail: `At most ${maxBytes} bytes are accepted` });

const storageFull = (cause?: unknown): Failure =>
  new Failure('storage_full', 'There is no room for further documents', {
    detail: 'Delete what is no longer needed, or try again later',
    cause,
  });
