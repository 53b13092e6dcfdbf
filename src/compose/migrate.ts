/** Brings the tables in PostgreSQL up to date, for those who do not let a server do that. */
import { shownAddress } from '../domain/addresses.ts';
import type { ServeOptions } from '../server/options.ts';
import { lanes } from '../runtime/durable/kinds.ts';
import { openPgBossQueue } from '../stores/queues/pg-boss.ts';
import { openPostgres } from '../stores/sql/postgres.ts';
import { postgresAddress } from './database.ts';

/**
 * With `check` nothing is changed, and it rejects with `conflict` if the tables are not up to date. Rejects with
 * `bad_request` if the records are not in PostgreSQL. Resolves with the address without its password.
 */
export async function migrateDatabase(serve: ServeOptions, schema: 'update' | 'check'): Promise<string> {
  const address = await postgresAddress(serve);
  const database = await openPostgres({ address, poolSize: 1, schema });
  try {
    const { attempt } = database;
    await (await openPgBossQueue({ address, attempt, lanes, schema, trouble: () => undefined })).close();
  } finally {
    await database.close();
  }
  return shownAddress(address);
}
