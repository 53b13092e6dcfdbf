/** Puts together what checks, backs up and restores the storage of a server, without starting one. */
import { join, resolve } from 'node:path';
import { Failure } from '../domain/failure.ts';
import { blobKeyVariable, type ServeOptions } from '../server/options.ts';
import { encryptedBlobStore } from '../stores/blobs/encrypted.ts';
import { filesystemBlobStore } from '../stores/blobs/filesystem.ts';
import { backUp, type BackupReport } from '../stores/copies/backup.ts';
import { type CheckReport, checkStorage } from '../stores/copies/check.ts';
import { requireDatabase, type StorageFiles } from '../stores/copies/files.ts';
import { checkListed } from '../stores/copies/check-listed.ts';
import { restore, type RestoreReport } from '../stores/copies/restore.ts';
import { openKeyring } from '../stores/encryption/keys.ts';
import { openPostgres } from '../stores/sql/postgres.ts';
import { type BlobsPlace, blobsPlace, openBlobs } from './blobs.ts';
import { type DatabasePlace, databasePlace, openRecordsDatabase, queuePlace } from './database.ts';
import { message } from '../texts/message.ts';

export type { BackupReport, CheckReport, RestoreReport };

export interface StorageCopies {
  /** May run beside a server. Documents and records that are not in files are compared, but not read. */
  check(progress?: (documents: number) => void): Promise<CheckReport>;
  /** May run beside a server. */
  backUp(target: string): Promise<BackupReport>;
  restore(backup: string): Promise<RestoreReport>;
}

export function storageCopies(serve: ServeOptions, env: Readonly<Record<string, string | undefined>>): StorageCopies {
  return {
    async check(progress) {
      const [place, documents] = [await databasePlace(serve), blobsPlace(serve)];
      if (!('file' in place) || !('folder' in documents)) return checkServices(serve, place, documents);
      const files = await storageFiles(serve);
      const plain = filesystemBlobStore({ root: files.blobs });
      const text = env[blobKeyVariable];
      const isKeyGiven = text !== undefined || serve.blobKeyFile !== undefined;
      const keys = isKeyGiven ? await openKeyring({ folder: files.folder, text, file: serve.blobKeyFile }) : undefined;
      return checkStorage(files.database, keys ? encryptedBlobStore(plain, keys) : plain, progress);
    },
    backUp: async (target) => backUp(await storageFiles(serve), resolve(target)),
    async restore(backup) {
      const files = await storageFiles(serve);
      return restore(resolve(backup), { ...files, queue: files.queue ?? join(files.folder, 'queue.db') });
    },
  };
}

/** Rejects with `not_found` if there is no database, with `conflict` if the tables are not up to date, and as `openPostgres` and `openBlobs` do. */
async function checkServices(serve: ServeOptions, place: DatabasePlace, documents: BlobsPlace): Promise<CheckReport> {
  if ('file' in place) await requireDatabase(place.file);
  const opened = await openBlobs(serve, documents, async () => 0);
  try {
    const database =
      'file' in place
        ? await openRecordsDatabase(place, serve)
        : await openPostgres({ ...place, poolSize: 1, schema: 'check' });
    try {
      return await checkListed(database, opened.store, { allSealed: !('folder' in documents) });
    } finally {
      await database.close();
    }
  } finally {
    opened.close();
  }
}

/** Rejects with `bad_request` if the records are not in a file, or the documents not in a folder. */
async function storageFiles(serve: ServeOptions): Promise<StorageFiles> {
  const place = await databasePlace(serve);
  const queue = await queuePlace(serve, place);
  const documents = blobsPlace(serve);
  if ('file' in place && 'file' in queue && 'folder' in documents)
    return {
      folder: resolve(serve.dataDir),
      database: place.file,
      queue: queue.file === place.file ? undefined : queue.file,
      blobs: documents.folder,
    };
  throw new Failure('bad_request', message('storage.notInFiles', {}), {
    detail: message('advice.pgDump', {}),
  });
}
