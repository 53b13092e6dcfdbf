/** Tasks whose client waits, and what becomes of them when the process that the client is connected to dies. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { awaited, deleteAbandoned } from '../../../src/runtime/durable/awaited.ts';
import { sqlLeases } from '../../../src/stores/locks/leases-sql.ts';
import { durableSetup } from './setup.ts';

let made: Awaited<ReturnType<typeof durableSetup>>;
const { signal } = new AbortController();
beforeEach(async () => {
  made = await durableSetup(await mkdtemp(join(tmpdir(), 'awaited-')));
});
afterEach(async () => {
  await made.worker.stop(0);
  await made.database.close();
});

const submit = async (milliseconds: number): Promise<string> =>
  (await made.tasks.submit({ kind: 'wait', input: { milliseconds }, owner: 'a', needs: [], keepMs: 60_000 })).id;

/** What another process does, some time after the last lease was extended. */
const cleanUp = (laterMs: number): Promise<number> =>
  deleteAbandoned({ ...made, leases: sqlLeases(made.database, () => sql.val(Date.now() + laterMs)) });

it('a task is stopped and deleted a minute after the last sign of who waits for it, and no other task is', async () => {
  const { tasks, worker, records } = made;
  const [id, other] = [await submit(600_000), await submit(600_000)];
  const waiting = expect(tasks.wait(id, signal)).rejects.toMatchObject({ kind: 'not_found' });
  worker.start();
  await expect.poll(() => worker.running()).toBe(2);
  expect(await cleanUp(59_000)).toBe(0);
  expect(await cleanUp(61_000)).toBe(1);
  await expect.poll(() => worker.running()).toBe(1);
  expect(await records.get(id)).toBeUndefined();
  expect(await tasks.get(other)).toMatchObject({ state: 'running' });
  await waiting;
});

it('a task that ended in time, or whose client left, is not abandoned', async () => {
  const { tasks, worker } = made;
  const [done, left] = [await submit(0), await submit(600_000)];
  worker.start();
  expect(await tasks.wait(done, signal)).toMatchObject({ state: 'succeeded' });
  await expect(tasks.wait(left, AbortSignal.timeout(50))).rejects.toMatchObject({ name: 'TimeoutError' });
  expect(await cleanUp(61_000)).toBe(0);
  expect(await tasks.get(done)).toMatchObject({ state: 'succeeded' });
  await tasks.cancel(left);
});

it('as long as somebody waits, the lease is extended', async () => {
  const { leases } = made.services;
  const over = Promise.withResolvers<void>();
  const waiting = awaited(leases, 'x', () => over.promise, 300);
  const untilMs = async (): Promise<number | undefined> =>
    (await made.database.tables.selectFrom('locks').select('until_ms').executeTakeFirst())?.until_ms;
  await expect.poll(untilMs).toBeDefined();
  const first = await untilMs();
  await vi.waitFor(async () => expect(await untilMs()).toBeGreaterThan(first ?? 0), { timeout: 20_000 });
  over.resolve();
  await waiting;
  expect(await untilMs()).toBeUndefined();
});
