/** A server that is stopped while clients ask it: nobody is refused, and what it worked on is done by another one. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../engines.ts';
import { newSession, session } from '../server/apis/sessions/requests.ts';
import { type Cluster, metric, startCluster, unreadScans, until } from './cluster.ts';

describeWith(['PostgreSQL'], 'a server that is stopped', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster();
  });
  afterAll(() => cluster?.stop());

  it('is not ready any more, still answers, and leaves its work to another one', async () => {
    const drained = await cluster.server('--workers', '1', '--drain-seconds', '4', '--stop-seconds', '0');
    const mine = await newSession(drained);
    const task = await mine.upload(...(await unreadScans(6)));
    await until(async () => ((await metric(drained, 'invoicectl_tasks_running')) === 1 ? true : undefined));
    const other = await cluster.server('--workers', '1');

    const readiness = async ({ url }: { readonly url: string }): Promise<number> =>
      (await fetch(`${url}/readyz`)).status;
    expect(await readiness(drained)).toBe(200);
    const gone = drained.end('SIGTERM');
    await until(async () => ((await readiness(drained)) === 503 ? true : undefined));
    // As long as load balancers may still send requests: those that come, and one that begins last of all.
    for (let request = 0; request < 10; request++) {
      expect((await newSession(drained)).id).toMatch(/./);
      expect((await mine.status(task)).status).toMatch(/queued|processing|completed/);
      expect(await readiness(drained)).toBe(503);
      await pause(100);
    }
    expect(await readiness(other)).toBe(200);
    expect(await gone).toBe(0);
    await expect(fetch(`${drained.url}/readyz`)).rejects.toThrow('fetch failed');

    const atOther = session(other.url, mine.id);
    expect(await atOther.until(task, 'completed', 'failed', 'cancelled')).toMatchObject({ status: 'completed' });
    expect(cluster.endedTasks()).toEqual([task]);
    expect(drained.logged().filter(({ level }) => level === 'error')).toEqual([]);
  });
});
