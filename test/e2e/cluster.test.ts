/**
 * A server and two workers, with workers killed at random, the database crashing and the bucket busy: what was accepted ends,
 * once. More of it: `CLUSTER_TASKS=500 CLUSTER_KILLS=100`; another course of events: `CLUSTER_SEED=2`.
 */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openStorage, type Storage } from '../../src/compose/storage.ts';
import { isOver, taskStates } from '../../src/domain/task.ts';
import { TaskBody } from '../../src/runtime/durable/task.ts';
import { ServeOptions } from '../../src/server/options.ts';
import { describeWith } from '../engines.ts';
import { newSession, pdf, type SessionClient } from '../server/apis/sessions/requests.ts';
import { type Cluster, type ClusterProcess, startCluster, until } from './cluster.ts';

const wanted = Number(process.env['CLUSTER_TASKS'] ?? 16);
const kills = Number(process.env['CLUSTER_KILLS'] ?? 2);
/** A session may ask a hundred times a minute. */
const uploadsPerSession = 90;

/** The same numbers from 0 to 1 for the same seed (Lehmer, 48271 modulo 2^31 - 1). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

describeWith(['PostgreSQL'], 'a server and workers that die', () => {
  let cluster: Cluster;
  let storage: Storage;
  let server: ClusterProcess;
  beforeAll(async () => {
    cluster = await startCluster();
    for (const [name, value] of Object.entries(cluster.env)) vi.stubEnv(name, value);
    server = await cluster.server('--workers', '0');
    const dataDir = await mkdtemp(join(tmpdir(), 'looking-'));
    const { database, env } = cluster;
    const options = ServeOptions.parse({ dataDir, database, blobs: env['INVOICECTL_BLOBS'] });
    storage = await openStorage(options, env);
  });
  afterAll(async () => {
    await storage?.close();
    await cluster?.stop();
    vi.unstubAllEnvs();
  });

  const accepted: string[] = [];
  /** A task counts once its id was heard. */
  async function submitAll(): Promise<void> {
    const document = await pdf();
    let session: SessionClient | undefined;
    while (accepted.length < wanted) {
      if (accepted.length % uploadsPerSession === 0) session = undefined;
      try {
        session ??= await newSession(server);
        accepted.push(await session.upload(document));
      } catch {
        // The database is away.
        session = undefined;
        await pause(200);
      }
    }
  }

  const entries = async () => (await storage.records.collection('task', TaskBody).list({}, { limit: 100_000 })).entries;
  const begin = () => cluster.worker('--workers', '2', '--lanes', 'light');

  it(
    'ends every accepted task exactly once',
    async () => {
      const random = randomFrom(Number(process.env['CLUSTER_SEED'] ?? 1));
      const workers = [await begin(), await begin()];
      const submitting = submitAll();
      for (let kill = 0; kill < kills; kill++) {
        await pause(random() * 1500);
        const killed = Math.floor(random() * workers.length);
        await workers[killed]?.end('SIGKILL');
        cluster.s3.fail(random() < 0.5 ? 'GET' : 'PUT', 'busy', 'gone', 'busy');
        if (kill % 10 === 0) {
          await cluster.postgres.crash();
          await pause(random() * 1000);
          await cluster.postgres.start();
        }
        workers[killed] = await begin();
      }
      await submitting;
      const ended = await until(async () => {
        await pause(300);
        const all = await entries();
        return all.length >= wanted && all.every(({ state }) => taskStates.some((one) => one === state && isOver(one)))
          ? all
          : undefined;
      });
      const ids = new Set(ended.map(({ id }) => id));
      expect(accepted.filter((id) => !ids.has(id))).toEqual([]);
      for (const { state, body } of ended) {
        if (state !== 'succeeded') expect(body.failure?.message).toMatch(/interrupted 3 times/);
        else expect(body.files).toHaveLength(1);
        for (const { sha256 } of body.files) expect(await storage.blobs.size(sha256)).toBeGreaterThan(0);
      }
      expect(await storage.queue.depth()).toEqual({ queued: 0, leased: 0 });
      const told = cluster.endedTasks();
      expect(new Set(told).size).toBe(told.length);
    },
    120_000 + kills * 10_000 + wanted * 500,
  );
});
