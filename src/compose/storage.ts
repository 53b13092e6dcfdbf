/** Opens the storage of a server: the folder's lock, the database, the queue and the documents, encrypted or not. */
import { join, resolve } from 'node:path';
import { Failure } from '../domain/failure.ts';
import { isPostgresAddress } from '../domain/addresses.ts';
import { userKind } from '../people/user-store.ts';
import { blobKeyVariable, type ServeOptions } from '../server/options.ts';
import type { BlobStore } from '../stores/blobs/blob-store.ts';
import { encryptedBlobStore } from '../stores/blobs/encrypted.ts';
import { filesystemBlobStore } from '../stores/blobs/filesystem.ts';
import { type ReferencedBlobs, referencedBlobs } from '../stores/blobs/referenced-blobs.ts';
import { sqlBlobReferences } from '../stores/blobs/references-sql.ts';
import { type Ballast, ballast } from '../stores/ballast.ts';
import type { Database } from '../stores/sql/database.ts';
import { openDatabase } from '../stores/sql/sqlite.ts';
import { type DatabasePlace, databasePlace, openRecordsDatabase, shownPlace } from './database.ts';
import { type SoleServer, soleServer } from './sole-server.ts';
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
import { message } from '../texts/message.ts';

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

/** Where the documents are. */
export const blobFolder = ({ blobs, dataDir }: Pick<ServeOptions, 'blobs' | 'dataDir'>): string =>
  blobs ?? join(resolve(dataDir), 'blobs');

/** Entries of clients and users contain digests of secrets and nothing else; commands read them without any key. */
const plainKinds = ['client', userKind];

const blobFiles = (serve: ServeOptions) =>
  filesystemBlobStore({
    root: blobFolder(serve),
    budgetBytes: serve.diskMegabytes * 1024 ** 2,
    reserveBytes: serve.reserveMegabytes * 1024 ** 2,
  });

/**
 * The file of the queue, which is that of the records if those are in a file. Rejects with `bad_request` for the address of
 * a database: no queue is kept there.
 */
export function queueFile({ queue, dataDir }: Pick<ServeOptions, 'queue' | 'dataDir'>, records: DatabasePlace): string {
  if (queue !== undefined && isPostgresAddress(queue))
    throw new Failure('bad_request', message('storage.queueAddress', {}), {
      detail: message('advice.queueFile', {}),
    });
  return queue ?? ('file' in records ? records.file : join(resolve(dataDir), 'queue.db'));
}

/** Those who can read a database on another machine must not be able to read the records without a key from elsewhere. */
function checkKey(place: DatabasePlace, keyIsGiven: boolean): void {
  if ('file' in place || keyIsGiven) return;
  throw new Failure('bad_request', message('storage.keyNeeded', {}), {
    detail: message('advice.makeKey', { variable: blobKeyVariable }),
  });
}

/**
 * Rejects with `conflict` where another server has the folder or the database, `bad_request` where a key is wrong or
 * missing. `trouble` is called with errors that nobody waits for.
 */
export async function openStorage(
  serve: ServeOptions,
  env: Readonly<Record<string, string | undefined>>,
  trouble: (error: unknown) => void = () => undefined,
): Promise<Storage> {
  const folder = resolve(serve.dataDir);
  const place = await databasePlace(serve);
  checkKey(place, env[blobKeyVariable] !== undefined || serve.blobKeyFile !== undefined);
  const lock = await lockFolder(folder);
  const closing: (() => Promise<void>)[] = [];
  async function close(): Promise<void> {
    for (const end of closing.splice(0).reverse()) await end();
    lock.release();
  }
  const room = ballast(join(folder, 'ballast'));
  async function opened(opening: Promise<Database>): Promise<Database> {
    const database = await opening;
    closing.push(database.close);
    return database;
  }
  try {
    const keys = await openKeyring({ folder, text: env[blobKeyVariable], file: serve.blobKeyFile });
    const queueAt = queueFile(serve, place);
    const database = await opened(openRecordsDatabase(place, serve, room));
    const isQueueApart = !('file' in place) || place.file !== queueAt;
    const queue = sqliteJobQueue(isQueueApart ? await opened(openDatabase(queueAt, room)) : database);
    const locks = sqlLocks(database);
    const name = shownPlace(place);
    const sole = 'file' in place ? undefined : await soleServer({ locks, name, trouble });
    if (sole) closing.push(() => sole.end());
    const plainRecords = sqlRecordStore(database);
    await noteKeys(plainRecords, keys);
    const files = blobFiles(serve);
    const references = sqlBlobReferences(database);
    await room.restore();
    await identify(
      { records: plainRecords, references, blobs: files, blobFolder: blobFolder(serve), databaseFile: name },
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
      canWrite: () => canWrite({ locks, sole, blobs: files }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Written {
  readonly locks: Locks;
  readonly sole: SoleServer | undefined;
  readonly blobs: BlobStore;
}

async function canWrite({ locks, sole, blobs }: Written): Promise<void> {
  await sole?.check();
  const taken = await locks.tryTake('readiness', 1000);
  await taken?.release();
  await blobs.checkRoom();
}
