/** Puts together what checks, backs up and restores the storage of a server, without starting one. */
import { join, resolve } from 'node:path';
import { blobKeyVariable, type ServeOptions } from '../server/options.ts';
import { encryptedBlobStore } from '../stores/blobs/encrypted.ts';
import { filesystemBlobStore } from '../stores/blobs/filesystem.ts';
import { backUp, type BackupReport } from '../stores/copies/backup.ts';
import { type CheckReport, checkStorage } from '../stores/copies/check.ts';
import type { StorageFiles } from '../stores/copies/files.ts';
import { restore, type RestoreReport } from '../stores/copies/restore.ts';
import { openKeyring } from '../stores/encryption/keys.ts';
import { blobFolder, databaseFile } from './storage.ts';

export type { BackupReport, CheckReport, RestoreReport };

export interface StorageCopies {
  /** May run beside a server. */
  check(progress?: (documents: number) => void): Promise<CheckReport>;
  /** May run beside a server. */
  backUp(target: string): Promise<BackupReport>;
  restore(backup: string): Promise<RestoreReport>;
}

export function storageCopies(serve: ServeOptions, env: Readonly<Record<string, string | undefined>>): StorageCopies {
  const files: StorageFiles = {
    folder: resolve(serve.dataDir),
    database: databaseFile(serve),
    queue: serve.queue,
    blobs: blobFolder(serve),
  };
  return {
    async check(progress) {
      const plain = filesystemBlobStore({ root: files.blobs });
      const text = env[blobKeyVariable];
      const isKeyGiven = text !== undefined || serve.blobKeyFile !== undefined;
      const keys = isKeyGiven ? await openKeyring({ folder: files.folder, text, file: serve.blobKeyFile }) : undefined;
      return checkStorage(files.database, keys ? encryptedBlobStore(plain, keys) : plain, progress);
    },
    backUp: (target) => backUp(files, resolve(target)),
    restore: (backup) => restore(resolve(backup), { ...files, queue: files.queue ?? join(files.folder, 'queue.db') }),
  };
}
