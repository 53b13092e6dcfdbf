/** Opens the queue: beside the records, wherever those are, in a file of its own or on another server. */
import { lanes } from '../runtime/durable/kinds.ts';
import type { ServeOptions } from '../server/options.ts';
import type { Ballast } from '../stores/ballast.ts';
import type { JobQueue } from '../stores/queues/job-queue.ts';
import { openPgBossQueue } from '../stores/queues/pg-boss.ts';
import { sqliteJobQueue } from '../stores/queues/sqlite.ts';
import type { Database } from '../stores/sql/database.ts';
import { openDatabase } from '../stores/sql/sqlite.ts';
import type { DatabasePlace } from './database.ts';

export interface QueueSettings extends Pick<ServeOptions, 'waitSeconds'> {
  readonly place: DatabasePlace;
  /** The records, beside which a queue in the same file is. */
  readonly records: { readonly place: DatabasePlace; readonly database: Database };
  readonly ballast: Ballast;
  readonly trouble: (error: unknown) => void;
}

export interface OpenQueue {
  readonly queue: JobQueue;
  readonly close: () => Promise<void>;
}

/** Rejects as `openDatabase` and `openPgBossQueue` do. */
export async function openQueue(settings: QueueSettings): Promise<OpenQueue> {
  const { place, records, ballast, trouble, waitSeconds } = settings;
  if ('address' in place) {
    const queue = await openPgBossQueue({ ...place, lanes, trouble, openingMs: waitSeconds * 1000 });
    return { queue, close: () => queue.close() };
  }
  if ('file' in records.place && records.place.file === place.file)
    return { queue: sqliteJobQueue(records.database), close: () => Promise.resolve() };
  const apart = await openDatabase(place.file, ballast);
  return { queue: sqliteJobQueue(apart), close: apart.close };
}
