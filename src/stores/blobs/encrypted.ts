/**
 * A blob store that encrypts bytes. Keys are still the SHA-256 of the documents.
 *
 * Blobs that were stored before there was a key can still be read.
 */
import { pipeline, Readable } from 'node:stream';
import { Failure } from '../../domain/failure.ts';
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
import type { BlobStore, ByteRange, OpenBlob } from './blob-store.ts';

export interface Encryption {
  /** Whether no blob was stored before there was a key, so that a size is known without reading. Default: false. */
  readonly allSealed?: boolean;
}

export function encryptedBlobStore(store: BlobStore, keys: Keyring, { allSealed = false }: Encryption = {}): BlobStore {
  const isSealedFile = async (file: OpenBlob): Promise<boolean> =>
    file.size >= headerBytes + footerBytes && isSealed(await file.bytes({ first: 0, last: headerBytes - 1 }));

  async function decrypted(file: OpenBlob, sha256: string, range: ByteRange | undefined): Promise<Readable> {
    const { size: fileBytes } = file;
    const header = await file.bytes({ first: 0, last: headerBytes - 1 });
    const footer = await file.bytes({ first: fileBytes - footerBytes, last: fileBytes - 1 });
    const { key, length } = openSealed(keys, { header, footer, fileBytes, sha256 });
    const first = range?.first ?? 0;
    const last = Math.min(range?.last ?? Infinity, length - 1);
    if (first > last) {
      await file.close();
      return Readable.from([]);
    }
    const opened = opening(key, first, last, length);
    // The reader gets the error from the stream it reads.
    pipeline(file.stream(framesAround(first, last, length)), opened, () => undefined);
    return opened;
  }

  return {
    ...store,
    put: (source, options) => store.put(source, { ...options, storedAs: (sha256) => sealing(keys.current, sha256) }),
    async open(sha256, range) {
      const file = await store.openFile(sha256);
      try {
        return (await isSealedFile(file)) ? await decrypted(file, sha256, range) : file.stream(range);
      } catch (error) {
        await file.close();
        throw error;
      }
    },
    async size(sha256) {
      const size = await store.size(sha256);
      if (size === undefined || allSealed) return size && plainLength(size);
      const file = await store.openFile(sha256).catch((error: unknown) => {
        // It was deleted in the meantime.
        if (error instanceof Failure && error.kind === 'not_found') return undefined;
        throw error;
      });
      if (!file) return undefined;
      try {
        return (await isSealedFile(file)) ? plainLength(file.size) : file.size;
      } finally {
        await file.close();
      }
    },
  };
}
