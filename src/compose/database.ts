/** Where the records and the queue are, and the opening of the records: whatever reads or writes those opens them here. */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { definedOnly } from '../domain/defined-only.ts';
import { Failure } from '../domain/failure.ts';
import { isPostgresAddress, shownAddress } from '../domain/addresses.ts';
import type { ServeOptions } from '../server/options.ts';
import type { Ballast } from '../stores/ballast.ts';
import type { Database } from '../stores/sql/database.ts';
import { openPostgres, type PostgresPlace } from '../stores/sql/postgres.ts';
import type { DatabaseSetting } from '../stores/sql/postgres-failure.ts';
import { openDatabase } from '../stores/sql/sqlite.ts';
import { message } from '../texts/message.ts';

export type DatabaseOptions = Pick<
  ServeOptions,
  'database' | 'databaseUrlFile' | 'dataDir' | 'poolSize' | 'waitSeconds'
>;

/** An SQLite file, or a database of PostgreSQL, whose address may contain a password. */
export type DatabasePlace = { readonly file: string } | PostgresPlace;

/** Where the records are. Rejects with `bad_request` if the file with the address cannot be used. */
export const databasePlace = async ({ database, databaseUrlFile, dataDir }: DatabaseOptions): Promise<DatabasePlace> =>
  (await placeNamed('database', database, databaseUrlFile)) ?? { file: join(resolve(dataDir), 'invoicectl.db') };

/**
 * Where the queue is: where the records are, unless the configuration names another place. Rejects with `bad_request` if the
 * file with the address cannot be used, and if the queue is in PostgreSQL while the records are in a file.
 */
export async function queuePlace(
  { queue, queueUrlFile }: Pick<ServeOptions, 'queue' | 'queueUrlFile'>,
  records: DatabasePlace,
): Promise<DatabasePlace> {
  const place = (await placeNamed('queue', queue, queueUrlFile)) ?? records;
  if ('address' in place && 'file' in records)
    throw new Failure('bad_request', message('storage.queueAddress', {}), {
      detail: message('advice.queueAddress', {}),
    });
  return place;
}

/** The database of PostgreSQL with the records. Rejects as `databasePlace` does, and with `bad_request` for a file. */
export async function postgresPlace(options: DatabaseOptions): Promise<PostgresPlace> {
  const place = await databasePlace(options);
  if ('address' in place) return place;
  throw new Failure('bad_request', message('storage.noPostgres', {}), {
    detail: message('advice.namePostgres', {}),
  });
}

/** The name of the database in messages, without a password. */
export const shownPlace = (place: DatabasePlace): string =>
  'file' in place ? place.file : shownAddress(place.address);

/** Rejects as `openDatabase` and `openPostgres` do. `ballast` makes room on the disk of a file. */
export async function openRecordsDatabase(
  place: DatabasePlace,
  { poolSize, waitSeconds }: DatabaseOptions,
  ballast?: Ballast,
): Promise<Database> {
  if ('file' in place) return openDatabase(place.file, ballast);
  return openPostgres({ ...place, ...definedOnly({ poolSize }), openingMs: waitSeconds * 1000 });
}

/** Undefined if neither is given. */
async function placeNamed(
  setting: DatabaseSetting,
  named: string | undefined,
  urlFile: string | undefined,
): Promise<DatabasePlace | undefined> {
  if (urlFile !== undefined) {
    if (named !== undefined)
      throw new Failure('bad_request', message('storage.twoAddresses', { setting }), {
        detail: message('advice.oneAddress', {}),
      });
    return { address: await addressIn(urlFile, setting), setting };
  }
  if (named === undefined) return undefined;
  return isPostgresAddress(named) ? { address: named, setting } : { file: named };
}

async function addressIn(file: string, setting: DatabaseSetting): Promise<string> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Failure('bad_request', message('storage.addressUnreadable', { file, setting }), { cause });
  });
  const address = text.trim();
  if (isPostgresAddress(address)) return address;
  throw new Failure('bad_request', message('storage.noAddress', { file, setting }), {
    detail: message('advice.addressInFile', {}),
  });
}
