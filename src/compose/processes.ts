/** Whether the databases answer, and which processes use them at the moment, for those who only want to know. */
import type { ServeOptions } from '../server/options.ts';
import { livingOn } from '../stores/instances/sql.ts';
import { openPostgres } from '../stores/sql/postgres.ts';
import { databasePlace, postgresPlace, queuePlace, shownPlace } from './database.ts';

export interface Processes {
  /** Its address, without the password. */
  readonly database: string;
  readonly servers: number;
  readonly workers: number;
}

/** Changes nothing. Rejects as `openPostgres` does, and with `bad_request` if the records are not in PostgreSQL. */
export async function processesOn(serve: ServeOptions): Promise<Processes> {
  const place = await postgresPlace(serve);
  const database = await openPostgres({ ...place, poolSize: 1, schema: 'ignore' });
  try {
    const living = await livingOn(database);
    const count = (wanted: string): number => living.filter(({ role }) => role === wanted).length;
    return { database: shownPlace(place), servers: count('server'), workers: count('worker') };
  } finally {
    await database.close();
  }
}

/**
 * The address of the queue's own database, without the password. Changes nothing. Rejects as `openPostgres` and `queuePlace`
 * do.
 */
export async function queueAnswering(serve: ServeOptions): Promise<string> {
  const place = await queuePlace(serve, await databasePlace(serve));
  if ('address' in place) await (await openPostgres({ ...place, poolSize: 1, schema: 'ignore' })).close();
  return shownPlace(place);
}
