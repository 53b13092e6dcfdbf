/** Documents that have to wait for others - to be sorted, to be packed - wait in one temporary file, not in memory. */
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../../domain/failure.ts';

export interface Spooled {
  readonly position: number;
  readonly length: number;
}

export interface Spool {
  add(bytes: Uint8Array): Promise<Spooled>;
  read(place: Spooled): Promise<Buffer>;
  /** Leaves nothing behind. */
  close(): Promise<void>;
}

/** Rejects with `write_failed` where the folder for temporary files takes no more. */
export async function openSpool(): Promise<Spool> {
  const folder = await orWriteFailed(mkdtemp(join(tmpdir(), 'invoicectl-')));
  let file: FileHandle;
  try {
    file = await open(join(folder, 'documents'), 'w+', 0o600);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw writeFailed(error);
  }
  // Where the system allows it the file has no name from here on, and nobody finds it after a crash.
  await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  let end = 0;
  return {
    async add(bytes) {
      const place = { position: end, length: bytes.length };
      end += bytes.length;
      for (let done = 0; done < bytes.length;) {
        const rest = bytes.length - done;
        const { bytesWritten } = await orWriteFailed(file.write(bytes, done, rest, place.position + done));
        done += bytesWritten;
      }
      return place;
    },
    async read({ position, length }) {
      const bytes = Buffer.alloc(length);
      for (let done = 0; done < length;) {
        const { bytesRead } = await file.read(bytes, done, length - done, position + done);
        if (bytesRead === 0) throw new Failure('internal', 'The temporary file became shorter');
        done += bytesRead;
      }
      return bytes;
    },
    async close() {
      await file.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const writeFailed = (cause: unknown): Failure =>
  new Failure('write_failed', `A temporary file in ${tmpdir()} could not be written`, {
    detail: 'Make room there, or name another folder in the variable TMPDIR',
    cause,
  });

async function orWriteFailed<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    throw writeFailed(error);
  }
}
