/** Puts together what moves a server's storage to another one: from one machine to PostgreSQL and a bucket, or back. */
import { resolve } from 'node:path';
import type { TaskProgress } from '../domain/task.ts';
import { Failure } from '../domain/failure.ts';
import { blobKeyVariable, type ServeOptions } from '../server/options.ts';
import { encryptedBlobStore } from '../stores/blobs/encrypted.ts';
import { sqlBlobReferences } from '../stores/blobs/references-sql.ts';
import { type CopyReport, type CopySide, copyStorage } from '../stores/copies/copy.ts';
import { requireDatabase } from '../stores/copies/files.ts';
import { openKeyring } from '../stores/encryption/keys.ts';
import { livingOn } from '../stores/instances/sql.ts';
import { lockFolder } from '../stores/locks/folder-lock.ts';
import { sqlRecordStore } from '../stores/records/sql.ts';
import { message } from '../texts/message.ts';
import { blobsPlace, openBlobs } from './blobs.ts';
import { type DatabasePlace, databasePlace, openRecordsDatabase, shownPlace } from './database.ts';
import { isShared } from './shared-stores.ts';
import { checkKey, plainKinds } from './storage.ts';

export type { CopyReport };

/** What the user names. What is left out on one side is what is configured. */
export interface CopyPlaces {
  /** A data folder. */
  readonly from?: string | undefined;
  /** A data folder. */
  readonly to?: string | undefined;
  readonly toDatabase?: string | undefined;
  readonly toBlobs?: string | undefined;
}

type Closing = (() => Promise<void> | void)[];

/**
 * Rejects with `bad_request` if it is not clear what is copied where, with `conflict` if somebody uses either side, with
 * `not_found` if there is nothing to copy, and as `copyStorage` does.
 */
export async function copyBetween(
  serve: ServeOptions,
  env: Readonly<Record<string, string | undefined>>,
  places: CopyPlaces,
  progress: (progress: TaskProgress) => void,
): Promise<CopyReport> {
  const options = { from: sourceOf(serve, places), to: targetOf(serve, places) };
  const [from, to] = [await databasePlace(options.from), await databasePlace(options.to)];
  if (shownPlace(from) === shownPlace(to)) throw unclear();
  if ('file' in from) await requireDatabase(from.file, message('advice.copyFrom', {}));
  const closing: Closing = [];
  try {
    for (const folder of new Set([options.from, options.to].map(({ dataDir }) => resolve(dataDir)))) {
      const lock = await lockFolder(folder);
      closing.push(() => lock.release());
    }
    return await copyStorage({
      from: await openSide(options.from, from, env, closing),
      to: await openSide(options.to, to, env, closing),
      plainKinds,
      progress,
    });
  } finally {
    for (const end of closing.toReversed()) await end();
  }
}

const inFolder = (serve: ServeOptions, dataDir: string): ServeOptions => ({
  ...serve,
  dataDir,
  database: undefined,
  databaseUrlFile: undefined,
  blobs: undefined,
});

const sourceOf = (serve: ServeOptions, { from }: CopyPlaces): ServeOptions =>
  from === undefined ? serve : inFolder(serve, from);

/** A bucket needs a folder for documents on their way: that of the source. */
function targetOf(serve: ServeOptions, places: CopyPlaces): ServeOptions {
  const { from, to, toDatabase, toBlobs } = places;
  const isElsewhere = toDatabase !== undefined || toBlobs !== undefined;
  if (to !== undefined && !isElsewhere) return inFolder(serve, to);
  const { dataDir } = sourceOf(serve, places);
  if (to === undefined && toDatabase !== undefined && toBlobs !== undefined)
    return { ...inFolder(serve, dataDir), database: toDatabase, blobs: toBlobs };
  if (to === undefined && !isElsewhere && from !== undefined && isShared(serve)) return { ...serve, dataDir };
  throw unclear();
}

const unclear = (): Failure =>
  new Failure('bad_request', message('copy.unclear', {}), { detail: message('advice.copyPlaces', {}) });

async function openSide(
  serve: ServeOptions,
  place: DatabasePlace,
  env: Readonly<Record<string, string | undefined>>,
  closing: Closing,
): Promise<CopySide> {
  const documents = blobsPlace(serve);
  const isBucket = !('folder' in documents);
  checkKey('file' in place && !isBucket, (env[blobKeyVariable] ?? serve.blobKeyFile) !== undefined);
  const keys = await openKeyring({
    folder: resolve(serve.dataDir),
    text: env[blobKeyVariable],
    file: serve.blobKeyFile,
  });
  const database = await openRecordsDatabase(place, serve);
  closing.push(database.close);
  if ('address' in place && (await livingOn(database)).length > 0)
    throw new Failure('conflict', message('copy.inUse', { name: shownPlace(place) }), {
      detail: message('advice.stopAll', {}),
    });
  const references = sqlBlobReferences(database);
  // The limit on documents concerns uploads.
  const unlimited = { ...serve, diskMegabytes: Infinity };
  const opened = await openBlobs(unlimited, documents, () => references.neededBytes());
  closing.push(() => opened.close());
  const { store, mark, name } = opened;
  // Documents on their way to and from a bucket pass through a folder here.
  if (isBucket) closing.push(() => store.removeLeftovers(0));
  const blobs = keys.given ? encryptedBlobStore(store, keys, { allSealed: isBucket }) : store;
  return {
    database,
    keys,
    halves: {
      records: sqlRecordStore(database),
      references,
      blobs,
      mark,
      blobsName: name,
      databaseName: shownPlace(place),
    },
  };
}
