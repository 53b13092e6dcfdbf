import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/stores/sql/database.ts';
import { openDatabase } from '../../src/stores/sql/sqlite.ts';
import { sqlBlobReferences } from '../../src/stores/blobs/references-sql.ts';
import { sqlLeases } from '../../src/stores/locks/leases-sql.ts';
import { sqlLocks } from '../../src/stores/locks/sql.ts';
import { sqliteJobQueue } from '../../src/stores/queues/sqlite.ts';
import { sqlRecordStore } from '../../src/stores/records/sql.ts';
import { blobReferencesContract } from '../contract/blob-references.ts';
import { jobQueueContract } from '../contract/job-queue.ts';
import { leasesContract } from '../contract/leases.ts';
import { locksContract } from '../contract/locks.ts';
import { recordStoreContract } from '../contract/record-store.ts';

const opened: Database[] = [];
const open = async (path = ':memory:'): Promise<Database> => {
  const database = await openDatabase(path);
  opened.push(database);
  return database;
};
afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
});

function clock() {
  let now = 1_000_000;
  return { now: () => now, pass: (milliseconds: number) => void (now += milliseconds) };
}

describe('records in SQLite', () => recordStoreContract(async () => sqlRecordStore(await open())));

describe('references to blobs in SQLite', () =>
  blobReferencesContract(async () => {
    const database = await open();
    return { references: sqlBlobReferences(database), records: sqlRecordStore(database) };
  }));

describe('the queue in SQLite', () =>
  jobQueueContract(async () => {
    const { now, pass } = clock();
    return { queue: sqliteJobQueue(await open(), now), pass };
  }));

describe('locks in SQLite', () =>
  locksContract(async () => {
    const { now, pass } = clock();
    return { locks: sqlLocks(await open(), () => sql.val(now())), pass };
  }));

describe('leases in SQLite', () =>
  leasesContract(async () => {
    const { now, pass } = clock();
    return { leases: sqlLeases(await open(), () => sql.val(now())), pass };
  }));

it('a database keeps its records when it is reopened, and two connections can use it at once', async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'database-')), 'below', 'invoicectl.db');
  const Body = z.object({ n: z.number() });
  const first = sqlRecordStore(await open(path)).collection('x', Body);
  await first.insert({ id: 'a', body: { n: 1 } });
  const second = sqlRecordStore(await open(path)).collection('x', Body);
  expect((await second.get('a'))?.body).toEqual({ n: 1 });
  const both = [first, second, first, second].map((records) =>
    records.update('a', ({ body }) => ({ body: { n: body.n + 1 } })),
  );
  await Promise.all(both);
  expect((await first.get('a'))?.body).toEqual({ n: 5 });
});

it('claiming a job searches an index instead of all jobs', async () => {
  const database = await open();
  const plan = await database.tables
    .selectFrom('jobs')
    .select('sequence')
    .where('state', '=', 'queued')
    .where('lane', '=', 'light')
    .orderBy('priority')
    .orderBy('sequence')
    .limit(1)
    .explain(undefined, sql`query plan`);
  expect(JSON.stringify(plan)).toContain('SEARCH jobs USING COVERING INDEX jobs_to_claim');
  expect(JSON.stringify(plan)).not.toContain('TEMP B-TREE');
});
