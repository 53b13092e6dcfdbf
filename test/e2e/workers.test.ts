/** A server that takes requests only, and workers in processes of their own. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../engines.ts';
import { convertClient } from '../server/apis/conversion/client.ts';
import {
  clientKey,
  clientToken,
  type Cluster,
  type ClusterProcess,
  extract,
  metric,
  startCluster,
  unreadScan,
  unreadScans,
  until,
} from './cluster.ts';
import { followEvents } from '../server/event-client.ts';
import { newSession } from '../server/apis/sessions/requests.ts';
import { pdf } from '../server/apis/sessions/sent-files.ts';
import { folder, run } from './program.ts';
import { startProxy } from './proxy.ts';

describeWith(['PostgreSQL'], 'a server without workers', () => {
  let cluster: Cluster;
  let server: ClusterProcess;
  beforeAll(async () => {
    cluster = await startCluster();
    server = await cluster.server('--workers', '0');
  });
  afterAll(() => cluster?.stop());

  it('has its tasks done by a worker, those whose client waits as well', async () => {
    const waiting = extract(server, await pdf('invoices/en-us-sales-tax.pdf'));
    const worker = await cluster.worker('--workers', '2', '--lanes', 'light,ocr,convert,large');
    const extracted = await waiting;
    expect(extracted.status).toBe(200);
    expect(await extracted.json()).toMatchObject({ invoice_number: expect.any(String) });
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toMatch(/^invoicectl_queue_oldest_seconds\{scope="cluster",lane="light"\} \d/m);
    expect(metrics).toMatch(/^invoicectl_tasks_queued\{scope="cluster"\} \d/m);
    const asUser = await newSession(server);
    await until(async () => {
      // A session may ask a hundred times a minute.
      await pause(700);
      const health = await (await asUser.call('POST', '/api/task/queue/health')).json();
      expect(health).toMatchObject({ healthy: true, backend: 'postgresql' });
      return (health as { celery_workers: number }).celery_workers === 2 ? true : undefined;
    });
    const client = convertClient(server.url, { token: clientToken, apiKey: clientKey });
    const fileId = await client.upload('table.csv', 'a,b\n1,2\n');
    const body = { fileId, sourceFormat: 'csv', targetFormat: 'xlsx', mode: 'async' };
    const asked = await client.call('POST', '/convert', body);
    expect(asked.body).toMatchObject({ success: true });
    expect(await client.over(String(asked.body.data['taskId']))).toMatchObject({ status: 'completed' });
    expect((await fetch(`${worker.url}/readyz`)).status).toBe(200);
    expect((await fetch(`${worker.url}/extract`, { method: 'POST' })).status).toBe(404);
    expect(await worker.end('SIGTERM')).toBe(0);
  });

  it('has a task ended once, and its client answered, although the worker that had it was killed', async () => {
    const before = cluster.endedTasks().length;
    const first = await cluster.worker('--workers', '1');
    const answer = extract(server, await unreadScan());
    await until(async () => ((await metric(first, 'invoicectl_tasks_running')) === 1 ? true : undefined));
    await first.end('SIGKILL');
    const second = await cluster.worker('--workers', '1');
    expect((await answer).status).toBe(200);
    expect(await second.end('SIGTERM')).toBe(0);
    expect(cluster.endedTasks().slice(before)).toHaveLength(1);
  });

  it('has a task ended once although the worker that had it slept through its lease and woke up', async () => {
    const before = cluster.endedTasks().length;
    const sleeper = await cluster.worker('--workers', '1');
    const answer = extract(server, await unreadScan());
    await until(async () => ((await metric(sleeper, 'invoicectl_tasks_running')) === 1 ? true : undefined));
    sleeper.signal('SIGSTOP');
    const other = await cluster.worker('--workers', '1');
    expect((await answer).status).toBe(200);
    sleeper.signal('SIGCONT');
    await until(async () => ((await metric(sleeper, 'invoicectl_tasks_running')) === 0 ? true : undefined));
    for (const worker of [sleeper, other]) expect(await worker.end('SIGTERM')).toBe(0);
    expect(cluster.endedTasks().slice(before)).toHaveLength(1);
  });

  it('has a task ended once although the worker that had it was cut off from the database', async () => {
    const before = cluster.endedTasks().length;
    const between = await startProxy(cluster.postgres.port);
    const database = cluster.database.replace(/:\d+\/(?=\w+$)/, `:${between.port}/`);
    const lonely = await cluster.worker('--workers', '1', '--database', database);
    const answer = extract(server, await unreadScan());
    await until(async () => ((await metric(lonely, 'invoicectl_tasks_running')) === 1 ? true : undefined));
    await between.stop();
    const other = await cluster.worker('--workers', '1');
    expect((await answer).status).toBe(200);
    // It gives up by itself, and has changed nothing.
    await until(async () => ((await metric(lonely, 'invoicectl_tasks_running')) === 0 ? true : undefined));
    await lonely.end('SIGKILL');
    expect(await other.end('SIGTERM')).toBe(0);
    expect(cluster.endedTasks().slice(before)).toHaveLength(1);
  }, 180_000);

  it('learns at once what happens in a worker, and a worker what is cancelled at the server', async () => {
    const worker = await cluster.worker('--workers', '1', '--lanes', 'light');
    const asUser = await newSession(server);
    const task = await asUser.upload(...(await unreadScans(20)));
    const followed = await followEvents(`${server.url}/api/task/${task}/events`, { 'X-Session-ID': asUser.id });
    await followed.next(({ data }) => data['status'] === 'processing');
    expect((await asUser.call('POST', `/api/task/${task}/cancel`)).status).toBe(200);
    await until(async () => ((await metric(worker, 'invoicectl_tasks_running')) === 0 ? true : undefined));
    followed.close();
    await worker.end('SIGTERM');
  });

  it('is refused, as is a worker, where only this machine has the records', async () => {
    const cwd = await folder();
    const served = await run(['serve', '--workers', '0', '--data-dir', 'kept'], { cwd });
    expect([served.code, served.stderr]).toEqual([2, expect.stringMatching(/needs its records in PostgreSQL/)]);
    const worked = await run(['worker', '--data-dir', 'kept'], { cwd });
    expect([worked.code, worked.stderr]).toEqual([2, expect.stringMatching(/A worker needs the records/)]);
    const env = { INVOICECTL_DATABASE: cluster.database, INVOICECTL_BLOBS: 's3://documents/' };
    const idle = await run(['worker', '--workers', '0'], { cwd, env });
    expect([idle.code, idle.stderr]).toEqual([2, expect.stringMatching(/at least 1/)]);
  });
});
