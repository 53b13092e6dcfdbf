/**
 * The embedded database: one SQLite file for records, queue, locks and the holds on blobs.
 *
 * Statements run one after another on one connection and block this thread for microseconds each; another process on the
 * same file (a second worker) is waited for.
 */
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely';
import { migrate } from './migrations.ts';

export interface Tables {
  readonly records: {
    readonly kind: string;
    readonly id: string;
    readonly owner: string;
    readonly state: string;
    readonly label: string;
    readonly created_ms: number;
    readonly updated_ms: number;
    readonly expires_ms: number | null;
    readonly version: number;
    readonly body: string;
  };
  readonly holds: { readonly sha256: string; readonly holder_kind: string; readonly holder_id: string };
  /** Blobs that nobody was found to need, and since when. */
  readonly unheld: { readonly sha256: string; readonly since_ms: number };
  readonly jobs: {
    readonly id: string;
    readonly lane: string;
    /** Lower goes first. */
    readonly priority: number;
    readonly sequence: number;
    readonly state: 'queued' | 'leased';
    readonly attempt: number;
    readonly token: number;
    readonly lease_until_ms: number;
    readonly cancelled: number;
  };
  readonly locks: {
    readonly name: string;
    readonly holder: string;
    readonly until_ms: number;
  };
}

export type Database = Kysely<Tables>;

const busyTimeoutMs = 10_000;

/** `:memory:` for a database that ends with the process. Close it with `destroy`. */
export async function openDatabase(path: string): Promise<Database> {
  if (path !== ':memory:') await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const { DatabaseSync } = await import('node:sqlite');
  const sqlite = new DatabaseSync(path, { timeout: busyTimeoutMs });
  sqlite.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON');
  const statements = new Map<string, ReturnType<SqliteDatabase['prepare']>>();
  // What Kysely wants of a driver, in the words of node:sqlite. Prepared statements are kept: preparing costs more than running.
  const driver: SqliteDatabase = {
    close: () => sqlite.close(),
    prepare(sql) {
      const kept = statements.get(sql);
      if (kept) return kept;
      const statement = sqlite.prepare(sql);
      const values = (parameters: readonly unknown[]) => parameters as (string | number | bigint | null)[];
      const prepared: ReturnType<SqliteDatabase['prepare']> = {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...values(parameters)),
        run: (parameters) => statement.run(...values(parameters)),
        iterate: (parameters) => statement.iterate(...values(parameters)),
      };
      if (statements.size < 200) statements.set(sql, prepared);
      return prepared;
    },
  };
  const database = new Kysely<Tables>({ dialect: new SqliteDialect({ database: driver }) });
  // All of it or nothing, and one process at a time: another that opens the same new file waits here.
  sqlite.exec('BEGIN IMMEDIATE');
  try {
    await migrate(database);
    sqlite.exec('COMMIT');
  } catch (error) {
    // Closing takes it back.
    await database.destroy();
    throw error;
  }
  return database;
}
