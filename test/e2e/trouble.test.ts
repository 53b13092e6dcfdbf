/** Several servers and workers, of which one has died or is in trouble: the others go on without it. */
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../engines.ts';
import { newSession, session } from '../server/apis/sessions/requests.ts';
import { type Cluster, type ClusterProcess, extract, startCluster, unreadScan, until } from './cluster.ts';

describeWith(['PostgreSQL'], 'several servers', () => {
  let cluster: Cluster;
  let one: ClusterProcess;
  let other: ClusterProcess;
  let database: Client;
  beforeAll(async () => {
    cluster = await startCluster();
    [one, other] = await Promise.all([cluster.server('--workers', '0'), cluster.server('--workers', '0')]);
    database = new Client(cluster.database);
    await database.connect();
  });
  afterAll(async () => {
    await database?.end();
    await cluster?.stop();
  });

  const rows = async (statement: string): Promise<number> => (await database.query(statement)).rowCount ?? 0;
  const waits = () => rows(`SELECT FROM invoicectl.locks WHERE name LIKE 'awaited:%'`);
  const tasks = () => rows(`SELECT FROM invoicectl.records WHERE kind = 'task'`);
  const jobs = () => rows(`SELECT FROM invoicectl_queue.job WHERE state <= 'active'`);

  it('delete what the client of a killed one waited for, once its lease has run out, and nothing else', async () => {
    const dying = await cluster.server('--workers', '0');
    const broken = extract(dying, await unreadScan()).catch((error: unknown) => error);
    await until(async () => ((await jobs()) === 1 ? true : undefined));
    const { id } = (await database.query<{ id: string }>(`SELECT id FROM invoicectl.records WHERE kind = 'task'`))
      .rows[0]!;
    await dying.end('SIGKILL');
    expect(await broken).toBeInstanceOf(Error);
    // A minute passes for what it has left.
    expect(await rows(`UPDATE invoicectl.locks SET until_ms = until_ms - 60000 WHERE name LIKE 'awaited:%'`)).toBe(1);
    const answer = extract(other, await unreadScan());
    const ofDead = `SELECT FROM invoicectl.records WHERE kind = 'task' AND id = '${id}'`;
    await until(async () => ((await rows(ofDead)) === 0 && (await tasks()) === 1 ? true : undefined));
    const worker = await cluster.worker('--workers', '1');
    expect((await answer).status).toBe(200);
    expect(cluster.endedTasks()).toHaveLength(1);
    expect(await worker.end('SIGTERM')).toBe(0);
    expect([await waits(), await tasks(), await jobs()]).toEqual([0, 0, 0]);
  }, 180_000);

  it('answer 100 requests of a client in a minute between them, and refuse the 30 that follow', async () => {
    const mine = await newSession(one);
    const both = [mine, session(other.url, mine.id)];
    const ask = async (index: number) => both[index % 2]?.call('POST', '/api/task/queue/health');
    const answers = await Promise.all(Array.from({ length: 130 }, (_, index) => ask(index)));
    const answered = answers.filter((answer) => answer?.status === 200);
    const refused = answers.filter((answer) => answer?.status === 429);
    expect([answered.length, refused.length]).toEqual([100, 30]);
    for (const answer of refused) expect(Number(answer?.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
