/** Several servers and workers, of which one has died or is in trouble: the others go on without it. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith, testWith } from '../engines.ts';
import { newSession, session } from '../server/apis/sessions/requests.ts';
import { formOf, pdf } from '../server/apis/sessions/sent-files.ts';
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
    await until(async () => ((await jobs()) === 1 && (await waits()) === 1 ? true : undefined));
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

  it('make the tables of the queue again if those were lost, and queue what was in them', async () => {
    const client = await newSession(one);
    const task = await client.upload(await pdf());
    expect(await jobs()).toBe(1);
    await database.query('DROP SCHEMA invoicectl_queue CASCADE');
    const schemas = () => rows(`SELECT FROM pg_tables WHERE schemaname = 'invoicectl_queue' AND tablename = 'job'`);
    await until(async () => ((await schemas()) === 1 ? true : undefined));
    // A minute passes for the task.
    await database.query(`UPDATE invoicectl.records SET updated_ms = updated_ms - 60000 WHERE id = '${task}'`);
    await until(async () => ((await jobs()) === 1 ? true : undefined));
    const worker = await cluster.worker('--workers', '1', '--lanes', 'light');
    await client.until(task, 'completed');
    for (const { url } of [one, other]) expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect(await worker.end('SIGTERM')).toBe(0);
    expect(cluster.endedTasks().filter((id) => id === task)).toHaveLength(1);
  }, 180_000);

  it('start although the bucket is away, as soon as it is back', async () => {
    const { s3 } = cluster;
    const asked = () => s3.requests.filter((method) => method === 'HEAD').length;
    const before = asked();
    s3.failAll('gone');
    const starting = Promise.all([cluster.server('--workers', '0'), cluster.worker('--workers', '1')]);
    const failed = starting.then(() => undefined);
    // Each of the two asks five times before that counts as one answer.
    await Promise.race([failed, until(() => (asked() > before + 20 ? true : undefined))]);
    s3.failAll('none');
    for (const begun of await starting) {
      expect((await fetch(`${begun.url}/readyz`)).status).toBe(200);
      expect(await begun.end('SIGTERM')).toBe(0);
    }
  });

  testWith(
    ['the right to mount'],
    'work on if the disk of one of them is full, which says that it is not ready',
    async () => {
      const disk = await mkdtemp(join(tmpdir(), 'spool-'));
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', disk]);
      try {
        const full = await cluster.server(
          '--workers',
          '0',
          '--data-dir',
          join(disk, 'data'),
          '--reserve-megabytes',
          '2',
        );
        const ready = async ({ url }: ClusterProcess) => (await fetch(`${url}/readyz`)).status;
        expect(await ready(full)).toBe(200);
        const { bavail, bsize } = await statfs(disk);
        await writeFile(join(disk, 'of-another-program'), Buffer.alloc(bavail * bsize - 2 ** 20, 'x'));
        await until(async () => ((await ready(full)) === 503 ? true : undefined));
        const client = await newSession(full);
        const send = async (url: string): Promise<Response> =>
          session(url, client.id).call('POST', '/api/upload/', { body: formOf([await pdf()]) });
        expect((await send(full.url)).status).toBe(503);
        expect([await ready(other), (await send(other.url)).status]).toEqual([200, 200]);
        await rm(join(disk, 'of-another-program'));
        await until(async () => ((await ready(full)) === 200 ? true : undefined));
        expect((await send(full.url)).status).toBe(200);
        await full.end('SIGKILL');
      } finally {
        execFileSync('umount', ['--lazy', disk]);
      }
    },
  );
});
