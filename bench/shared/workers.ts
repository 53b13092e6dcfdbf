/** Several workers against one: tasks that wait, and tasks that compute. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PDFDocument } from '@cantoo/pdf-lib';
import { openPgBossQueue } from '../../src/stores/queues/pg-boss.ts';
import { extract, startCluster } from '../../test/e2e/cluster.ts';
import { pdf, type SentFile } from '../../test/server/apis/sessions/sent-files.ts';
import { median } from '../measure.ts';
import { onPostgres, ratio, type Row, timed } from './row.ts';

const rounds = 3;
const waitingJobs = 240;
const scans = 8;

/** How long `count` processes take that wait 100 ms for each job, four at a time. */
async function waitedFor(address: string, count: number, left: () => Promise<number>): Promise<number> {
  const begun = (child: ChildProcess): Promise<unknown> => once(child, 'message');
  const children = Array.from({ length: count }, () =>
    spawn(process.execPath, [join(import.meta.dirname, 'waiting-worker.ts'), address], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    }),
  );
  try {
    await Promise.all(children.map(begun));
    return await timed(async () => {
      for (const child of children) child.send('begin');
      while ((await left()) > 0) await pause(10);
    });
  } finally {
    for (const child of children) child.kill('SIGKILL');
  }
}

async function whatWaits(): Promise<string> {
  return onPostgres(async (address) => {
    const queue = await openPgBossQueue({ address, lanes: ['light'], trouble: console.error });
    const left = async (): Promise<number> => {
      const { queued, leased } = await queue.depth();
      return queued + leased;
    };
    const round = async (count: number): Promise<number> => {
      for (let index = 0; index < waitingJobs; index++)
        await queue.add({ id: randomUUID(), lane: 'light', priority: 64 });
      return waitedFor(address, count, left);
    };
    try {
      const times: number[] = [];
      for (let index = 0; index < rounds; index++) times.push((await round(1)) / (await round(4)));
      return ratio(median(times));
    } finally {
      await queue.close();
    }
  });
}

/** A scan whose page is like no other: a worker keeps what it recognised, and finds it again by the picture of a page. */
async function newScan(): Promise<SentFile> {
  const scan = await pdf('invoices/en-scan-askew.pdf');
  const document = await PDFDocument.load(scan.bytes);
  const [page] = document.getPages();
  for (let mark = 0; mark < 8; mark++)
    page?.drawRectangle({ x: 20 + 540 * Math.random(), y: 10 + 20 * Math.random(), width: 1, height: 1 });
  return { ...scan, bytes: await document.save() };
}

async function whatComputes(): Promise<string> {
  const cluster = await startCluster();
  try {
    const server = await cluster.server('--workers', '0');
    const round = async (): Promise<number> =>
      timed(async () => {
        const all = Array.from({ length: scans }, async () => extract(server, await newScan()));
        for (const { status } of await Promise.all(all)) if (status !== 200) throw new Error(`answered ${status}`);
      });
    const times: number[] = [];
    for (let index = 0; index < rounds; index++) {
      const first = await cluster.worker('--workers', '1');
      await extract(server, await newScan());
      const alone = await round();
      const second = await cluster.worker('--workers', '1');
      await Promise.all([1, 2, 3].map(async () => extract(server, await newScan())));
      times.push(alone / (await round()));
      for (const worker of [first, second]) await worker.end('SIGTERM');
    }
    return ratio(median(times));
  } finally {
    await cluster.stop();
  }
}

export const workers: readonly Row[] = [
  { what: 'workers: four against one, tasks that wait', toReach: '≥ 3.5×', measure: whatWaits },
  { what: 'workers: two against one, scans', toReach: '≥ 1.8× on two free cores', measure: whatComputes },
];
