/** Opens the storage of a server: the folder's lock, the database, the queue and the documents, encrypted or not. */
import { join, resolve } from 'node:path';
import { Failure } from '../domain/failure.ts';
import { userKind } from '../people/user-store.ts';
import { blobKeyVariable, type ServeOptions } from '../server/options.ts';
import type { BlobStore } from '../stores/blobs/blob-store.ts';
import { encryptedBlobStore } from '../stores/blobs/encrypted.ts';
import { type ReferencedBlobs, referencedBlobs } from '../stores/blobs/referenced-blobs.ts';
import type { BlobReferences } from '../stores/blobs/references.ts';
import { sqlBlobReferences } from '../stores/blobs/references-sql.ts';
import { type Ballast, ballast } from '../stores/ballast.ts';
import type { Database } from '../stores/sql/database.ts';
import { type BlobsPlace, blobsPlace, type OpenBlobs, openBlobs } from './blobs.ts';
import { type DatabasePlace, databasePlace, openRecordsDatabase, queuePlace, shownPlace } from './database.ts';
import { openQueue } from './queue.ts';
import type { ProbedStore } from './readiness.ts';
import { isShared } from './shared-stores.ts';
import { type SoleServer, soleServer } from './sole-server.ts';
import { beginUse } from '../stores/copy-mark.ts';
import { openKeyring } from '../stores/encryption/keys.ts';
import { type Marks, marksBy } from '../stores/encryption/marks.ts';
import { sealedText } from '../stores/encryption/sealed-text.ts';
import { identify } from '../stores/identity.ts';
import { noteKeys } from '../stores/encryption/used-keys.ts';
import type { Instances } from '../stores/instances/instances.ts';
import type { Counters } from '../stores/counters/counters.ts';
import { memoryCounters } from '../stores/counters/memory.ts';
import { sqlCounters } from '../stores/counters/sql.ts';
import { sqlInstances } from '../stores/instances/sql.ts';
import { lockFolder } from '../stores/locks/folder-lock.ts';
import type { Leases } from '../stores/locks/leases.ts';
import { sqlLeases } from '../stores/locks/leases-sql.ts';
import type { Locks } from '../stores/locks/locks.ts';
import { sqlLocks } from '../stores/locks/sql.ts';
import type { JobQueue } from '../stores/queues/job-queue.ts';
import type { RecordStore } from '../stores/records/record-store.ts';
import { sealedRecordStore } from '../stores/records/sealed.ts';
import { sqlRecordStore } from '../stores/records/sql.ts';
import { postgresWake } from '../stores/wake/postgres.ts';
import type { WakeChannel } from '../stores/wake/wake-channel.ts';
import { message } from '../texts/message.ts';

export interface Storage {
  readonly folder: string;
  readonly records: RecordStore;
  readonly queue: JobQueue;
  readonly locks: Locks;
  readonly leases: Leases;
  readonly counters: Counters;
  /** The other processes, and messages to them; undefined where no other process can use the database. */
  readonly instances: Instances | undefined;
  readonly wake: WakeChannel | undefined;
  readonly blobs: ReferencedBlobs;
  readonly marks: Marks;
  readonly ballast: Ballast;
  /** Rejects where the database cannot be written or the disk has no room for documents. */
  readonly canWrite: () => Promise<void>;
  close(): Promise<void>;
}

/** Entries of clients and users contain digests of secrets and nothing else; commands read them without any key. */
export const plainKinds = ['client', userKind];

/** Those who can read a database or a bucket on another machine must not be able to read what is kept there. */
export function checkKey(isAllHere: boolean, isKeyGiven: boolean): void {
  if (isAllHere || isKeyGiven) return;
  throw new Failure('bad_request', message('storage.keyNeeded', {}), {
    detail: message('advice.makeKey', { variable: blobKeyVariable }),
  });
}

/** Ends what was opened, the last first. */
type Closing = (() => Promise<void>)[];

interface Stores {
  readonly database: Database;
  readonly queue: JobQueue;
  readonly references: BlobReferences;
  readonly documents: OpenBlobs;
  readonly locks: Locks;
  readonly sole: SoleServer | undefined;
  /** The database, for messages. */
  readonly name: string;
}

