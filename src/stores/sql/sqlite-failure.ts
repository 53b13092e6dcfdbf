/** Errors of SQLite as failures with advice for the user. Codes: https://sqlite.org/rescode.html, primary result codes. */
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';

export const sqliteCodes = {
  readonly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
} as const;

/** The primary result code of an error that node:sqlite throws; undefined for other errors. */
export function sqliteCodeOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return undefined;
  return error.errcode % 256;
}

/** The failure for an error of the database in `file`; any other error unchanged. */
export function sqliteFailure(error: unknown, file: string): unknown {
  const make = failures[sqliteCodeOf(error) ?? -1];
  return make ? make(file, error) : error;
}

const damaged = (file: string, cause: unknown): Failure =>
  new Failure('write_failed', message('store.damaged', { file }), {
    detail: message('advice.restore', {}),
    cause,
  });

const unwritable = (file: string, cause: unknown): Failure =>
  new Failure('write_failed', message('store.notWritable', { file }), {
    detail: message('advice.allowWriting', {}),
    cause,
  });

const full = (file: string, cause: unknown): Failure =>
  new Failure('storage_full', message('store.diskFull', {}), {
    detail: message('advice.makeRoom', { file }),
    cause,
  });

const unreadable = (file: string, cause: unknown): Failure =>
  new Failure('unavailable', message('store.diskErrors', { file }), {
    detail: message('advice.systemLog', {}),
    cause,
  });

const failures: Readonly<Record<number, (file: string, cause: unknown) => Failure>> = {
  [sqliteCodes.readonly]: unwritable,
  [sqliteCodes.cannotOpen]: unwritable,
  [sqliteCodes.ioError]: unreadable,
  [sqliteCodes.corrupt]: damaged,
  [sqliteCodes.notADatabase]: damaged,
  [sqliteCodes.full]: full,
};
