/** Blobs that are read from a file. */
import { open } from 'node:fs/promises';
import { isMissingFile } from '../../domain/missing-file.ts';
import type { OpenBlob } from './blob-store.ts';
import { noSuchBlob } from './incoming.ts';

/** Rejects with `not_found` if there is no such file. */
export async function openLocalFile(path: string): Promise<OpenBlob> {
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
