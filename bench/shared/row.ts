/** One line of the table: what is measured, what is to be reached, and how to measure it. */
import { startPostgres } from '../../test/postgres.ts';

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

/** Calls back with the address of an empty database of a PostgreSQL server of its own. */
export async function onPostgres<Result>(use: (address: string) => Promise<Result>): Promise<Result> {
  const server = await startPostgres();
  try {
    return await use(await server.newDatabase());
  } finally {
    await server.stop();
  }
}
