/** The queue in PostgreSQL: what every queue promises, and what workers in several processes see of each other. */
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openPgBossQueue } from '../../src/stores/queues/pg-boss.ts';
import { pgBossSchema } from '../../src/stores/queues/pg-boss-start.ts';
import { openPostgres } from '../../src/stores/sql/postgres.ts';
import { jobQueueContract } from '../contract/job-queue.ts';
import { describeWith } from '../engines.ts';
import { type PostgresServer, startPostgres } from '../postgres.ts';
import { type OpenedQueue, pass } from './aged-jobs.ts';
import { claimOne } from '../contract/claim-one.ts';

const lanes = ['light', 'ocr'];
const fail = (error: unknown): never => {
  throw error;
};

describeWith(['PostgreSQL'], 'the queue by pg-boss', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server?.stop());

  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });
  async function open(address: string, leaseSeconds: number): Promise<OpenedQueue> {
    const database = await openPostgres({ address });
    closing.push(database.close);
    const queue = await openPgBossQueue({ address, lanes, leaseSeconds, trouble: fail });
    closing.push(() => queue.close());
    return { queue, database };
  }

  describe('contract', () =>
    jobQueueContract(async () => {
      const opened = await open(await server.newDatabase(), 3600);
      return { queue: opened.queue, pass: (milliseconds) => pass(opened, milliseconds) };
    }));

  it('hands each of many jobs to one of several processes, which may start at once', async () => {
    const address = await server.newDatabase();
    const queues = await Promise.all([1, 2, 3].map(() => open(address, 15)));
    for (let n = 0; n < 60; n++) await queues[n % 3]!.queue.add({ id: `job ${n}`, lane: lanes[n % 2]!, priority: 10 });
    const claimed = await Promise.all(
      queues.map(async ({ queue }) => {
        const ids: string[] = [];
        for (let lease = await claimOne(queue, lanes, 0); lease; lease = await claimOne(queue, lanes, 0)) {
          ids.push(lease.id);
          expect(await queue.complete(lease)).toBe(true);
        }
        return ids;
      }),
    );
    expect(new Set(claimed.flat()).size).toBe(60);
    expect(claimed.flat()).toHaveLength(60);
    expect(await queues[0]!.queue.depth()).toEqual({ queued: 0, leased: 0 });
  });

  it('knows how long the oldest waiting job of each lane has waited', async () => {
    const { queue, database } = await open(await server.newDatabase(), 15);
    expect(await queue.oldestSeconds?.()).toEqual({});
    for (const id of ['a', 'b', 'c']) await queue.add({ id, lane: id === 'c' ? 'ocr' : 'light', priority: 10 });
    const job = sql.id(pgBossSchema, 'job');
    await sql`UPDATE ${job} SET created_on = created_on - interval '1 hour' WHERE singleton_key = 'a'`.execute(
      database.tables,
    );
    const waited = await queue.oldestSeconds?.();
    expect(Object.keys(waited ?? {}).sort()).toEqual(['light', 'ocr']);
    expect(waited?.['light']).toBeGreaterThan(3599);
    expect(waited?.['ocr']).toBeLessThan(600);
    // What is worked on does not wait.
    await claimOne(queue, ['ocr'], 0);
    expect(Object.keys((await queue.oldestSeconds?.()) ?? {})).toEqual(['light']);
  });

  it('lets another process cancel a job that is worked on, and queue it again', async () => {
    const address = await server.newDatabase();
    const [{ queue: worker }, { queue: other }] = [await open(address, 15), await open(address, 15)];
    await worker.add({ id: 'a', lane: 'ocr', priority: 10 });
    const lease = await claimOne(worker, lanes, 0);
    expect(await other.cancel('a')).toBe('marked');
    await other.add({ id: 'a', lane: 'ocr', priority: 10, afterToken: lease!.token });
    expect(await worker.renew(lease!, 0)).toBe('cancelled');
    expect(await worker.complete(lease!)).toBe(true);
    const next = await claimOne(other, lanes, 0);
    expect(next).toMatchObject({ id: 'a', attempt: 1 });
    expect(next!.token).toBeGreaterThan(lease!.token);
  });
});