/** What processes that share a database of PostgreSQL know of each other. */
function neighbours(
  { listenUrl }: ServeOptions,
  place: DatabasePlace,
  database: Database,
  trouble: (error: unknown) => void,
): Pick<Storage, 'instances' | 'wake'> {
  if ('file' in place) return { instances: undefined, wake: undefined };
  const listenAt = listenUrl === 'none' ? undefined : (listenUrl ?? place.address);
  return { instances: sqlInstances(database), wake: postgresWake({ database, listenAt, trouble }) };
}

interface StorePlaces {
  readonly records: DatabasePlace;
  readonly queue: DatabasePlace;
  readonly documents: BlobsPlace;
}

async function placesOf(serve: ServeOptions): Promise<StorePlaces> {
  const records = await databasePlace(serve);
  return { records, queue: await queuePlace(serve, records), documents: blobsPlace(serve) };
}

async function openStores(
  serve: ServeOptions,
  places: StorePlaces,
  room: Ballast,
  closing: Closing,
  trouble: (error: unknown) => void,
): Promise<Stores> {
  const database = await openRecordsDatabase(places.records, serve, room);
  closing.push(database.close);
  const locks = sqlLocks(database);
  const name = shownPlace(places.records);
  const isOwn = 'file' in places.records;
  const sole = isOwn || isShared(serve) ? undefined : await soleServer({ locks, name, trouble });
  if (sole) closing.push(() => sole.end());
  const { queue, close } = await openQueue({
    place: places.queue,
    records: { place: places.records, database },
    ballast: room,
    trouble,
    waitSeconds: serve.waitSeconds,
  });
  closing.push(close);
  const references = sqlBlobReferences(database);
  const documents = await openBlobs(serve, places.documents, () => references.neededBytes());
  closing.push(async () => documents.close());
  return { database, queue, references, documents, locks, sole, name };
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
  const places = await placesOf(serve);
  const isBucket = !('folder' in places.documents);
  checkKey('file' in places.records && !isBucket, (env[blobKeyVariable] ?? serve.blobKeyFile) !== undefined);
  const lock = await lockFolder(folder);
  const closing: Closing = [async () => lock.release()];
  async function close(): Promise<void> {
    for (const end of closing.splice(0).reverse()) await end();
  }
  const room = ballast(join(folder, 'ballast'));
  try {
    const keys = await openKeyring({ folder, text: env[blobKeyVariable], file: serve.blobKeyFile });
    const { database, queue, references, documents, locks, sole, name } = await openStores(
      serve,
      places,
      room,
      closing,
      trouble,
    );
    const { instances, wake } = neighbours(serve, places.records, database, trouble);
    if (wake) closing.push(() => wake.close());
    const plainRecords = sqlRecordStore(database);
    await beginUse(plainRecords);
    await noteKeys(plainRecords, keys);
    const marks = marksBy(keys);
    const { store: blobs, mark } = documents;
    await room.restore();
    // Nobody else writes into this data folder.
    if (isBucket || serve.blobs === undefined) await blobs.removeLeftovers(0);
    await identify(
      { records: plainRecords, references, blobs, mark, blobsName: documents.name, databaseName: name },
      serve.adoptEmpty,
    );
    return {
      folder,
      records: sealedRecordStore(plainRecords, sealedText(keys), plainKinds),
      queue,
      locks,
      leases: sqlLeases(database),
      counters: 'file' in places.records ? memoryCounters() : sqlCounters(database, marks),
      instances,
      wake,
      blobs: referencedBlobs(keys.given ? encryptedBlobStore(blobs, keys, { allSealed: isBucket }) : blobs, references),
      marks,
      ballast: room,
      canWrite: () => canWrite({ locks, sole, blobs }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What has to answer for a process to be ready. */
export const probedStores = ({ canWrite, queue }: Pick<Storage, 'canWrite' | 'queue'>): readonly ProbedStore[] => [
  { probe: canWrite, silent: message('storage.silent', {}) },
  { probe: () => queue.depth(), silent: message('queue.silent', {}) },
];

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
