/** A server whose queue has a PostgreSQL server of its own: record and job of a task are in two databases. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { migrateDatabase } from '../../src/compose/migrate.ts';
import { queueAnswering } from '../../src/compose/processes.ts';
import { openStorage } from '../../src/compose/storage.ts';
import { ServeOptions } from '../../src/server/options.ts';
import { openPgBossQueue } from '../../src/stores/queues/pg-boss.ts';
import { pgBossSchema } from '../../src/stores/queues/pg-boss-start.ts';
import { postgresSchemaName } from '../../src/stores/sql/postgres-migrations.ts';
import { openPostgres } from '../../src/stores/sql/postgres.ts';
import { jobQueueContract } from '../contract/job-queue.ts';
import { describeWith } from '../engines.ts';
import { type PostgresServer, startPostgres } from '../postgres.ts';
import { newSession } from '../server/apis/sessions/requests.ts';
import { formOf, pdf } from '../server/apis/sessions/sent-files.ts';
import { type TestServer, testServer } from '../server/test-server.ts';
import { pass } from '../stores/aged-jobs.ts';

const env = { INVOICECTL_BLOB_KEY: 'ab'.repeat(32) };
const fail = (error: unknown): never => {
  throw error;
};

async function schemasIn(address: string): Promise<readonly string[]> {
  const client = new Client(address);
  await client.connect();
  try {
    const { rows } = await client.query<{ nspname: string }>(
      `SELECT nspname FROM pg_namespace WHERE nspname LIKE 'invoicectl%' ORDER BY nspname`,
    );
    return rows.map(({ nspname }) => nspname);
  } finally {
    await client.end();
  }
}

describeWith(['PostgreSQL'], 'a queue on a server of its own', () => {
  let ofRecords: PostgresServer;
  let ofQueue: PostgresServer;
  let dataDir: string;
  let database: string;
  let queue: string;
  beforeAll(async () => {
    [ofRecords, ofQueue] = await Promise.all([startPostgres(), startPostgres()]);
  });
  afterAll(async () => {
    await ofRecords?.stop();
    await ofQueue?.stop();
  });
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'serve-'));
    [database, queue] = [await ofRecords.newDatabase(), await ofQueue.newDatabase()];
  });

  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });
  async function serve(): Promise<TestServer> {
    const server = await testServer({ dataDir, database, queue, workers: 1 }, undefined, env);
    closing.push(() => server.running.stop());
    return server;
  }
  const options = (given: Partial<ServeOptions> = {}) =>
    ServeOptions.parse({ dataDir, database, queue, waitSeconds: 0, ...given });

  describe('contract', () =>
    jobQueueContract(async () => {
      const place = { address: await ofQueue.newDatabase(), setting: 'queue' as const };
      const opened = await openPgBossQueue({ ...place, lanes: ['light', 'ocr'], leaseSeconds: 3600, trouble: fail });
      const beside = await openPostgres({ ...place, schema: 'ignore' });
      closing.push(beside.close, () => opened.close());
      return { queue: opened, pass: (milliseconds) => pass({ queue: opened, database: beside }, milliseconds) };
    }));

  it('has documents worked on, and each database has the tables that belong there', async () => {
    const client = await newSession(await serve());
    await client.until(await client.upload(await pdf()), 'completed');
    expect(await schemasIn(database)).toEqual([postgresSchemaName]);
    expect(await schemasIn(queue)).toEqual([pgBossSchema]);
    const health = await (await client.call('POST', '/api/task/queue/health')).json();
    expect(health).toMatchObject({ healthy: true, backend: 'postgresql' });
  });

  it('is found by an address in a file, and is only there where the records are in PostgreSQL', async () => {
    const file = join(dataDir, 'address');
    await writeFile(file, `${queue}\n`);
    const storage = await openStorage(options({ queue: undefined, queueUrlFile: file }), env);
    expect(storage.queue.backend).toBe('postgresql');
    await storage.close();
    expect(await schemasIn(queue)).toEqual([pgBossSchema]);
    await expect(openStorage(options({ queueUrlFile: file }), env)).rejects.toMatchObject({
      kind: 'bad_request',
      message: expect.stringContaining('serve.queueUrlFile'),
    });
    await expect(openStorage(options({ database: undefined }), env)).rejects.toMatchObject({
      kind: 'bad_request',
      message: expect.stringContaining('records are in a file'),
    });
  });

  it('has its tables checked and brought up to date with those of the records', async () => {
    await migrateDatabase(options({ queue: undefined }), 'update');
    // The queue that is looked at is the one that is configured.
    await expect(migrateDatabase(options(), 'check')).rejects.toMatchObject({ kind: 'conflict' });
    expect(await migrateDatabase(options(), 'update')).toEqual({
      database: expect.stringMatching(new RegExp(`^postgres://invoicectl@127.0.0.1:${ofRecords.port}/`)),
      queue: expect.stringMatching(new RegExp(`^postgres://invoicectl@127.0.0.1:${ofQueue.port}/`)),
    });
    await migrateDatabase(options(), 'check');
  });

  it('is named without its password to those who ask whether it answers, and nothing is made there', async () => {
    expect(await queueAnswering(options())).toMatch(
      new RegExp(`^postgres://invoicectl@127\\.0\\.0\\.1:${ofQueue.port}/test_\\d+$`),
    );
    expect(await schemasIn(queue)).toEqual([]);
  });

  it('is waited for by a server that starts before it', async () => {
    await ofQueue.crash();
    const opening = openStorage(options({ waitSeconds: 60 }), env);
    await ofQueue.start();
    const storage = await opening;
    expect(await storage.queue.depth()).toEqual({ queued: 0, leased: 0 });
    await storage.close();
  });

  it('that stops lets the server answer 503, name it, keep nothing, and go on by itself', async () => {
    const { url } = await serve();
    const client = await newSession({ url });
    const done = await client.upload(await pdf());
    await client.until(done, 'completed');
    await ofQueue.crash();
    try {
      const submitted = client.call('POST', '/api/upload/', { body: formOf([await pdf()]) });
      const ready = await fetch(`${url}/readyz`);
      expect([ready.status, await ready.json()]).toEqual([
        503,
        { status: 'unready', message: 'The queue does not answer' },
      ]);
      expect(await client.status(done)).toMatchObject({ status: 'completed' });
      const refused = await submitted;
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '10']);
    } finally {
      await ofQueue.start();
    }
    await expect.poll(async () => (await fetch(`${url}/readyz`)).status, { timeout: 20_000 }).toBe(200);
    const listed = await (await client.call('GET', '/api/task')).json();
    expect(listed).toMatchObject({ tasks: [{ task_id: done }] });
    await client.until(await client.upload(await pdf()), 'completed');
  });

  it('has jobs dropped whose tasks are gone', async () => {
    await serve();
    const place = { address: queue, setting: 'queue' as const };
    const other = await openPgBossQueue({ ...place, lanes: ['light'], trouble: fail });
    closing.push(() => other.close());
    await other.add({ id: 'of no task', lane: 'light', priority: 64 });
    await expect.poll(() => other.missing(['of no task']), { timeout: 20_000 }).toEqual(['of no task']);
    expect(await other.depth()).toEqual({ queued: 0, leased: 0 });
  });
});
