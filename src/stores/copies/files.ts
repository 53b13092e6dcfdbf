/** The files in which a server stores its data. A backup has the layout of a data folder. */
import { access, copyFile, constants, mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { Failure } from '../../domain/failure.ts';
import { isMissingFile } from '../../domain/missing-file.ts';
import { type Message, message } from '../../texts/message.ts';
import { sqliteFailure } from '../sql/sqlite-failure.ts';

export interface StorageFiles {
  readonly folder: string;
  readonly database: string;
  /** Undefined if the queue is in the same database as the records. */
  readonly queue: string | undefined;
  readonly blobs: string;
}

/** The files of a backup, and of a data folder with the default configuration. */
export const filesIn = (folder: string, withQueue: boolean): StorageFiles => ({
  folder,
  database: join(folder, 'invoicectl.db'),
  queue: withQueue ? join(folder, 'queue.db') : undefined,
  blobs: join(folder, 'blobs'),
});

/** Written last, so that a backup without it is incomplete. */
export const manifestName = 'backup.json';
export const Manifest = z.object({
  format: z.literal(1),
  createdAt: z.iso.datetime(),
  documents: z.number().int(),
  bytes: z.number(),
  hasQueue: z.boolean(),
});

/** Copies a file, sharing disk blocks if the file system can. Resolves with its size; undefined if there is no such file. */
export async function copyIfThere(from: string, to: string): Promise<number | undefined> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  try {
    await copyFile(from, to, constants.COPYFILE_FICLONE);
  } catch (error) {
    if (isMissingFile(error)) return undefined;
    throw error;
  }
  return (await stat(to)).size;
}

export const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Rejects with `not_found` if there is no such file, which opening it for writing would create. */
export async function requireDatabase(file: string, advice: Message = message('advice.dataDir', {})): Promise<void> {
  if (await isThere(file)) return;
  throw new Failure('not_found', message('store.noDatabase', { file }), { detail: advice });
}

/**
 * Runs `read` on a database that is opened read-only. Rejects with `not_found`, and with `write_failed` if it is
 * damaged.
 */
export async function readDatabase<Result>(
  file: string,
  read: (query: (sql: string, ...values: string[]) => readonly Record<string, unknown>[]) => Result,
): Promise<Result> {
  const { DatabaseSync } = await import('node:sqlite');
  await requireDatabase(file);
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
