/** What the files of a data folder are called: the server that writes them and the backups that copy them agree on it here. */
import { join } from 'node:path';

/** In the folder of the documents; no document has such a name. */
export const identityName = 'identity';

/** Keeps secrets out of copies of the database alone; without it records cannot be read. */
export const sealingKeyName = 'sealing.key';

/** Of a document, by its SHA-256, in the folder of the documents. */
export const blobPath = (blobs: string, sha256: string): string => join(blobs, sha256.slice(0, 2), sha256.slice(2));

export const isAbsent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
