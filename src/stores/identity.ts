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
import { message } from '../texts/message.ts';
import { identityName } from './layout.ts';
import type { Collection, RecordStore } from './records/record-store.ts';

export interface StorageHalves {
  readonly records: RecordStore;
  readonly references: BlobReferences;
  readonly blobs: BlobStore;
  readonly mark: IdentityMark;
  /** The names of both, for messages. */
  readonly blobsName: string;
  readonly databaseName: string;
}

/** The id beside the documents. */
export interface IdentityMark {
  read(): Promise<string | undefined>;
  write(id: string): Promise<void>;
}

/** The mark in a folder of documents. */
export const folderMark = (folder: string): IdentityMark => ({
  read: () =>
    readFile(join(folder, identityName), 'utf8').catch((error: unknown) => {
      if (isMissingFile(error)) return undefined;
      throw error;
    }),
  async write(id) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(join(folder, identityName), `${id}\n`, { mode: 0o600 });
  },
});

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
  const inFolder = (await halves.mark.read())?.trim();
  if (inDatabase !== undefined && inDatabase === inFolder) return;
  if (inDatabase !== undefined && inFolder !== undefined) throw ofAnother(halves);
  if (!adoptEmpty) await refuseHalf(halves, { inDatabase, inFolder });
  const storage = inDatabase ?? inFolder ?? randomUUID();
  if (inDatabase === undefined) await identities(halves.records).insert({ id: entryId, body: { storage } });
  if (inFolder !== undefined) return;
  await halves.mark.write(storage);
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

const ofAnother = ({ blobsName, databaseName }: StorageHalves): Failure =>
  new Failure('conflict', message('store.otherHalf', { folder: blobsName, file: databaseName }), {
    detail: message('advice.otherHalf', {}),
  });

const withoutDatabase = ({ blobsName, databaseName }: StorageHalves): Failure =>
  new Failure('conflict', message('store.unreferenced', { folder: blobsName, file: databaseName }), {
    detail: message('advice.databaseMoved', {}),
  });

const withoutDocuments = ({ blobsName, databaseName }: StorageHalves): Failure =>
  new Failure('conflict', message('store.documentsMissing', { file: databaseName, folder: blobsName }), {
    detail: message('advice.blobsMoved', {}),
  });
