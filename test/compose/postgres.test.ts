/** A server whose records are in PostgreSQL: what it needs, what it keeps, and what happens when the database is away. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { openClients } from '../../src/compose/clients.ts';
import { migrateDatabase } from '../../src/compose/migrate.ts';
import { openStorage } from '../../src/compose/storage.ts';
import { storageCopies } from '../../src/compose/storage-copies.ts';
import { ServeOptions } from '../../src/server/options.ts';
import { describeWith } from '../engines.ts';
import { type PostgresServer, startPostgres } from '../postgres.ts';
import { startS3 } from '../s3-server.ts';
import { newSession, session } from '../server/apis/sessions/requests.ts';
import { pdf } from '../server/apis/sessions/sent-files.ts';
import { type TestServer, testServer } from '../server/test-server.ts';

const env = { INVOICECTL_BLOB_KEY: 'ab'.repeat(32) };

describeWith(['PostgreSQL'], 'a server on PostgreSQL', () => {
  let postgres: PostgresServer;
  let dataDir: string;
  let database: string;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres?.stop());
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'serve-'));
    database = await postgres.newDatabase();
  });

  const servers: TestServer[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.running.stop();
  });
  async function serve(options: Partial<ServeOptions> = {}): Promise<TestServer> {
    const server = await testServer({ dataDir, database, workers: 1, ...options }, undefined, env);
    servers.push(server);
    return server;
  }
  const options = (given: Partial<ServeOptions> = {}) =>
    ServeOptions.parse({ dataDir, database, waitSeconds: 0, ...given });

  it('does its work, and keeps the results over a restart', async () => {
    const first = await serve();
    const client = await newSession(first);
    const task = await client.upload(await pdf());
    await client.until(task, 'completed');
    expect(await readdir(dataDir)).not.toContain('queue.db');
    await servers.pop()?.running.stop();
    const second = await serve();
    const again = session(second.url, client.id);
    expect(await again.status(task)).toMatchObject({ status: 'completed' });
    expect((await fetch(`${second.url}/readyz`)).status).toBe(200);
  });

  it('answers 503 with Retry-After while the database is away, and works again by itself', async () => {
    const { url } = await serve();
    const client = await newSession({ url });
    const task = await client.upload(await pdf());
    await client.until(task, 'completed');
    await postgres.crash();
    try {
      const asked = client.call('GET', `/api/task/${task}/status`);
      expect((await fetch(`${url}/readyz`)).status).toBe(503);
      expect((await fetch(`${url}/livez`)).status).toBe(200);
      const response = await asked;
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '10']);
    } finally {
      await postgres.start();
    }
    expect(await client.status(task)).toMatchObject({ status: 'completed' });
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });

  it('leaves no connection behind, however often it is started and stopped', async () => {
    const s3 = await startS3();
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'tester');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    const watching = new Client(database);
    await watching.connect();
    const connections = async (): Promise<number> => {
      const { rowCount } = await watching.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      );
      return rowCount ?? 0;
    };
    try {
      const blobs = `s3://${s3.bucket}/?endpoint=${s3.endpoint}`;
      for (let starts = 0; starts < 50; starts++) {
        const storage = await openStorage(options({ blobs }), env);
        await storage.canWrite();
        expect(await connections()).toBeGreaterThan(0);
        await storage.close();
      }
      // A process of the database that was told to end may take a moment.
      await expect.poll(connections).toBe(0);
    } finally {
      await watching.end();
      await s3.stop();
      vi.unstubAllEnvs();
    }
  });

  it('keeps other servers away from documents on its own disk', async () => {
    const storage = await openStorage(options(), env);
    const elsewhere = await mkdtemp(join(tmpdir(), 'serve-'));
    const second = openStorage(options({ dataDir: elsewhere }), env);
    await expect(second).rejects.toMatchObject({
      kind: 'conflict',
      message: `Another server uses the database postgres://invoicectl@127.0.0.1:${postgres.port}/${database.split('/').at(-1)}`,
    });
    await storage.close();
  });

  it('needs a key', async () => {
    await expect(openStorage(options(), {})).rejects.toMatchObject({
      kind: 'bad_request',
      detail: expect.stringContaining('INVOICECTL_BLOB_KEY'),
    });
  });

  it('is found by an address in a file', async () => {
    const file = join(dataDir, 'address');
    const named = (given: Partial<ServeOptions>) =>
      openClients(ServeOptions.parse({ dataDir, waitSeconds: 0, databaseUrlFile: file, ...given }));
    await expect(named({})).rejects.toMatchObject({
      kind: 'bad_request',
      message: expect.stringContaining('cannot be read'),
    });
    await writeFile(file, 'secret\n');
    await expect(named({})).rejects.toMatchObject({
      kind: 'bad_request',
      message: expect.not.stringContaining('secret'),
    });
    await writeFile(file, `${database}\n`);
    await expect(named({ database })).rejects.toMatchObject({ kind: 'bad_request' });
    const clients = await named({});
    await clients.add('acme', 'basic');
    await clients.close();
    const again = await openClients(options());
    expect(await again.list()).toMatchObject([{ name: 'acme' }]);
    await again.close();
  });

  it('works with a queue in a file, too', async () => {
    const server = await serve({ queue: join(dataDir, 'queue.db') });
    const client = await newSession(server);
    await client.until(await client.upload(await pdf()), 'completed');
    expect(await readdir(dataDir)).toContain('queue.db');
  });

  it('has its tables checked and brought up to date without a server', async () => {
    await expect(migrateDatabase(options(), 'check')).rejects.toMatchObject({ kind: 'conflict' });
    // The records alone are not enough.
    await (await openClients(options())).close();
    await expect(migrateDatabase(options(), 'check')).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('queue'),
    });
    const shown = await migrateDatabase(options(), 'update');
    expect(shown).toEqual({
      database: expect.stringMatching(/^postgres:\/\/invoicectl@127\.0\.0\.1:\d+\/test_\d+$/),
      queue: undefined,
    });
    expect(await migrateDatabase(options(), 'check')).toEqual(shown);
    await expect(migrateDatabase(ServeOptions.parse({ dataDir }), 'update')).rejects.toMatchObject({
      kind: 'bad_request',
    });
  });

  it('serves with a user who may not change tables, once an administrator has migrated', async () => {
    await migrateDatabase(options(), 'update');
    const client = new Client(database);
    await client.connect();
    await client.query(`CREATE ROLE clerk LOGIN PASSWORD 'secret'`);
    for (const schema of ['invoicectl', 'invoicectl_queue']) {
      await client.query(`GRANT USAGE ON SCHEMA ${schema} TO clerk`);
      await client.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO clerk`);
    }
    await client.end();
    const server = await serve({ database: database.replace(/\/\/[^@]+@/, '//clerk:secret@') });
    const asked = await newSession(server);
    await asked.until(await asked.upload(await pdf()), 'completed');
  });

  it('is not backed up by the commands for files, and a check compares it with its documents', async () => {
    const copies = storageCopies(options(), env);
    for (const work of [copies.backUp(join(dataDir, 'copy')), copies.restore(dataDir)])
      await expect(work).rejects.toMatchObject({ kind: 'bad_request', detail: expect.stringContaining('pg_dump') });
    await expect(copies.check()).rejects.toMatchObject({
      kind: 'conflict',
      detail: expect.stringContaining('migrate'),
    });
    const storage = await openStorage(options(), env);
    const put = (text: string) =>
      storage.blobs.keep(Readable.from([Buffer.from(text)]), { kind: 'invoice', id: text }, { maxBytes: 100 });
    const [kept, lost, free] = [await put('kept'), await put('lost'), await put('free')];
    await storage.blobs.release({ kind: 'invoice', id: 'free' });
    expect(await copies.check()).toMatchObject({ documents: 3, damaged: [], missing: [], unneeded: 1 });
    for (const { sha256 } of [lost, free]) await rm(join(dataDir, 'blobs', sha256.slice(0, 2), sha256.slice(2)));
    expect(await copies.check()).toMatchObject({ areRead: false, documents: 1, missing: [lost.sha256], unneeded: 0 });
    expect(kept.size).toBe(4);
    await storage.close();
  });
});
