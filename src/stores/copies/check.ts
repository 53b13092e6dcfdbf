/** Checks everything that is stored: the database, and each document against its SHA-256. Changes nothing. */
import { createHash } from 'node:crypto';
import { Failure } from '../../domain/failure.ts';
import type { BlobStore } from '../blobs/blob-store.ts';
import { neededBlobs, readDatabase } from './files.ts';

export interface CheckReport {
  /** What SQLite reports about the database; empty if it is sound. */
  readonly database: readonly string[];
  /** Whether the documents were read. Otherwise only what the store lists was compared. */
  readonly areRead: boolean;
  readonly documents: number;
  readonly bytes: number;
  /** Documents whose content has changed. */
  readonly damaged: readonly { readonly sha256: string; readonly reason: string }[];
  /** SHA-256 of documents that records need but that do not exist. */
  readonly missing: readonly string[];
  /** Documents that no record needs. They will be removed by clean-up. */
  readonly unneeded: number;
}

const shownProblems = 10;

/** Rejects with `write_failed` if the database cannot even be opened. `progress` is called after each document. */
export async function checkStorage(
  database: string,
  blobs: BlobStore,
  progress: (documents: number) => void = () => undefined,
): Promise<CheckReport> {
  const found = await readDatabase(database, (query) =>
    query(`PRAGMA integrity_check(${shownProblems})`).map((row) => String(Object.values(row)[0])),
  );
  const needed = new Set(await neededBlobs(database));
  const damaged: { sha256: string; reason: string }[] = [];
  let documents = 0;
  let bytes = 0;
  let unneeded = 0;
  for await (const sha256 of blobs.keys()) {
    const read = await readBlob(blobs, sha256);
    if ('reason' in read) damaged.push({ sha256, reason: read.reason });
    else bytes += read.bytes;
    if (!needed.delete(sha256)) unneeded++;
    progress(++documents);
  }
  const problems = found.length === 1 && found[0] === 'ok' ? [] : found;
  return { database: problems, areRead: true, documents, bytes, damaged, missing: [...needed], unneeded };
}

async function readBlob(
  blobs: BlobStore,
  sha256: string,
): Promise<{ readonly bytes: number } | { readonly reason: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of await blobs.open(sha256)) {
      hash.update(chunk as Buffer);
      bytes += (chunk as Buffer).length;
    }
  } catch (error) {
    return { reason: error instanceof Failure ? error.message : 'It cannot be read from the disk' };
  }
  return hash.digest('hex') === sha256 ? { bytes } : { reason: 'Its content has changed since it was stored' };
}
