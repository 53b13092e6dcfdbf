/**
 * Where servers of tests keep what they keep: in their folder, or with `npm run test:shared` in PostgreSQL and in a bucket.
 * Each folder has a database of its own there, so a server that starts on the same folder again finds what was kept.
 */
import { createHash, randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, DatabaseError } from 'pg';
import { inject } from 'vitest';
import type { ServeOptions } from '../src/server/options.ts';
import type { Database } from '../src/stores/sql/database.ts';
import { openPostgres } from '../src/stores/sql/postgres.ts';
import { openDatabase } from '../src/stores/sql/sqlite.ts';

declare module 'vitest' {
  interface ProvidedContext {
    sharedStores?: {
      /** The address of an empty database with all tables, which is copied. */
      readonly template: string;
      readonly bucket: { readonly name: string; readonly endpoint: string };
    };
  }
}

const shared = inject('sharedStores');

/** For tests that look into the files of a server, or break them. */
export const areFiles = shared === undefined;

export interface StoresOfTests {
  readonly serve: Pick<ServeOptions, 'database' | 'blobs'>;
  readonly env: Readonly<Record<string, string>>;
  removeDatabase(): Promise<void>;
}

export async function storesFor(folder: string): Promise<StoresOfTests> {
  if (!shared) return { serve: {}, env: {}, removeDatabase: () => removeFiles(folder) };
  const name = `of_${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
  const { bucket } = shared;
  return {
    serve: {
      database: await copied(shared.template, name),
      blobs: `s3://${bucket.name}/${name}?endpoint=${bucket.endpoint}`,
    },
    env: { INVOICECTL_BLOB_KEY: 'ab'.repeat(32), AWS_ACCESS_KEY_ID: 'tester', AWS_SECRET_ACCESS_KEY: 'secret' },
    removeDatabase: () => administer(shared.template, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

/** A database that ends when it is closed. */
export async function temporaryDatabase(): Promise<Database> {
  if (!shared) return openDatabase(':memory:');
  const name = `temporary_${randomUUID().replaceAll('-', '')}`;
  const database = await openPostgres({ address: await copied(shared.template, name), poolSize: 4 });
  return {
    ...database,
    async close() {
      await database.close();
      await administer(shared.template, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

async function removeFiles(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (name.startsWith('invoicectl.db')) await rm(join(folder, name), { force: true });
}

const duplicateDatabase = '42P04';

/** The address of a copy of the template with this name, which may be there already. */
async function copied(template: string, name: string): Promise<string> {
  const address = new URL(template);
  const statement = `CREATE DATABASE ${name} TEMPLATE ${address.pathname.slice(1)}`;
  await administer(template, statement).catch((error: unknown) => {
    if (!(error instanceof DatabaseError) || error.code !== duplicateDatabase) throw error;
  });
  address.pathname = name;
  return address.href;
}

async function administer(template: string, statement: string): Promise<void> {
  const address = new URL(template);
  address.pathname = 'postgres';
  const client = new Client(address.href);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
