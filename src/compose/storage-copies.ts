/** Puts together what checks, backs up and restores the storage of a server, without starting one. */
import { join, resolve } from 'node:path';
import { Failure } from '../domain/failure.ts';
import { blobKeyVariable, type ServeOptions } from '../server/options.ts';
import { encryptedBlobStore } from '../stores/blobs/encrypted.ts';
import { filesystemBlobStore } from '../stores/blobs/filesystem.ts';
import { backUp, type BackupReport } from '../stores/copies/backup.ts';
import { type CheckReport, checkStorage } from '../stores/copies/check.ts';
import type { StorageFiles } from '../stores/copies/files.ts';
import { restore, type RestoreReport } from '../stores/copies/restore.ts';
import { openKeyring } from '../stores/encryption/keys.ts';
import { blobsPlace } from './blobs.ts';
import { databasePlace } from './database.ts';
import { message } from '../texts/message.ts';

export type { BackupReport, CheckReport, RestoreReport };

export interface StorageCopies {
  /** May run beside a server. */
  check(progress?: (documents: number) => void): Promise<CheckReport>;
  /** May run beside a server. */
  backUp(target: string): Promise<BackupReport>;
  restore(backup: string): Promise<RestoreReport>;
}

export function storageCopies(serve: ServeOptions, env: Readonly<Record<string, string | undefined>>): StorageCopies {
  return {
    async check(progress) {
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

/** Rejects with `bad_request` if the records are not in a file, or the documents not in a folder. */
async function storageFiles(serve: ServeOptions): Promise<StorageFiles> {
  const place = await databasePlace(serve);
  const documents = blobsPlace(serve);
  if ('file' in place && 'folder' in documents)
    return { folder: resolve(serve.dataDir), database: place.file, queue: serve.queue, blobs: documents.folder };
  throw new Failure('bad_request', message('storage.notInFiles', {}), {
    detail: message('advice.pgDump', {}),
  });
}
