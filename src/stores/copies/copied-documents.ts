/**
 * Copies the documents that some record needs from one store to another, each under the key of the target.
 *
 * Every document that is written is checked against its SHA-256 before it gets its name in the target.
 */
import pLimit from 'p-limit';
import { Failure } from '../../domain/failure.ts';
import type { BlobStore } from '../blobs/blob-store.ts';
import { noSuchBlob } from '../blobs/incoming.ts';
import { damaged as damagedDocument, sealedLength } from '../encryption/frames.ts';
import type { Database } from '../sql/database.ts';

export interface DocumentSide {
  readonly database: Database;
  /** Reads and writes the documents themselves, encrypted in the store or not. */
  readonly blobs: BlobStore;
}

export interface DocumentTarget extends DocumentSide {
  /** Whether the store encrypts. */
  readonly encrypts: boolean;
}

export interface CopiedDocuments {
  /** Of those that the source has: what each takes, not encrypted, by its SHA-256. */
  readonly needed: ReadonlyMap<string, number>;
  /** Those that the target lacked. */
  readonly copied: number;
  readonly missing: readonly string[];
  readonly damaged: readonly { readonly sha256: string; readonly reason: string }[];
}

const page = 200;
/** A bucket takes its time for each document, and several at once. */
const atOnce = 8;

/** `progress` is called with the number of documents that have been looked at. If it throws, the copy ends. */
export async function copyDocuments(
  from: DocumentSide,
  to: DocumentTarget,
  progress: (done: number) => void,
): Promise<CopiedDocuments> {
  const there = await storedIn(to.blobs);
  const needed = new Map<string, number>();
  const missing: string[] = [];
  const damaged: { sha256: string; reason: string }[] = [];
  const limited = pLimit(atOnce);
  let copied = 0;
  let done = 0;

  async function copyOne({ sha256, state }: Needed): Promise<StoredRow | undefined> {
    try {
      const stored = there.get(sha256);
      if (stored !== undefined) {
        const size = await from.blobs.size(sha256);
        if (size === undefined) throw noSuchBlob();
        needed.set(sha256, size);
        return { sha256, size: stored };
      }
      const written = await copyDocument(from.blobs, to.blobs, sha256);
      needed.set(sha256, written.size);
      copied++;
      return { sha256, size: written.storedBytes };
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      // An upload that was cut off has left nothing but its reference.
      if (error.kind === 'not_found' && state !== 'writing') missing.push(sha256);
      else if (error.kind === 'internal') damaged.push({ sha256, reason: error.message });
      else if (error.kind !== 'not_found') throw error;
      return undefined;
    }
  }

  for await (const rows of neededIn(from.database)) {
    const copying = rows.map((row) =>
      limited(async () => {
        const stored = await copyOne(row);
        progress(++done);
        return stored;
      }),
    );
    const stored = await Promise.all(copying).finally(() => limited.clearQueue());
    await noteStored(
      to.database,
      stored.filter((row) => row !== undefined),
    );
  }
  return { needed, copied, missing: missing.toSorted(), damaged };
}

/** How many of the documents the target has in full, and what they take, not encrypted. */
export async function documentsThere(
  { blobs, encrypts }: DocumentTarget,
  needed: ReadonlyMap<string, number>,
): Promise<{ readonly documents: number; readonly bytes: number }> {
  let documents = 0;
  let bytes = 0;
  for await (const { sha256, size } of blobs.stored()) {
    const plain = needed.get(sha256);
    if (plain === undefined || size !== (encrypts ? sealedLength(plain) : plain)) continue;
    documents++;
    bytes += plain;
  }
  return { documents, bytes };
}

export async function numberNeeded({ tables, attempt }: Database): Promise<number> {
  const query = tables.selectFrom('holds').select(({ fn }) => fn.count<number>('sha256').distinct().as('documents'));
  return (await attempt(() => query.executeTakeFirstOrThrow())).documents;
}

/** What each document takes in the store, by its SHA-256. */
export async function storedIn(blobs: BlobStore): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>();
  for await (const { sha256, size } of blobs.stored()) sizes.set(sha256, size);
  return sizes;
}

interface Needed {
  readonly sha256: string;
  /** Null where a version before the table of blobs knew of it. */
  readonly state: string | null;
  /** What it takes in the store; null or 0 where that is not known. */
  readonly size: number | null;
}

/** The documents that some record needs, in pages. */
export async function* neededIn({ tables, attempt }: Database): AsyncGenerator<readonly Needed[], void> {
  for (let after = ''; ;) {
    const query = tables
      .selectFrom('holds')
      .leftJoin('blobs', 'blobs.sha256', 'holds.sha256')
      .select(['holds.sha256', 'blobs.state', 'blobs.size'])
      .distinct()
      .where('holds.sha256', '>', after)
      .orderBy('holds.sha256')
      .limit(page);
    const rows = await attempt(() => query.execute());
    yield rows;
    if (rows.length < page) return;
    after = rows.at(-1)?.sha256 ?? after;
  }
}

async function copyDocument(
  from: BlobStore,
  to: BlobStore,
  sha256: string,
): Promise<{ readonly size: number; readonly storedBytes: number }> {
  let stored = 0;
  const { size } = await to.put(await from.open(sha256), {
    maxBytes: Infinity,
    async beforePublish(blob, storedBytes) {
      if (blob.sha256 !== sha256) throw damagedDocument();
      stored = storedBytes;
    },
  });
  return { size, storedBytes: stored };
}

interface StoredRow {
  readonly sha256: string;
  /** What it takes in the store. */
  readonly size: number;
}

async function noteStored({ tables, attempt, nowMs }: Database, stored: readonly StoredRow[]): Promise<void> {
  if (stored.length === 0) return;
  const rows = stored.map((row) => ({ ...row, state: 'ready' as const, since_ms: nowMs() }));
  await attempt(() =>
    tables
      .insertInto('blobs')
      .values(rows)
      .onConflict((conflict) =>
        conflict.column('sha256').doUpdateSet((row) => ({ size: row.ref('excluded.size'), state: 'ready' })),
      )
      .execute(),
  );
}
