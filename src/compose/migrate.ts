/** Brings the tables in PostgreSQL up to date, for those who do not let a server do that. */
import type { ServeOptions } from '../server/options.ts';
import { lanes } from '../runtime/durable/kinds.ts';
import { openPgBossQueue } from '../stores/queues/pg-boss.ts';
import { openPostgres } from '../stores/sql/postgres.ts';
import { postgresPlace, queuePlace, shownPlace } from './database.ts';

/** The addresses of what was migrated, without their passwords. */
export interface Migrated {
  readonly database: string;
  /** Undefined if the queue has no database of its own. */
  readonly queue: string | undefined;
}

/**
 * With `check` nothing is changed, and it rejects with `conflict` if the tables are not up to date. Rejects with
 * `bad_request` if the records are not in PostgreSQL.
 */
export async function migrateDatabase(serve: ServeOptions, schema: 'update' | 'check'): Promise<Migrated> {
  const records = await postgresPlace(serve);
  const queue = await queuePlace(serve, records);
  await (await openPostgres({ ...records, poolSize: 1, schema })).close();
  if ('address' in queue) await (await openPgBossQueue({ ...queue, lanes, schema, trouble: () => undefined })).close();
  const isApart = 'address' in queue && queue !== records;
  return { database: shownPlace(records), queue: isApart ? shownPlace(queue) : undefined };
}
