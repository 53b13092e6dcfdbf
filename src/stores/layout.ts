/** The names of the files in a data folder, for the server that writes them and the backups that copy them. */
import { join } from 'node:path';

/** In the folder of the documents, where no document can have this name. */
export const identityName = 'identity';

/** The key that keeps secrets out of copies of the database. Without it, records cannot be read. */
export const sealingKeyName = 'sealing.key';

/** The path of a document within the folder of the documents, by its SHA-256. */
export const blobPath = (blobs: string, sha256: string): string => join(blobs, sha256.slice(0, 2), sha256.slice(2));

export const isBlobKey = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);
