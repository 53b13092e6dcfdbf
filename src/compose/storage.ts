/** Opens the storage of a server: the folder's lock, the database, the queue and the documents, encrypted or not. */
import { join, resolve } from 'node:path';
import { blobKeyVariable, type ServeOptions } from '../server/options.ts';
import { encryptedBlobStore } from '../stores/blobs/encrypted.ts';
import { filesystemBlobStore } from '../stores/blobs/filesystem.ts';
import { type ReferencedBlobs, referencedBlobs } from '../stores/blobs/referenced-blobs.ts';
import { sqlBlobReferences } from '../stores/blobs/references-sql.ts';
import { type Ballast, ballast } from '../stores/ballast.ts';
import { openDatabase } from '../stores/sql/sqlite.ts';
import { openKeyring } from '../stores/encryption/keys.ts';
import { type Marks, marksBy } from '../stores/encryption/marks.ts';
import { sealedText } from '../stores/encryption/sealed-text.ts';
import { identify } from '../stores/identity.ts';
import { noteKeys } from '../stores/encryption/used-keys.ts';
import { lockFolder } from '../stores/locks/folder-lock.ts';
import type { Locks } from '../stores/locks/locks.ts';
import { sqlLocks } from '../stores/locks/sql.ts';
import type { JobQueue } from '../stores/queues/job-queue.ts';
import { sqliteJobQueue } from '../stores/queues/sqlite.ts';
import type { RecordStore } from '../stores/records/record-store.ts';
import { sealedRecordStore } from '../stores/records/sealed.ts';
import { sqlRecordStore } from '../stores/records/sql.ts';

export interface Storage {
  readonly folder: string;
  readonly records: RecordStore;
  readonly queue: JobQueue;
  readonly locks: Locks;
  readonly blobs: ReferencedBlobs;
  readonly marks: Marks;
  readonly ballast: Ballast;
  /** Rejects where the database cannot be written or the disk has no room for documents. */
  readonly canWrite: () => Promise<void>;
  close(): Promise<void>;
}

/** Where the records are. */
export const databaseFile = ({ database, dataDir }: Pick<ServeOptions, 'database' | 'dataDir'>): string =>
  database ?? join(resolve(dataDir), 'invoicectl.db');

/** Where the documents are. */
export const blobFolder = ({ blobs, dataDir }: Pick<ServeOptions, 'blobs' | 'dataDir'>): string =>
  blobs ?? join(resolve(dataDir), 'blobs');

/** Entries of clients contain digests of secrets and nothing else; `invoicectl clients` reads them without any key. */
const plainKinds = ['client'];

const blobFiles = (serve: ServeOptions) =>
  filesystemBlobStore({
    root: blobFolder(serve),
    budgetBytes: serve.diskMegabytes * 1024 ** 2,
    reserveBytes: serve.reserveMegabytes * 1024 ** 2,
  });

/** Rejects with `conflict` where another server has the folder, `bad_request` where a key is wrong or missing. */
export async function openStorage(
  serve: ServeOptions,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Storage> {
  const folder = resolve(serve.dataDir);
  const lock = await lockFolder(folder);
  const opened: { close(): Promise<void> }[] = [];
  async function close(): Promise<void> {
    for (const database of opened) await database.close();
    lock.release();
  }
  const room = ballast(join(folder, 'ballast'));
  async function open(path: string) {
    const database = await openDatabase(path, room);
    opened.push(database);
    return database;
  }
  try {
    const keys = await openKeyring({ folder, text: env[blobKeyVariable], file: serve.blobKeyFile });
    const database = await open(databaseFile(serve));
    const queue = sqliteJobQueue(serve.queue === undefined ? database : await open(serve.queue));
    const plainRecords = sqlRecordStore(database);
    await noteKeys(plainRecords, keys);
    const files = blobFiles(serve);
    const references = sqlBlobReferences(database);
    const locks = sqlLocks(database);
    await room.restore();
    await identify(
      {
        records: plainRecords,
        references,
        blobs: files,
        blobFolder: blobFolder(serve),
        databaseFile: databaseFile(serve),
      },
      serve.adoptEmpty,
    );
    return {
      folder,
      records: sealedRecordStore(plainRecords, sealedText(keys), plainKinds),
      queue,
      locks,
      blobs: referencedBlobs(keys.given ? encryptedBlobStore(files, keys) : files, references),
      marks: marksBy(keys),
      ballast: room,
      canWrite: async () => {
        const taken = await locks.tryTake('readiness', 1000);
        await taken?.release();
        await files.checkRoom();
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
