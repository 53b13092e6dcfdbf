/** Starts pg-boss, which creates the tables of the queue or brings them up to date. */
import type { JobWithMetadata, PgBoss } from 'pg-boss';
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';
import type { openPool } from '../sql/postgres.ts';

export type { JobWithMetadata, PgBoss };

export type Pool = Awaited<ReturnType<typeof openPool>>;

export interface BossSettings {
  readonly pool: Pool;
  readonly lanes: readonly string[];
  /** Whether the tables are created and brought up to date, or refused if they are not. */
  readonly schema: 'update' | 'check';
  /** How long a lease lasts. */
  readonly leaseSeconds: number;
  /** Called with errors of the supervision, which nobody waits for. */
  readonly trouble: (error: unknown) => void;
}

export const pgBossSchema = 'invoicectl_queue';

/** What pg-boss supervises besides leases can wait. It takes a dozen statements each time. */
const superviseEverySeconds = 30;
/** No job waits for another. */
const flowEverySeconds = 3600;
/** A cancelled job stays for so long, so that its worker is told. */
const rememberSeconds = 60;
/** Longer than any task may take; a worker that lives renews its lease. */
const longestSeconds = 12 * 60 * 60;
const mostRepetitions = 1000;

/** Resolves with one that runs. Rejects with `conflict` if the tables are not up to date, else with the errors of `pg`. */
export async function startBoss({ pool, lanes, schema, leaseSeconds, trouble }: BossSettings): Promise<PgBoss> {
  const { PgBoss: Constructor } = await loaded();
  const boss = new Constructor({
    // It gets the results of every statement of several, which it asks for.
    db: { executeSql: (text, values) => pool.query(text, values) },
    schema: pgBossSchema,
    schedule: false,
    migrate: schema === 'update',
    monitorVacuum: false,
    superviseIntervalSeconds: superviseEverySeconds,
    monitorIntervalSeconds: superviseEverySeconds,
    flowIntervalSeconds: flowEverySeconds,
  });
  let hasStarted = false;
  boss.on('error', (error) => {
    // What its rounds lack before that fails the start as well, or is reported by the next ones.
    if (hasStarted) trouble(error);
  });
  try {
    await boss.start();
    if (schema === 'update')
      for (const lane of lanes)
        await boss.createQueue(lane, {
          policy: 'exclusive',
          retryLimit: mostRepetitions,
          retryDelay: 0,
          heartbeatSeconds: leaseSeconds,
          expireInSeconds: longestSeconds,
          deleteAfterSeconds: rememberSeconds,
        });
  } catch (error) {
    await boss.stop();
    throw isOutdated(error) ? outdated(error) : error;
  }
  hasStarted = true;
  return boss;
}

async function loaded(): Promise<typeof import('pg-boss')> {
  try {
    return await import('pg-boss');
  } catch (cause) {
    throw new Failure('engine_unavailable', message('postgres.noQueuePackage', {}), {
      detail: message('advice.installPgBoss', {}),
      cause,
    });
  }
}

/** The messages of pg-boss where it may not create its tables. They have no codes. */
const isOutdated = (error: unknown): boolean =>
  error instanceof Error && /^pg-boss (?:is not installed|database requires migrations)/.test(error.message);

const outdated = (cause: unknown): Failure =>
  new Failure('conflict', message('postgres.queueOlder', {}), {
    detail: message('advice.runMigrate', {}),
    cause,
  });
