/** What every store promises, on PostgreSQL; and what only several processes and a server that goes away can show. */
import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { filesystemBlobStore } from '../../../src/stores/blobs/filesystem.ts';
import { referencedBlobs } from '../../../src/stores/blobs/referenced-blobs.ts';
import { sqlBlobReferences } from '../../../src/stores/blobs/references-sql.ts';
import { sqlLeases } from '../../../src/stores/locks/leases-sql.ts';
import { sqlLocks } from '../../../src/stores/locks/sql.ts';
import { sqlRecordStore } from '../../../src/stores/records/sql.ts';
import type { Database } from '../../../src/stores/sql/database.ts';
import { openPostgres, type PostgresSettings } from '../../../src/stores/sql/postgres.ts';
import { blobReferencesContract } from '../../contract/blob-references.ts';
import { leasesContract } from '../../contract/leases.ts';
import { locksContract } from '../../contract/locks.ts';
import { recordStoreContract } from '../../contract/record-store.ts';
import { describeWith } from '../../engines.ts';
import { type PostgresServer, startPostgres } from '../../postgres.ts';
import { startS3 } from '../../s3-server.ts';

const Counted = z.object({ n: z.number() });

describeWith(['PostgreSQL'], 'PostgreSQL', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server?.stop());

  const opened: Database[] = [];
  afterEach(async () => {
    for (const database of opened.splice(0)) await database.close();
  });
  async function open(address?: string, settings: Partial<PostgresSettings> = {}): Promise<Database> {
    const database = await openPostgres({ address: address ?? (await server.newDatabase()), ...settings });
    opened.push(database);
    return database;
  }

  describe('records', () => recordStoreContract(async () => sqlRecordStore(await open())));

  describe('references to blobs', () =>
    blobReferencesContract(async () => {
      const database = await open();
      return { references: sqlBlobReferences(database), records: sqlRecordStore(database) };
    }));

  describe('locks', () =>
    locksContract(async () => {
      let now = 1_000_000;
      const locks = sqlLocks(await open(), () => sql`${now}::bigint`);
      return { locks, pass: (milliseconds) => void (now += milliseconds) };
    }));

  describe('leases', () =>
    leasesContract(async () => {
      let now = 1_000_000;
      const leases = sqlLeases(await open(), () => sql`${now}::bigint`);
      return { leases, pass: (milliseconds) => void (now += milliseconds) };
    }));

  it('compares leases by its own clock, which all machines share', async () => {
    const database = await open();
    const before = Date.now();
    await sqlLocks(database).tryTake('a', 60_000);
    const { until_ms } = await database.tables.selectFrom('locks').select('until_ms').executeTakeFirstOrThrow();
    expect(until_ms).toBeGreaterThanOrEqual(before + 60_000 - 1000);
    expect(await sqlLocks(database).tryTake('a', 1)).toBeUndefined();
    await database.tables
      .updateTable('locks')
      .set({ until_ms: before - 1000 })
      .execute();
    expect(await sqlLocks(database).tryTake('a', 1)).toBeDefined();
  });

  it('lets twenty processes start at once on an empty database', async () => {
    const address = await server.newDatabase();
    const databases = await Promise.all(Array.from({ length: 20 }, () => open(address, { poolSize: 2 })));
    const [first, ...others] = databases.map((database) => sqlRecordStore(database).collection('x', Counted));
    await first!.insert({ id: 'a', body: { n: 0 } });
    for (const other of others) await other.update('a', ({ body }) => ({ body: { n: body.n + 1 } }));
    expect((await first!.get('a'))?.body.n).toBe(19);
  });

  it('loses no change of many processes to one record', async () => {
    const address = await server.newDatabase();
    const databases = await Promise.all(Array.from({ length: 4 }, () => open(address)));
    const stores = databases.map((database) => sqlRecordStore(database).collection('x', Counted));
    await stores[0]!.insert({ id: 'a', body: { n: 0 } });
    const changes = stores.flatMap((store) =>
      Array.from({ length: 50 }, () => store.update('a', ({ body }) => ({ body: { n: body.n + 1 } }))),
    );
    await Promise.all(changes);
    expect(await stores[0]!.get('a')).toMatchObject({ body: { n: 200 }, version: 201 });
  });

  it('orders texts by their bytes, as SQLite does', async () => {
    const records = sqlRecordStore(await open()).collection('x', Counted);
    const labels = ['a b', 'ab', 'a-b', 'ä', 'z', '票'];
    for (const [n, label] of labels.entries()) await records.insert({ id: `${n}`, label, body: { n } });
    const { entries } = await records.list({}, { limit: 10, order: 'label' });
    const bytes = (text: string) => Buffer.from(text);
    expect(entries.map(({ label }) => label)).toEqual(
      [...labels].map((label) => label.normalize('NFKC')).sort((a, b) => Buffer.compare(bytes(a), bytes(b))),
    );
  });

  it('refuses what it cannot store as a bad request', async () => {
    const records = sqlRecordStore(await open()).collection('x', Counted);
    await expect(records.get('a\0b')).rejects.toMatchObject({ kind: 'bad_request' });
  });

  it('is waited for by a process that starts while it is away', async () => {
    const address = await server.newDatabase();
    await server.crash();
    const opening = open(address, { openingMs: 60_000 });
    await server.start();
    await sqlRecordStore(await opening)
      .collection('x', Counted)
      .insert({ id: 'a', body: { n: 1 } });
  });

  it('repeats what a crash interrupts, so that no change is lost and none is made twice', async () => {
    const database = await open(undefined, { patienceMs: 30_000 });
    const records = sqlRecordStore(database).collection('x', Counted);
    let crashed = false;
    const started = Promise.withResolvers<void>();
    const work = async (worker: string): Promise<number> => {
      await records.insert({ id: worker, body: { n: 0 } });
      for (let round = 1; ; round++) {
        await records.insert({ id: `${worker} ${round}`, owner: worker, body: { n: round } });
        await records.update(worker, ({ body }) => ({ body: { n: body.n + 1 } }));
        if (round === 5) started.resolve();
        if (round >= 20 && crashed) return round;
      }
    };
    const workers = ['a', 'b', 'c', 'd'];
    const done = Promise.all(workers.map(work));
    await started.promise;
    await server.crash();
    await server.start();
    crashed = true;
    for (const [index, expected] of (await done).entries()) {
      const worker = workers[index]!;
      expect((await records.get(worker))?.body.n).toBe(expected);
      expect((await records.list({ owner: worker }, { limit: 1 })).total).toBe(expected);
    }
  });

  it('is unavailable once it has been away for too long, and works again when it is back', async () => {
    const database = await open(undefined, { patienceMs: 300 });
    const records = sqlRecordStore(database).collection('x', Counted);
    await records.insert({ id: 'a', body: { n: 1 } });
    await server.crash();
    const failure = await records.get('a').catch((error: unknown) => error);
    expect(failure).toMatchObject({
      kind: 'unavailable',
      message: `PostgreSQL at 127.0.0.1:${server.port} does not answer`,
    });
    await server.start();
    expect((await records.get('a'))?.body.n).toBe(1);
  });

  it('keeps blobs that are released and stored again at the same time', async () => {
    const store = filesystemBlobStore({ root: await mkdtemp(join(tmpdir(), 'blobs-')) });
    const blobs = referencedBlobs(store, sqlBlobReferences(await open()));
    const keep = (id: string) => blobs.keep(Readable.from([Buffer.from('x')]), { kind: 'k', id }, { maxBytes: 9 });
    const { sha256 } = await keep('0');
    for (let round = 0; round < 20; round++) {
      await Promise.all([
        blobs.release({ kind: 'k', id: `${round}` }),
        blobs.removeUnreferenced({ unreferencedForMs: 0 }),
        keep(`${round + 1}`),
      ]);
      expect(await blobs.size(sha256)).toBe(1);
    }
  });

  describe('loses no document that two processes keep, release and delete at the same time', () => {
    async function keepTogether(rounds: number, ...bucket: readonly string[]): Promise<void> {
      const address = await server.newDatabase();
      const root = await mkdtemp(join(tmpdir(), 'blobs-'));
      await open(address);
      const program = join(import.meta.dirname, '../keeping-process.ts');
      const env = { ...process.env, AWS_ACCESS_KEY_ID: 'tester', AWS_SECRET_ACCESS_KEY: 'secret' };
      const run = (name: string) =>
        promisify(execFile)(process.execPath, [program, address, root, name, `${rounds}`, ...bucket], {
          timeout: 100_000,
          env,
        });
      const outputs = await Promise.all(['one', 'two'].map(run));
      for (const { stdout } of outputs) expect(JSON.parse(stdout)).toMatchObject({ kept: rounds, missing: [] });
      const deleted = outputs.map(({ stdout }) => JSON.parse(stdout).deleted as number);
      expect(Math.min(...deleted), 'both deleted something').toBeGreaterThan(0);
    }

    it('in a folder', () => keepTogether(500), 120_000);

    it('in a bucket', async () => {
      const s3 = await startS3();
      try {
        await keepTogether(100, s3.endpoint, s3.bucket);
      } finally {
        await s3.stop();
      }
    }, 120_000);
  });

  describe('opening names the service, says how to mend it, and never shows the password', () => {
    const cases = (): readonly (readonly [string, string, string, RegExp])[] => [
      ['a wrong password', server.address('postgres', { password: 'wrong-secret' }), 'bad_request', /refuses the user/],
      ['an unknown user', server.address('postgres', { user: 'nobody' }), 'bad_request', /refuses the user/],
      ['a missing database', server.address('missing'), 'bad_request', /has no database missing/],
      ['TLS that is not there', `${server.address('postgres')}?sslmode=require`, 'bad_request', /cannot be encrypted/],
      ['an unknown host', 'postgres://u:wrong-secret@no-such-host.invalid/x', 'bad_request', /is not known/],
      ['a port without a server', 'postgres://u:wrong-secret@127.0.0.1:1/x', 'engine_unavailable', /does not answer/],
      ['an address that is none', 'postgres://u:wrong-secret%@[/x', 'bad_request', /is not a URL/],
    ];
    it.each(Array.from({ length: 7 }, (_, index) => index))('case %i', async (index) => {
      const [name, address, kind, text] = cases()[index]!;
      const printed: Error[] = [];
      const note = (warning: Error) => void printed.push(warning);
      process.on('warning', note);
      onTestFinished(() => void process.off('warning', note));
      const failure = await openPostgres({ address, patienceMs: 100 }).then(
        () => undefined,
        (error: unknown) => error as Error & { detail?: string },
      );
      expect(failure, name).toMatchObject({ kind });
      expect(failure?.message, name).toMatch(text);
      expect(failure?.detail, name).toBeDefined();
      expect(`${failure?.message} ${failure?.detail}`, name).not.toMatch(/secret|p:a/);
      expect(printed, name).toEqual([]);
    });
  });

  describe('the schema', () => {
    async function run(address: string, statement: string): Promise<void> {
      const client = new Client(address);
      await client.connect();
      try {
        await client.query(statement);
      } finally {
        await client.end();
      }
    }
    const noteStep = (address: string, step: string) =>
      run(address, `INSERT INTO invoicectl.migrations (name, timestamp) VALUES ('${step}', '')`);

    it('is left alone where that is asked for, and what is missing is named', async () => {
      const address = await server.newDatabase();
      await expect(open(address, { schema: 'check' })).rejects.toMatchObject({
        kind: 'conflict',
        detail: expect.stringContaining('001-records-references-locks'),
      });
      await open(address);
      await open(address, { schema: 'check' });
    });

    it('of a newer version stops a process, unless all of its steps are compatible', async () => {
      const address = await server.newDatabase();
      await open(address);
      await noteStep(address, '900-more-compatible');
      await open(address);
      await noteStep(address, '901-different');
      await expect(open(address)).rejects.toMatchObject({
        kind: 'bad_request',
        detail: expect.stringContaining('901-different'),
      });
    });

    it('is used by a user who may not change it, and is refused to one who may not use it', async () => {
      const address = await server.newDatabase();
      await open(address);
      await run(address, `CREATE ROLE clerk LOGIN PASSWORD 'secret'`);
      const clerk = address.replace(/\/\/[^@]+@/, '//clerk:secret@');
      await expect(open(clerk)).rejects.toMatchObject({
        kind: 'bad_request',
        message: expect.stringContaining('does not allow this user'),
      });
      await run(address, `GRANT USAGE ON SCHEMA invoicectl TO clerk`);
      await run(address, `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA invoicectl TO clerk`);
      const records = sqlRecordStore(await open(clerk)).collection('x', Counted);
      await records.insert({ id: 'a', body: { n: 1 } });
    });
  });
});
