/** The files that a server keeps everything in, and what of them a backup holds: it has the layout of a data folder. */
import { access, copyFile, constants, mkdir, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { Failure } from '../../domain/failure.ts';
import { isAbsent } from '../layout.ts';
import { sqliteFailure } from '../sqlite-failure.ts';

export interface StorageFiles {
  /** The data folder. */
  readonly folder: string;
  readonly database: string;
  /** Undefined where the queue is in the same database as the records. */
  readonly queue: string | undefined;
  readonly blobs: string;
}

/** Where everything lies in a backup, and in a data folder that nobody configured otherwise. */
export const filesIn = (folder: string, withQueue: boolean): StorageFiles => ({
  folder,
  database: join(folder, 'invoicectl.db'),
  queue: withQueue ? join(folder, 'queue.db') : undefined,
  blobs: join(folder, 'blobs'),
});

/** Written last: a backup without it is not whole. */
export const manifestName = 'backup.json';
export const Manifest = z.object({
  format: z.literal(1),
  createdAt: z.iso.datetime(),
  documents: z.number().int(),
  bytes: z.number(),
  hasQueue: z.boolean(),
});

/** Shares the disk blocks where the file system can. Gives the number of bytes; undefined where there is no such file. */
export async function copyIfThere(from: string, to: string): Promise<number | undefined> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  try {
    await copyFile(from, to, constants.COPYFILE_FICLONE);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
  return (await stat(to)).size;
}

export async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}

export const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Runs `read` on a database that nothing is written to. Rejects with `not_found`, and with `write_failed` where it is damaged. */
export async function readDatabase<Result>(
  file: string,
  read: (query: (sql: string, ...values: string[]) => readonly Record<string, unknown>[]) => Result,
): Promise<Result> {
  const { DatabaseSync } = await import('node:sqlite');
  if (!(await isThere(file)))
    throw new Failure('not_found', `There is no database ${file}`, { detail: 'Name the folder with --data-dir' });
  try {
    const database = new DatabaseSync(file, { readOnly: true, timeout: 10_000 });
    try {
      return read((sql, ...values) => database.prepare(sql).all(...values));
    } finally {
      database.close();
    }
  } catch (error) {
    throw sqliteFailure(error, file);
  }
}

/** SHA-256 of every document that some record needs. */
export const neededBlobs = (database: string): Promise<readonly string[]> =>
  readDatabase(database, (query) =>
    query('SELECT DISTINCT sha256 FROM holds ORDER BY sha256').map((row) => String(row['sha256'])),
  );
