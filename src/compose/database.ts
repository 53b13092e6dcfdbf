/** Opens the database that the configuration names. Whatever reads or writes records of a server opens them here. */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { definedOnly } from '../domain/defined-only.ts';
import { Failure } from '../domain/failure.ts';
import { isPostgresAddress, shownAddress } from '../domain/addresses.ts';
import type { ServeOptions } from '../server/options.ts';
import type { Ballast } from '../stores/ballast.ts';
import type { Database } from '../stores/sql/database.ts';
import { openPostgres } from '../stores/sql/postgres.ts';
import { openDatabase } from '../stores/sql/sqlite.ts';
import { message } from '../texts/message.ts';

export type DatabaseOptions = Pick<
  ServeOptions,
  'database' | 'databaseUrlFile' | 'dataDir' | 'poolSize' | 'waitSeconds'
>;

/** An SQLite file, or the address of a database of PostgreSQL, which may contain a password. */
export type DatabasePlace = { readonly file: string } | { readonly address: string };

/** Where the records are. Rejects with `bad_request` if the file with the address cannot be used. */
export async function databasePlace({ database, databaseUrlFile, dataDir }: DatabaseOptions): Promise<DatabasePlace> {
  if (databaseUrlFile !== undefined) {
    if (database !== undefined)
      throw new Failure('bad_request', message('storage.twoAddresses', {}), {
        detail: message('advice.oneAddress', {}),
      });
    return { address: await addressIn(databaseUrlFile) };
  }
  if (database !== undefined && isPostgresAddress(database)) return { address: database };
  return { file: database ?? join(resolve(dataDir), 'invoicectl.db') };
}

/** The address where the records are. Rejects as `databasePlace` does, and with `bad_request` if they are in a file. */
export async function postgresAddress(options: DatabaseOptions): Promise<string> {
  const place = await databasePlace(options);
  if ('address' in place) return place.address;
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
  return openPostgres({ address: place.address, ...definedOnly({ poolSize }), openingMs: waitSeconds * 1000 });
}

async function addressIn(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Failure('bad_request', message('storage.addressUnreadable', { file }), { cause });
  });
  const address = text.trim();
  if (isPostgresAddress(address)) return address;
  throw new Failure('bad_request', message('storage.noAddress', { file }), {
    detail: message('advice.addressInFile', {}),
  });
}
