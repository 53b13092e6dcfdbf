/** The two queues through their port: jobs claimed and completed, ten at a time. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JobQueue } from '../../src/stores/queues/job-queue.ts';
import { openPgBossQueue } from '../../src/stores/queues/pg-boss.ts';
import { sqliteJobQueue } from '../../src/stores/queues/sqlite.ts';
import { openDatabase } from '../../src/stores/sql/sqlite.ts';
import { median } from '../measure.ts';
import { onPostgres, ratio, type Row, timed } from './row.ts';

const lane = 'light';
const jobs = 1000;
const rounds = 5;

async function addAll(queue: JobQueue, round: number): Promise<void> {
  const ids = Array.from({ length: jobs }, (_, index) => `${round} ${index}`);
  while (ids.length > 0) await Promise.all(ids.splice(0, 10).map((id) => queue.add({ id, lane, priority: 64 })));
}

async function drain(queue: JobQueue): Promise<void> {
  const free = { total: 10, lanes: { [lane]: 10 } };
  for (let left = jobs; left > 0;) {
    const { leases } = await queue.claim(free, 15_000);
    const completed = await Promise.all(leases.map((lease) => queue.complete(lease)));
    left -= completed.filter(Boolean).length;
  }
}

async function perSecond(queue: JobQueue, round: number): Promise<number> {
  await addAll(queue, round);
  return jobs / ((await timed(() => drain(queue))) / 1000);
}

async function bothQueues(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-queues-'));
  const sqlite = await openDatabase(join(folder, 'queue.db'));
  try {
    return await onPostgres(async (address) => {
      const boss = await openPgBossQueue({ address, lanes: [lane], trouble: console.error });
      try {
        const rates: { readonly boss: number; readonly sqlite: number }[] = [];
        for (let round = 0; round < rounds; round++)
          rates.push({ boss: await perSecond(boss, round), sqlite: await perSecond(sqliteJobQueue(sqlite), round) });
        const [ofBoss, ofSqlite] = [median(rates.map((one) => one.boss)), median(rates.map((one) => one.sqlite))];
        const times = median(rates.map((one) => one.boss / one.sqlite));
        return `${ratio(times)}  (${ofBoss.toFixed(0)} against ${ofSqlite.toFixed(0)} a second)`;
      } finally {
        await boss.close();
      }
    });
  } finally {
    await sqlite.close();
    await rm(folder, { recursive: true });
  }
}

export const queues: readonly Row[] = [
  { what: 'queue: pg-boss against SQLite, ten at a time', toReach: '≥ 1.5×', measure: bothQueues },
];
