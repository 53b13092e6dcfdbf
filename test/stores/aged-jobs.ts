/** Lets time pass for the jobs of pg-boss, by making them older. */
import { sql } from 'kysely';
import type { PgBossQueue } from '../../src/stores/queues/pg-boss.ts';
import { pgBossSchema } from '../../src/stores/queues/pg-boss-start.ts';
import type { Database } from '../../src/stores/sql/database.ts';

export interface OpenedQueue {
  readonly queue: PgBossQueue;
  readonly database: Database;
}

/** A lease of the contract is one second; with a lease of an hour, a busy machine makes no difference. */
const secondsPerMs = 3.6;

export async function pass({ queue, database }: OpenedQueue, milliseconds: number): Promise<void> {
  const table = (name: string) => sql.id(pgBossSchema, name);
  const seconds = milliseconds * secondsPerMs;
  await sql`UPDATE ${table('job')} SET heartbeat_on = heartbeat_on - ${seconds} * interval '1 second'`.execute(
    database.tables,
  );
  // It has been done for this moment by the process that has just started.
  await sql`UPDATE ${table('queue')} SET monitor_claim_on = NULL, monitor_on = NULL, maintain_on = NULL`.execute(
    database.tables,
  );
  await queue.supervise();
}
