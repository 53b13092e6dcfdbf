/** Takes in the bytes of a blob: limits and digests them, and writes them to a file of their own as long as there is room. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';
import type { Blob, BlobStore } from './blob-store.ts';
import { type Room, storageFull } from './room.ts';

/** How much is written between two checks of the free disk space. */
const checkEveryBytes = 4 * 1024 * 1024;

const crosses = (now: number, added: number, step: number): boolean =>
  Math.floor(now / step) !== Math.floor((now - added) / step);

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

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
        room.receiving(chunk.length);
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

export interface Receiving {
  /** For files that are being written. */
  readonly temporary: string;
  readonly room: Room;
  /**
   * Stores the complete file under its key. Resolves with false if that key is stored already; then the file is not
   * needed.
   */
  readonly publish: (file: string, sha256: string) => Promise<boolean>;
}

/** `BlobStore.put`, by way of a file. */
export async function receive(
  { temporary, room, publish }: Receiving,
  source: Parameters<BlobStore['put']>[0],
  { maxBytes, signal, beforePublish, storedAs }: Parameters<BlobStore['put']>[1],
): Promise<Blob> {
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
    await beforePublish?.(blob, partial.written());
    published = await publish(partialPath, blob.sha256);
    return blob;
  } catch (error) {
    throw codeOf(error) === 'ENOSPC' ? storageFull(error) : error;
  } finally {
    await partial.remove();
    room.received(partial.written(), published);
    if (!published) room.recount();
  }
}

export const noSuchBlob = (): Failure => new Failure('not_found', message('store.noDocument', {}));

const tooLarge = (maxBytes: number): Failure =>
  new Failure('too_large', message('store.large', {}), { detail: message('advice.mostBytes', { most: maxBytes }) });
