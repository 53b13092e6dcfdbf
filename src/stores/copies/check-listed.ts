/**
 * Compares the documents that records need with those that a store lists, without reading any. Changes nothing, and may run
 * beside servers.
 */
import type { BlobStore } from '../blobs/blob-store.ts';
import type { Database } from '../sql/database.ts';
import type { CheckReport } from './check.ts';
import { neededIn, storedIn } from './copied-documents.ts';

/** `allSealed`: every document takes exactly what the database says, because each was encrypted before it was stored. */
export async function checkListed(
  database: Database,
  blobs: BlobStore,
  { allSealed }: { readonly allSealed: boolean },
): Promise<CheckReport> {
  const listed = await storedIn(blobs);
  const sizes = [...listed.values()];
  const damaged: { sha256: string; reason: string }[] = [];
  const missing: string[] = [];
  let needed = 0;
  for await (const rows of neededIn(database)) {
    for (const { sha256, state, size } of rows) {
      const there = listed.get(sha256);
      if (there !== undefined) needed++;
      if (there !== undefined && allSealed && size && size !== there)
        damaged.push({ sha256, reason: 'Its size has changed since it was stored' });
      // It may be on its way, or have been stored after the list was read.
      if (there === undefined && state !== 'writing' && (await blobs.size(sha256)) === undefined) missing.push(sha256);
    }
  }
  return {
    database: [],
    areRead: false,
    documents: listed.size,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    damaged,
    missing,
    unneeded: listed.size - needed,
  };
}
