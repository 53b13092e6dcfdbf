/**
 * Makes sure that a database and a folder of documents belong together.
 *
 * Both have the same id. A server does not start with only one of them: with an empty database every document would look
 * like a leftover, and with an empty folder every invoice would lack its document.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Failure } from '../domain/failure.ts';
import type { BlobStore } from './blobs/blob-store.ts';
import type { BlobReferences } from './blobs/references.ts';
import { isMissingFile } from '../domain/missing-file.ts';
import { identityName } from './layout.ts';
import type { Collection, RecordStore } from './records/record-store.ts';

export interface StorageHalves {
  readonly records: RecordStore;
  readonly references: BlobReferences;
  readonly blobs: BlobStore;
  readonly blobFolder: string;
  /** For messages. */
  readonly databaseFile: string;
}

const entryId = 'identity';
const Identity = z.object({ storage: z.string() });

const identities = (records: RecordStore): Collection<z.output<typeof Identity>> =>
  records.collection('storage-identity', Identity);

/**
 * Gives both an id if they have none. Rejects with `conflict` if they do not belong together. With `adoptEmpty`, an empty
 * one takes the id of the other.
 */
export async function identify(halves: StorageHalves, adoptEmpty: boolean): Promise<void> {
  const inDatabase = (await identities(halves.records).get(entryId))?.body.storage;
  const inFolder = await readFile(join(halves.blobFolder, identityName), 'utf8').then(
    (text) => text.trim(),
    (error: unknown) => {
      if (isMissingFile(error)) return undefined;
      throw error;
    },
  );
  if (inDatabase !== undefined && inDatabase === inFolder) return;
  if (inDatabase !== undefined && inFolder !== undefined) throw ofAnother(halves);
  if (!adoptEmpty) await refuseHalf(halves, { inDatabase, inFolder });
  const storage = inDatabase ?? inFolder ?? randomUUID();
  if (inDatabase === undefined) await identities(halves.records).insert({ id: entryId, body: { storage } });
  if (inFolder !== undefined) return;
  await mkdir(halves.blobFolder, { recursive: true, mode: 0o700 });
  await writeFile(join(halves.blobFolder, identityName), `${storage}\n`, { mode: 0o600 });
}

async function refuseHalf(
  halves: StorageHalves,
  { inDatabase, inFolder }: { readonly inDatabase: string | undefined; readonly inFolder: string | undefined },
): Promise<void> {
  if (inFolder !== undefined) throw withoutDatabase(halves);
  const needsDocuments = await halves.references.any();
  const hasDocuments = await hasAny(halves.blobs);
  // Early versions had no ids. Their halves belong together if the database needs any document.
  if (inDatabase === undefined && hasDocuments && !needsDocuments) throw withoutDatabase(halves);
  if (inDatabase !== undefined && needsDocuments && !hasDocuments) throw withoutDocuments(halves);
}

async function hasAny(blobs: BlobStore): Promise<boolean> {
  for await (const _ of blobs.keys()) return true;
  return false;
}

const advice = 'restore both with `invoicectl storage restore`';

const ofAnother = ({ blobFolder, databaseFile }: StorageHalves): Failure =>
  new Failure('conflict', `The documents in ${blobFolder} do not belong to the database ${databaseFile}`, {
    detail: `Name the right --data-dir, --database or --blobs, or ${advice}`,
  });

const withoutDatabase = ({ blobFolder, databaseFile }: StorageHalves): Failure =>
  new Failure(
    'conflict',
    `There are documents in ${blobFolder}, but the database ${databaseFile} refers to none of them`,
    {
      detail: `Was the database moved, or is --database mistyped? Put it back, or ${advice}. To start afresh without these documents, start once with --adopt-empty`,
    },
  );

const withoutDocuments = ({ blobFolder, databaseFile }: StorageHalves): Failure =>
  new Failure('conflict', `The database ${databaseFile} refers to documents, but there are none in ${blobFolder}`, {
    detail: `Was the folder moved, or is --blobs mistyped? Put it back, or ${advice}. To continue without these documents, start once with --adopt-empty`,
  });
