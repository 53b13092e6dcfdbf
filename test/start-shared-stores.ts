/**
 * Before the tests of `npm run test:shared`: starts the database and the bucket in which the stores of test servers are
 * (test/stores-of-tests.ts), and makes the tables once.
 */
import type { TestProject } from 'vitest/node';
import { migrateDatabase } from '../src/compose/migrate.ts';
import { ServeOptions } from '../src/server/options.ts';
import { postgresFolder } from './engines.ts';
import { startPostgres } from './postgres.ts';
import { startS3 } from './s3-server.ts';

export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  if (postgresFolder() === undefined) throw new Error('These tests need PostgreSQL: install it (Debian: postgresql)');
  const [postgres, bucket] = [await startPostgres(), await startS3()];
  const template = await postgres.newDatabase();
  await migrateDatabase(ServeOptions.parse({ database: template }), 'update');
  provide('sharedStores', { template, bucket: { name: bucket.bucket, endpoint: bucket.endpoint } });
  return async () => {
    await bucket.stop();
    await postgres.stop();
  };
}
