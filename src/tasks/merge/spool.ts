/**
 * Documents that have to wait for others, to be sorted or packed, wait in one temporary file and not in memory.
 *
 * The file is encrypted with a key that only this process knows, so what is left of it on the disk cannot be read.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';

export interface Spooled {
  readonly position: number;
  readonly length: number;
}

export interface Spool {
  add(bytes: Uint8Array): Promise<Spooled>;
  read(entry: Spooled): Promise<Buffer>;
  /** Removes the file. */
  close(): Promise<void>;
}

/** Rejects with `write_failed` if the temporary file cannot be written. */
export async function openSpool(): Promise<Spool> {
  const folder = await orWriteFailed(mkdtemp(join(tmpdir(), 'invoicectl-')));
  let file: FileHandle;
  try {
    file = await open(join(folder, 'documents'), 'w+', 0o600);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw writeFailed(error);
  }
  // If the system allows it, the file has no name from here on and disappears after a crash.
  await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  const key = randomBytes(32);
  /** The counter for AES in counter mode. Entries never overlap, so no part of the key stream is used twice. */
  const counterAt = (position: number): Buffer => {
    const counter = Buffer.alloc(16);
    counter.writeBigUInt64BE(BigInt(position));
    return counter;
  };
  let end = 0;
  return {
    async add(bytes) {
      const entry = { position: end, length: bytes.length };
      end += bytes.length;
      const hidden = createCipheriv('aes-256-ctr', key, counterAt(entry.position)).update(bytes);
      for (let done = 0; done < bytes.length;) {
        const rest = bytes.length - done;
        const { bytesWritten } = await orWriteFailed(file.write(hidden, done, rest, entry.position + done));
        done += bytesWritten;
      }
      return entry;
    },
    async read({ position, length }) {
      const bytes = Buffer.alloc(length);
      for (let done = 0; done < length;) {
        const { bytesRead } = await file.read(bytes, done, length - done, position + done);
        if (bytesRead === 0) throw new Failure('internal', 'The temporary file is shorter than what was written to it');
        done += bytesRead;
      }
      return createDecipheriv('aes-256-ctr', key, counterAt(position)).update(bytes);
    },
    async close() {
      await file.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const writeFailed = (cause: unknown): Failure =>
  new Failure('write_failed', message('merge.temporaryFile', { folder: tmpdir() }), {
    detail: message('advice.temporaryFile', {}),
    cause,
  });

async function orWriteFailed<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    throw writeFailed(error);
  }
}
