/** Opens the queue: beside the records, wherever those are, or in a file of its own. */
import { isPostgresAddress } from '../domain/addresses.ts';
import { Failure } from '../domain/failure.ts';
import { lanes } from '../runtime/durable/kinds.ts';
import type { Ballast } from '../stores/ballast.ts';
import type { JobQueue } from '../stores/queues/job-queue.ts';
import { openPgBossQueue } from '../stores/queues/pg-boss.ts';
import { sqliteJobQueue } from '../stores/queues/sqlite.ts';
import type { Database } from '../stores/sql/database.ts';
import { openDatabase } from '../stores/sql/sqlite.ts';
import { message } from '../texts/message.ts';
import type { DatabasePlace } from './database.ts';

export interface QueueSettings {
  /** What is configured; undefined for a queue beside the records. */
  readonly configured: string | undefined;
  readonly place: DatabasePlace;
  /** The database of the records. */
  readonly database: Database;
  readonly ballast: Ballast;
  readonly trouble: (error: unknown) => void;
}

export interface OpenQueue {
  readonly queue: JobQueue;
  readonly close: () => Promise<void>;
}

/** Rejects with `bad_request` for the address of another database, else as `openDatabase` and `openPgBossQueue` do. */
export async function openQueue(settings: QueueSettings): Promise<OpenQueue> {
  const { configured, place, database, ballast, trouble } = settings;
  if (configured !== undefined && isPostgresAddress(configured))
    throw new Failure('bad_request', message('storage.queueAddress', {}), {
      detail: message('advice.queueFile', {}),
    });
  if (configured === undefined && 'address' in place) {
    const queue = await openPgBossQueue({ address: place.address, attempt: database.attempt, lanes, trouble });
    return { queue, close: () => queue.close() };
  }
  if (configured === undefined || ('file' in place && place.file === configured))
    return { queue: sqliteJobQueue(database), close: () => Promise.resolve() };
  const apart = await openDatabase(configured, ballast);
  return { queue: sqliteJobQueue(apart), close: apart.close };
}
