/**
 * The embedded database: one SQLite file for records, queue, locks and the references to blobs.
 *
 * Statements run one after another on one connection and block this thread for microseconds each. They wait for another
 * process that uses the same file.
 */
import { chmod, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { Kysely, sql, type SqliteDatabase, SqliteDialect } from 'kysely';
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';
import type { Ballast } from '../ballast.ts';
import type { Database, Tables } from './database.ts';
import { sqliteCodeOf, sqliteCodes, sqliteFailure } from './sqlite-failure.ts';
import { migrateSqlite } from './sqlite-migrations.ts';

const busyTimeoutMs = 10_000;

/**
 * `:memory:` for a database that ends with the process. A statement that the full disk refuses is run once more
 * after `ballast` made room. Rejects with `write_failed` where the file is damaged or cannot be written.
 */
export async function openDatabase(path: string, ballast?: Ballast): Promise<Database> {
  if (path !== ':memory:') await makeFile(path);
  const { DatabaseSync } = await import('node:sqlite');
  const explained = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      throw sqliteFailure(error, path);
    }
  };
  const sqlite = explained(() => new DatabaseSync(path, { timeout: busyTimeoutMs }));
  const executed = <Result>(work: () => Result): Result =>
    explained(() => {
      try {
        return work();
      } catch (error) {
        // A transaction has lost its earlier statements as well, so whoever began it has to repeat it.
        const alone = !sqlite.isTransaction && sqliteCodeOf(error) === sqliteCodes.full;
        if (alone && ballast?.drop() === true) return work();
        throw error;
      }
    });
  explained(() => sqlite.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON'));
  const tables = new Kysely<Tables>({
    dialect: new SqliteDialect({ database: driverOf(sqlite, explained, executed) }),
  });
  // All of it or nothing, and one process at a time: another that opens the same new file waits here.
  explained(() => sqlite.exec('BEGIN IMMEDIATE'));
  try {
    await migrateSqlite(tables);
    sqlite.exec('COMMIT');
  } catch (error) {
    // Closing takes it back.
    await tables.destroy();
    throw error;
  }
  return {
    tables,
    // The disk is there or it is not, and `timeout` waits for other writers.
    attempt: (work) => work(0),
    isContained: (text, column) => sql<boolean>`instr(${sql.ref(column)}, ${text}) > 0`,
    // All processes are on one machine.
    nowMs: () => sql.val(Date.now()),
    rowLocks: false,
    changesInWith: false,
    close: () => tables.destroy(),
  };
}

/**
 * The driver that Kysely expects, on top of node:sqlite. It keeps prepared statements, because preparing costs more than
 * running.
 */
function driverOf(
  sqlite: DatabaseSync,
  explained: <Result>(work: () => Result) => Result,
  executed: <Result>(work: () => Result) => Result,
): SqliteDatabase {
  const statements = new Map<string, ReturnType<SqliteDatabase['prepare']>>();
  return {
    close: () => sqlite.close(),
    prepare(sql) {
      const kept = statements.get(sql);
      if (kept) return kept;
      const statement = explained(() => sqlite.prepare(sql));
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
}

/** Makes the file readable only for its owner; the files that SQLite makes beside it inherit that. */
async function makeFile(path: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(path, 'a', 0o600);
    await file.close();
    await chmod(path, 0o600);
  } catch (cause) {
    throw new Failure('write_failed', message('store.notWritable', { file: path }), {
      detail: message('advice.allowWriting', {}),
      cause,
    });
  }
}
