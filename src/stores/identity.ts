/**
 * Makes sure that a database and a folder of documents belong together.
 *
 * Both have the same id. A server does not start with only one of them: with an empty database every document would look
 * like a leftover, and with an empty folder every invoice would lack its document.
 *
 * Several processes may start at once on an empty database and an empty bucket. The id in the database is written first and
 * never again, so they all write the same mark beside the documents.
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
import { type Collection, foundOrInserted, type RecordStore } from './records/record-store.ts';

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
  /** An id that another process has written meanwhile stays. */
  write(id: string): Promise<void>;
}

/** The mark in a folder of documents, which only one process uses. */
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

export const identityKind = 'storage-identity';
const entryId = 'identity';
const Identity = z.object({ storage: z.string() });

const identities = (records: RecordStore): Collection<z.output<typeof Identity>> =>
  records.collection(identityKind, Identity);

interface Ids {
  readonly inDatabase: string | undefined;
  readonly inFolder: string | undefined;
}

/** The mark is read first: whoever writes it has written the id in the database before. */
async function idsOf({ records, mark }: StorageHalves): Promise<Ids> {
  const inFolder = (await mark.read())?.trim();
  return { inFolder, inDatabase: (await identities(records).get(entryId))?.body.storage };
}

/** Undefined if they are not the same. */
const sameId = ({ inDatabase, inFolder }: Ids): string | undefined =>
  inDatabase === inFolder ? inDatabase : undefined;

/**
 * Gives both an id if they have none. Rejects with `conflict` if they do not belong together. With `adoptEmpty`, an empty
 * one takes the id of the other. Resolves with the id.
 */
export async function identify(halves: StorageHalves, adoptEmpty: boolean): Promise<string> {
  const { records, mark } = halves;
  const ids = await idsOf(halves);
  const same = sameId(ids);
  if (same !== undefined) return same;
  if (ids.inDatabase !== undefined && ids.inFolder !== undefined) throw ofAnother(halves);
  const refusal = adoptEmpty ? undefined : await refusalOf(halves, ids);
  if (refusal) {
    // Another process may have completed both meanwhile, and have taken in documents.
    const completed = sameId(await idsOf(halves));
    if (completed !== undefined) return completed;
    throw refusal;
  }
  const body = { storage: ids.inFolder ?? randomUUID() };
  const { storage } = (await foundOrInserted(identities(records), { id: entryId, body })).body;
  if (ids.inFolder === undefined) await mark.write(storage);
  if ((await mark.read())?.trim() !== storage) throw ofAnother(halves);
  return storage;
}

/** Gives the database the id that its documents have already. */
export async function setIdentity({ records }: Pick<StorageHalves, 'records'>, storage: string): Promise<void> {
  await foundOrInserted(identities(records), { id: entryId, body: { storage } });
}

async function refusalOf(halves: StorageHalves, { inDatabase, inFolder }: Ids): Promise<Failure | undefined> {
  if (inFolder !== undefined) return withoutDatabase(halves);
  const needsDocuments = await halves.references.any();
  const documentsThere = await hasDocuments(halves.blobs);
  // Early versions had no ids. Their halves belong together if the database needs any document.
  if (inDatabase === undefined && documentsThere && !needsDocuments) return withoutDatabase(halves);
  if (inDatabase !== undefined && needsDocuments && !documentsThere) return withoutDocuments(halves);
  return undefined;
}

export async function hasDocuments(blobs: BlobStore): Promise<boolean> {
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
