/** One line of the table: what is measured, what is to be reached, and how to measure it. */
import { startPostgres } from '../../test/postgres.ts';
import { type Database } from '../../src/stores/sql/database.ts';
import { openPostgres } from '../../src/stores/sql/postgres.ts';

export interface Row {
  readonly what: string;
  readonly toReach: string;
  readonly measure: () => Promise<string>;
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export const ratio = (value: number): string => `${value.toFixed(2)}×`;

/** Calls back with an empty database of a PostgreSQL server of its own. */
export async function onPostgres<Result>(
  use: (database: Database, address: string) => Promise<Result>,
): Promise<Result> {
  const server = await startPostgres();
  try {
    const address = await server.newDatabase();
    const database = await openPostgres({ address });
    try {
      return await use(database, address);
    } finally {
      await database.close();
    }
  } finally {
    await server.stop();
  }
}
