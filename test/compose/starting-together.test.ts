/** Servers that start at the same moment on an empty database and an empty bucket agree on everything that is made once. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { openStorage, type Storage } from '../../src/compose/storage.ts';
import { signedLinks } from '../../src/server/outgoing/signed-links.ts';
import { ServeOptions } from '../../src/server/options.ts';
import { describeWith } from '../engines.ts';
import { type PostgresServer, startPostgres } from '../postgres.ts';
import { type S3Server, startS3 } from '../s3-server.ts';

const starts = 20;
const env = { INVOICECTL_BLOB_KEY: 'ab'.repeat(32) };

describeWith(['PostgreSQL'], 'two servers that start at once', () => {
  let postgres: PostgresServer;
  let s3: S3Server;
  beforeAll(async () => {
    postgres = await startPostgres();
    s3 = await startS3();
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'tester');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await s3?.stop();
    await postgres?.stop();
  });

  const opened: Storage[] = [];
  afterEach(async () => {
    for (const storage of opened.splice(0)) await storage.close();
  });

  async function open(database: string, prefix: string, key = env): Promise<Storage> {
    const dataDir = await mkdtemp(join(tmpdir(), 'starting-'));
    const blobs = `s3://${s3.bucket}/${prefix}?endpoint=${s3.endpoint}`;
    const storage = await openStorage(ServeOptions.parse({ dataDir, database, blobs, waitSeconds: 0 }), key);
    opened.push(storage);
    return storage;
  }

  it.each(Array.from({ length: starts }, (_, index) => index))(
    'both start, with one identity and one key for links (%i)',
    async (index) => {
      const database = await postgres.newDatabase();
      const prefix = `start-${index}`;
      const both = await Promise.all([open(database, prefix), open(database, prefix)]);
      const links = await Promise.all(both.map(async ({ records }) => signedLinks(records)));
      const [signatures] = links.map((link) => link.query(['a'], 0));
      for (const link of links) expect(link.query(['a'], 0)).toBe(signatures);
      for (const { records } of both) {
        const identity = await records
          .collection('storage-identity', z.object({ storage: z.string() }))
          .get('identity');
        expect(s3.objects.get(`${prefix}/identity`)?.toString()).toBe(`${identity?.body.storage}\n`);
      }
      await Promise.all(opened.splice(0).map((storage) => storage.close()));
      await open(database, prefix);
    },
  );

  it('two databases never share one bucket', async () => {
    const [one, other] = await Promise.all([postgres.newDatabase(), postgres.newDatabase()]);
    const outcomes = await Promise.allSettled([open(one, 'shared'), open(other, 'shared')]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(refused?.reason).toMatchObject({ kind: 'conflict' });
  });

  it('two servers with different keys do not both write', async () => {
    const database = await postgres.newDatabase();
    const keys = ['ab', 'cd'].map((byte) => ({ INVOICECTL_BLOB_KEY: byte.repeat(32) }));
    const outcomes = await Promise.allSettled(keys.map((key) => open(database, 'keys', key)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeLessThan(2);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ kind: 'bad_request' });
    for (const storage of opened.splice(0)) await storage.close();
    // Whoever starts alone now is refused only if the other one had come first.
    const again = await Promise.allSettled(keys.slice(0, 1).map((key) => open(database, 'keys', key)));
    const others = await Promise.allSettled(keys.slice(1).map((key) => open(database, 'keys', key)));
    expect([...again, ...others].map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
