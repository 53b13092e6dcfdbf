/** Servers and workers whose queue is on a PostgreSQL server of its own, where a process dies between its two writes. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../engines.ts';
import { type PostgresServer, startPostgres } from '../postgres.ts';
import { newSession, session } from '../server/apis/sessions/requests.ts';
import { formOf, pdf } from '../server/apis/sessions/sent-files.ts';
import { type Cluster, type ClusterProcess, extract, startCluster, until } from './cluster.ts';

describeWith(['PostgreSQL'], 'servers and workers whose queue is apart', () => {
  let ofQueue: PostgresServer;
  let queue: string;
  let cluster: Cluster;
  let server: ClusterProcess;
  beforeAll(async () => {
    ofQueue = await startPostgres();
    queue = await ofQueue.newDatabase();
    cluster = await startCluster({ INVOICECTL_QUEUE: queue });
    server = await cluster.server('--workers', '0');
    await cluster.worker('--workers', '2', '--lanes', 'light,ocr,convert,large');
  });
  afterAll(async () => {
    await cluster?.stop();
    await ofQueue?.stop();
  });

  async function on<Result>(address: string, work: (client: Client) => Promise<Result>): Promise<Result> {
    const client = new Client(address);
    // The server of the queue crashes while somebody is connected.
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  const waitingTasks = (): Promise<readonly string[]> =>
    on(cluster.database, async (client) => {
      const { rows } = await client.query<{ id: string }>(
        `SELECT id FROM invoicectl.records WHERE kind = 'task' AND state = 'queued'`,
      );
      return rows.map(({ id }) => id);
    });

  it('have documents worked on, those whose client waits as well', async () => {
    const answer = await extract(server, await pdf('invoices/en-us-sales-tax.pdf'));
    expect(answer.status).toBe(200);
    const client = await newSession(server);
    const task = await client.upload(await pdf());
    expect(await client.until(task, 'completed')).toMatchObject({ status: 'completed' });
  });

  it('lose and double nothing of a server that is killed when it has stored a task and not yet its job', async () => {
    const dying = await cluster.server('--workers', '0');
    const client = await newSession(dying);
    const key = randomUUID();
    const upload = async (to: ClusterProcess, headers: Readonly<Record<string, string>>): Promise<Response> =>
      session(to.url, client.id).call('POST', '/api/upload/', { body: formOf([await pdf()]), headers });
    const before = cluster.endedTasks().length;

    // Whoever adds a job waits here, and its job is gone with the crash.
    const stored = await on(queue, async (locking) => {
      await locking.query('BEGIN');
      await locking.query('LOCK TABLE invoicectl_queue.job IN SHARE MODE');
      const broken = [upload(dying, { 'Idempotency-Key': key }), upload(dying, {})].map((sent) =>
        sent.catch((error: unknown) => error),
      );
      const tasks = await until(async () => {
        const waiting = await waitingTasks();
        return waiting.length === 2 ? waiting : undefined;
      });
      await dying.end('SIGKILL');
      for (const error of await Promise.all(broken)) expect(error).toBeInstanceOf(Error);
      await ofQueue.crash();
      return tasks;
    });
    await ofQueue.start();
    const jobs = await on(queue, (there) =>
      there.query('SELECT FROM invoicectl_queue.job WHERE singleton_key = ANY($1)', [stored]),
    );
    expect(jobs.rowCount).toBe(0);

    // The client repeats one of the requests; its lock ends some seconds after its server.
    const repeated = await until(async () => {
      await pause(1000);
      // A refusal may come before the whole form was sent, which then breaks off.
      const response = await upload(server, { 'Idempotency-Key': key }).catch(() => undefined);
      return response?.status === 200 ? response : undefined;
    });
    const { taskId } = (await repeated.json()) as { taskId: string };
    expect(stored).toContain(taskId);
    // The other one is found by a server that starts, or that looks every minute, once it has not changed for a minute.
    await on(cluster.database, (there) =>
      there.query(
        `UPDATE invoicectl.records SET updated_ms = updated_ms - 60000 WHERE kind = 'task' AND id = ANY($1)`,
        [stored],
      ),
    );
    await cluster.server('--workers', '0');
    const asked = session(server.url, client.id);
    for (const id of stored) await asked.until(id, 'completed');
    expect(cluster.endedTasks().slice(before).toSorted()).toEqual(stored.toSorted());
    const listed = (await (await asked.call('GET', '/api/task')).json()) as { total_count: number };
    expect(listed.total_count).toBe(2);
  }, 180_000);
});
