/**
 * The embedded database: one SQLite file for records, queue, locks and the references to blobs.
 *
 * Statements run one after another on one connection and block this thread for microseconds each. They wait for another
 * process that uses the same file.
 */
import { chmod, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely';
import { Failure } from '../domain/failure.ts';
import type { Ballast } from './ballast.ts';
import { migrate } from './migrations.ts';
import { sqliteCodeOf, sqliteCodes, sqliteFailure } from './sqlite-failure.ts';

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
    /** '' and 0 where an entry has no such key. */
    readonly day: string;
    readonly category: string;
    readonly unit: string;
    readonly amount: number;
    readonly body: string;
  };
  readonly holds: { readonly sha256: string; readonly holder_kind: string; readonly holder_id: string };
  /** Blobs without references, and since when that is known. */
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

/**
 * `:memory:` for a database that ends with the process. Close it with `destroy`. A statement that the full disk refuses is
 * run once more after `ballast` made room. Rejects with `write_failed` where the file is damaged or cannot be written.
 */
export async function openDatabase(path: string, ballast?: Ballast): Promise<Database> {
  if (path !== ':memory:') await makeFile(path);
  const { DatabaseSync } = await import('node:sqlite');
  const attempt = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      throw sqliteFailure(error, path);
    }
  };
  const sqlite = attempt(() => new DatabaseSync(path, { timeout: busyTimeoutMs }));
  const executed = <Result>(work: () => Result): Result =>
    attempt(() => {
      try {
        return work();
      } catch (error) {
        // A transaction has lost its earlier statements as well, so whoever began it has to repeat it.
        const alone = !sqlite.isTransaction && sqliteCodeOf(error) === sqliteCodes.full;
        if (alone && ballast?.drop() === true) return work();
        throw error;
      }
    });
  attempt(() => sqlite.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON'));
  const statements = new Map<string, ReturnType<SqliteDatabase['prepare']>>();
  // The driver that Kysely expects, on top of node:sqlite. It keeps prepared statements, because preparing costs more
  // than running.
  const driver: SqliteDatabase = {
    close: () => sqlite.close(),
    prepare(sql) {
      const kept = statements.get(sql);
      if (kept) return kept;
      const statement = attempt(() => sqlite.prepare(sql));
      const values = (parameters: readonly unknown[]) => parameters as (string | number | bigint | null)[];
      const prepared: ReturnType<SqliteDatabase['prepare']> = {
        reader: statement.columns().length > 0,
        all: (parameters) => executed(() => statement.all(...values(parameters))),
        run: (parameters) => executed(() => statement.run(...values(parameters))),
        iterate: (parameters) => statement.iterate(...values(parameters)),
      };
      if (statements.size < 200) statements.set(sql, prepared);
      return prepared;
    },
  };
  const database = new Kysely<Tables>({ dialect: new SqliteDialect({ database: driver }) });
  // All of it or nothing, and one process at a time: another that opens the same new file waits here.
  attempt(() => sqlite.exec('BEGIN IMMEDIATE'));
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

/** Makes the file readable only for its owner; the files that SQLite makes beside it inherit that. */
async function makeFile(path: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(path, 'a', 0o600);
    await file.close();
    await chmod(path, 0o600);
  } catch (cause) {
    throw new Failure('write_failed', `The database ${path} cannot be opened for writing`, {
      detail: 'Allow the user of this process to write the file and its folder, or name another --data-dir',
      cause,
    });
  }
}
