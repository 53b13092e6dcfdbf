/** Which processes use the database at the moment, for those who only want to know. */
import { shownAddress } from '../domain/addresses.ts';
import type { ServeOptions } from '../server/options.ts';
import { livingOn } from '../stores/instances/sql.ts';
import { openPostgres } from '../stores/sql/postgres.ts';
import { postgresAddress } from './database.ts';

export interface Processes {
  /** Its address, without the password. */
  readonly database: string;
  readonly servers: number;
  readonly workers: number;
}

/** Changes nothing. Rejects as `openPostgres` does, and with `bad_request` if the records are not in PostgreSQL. */
export async function processesOn(serve: ServeOptions): Promise<Processes> {
  const address = await postgresAddress(serve);
  const database = await openPostgres({ address, poolSize: 1, schema: 'ignore' });
  try {
    const living = await livingOn(database);
    const count = (wanted: string): number => living.filter(({ role }) => role === wanted).length;
    return { database: shownAddress(address), servers: count('server'), workers: count('worker') };
  } finally {
    await database.close();
  }
}
