/**
 * A blob store whose bytes are encrypted where they are stored. Keys stay the SHA-256 of the documents.
 *
 * What was stored before a key was given stays readable as it is.
 */
import { pipeline, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import {
  footerBytes,
  framesAround,
  headerBytes,
  isSealed,
  opening,
  openSealed,
  plainLength,
  sealing,
} from '../encryption/frames.ts';
import type { Keyring } from '../encryption/keys.ts';
import type { BlobStore } from './blob-store.ts';

export function encryptedBlobStore(store: BlobStore, keys: Keyring): BlobStore {
  const part = async (sha256: string, first: number, last: number): Promise<Buffer> =>
    buffer(await store.open(sha256, { first, last }));

  /** The header, and the size of the file; undefined for what is stored in plain or not at all. */
  async function sealedFile(sha256: string): Promise<{ header: Buffer; fileBytes: number } | undefined> {
    const fileBytes = await store.size(sha256);
    if (fileBytes === undefined || fileBytes < headerBytes + footerBytes) return undefined;
    const header = await part(sha256, 0, headerBytes - 1);
    return isSealed(header) ? { header, fileBytes } : undefined;
  }

  return {
    ...store,
    put: (source, options) => store.put(source, { ...options, storedAs: (sha256) => sealing(keys.current, sha256) }),
    async open(sha256, range) {
      const file = await sealedFile(sha256);
      if (!file) return store.open(sha256, range);
      const { fileBytes } = file;
      const footer = await part(sha256, fileBytes - footerBytes, fileBytes - 1);
      const { key, length } = openSealed(keys, { ...file, footer, sha256 });
      const first = range?.first ?? 0;
      const last = Math.min(range?.last ?? Infinity, length - 1);
      if (first > last) return Readable.from([]);
      const opened = opening(key, first, last, length);
      // Whoever reads learns of an error from what is read.
      pipeline(await store.open(sha256, framesAround(first, last, length)), opened, () => undefined);
      return opened;
    },
    async size(sha256) {
      const file = await sealedFile(sha256);
      return file ? plainLength(file.fileBytes) : store.size(sha256);
    },
  };
}
