/**
 * PostgreSQL for several processes on several machines: a pool of connections, with all tables in the schema `invoicectl`.
 *
 * No statement is prepared and no setting belongs to a connection, so that PgBouncer may stand between (transaction mode).
 */
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient, sql } from 'kysely';
import type { CustomTypesConfig, Pool } from 'pg';
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';
import type { Database, Tables } from './database.ts';
import { repeated } from '../repeated.ts';
import {
  type DatabaseSetting,
  isTransient,
  isUnanswered,
  openingFailure,
  type PostgresService,
  postgresService,
  runningFailure,
} from './postgres-failure.ts';
import { checkMigrations, checkRights, migratePostgres, postgresSchemaName } from './postgres-migrations.ts';

/** A database of PostgreSQL, as it is configured. */
export interface PostgresPlace {
  /** `postgres://user:password@host:port/database?sslmode=verify-full`. */
  readonly address: string;
  /** What messages call it by; default: the database of the records. */
  readonly setting?: DatabaseSetting;
}

export interface PostgresSettings extends PostgresPlace {
  /** Connections at most; default 10. */
  readonly poolSize?: number;
  /** For how long statements are repeated while the database is away; default 10 seconds. */
  readonly patienceMs?: number;
  /** For how long opening waits for the database; default: as long. */
  readonly openingMs?: number;
  /** Whether tables are created and brought up to date (default), refused if they are not, or not looked at. */
  readonly schema?: 'update' | 'check' | 'ignore';
}

const readied: Readonly<Record<NonNullable<PostgresSettings['schema']>, (tables: Kysely<Tables>) => Promise<void>>> = {
  async update(tables) {
    await migratePostgres(tables);
    await checkRights(tables);
  },
  check: checkMigrations,
  ignore: async (tables) => void (await sql`SELECT 1`.execute(tables)),
};

const connectTimeoutMs = 5000;
const idleTimeoutMs = 30_000;
const usualPatienceMs = 10_000;
/** A database that is cut off without a word answers nothing; the longest of our statements takes a second. */
const statementTimeoutMs = 30_000;

/**
 * Rejects with `bad_request` where address, user or password are wrong, and with `engine_unavailable` where the database
 * does not answer or `pg` is not installed. Failures name the service without its password.
 */
export async function openPostgres(settings: PostgresSettings): Promise<Database> {
  const { address, poolSize = 10, patienceMs = usualPatienceMs, openingMs = patienceMs, schema = 'update' } = settings;
  const service = serviceOf(settings);
  const pool = await openPool(address, poolSize);
  const tables = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: withoutStuckConnections(pool) }),
  }).withSchema(postgresSchemaName);
  try {
    await repeated({ forMs: openingMs, isTransient }, () => readied[schema](tables));
  } catch (error) {
    await tables.destroy();
    throw openingFailure(service, error);
  }
  return {
    tables,
    attempt: repeating(service, patienceMs),
    isContained: (text, column) => sql<boolean>`position(${text} in ${sql.ref(column)}) > 0`,
    nowMs: () => sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`,
    rowLocks: true,
    changesInWith: true,
    close: () => tables.destroy(),
  };
}

/** Repeats statements while the database is away, as a `Database` promises. Its failures name the database. */
export const repeating =
  (service: PostgresService, patienceMs = usualPatienceMs): Database['attempt'] =>
  async (work) => {
    try {
      return await repeated({ forMs: patienceMs, isTransient }, work);
    } catch (error) {
      throw runningFailure(service, error);
    }
  };

/**
 * In these modes the driver checks the certificate as with `verify-full`, and prints at length that its next version will not:
 * https://www.postgresql.org/docs/current/libpq-ssl.html.
 */
const checkedModes = ['prefer', 'require', 'verify-ca'];

function checkingCertificates(address: string): string {
  const url = new URL(address);
  const { searchParams } = url;
  if (!checkedModes.includes(searchParams.get('sslmode') ?? '') || searchParams.has('uselibpqcompat')) return address;
  searchParams.set('sslmode', 'verify-full');
  return url.href;
}

/** Connections are made when they are needed. */
export async function openPool(address: string, size: number): Promise<Pool> {
  const { default: pg } = await loadDriver();
  // Only in this pool: counts and sums are numbers, as in SQLite. They are exact up to 2^53.
  const { INT8, NUMERIC } = pg.types.builtins;
  const types: CustomTypesConfig = {
    getTypeParser: (type, format) =>
      type === INT8 || type === NUMERIC ? Number : pg.types.getTypeParser(type, format),
  };
  const pool = new pg.Pool({
    connectionString: checkingCertificates(address),
    max: size,
    connectionTimeoutMillis: connectTimeoutMs,
    idleTimeoutMillis: idleTimeoutMs,
    query_timeout: statementTimeoutMs,
    keepAlive: true,
    application_name: 'invoicectl',
    types,
  });
  // The statement that uses a lost connection fails by itself. Without listeners an error between two statements would end
  // the process; the pool removes its own from connections that are in use.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

export interface Listening {
  /** Ends it. */
  readonly signal: AbortSignal;
  readonly began: () => void;
  readonly receive: (payload: string) => void;
}

/** Listens on a connection of its own. Resolves once that has ended, and rejects if it breaks or cannot be had. */
export async function openListener(address: string, channel: string, listening: Listening): Promise<void> {
  const { signal, began, receive } = listening;
  const pool = await openPool(address, 1);
  try {
    const client = await pool.connect();
    const ended = Promise.withResolvers<void>();
    // If the connection is lost while LISTEN is under way, that fails, and nobody waits for the end any more.
    ended.promise.catch(() => undefined);
    client.on('error', ended.reject).on('end', ended.resolve);
    client.on('notification', ({ payload = '' }) => receive(payload));
    signal.addEventListener('abort', () => ended.resolve(), { once: true });
    try {
      await client.query(`LISTEN ${channel}`);
      began();
      if (!signal.aborted) await ended.promise;
    } finally {
      client.release(true);
    }
  } finally {
    await pool.end();
  }
}

/** A connection whose statement was not answered in time is closed: the next statement would wait behind it. */
const withoutStuckConnections = (pool: Pool): PostgresPool => ({
  options: pool.options,
  async connect() {
    const client = await pool.connect();
    let stuck = false;
    // The other form of `query`, with a cursor, is used only where Kysely was given cursors.
    const query: (text: string, parameters: unknown[]) => Promise<unknown> = async (text, parameters) => {
      try {
        return await client.query(text, parameters);
      } catch (error) {
        stuck ||= isUnanswered(error);
        throw error;
      }
    };
    return { query: query as PostgresPoolClient['query'], release: () => client.release(stuck) };
  },
  end: () => pool.end(),
});

async function loadDriver(): Promise<typeof import('pg')> {
  try {
    return await import('pg');
  } catch (cause) {
    throw new Failure('engine_unavailable', message('postgres.noPackage', {}), {
      detail: message('advice.installPg', {}),
      cause,
    });
  }
}

/** What messages may show of a database. Throws `bad_request` for an address that is none. */
export function serviceOf({ address, setting = 'database' }: PostgresPlace): PostgresService {
  if (!URL.canParse(address))
    throw new Failure('bad_request', message('postgres.noUrl', { setting }), {
      detail: message('advice.postgresUrl', {}),
    });
  const { hostname, port, pathname } = new URL(address);
  const at = `${hostname === '' ? 'localhost' : hostname}:${port === '' ? '5432' : port}`;
  return postgresService(at, pathname.slice(1), setting);
}
