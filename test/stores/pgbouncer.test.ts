/** What every store promises, with PgBouncer in transaction mode between it and PostgreSQL. */
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Instance } from '../../src/stores/instances/instances.ts';
import { sqlBlobReferences } from '../../src/stores/blobs/references-sql.ts';
import { sqlCounters } from '../../src/stores/counters/sql.ts';
import { sqlInstances } from '../../src/stores/instances/sql.ts';
import { sqlLocks } from '../../src/stores/locks/sql.ts';
import { openPgBossQueue } from '../../src/stores/queues/pg-boss.ts';
import { sqlRecordStore } from '../../src/stores/records/sql.ts';
import type { Database } from '../../src/stores/sql/database.ts';
import { openPostgres } from '../../src/stores/sql/postgres.ts';
import { postgresWake } from '../../src/stores/wake/postgres.ts';
import { blobReferencesContract } from '../contract/blob-references.ts';
import { countersContract } from '../contract/counters.ts';
import { jobQueueContract } from '../contract/job-queue.ts';
import { locksContract } from '../contract/locks.ts';
import { recordStoreContract } from '../contract/record-store.ts';
import { describeWith } from '../engines.ts';
import { type PgBouncer, startPgBouncer } from '../pgbouncer.ts';
import { type PostgresServer, startPostgres } from '../postgres.ts';
import { pass } from './aged-jobs.ts';

describeWith(['PostgreSQL', 'PgBouncer'], 'through PgBouncer', () => {
  let server: PostgresServer;
  let bouncer: PgBouncer;
  beforeAll(async () => {
    server = await startPostgres();
    bouncer = await startPgBouncer(server);
  });
  afterAll(async () => {
    await bouncer?.stop();
    await server?.stop();
  });

  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });
  async function open(address?: string): Promise<Database> {
    const database = await openPostgres({ address: address ?? bouncer.through(await server.newDatabase()) });
    closing.push(database.close);
    return database;
  }
  const clock = () => {
    let now = 1_000_000;
    return { nowMs: () => sql<number>`${now}::bigint`, pass: (milliseconds: number) => void (now += milliseconds) };
  };

  describe('records', () => recordStoreContract(async () => sqlRecordStore(await open())));

  describe('references to blobs', () =>
    blobReferencesContract(async () => {
      const database = await open();
      return { references: sqlBlobReferences(database), records: sqlRecordStore(database) };
    }));

  describe('locks', () =>
    locksContract(async () => {
      const { nowMs, pass: later } = clock();
      return { locks: sqlLocks(await open(), nowMs), pass: later };
    }));

  describe('counters', () =>
    countersContract(async () => {
      const { nowMs, pass: later } = clock();
      return { counters: sqlCounters(await open(), { of: (text) => text }, nowMs), pass: later };
    }));

  describe('the queue', () =>
    jobQueueContract(async () => {
      const address = bouncer.through(await server.newDatabase());
      const database = await open(address);
      const trouble = (error: unknown): never => {
        throw error;
      };
      const queue = await openPgBossQueue({ address, lanes: ['light', 'ocr'], leaseSeconds: 3600, trouble });
      closing.push(() => queue.close());
      return { queue, pass: (milliseconds) => pass({ queue, database }, milliseconds) };
    }));

  it('processes know each other', async () => {
    const instances = sqlInstances(await open());
    const lists = { lanes: ['light'], engines: [], times: [] };
    const worker: Instance = {
      id: 'a',
      role: 'worker',
      version: '1.0.0',
      slots: 4,
      conversionSlots: 2,
      busy: 1,
      ...lists,
    };
    await instances.note(worker);
    expect(await instances.living()).toEqual([worker]);
  });

  it('messages are sent, and arrive where somebody listens past it', async () => {
    const address = await server.newDatabase();
    const database = await open(bouncer.through(address));
    const trouble = (): void => undefined;
    const sender = postgresWake({ database, listenAt: undefined, trouble });
    const listener = postgresWake({ database, listenAt: address, trouble });
    closing.push(
      () => sender.close(),
      () => listener.close(),
    );
    const heard: string[] = [];
    listener.onMessage((message) => heard.push(message));
    while (!listener.isListening()) await pause(5);
    sender.send('queued');
    while (!heard.includes('queued')) await pause(5);
    expect(heard).toEqual(['queued']);
  });
});
