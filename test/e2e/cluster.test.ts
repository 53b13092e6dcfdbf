/**
 * Two servers and two workers that are killed at random, while the database crashes and the bucket is away, busy, slow or
 * silent: what was accepted ends, once, and is the same at both servers. More of it: `CLUSTER_TASKS=500 CLUSTER_KILLS=100`;
 * another course of events: `CLUSTER_SEED=2`.
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
import { type Fault } from '../s3-server.ts';
import { newSession, session } from '../server/apis/sessions/requests.ts';
import { formOf, pdf } from '../server/apis/sessions/sent-files.ts';
import { type Cluster, type ClusterProcess, startCluster, until } from './cluster.ts';

const wanted = Number(process.env['CLUSTER_TASKS'] ?? 16);
const kills = Number(process.env['CLUSTER_KILLS'] ?? 3);
/** Uploads that are under way at once. */
const lines = 4;
/** A session may ask a hundred times a minute. */
const uploadsPerSession = 20;
const faults: readonly Fault[] = ['slow', 'gone', 'busy', 'frozen'];
/** How many results are compared. */
const compared = 12;

/** The same numbers from 0 to 1 for the same seed (Lehmer, 48271 modulo 2^31 - 1). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

interface Accepted {
  readonly task: string;
  readonly session: string;
}

describeWith(['PostgreSQL'], 'servers and workers that die', () => {
  let cluster: Cluster;
  let storage: Storage;
  /** How many processes were killed so far. */
  const course = { kills: 0 };
  /** Two servers, then two workers. */
  let processes: ClusterProcess[];
  const begin = (index: number): Promise<ClusterProcess> =>
    index < 2 ? cluster.server('--workers', '0') : cluster.worker('--workers', '2', '--lanes', 'light');
  beforeAll(async () => {
    cluster = await startCluster();
    for (const [name, value] of Object.entries(cluster.env)) vi.stubEnv(name, value);
    processes = await Promise.all([0, 1, 2, 3].map(begin));
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

  const serverUrl = (index: number): string => processes[index]?.url ?? '';
  let turn = 0;

  /** Sends the request to one server and the other in turn until it succeeds. */
  async function succeeding(send: (url: string) => Promise<string | undefined>): Promise<string> {
    for (;;) {
      const answer = await send(serverUrl(turn++ % 2)).catch(() => undefined);
      if (answer !== undefined) return answer;
      await pause(1000);
    }
  }

  async function submitAll(): Promise<readonly Accepted[]> {
    const document = await pdf();
    const accepted: Accepted[] = [];
    let next = 0;
    // So that something is under way at every kill.
    const isDue = () => next >= wanted || kills === 0 || next < (wanted * (course.kills + 1)) / kills || undefined;
    async function line(): Promise<void> {
      let id = '';
      for (let count = 0; ; count++) {
        await until(isDue);
        if (next >= wanted) return;
        const key = `upload ${next++}`;
        if (count % uploadsPerSession === 0) id = await succeeding(async (url) => (await newSession({ url })).id);
        const task = await succeeding(async (url) => {
          const init = { method: 'POST', headers: { 'Idempotency-Key': key, 'X-Session-ID': id } };
          const response = await fetch(`${url}/api/upload/`, { ...init, body: formOf([document]) });
          return response.ok ? ((await response.json()) as { taskId: string }).taskId : undefined;
        });
        accepted.push({ task, session: id });
      }
    }
    await Promise.all(Array.from({ length: lines }, line));
    return accepted;
  }

  async function killAll(random: () => number): Promise<void> {
    for (let kill = 0; kill < kills; kill++) {
      course.kills = kill;
      await pause(random() * 1500);
      const killed = Math.floor(random() * processes.length);
      await processes[killed]?.end('SIGKILL');
      cluster.s3.failAll(faults[Math.floor(random() * faults.length)] ?? 'none');
      await pause(random() * 2000);
      cluster.s3.failAll('none');
      if (kill % 10 === 0) {
        await cluster.postgres.crash();
        await pause(random() * 1000);
        await cluster.postgres.start();
      }
      processes[killed] = await begin(killed);
    }
  }

  const entries = async () => (await storage.records.collection('task', TaskBody).list({}, { limit: 100_000 })).entries;
  const allOver = () =>
    until(async () => {
      await pause(300);
      const all = await entries();
      return all.every(({ state }) => taskStates.some((one) => one === state && isOver(one))) ? all : undefined;
    });

  /** What both servers say of a task, with the bytes of its result. */
  async function seenAt(url: string, { task, session: id }: Accepted): Promise<unknown> {
    const client = session(url, id);
    const status = await client.status(task);
    const [path] = status.downloadUrls;
    const result = path === undefined ? undefined : await client.call('GET', path);
    return { status, result: result && Buffer.from(await result.arrayBuffer()).toString('base64') };
  }

  it(
    'every task that was accepted ends, once, and is the same at both servers',
    async () => {
      const submitting = submitAll();
      await killAll(randomFrom(Number(process.env['CLUSTER_SEED'] ?? 1)));
      const accepted = await submitting;
      const ended = await allOver();
      // Each upload was repeated until it succeeded, and made one task.
      expect(ended.map(({ id }) => id).sort()).toEqual(accepted.map(({ task }) => task).sort());
      for (const { state, body } of ended) {
        if (state !== 'succeeded') expect(body.failure?.message).toMatch(/interrupted 3 times/);
        else expect(body.files).toHaveLength(1);
        for (const { sha256 } of body.files) expect(await storage.blobs.size(sha256)).toBeGreaterThan(0);
      }
      expect(await storage.queue.depth()).toEqual({ queued: 0, leased: 0 });
      const told = cluster.endedTasks();
      expect(new Set(told).size).toBe(told.length);
      for (const one of accepted.slice(0, compared)) {
        const seen = await Promise.all([0, 1].map((index) => seenAt(serverUrl(index), one)));
        expect(seen[0]).toEqual(seen[1]);
        expect(seen[0]).toMatchObject({ status: { taskId: one.task } });
      }
    },
    180_000 + kills * 15_000 + wanted * 500,
  );
});
