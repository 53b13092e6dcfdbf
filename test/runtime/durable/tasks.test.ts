import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Failure } from '../../../src/domain/failure.ts';
import { type AnyKind, anyKind } from '../../../src/runtime/durable/kinds.ts';
import { expireTasks } from '../../../src/runtime/durable/retention.ts';
import type { Task } from '../../../src/runtime/durable/task.ts';
import type { WorkerSettings } from '../../../src/runtime/durable/runs.ts';
import { recover } from '../../../src/runtime/durable/worker.ts';
import { collected } from '../../stores/collected.ts';
import { durableSetup, waitingKind } from './setup.ts';
import { claimOne } from '../../contract/claim-one.ts';

const opened: Awaited<ReturnType<typeof durableSetup>>[] = [];
afterEach(async () => {
  for (const { worker, database } of opened.splice(0)) {
    await worker.stop(0);
    await database.close();
  }
});

async function start(settings: Partial<WorkerSettings> = {}, kinds?: readonly AnyKind[]) {
  const folder = await mkdtemp(join(tmpdir(), 'tasks-'));
  const made = await durableSetup(folder, settings, kinds);
  opened.push(made);
  const submit = (input: object = {}, more: object = {}) =>
    made.tasks.submit({ kind: 'wait', input, owner: 'me', needs: [], keepMs: 60_000, ...more });
  const signal = AbortSignal.timeout(10_000);
  const over = (id: string): Promise<Task> => made.tasks.wait(id, signal);
  const until = async (id: string, state: string): Promise<void> => {
    while ((await made.tasks.get(id))?.state !== state) await pause(5, undefined, { signal });
  };
  return { folder, submit, over, until, ...made };
}

describe('a task', () => {
  it('goes from queued to succeeded, with progress, a result and a file', async () => {
    const { submit, over, tasks, worker, upload, blobs } = await start();
    const { sha256 } = await upload('invoice');
    const { id, state } = await submit({ sha256 }, { needs: [sha256], about: { fileCount: 1 } });
    expect(state).toBe('queued');
    await blobs.release({ kind: 'upload', id: 'u' });
    const seen: number[] = [];
    tasks.watch(id, ({ progress }) => seen.push(progress));
    worker.start();
    const task = await over(id);
    expect(task).toMatchObject({
      state: 'succeeded',
      progress: 100,
      about: { fileCount: 1 },
      result: { read: 'invoice' },
    });
    expect(String(await buffer(await blobs.open(task.files[0]!.sha256)))).toBe('resultinvoice');
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(100);
  });

  it('that is submitted again after its submission was interrupted is the same task', async () => {
    const { submit, over, tasks, queue, worker } = await start();
    await submit({}, { id: 'one', mayBeThere: true });
    await queue.cancel('one');
    expect(await submit({}, { id: 'one', mayBeThere: true })).toMatchObject({ id: 'one', state: 'queued' });
    await expect(submit({}, { id: 'one', mayBeThere: true, owner: 'another' })).rejects.toMatchObject({
      kind: 'conflict',
    });
    await expect(submit({}, { id: 'one' })).rejects.toMatchObject({ kind: 'conflict' });
    worker.start();
    await over('one');
    expect(await submit({}, { id: 'one', mayBeThere: true })).toMatchObject({ state: 'succeeded' });
    expect((await tasks.list({}, { limit: 9 })).total).toBe(1);
  });

  it('is announced as new and as waiting at the same time, for which other processes get one message', async () => {
    const { submit, services } = await start();
    const add = services.queue.add.bind(services.queue);
    vi.spyOn(services.queue, 'add').mockImplementation((job) => pause(5).then(() => add(job)));
    const heard: string[] = [];
    function hear(what: string): void {
      heard.push(what);
      setImmediate(() => heard.push('later'));
    }
    services.events.onQueued(() => hear('queued'));
    services.events.listenToAll(() => hear('changed'));
    await submit();
    expect(heard.slice(0, 2)).toEqual(['queued', 'changed']);
  });

  it('that fails keeps the reason, and can be retried', async () => {
    const { submit, over, tasks, worker } = await start();
    worker.start();
    const { id } = await submit({ fails: 'It is torn' });
    expect(await over(id)).toMatchObject({
      state: 'failed',
      failure: { kind: 'corrupt_document', message: 'It is torn' },
    });
    expect(await tasks.retry(id)).toMatchObject({ state: 'queued', failure: null, progress: 0 });
    expect(await over(id)).toMatchObject({ state: 'failed' });
  });

  it('whose documents cannot be reached is not failed but waits until they can, and no attempt is counted', async () => {
    const away = new Failure('unavailable', 'The bucket does not answer');
    const troubles: unknown[] = [];
    const settings = { awayMs: 1, trouble: (error: unknown) => void troubles.push(error) };
    const { submit, over, worker, upload, services } = await start(settings);
    const { sha256 } = await upload('invoice');
    const { id } = await submit({ sha256 }, { needs: [sha256] });
    const open = services.blobs.open.bind(services.blobs);
    let misses = 0;
    vi.spyOn(services.blobs, 'open').mockImplementation((...given) =>
      ++misses > 4 ? open(...given) : Promise.reject(away),
    );
    worker.start();
    expect(await over(id)).toMatchObject({ state: 'succeeded', result: { read: 'invoice' } });
    expect(troubles).toEqual([away, away, away, away]);
  });

  it('that is invalid, or needs a missing document, is refused and leaves nothing behind', async () => {
    const { tasks, submit, upload, blobs } = await start();
    await expect(submit({ lane: 'none' })).rejects.toThrow();
    const { sha256 } = await upload('invoice');
    await expect(submit({}, { needs: [sha256, '0'.repeat(64)] })).rejects.toMatchObject({ kind: 'not_found' });
    expect((await tasks.list({}, { limit: 1 })).total).toBe(0);
    // Nor does what it would have needed stay.
    await blobs.release({ kind: 'upload', id: 'u' });
    await blobs.removeUnreferenced({ unreferencedForMs: 0 });
    expect(await blobs.size(sha256)).toBeUndefined();
  });

  it('that throws anything but a Failure is reported as an internal error, without the original message', async () => {
    const broken = anyKind({ ...waitingKind, run: () => Promise.reject(new TypeError('secret.pdf is undefined')) });
    const { submit, over, worker } = await start({}, [broken]);
    worker.start();
    const { failure } = await over((await submit()).id);
    expect(failure?.kind).toBe('internal');
    expect(JSON.stringify(failure)).not.toContain('secret');
  });
});

describe('cancelling a task', () => {
  it('stops the running work', async () => {
    const { submit, over, until, tasks, worker } = await start();
    worker.start();
    const { id } = await submit({ milliseconds: 60_000 });
    await until(id, 'running');
    expect(await tasks.cancel(id)).toMatchObject({ state: 'cancelled' });
    expect(await over(id)).toMatchObject({ state: 'cancelled' });
    while (worker.running() > 0) await pause(5);
    expect(await tasks.depth()).toEqual({ queued: 0, leased: 0 });
    expect(await tasks.get(id)).toMatchObject({ state: 'cancelled', files: [] });
  });

  it('and retrying it at once works, even if the first run has not ended yet', async () => {
    let runs = 0;
    const slow = anyKind({
      ...waitingKind,
      async run(input, context) {
        runs++;
        if (runs === 1) await pause(100);
        context.signal.throwIfAborted();
        return waitingKind.run(input, context);
      },
    });
    const { submit, over, until, tasks, worker } = await start({}, [slow]);
    worker.start();
    const { id } = await submit();
    await until(id, 'running');
    await tasks.cancel(id);
    await tasks.retry(id);
    expect(await over(id)).toMatchObject({ state: 'succeeded' });
    expect(runs).toBe(2);
  });

  it('takes a queued task out of the queue, and it can be retried', async () => {
    const { submit, over, tasks, worker } = await start();
    const { id } = await submit();
    await tasks.cancel(id);
    expect(await tasks.depth()).toEqual({ queued: 0, leased: 0 });
    await expect(tasks.cancel(id)).rejects.toMatchObject({ kind: 'conflict' });
    await tasks.retry(id);
    worker.start();
    expect(await over(id)).toMatchObject({ state: 'succeeded' });
    await expect(tasks.cancel(id)).rejects.toMatchObject({ kind: 'conflict' });
    await expect(tasks.retry(id)).rejects.toMatchObject({ kind: 'conflict' });
    await expect(tasks.cancel('nobody')).rejects.toMatchObject({ kind: 'not_found' });
  });
});

it('a task that this worker claims a second time, as after a change of the clock, is still counted and can be stopped', async () => {
  const ended: number[] = [];
  let runs = 0;
  const endless = anyKind({
    ...waitingKind,
    async run(_input, { signal }) {
      const own = ++runs;
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      ended.push(own);
      throw signal.reason;
    },
  });
  const { submit, tasks, worker, database, services } = await start({ leaseMs: 900 }, [endless]);
  worker.start();
  const { id } = await submit();
  await expect.poll(() => runs).toBe(1);
  await database.tables.updateTable('jobs').set({ lease_until_ms: 0 }).execute();
  services.events.queued();
  await expect.poll(() => [runs, ended.length], { timeout: 10_000 }).toEqual([2, 1]);
  expect([ended, worker.running()]).toEqual([[1], 1]);
  await tasks.cancel(id);
  await expect.poll(() => [ended, worker.running()]).toEqual([[1, 2], 0]);
});

it('no more tasks run at once than the limits allow, in total and for each lane', async () => {
  let running = 0;
  const peak = { all: 0, ocr: 0, convert: 0 };
  const lanes = { ocr: 0, convert: 0, light: 0 };
  const counting = anyKind({
    ...waitingKind,
    async run(input, context) {
      running++;
      lanes[input.lane]++;
      peak.all = Math.max(peak.all, running);
      peak.ocr = Math.max(peak.ocr, lanes.ocr);
      peak.convert = Math.max(peak.convert, lanes.convert);
      try {
        return await waitingKind.run(input, context);
      } finally {
        running--;
        lanes[input.lane]--;
      }
    },
  });
  const { submit, over, worker } = await start({}, [counting]);
  const submitted = [];
  for (const lane of ['convert', 'ocr', 'light'])
    for (let n = 0; n < 5; n++) submitted.push(await submit({ lane, milliseconds: 20 }));
  worker.start();
  for (const { id } of submitted) expect(await over(id)).toMatchObject({ state: 'succeeded' });
  expect(peak).toEqual({ all: 4, ocr: 2, convert: 1 });
});

it('a task that was made urgent runs first', async () => {
  const { submit, over, tasks, worker } = await start({ total: 1 });
  const [first, second] = [await submit({ milliseconds: 30 }), await submit({ milliseconds: 30 })];
  await tasks.hurry(second.id);
  worker.start();
  await over(second.id);
  expect((await tasks.get(first.id))?.state).not.toBe('succeeded');
  await expect(tasks.hurry(second.id)).rejects.toMatchObject({ kind: 'conflict' });
});

describe('deleting a task', () => {
  it('deletes its files too', async () => {
    const { submit, over, tasks, worker, blobStore, upload, blobs } = await start();
    worker.start();
    const { sha256 } = await upload('input');
    const { id } = await submit({ sha256 }, { needs: [sha256] });
    await blobs.release({ kind: 'upload', id: 'u' });
    await over(id);
    expect(await collected(blobStore.keys())).toHaveLength(2);
    expect(await tasks.delete(id)).toBe(true);
    expect(await tasks.delete(id)).toBe(false);
    await blobs.removeUnreferenced({ unreferencedForMs: 0 });
    expect(await collected(blobStore.keys())).toEqual([]);
    await expect(over(id)).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('stops it if it is running, and nothing of it is left', async () => {
    const { submit, until, tasks, worker, blobStore } = await start();
    worker.start();
    const { id } = await submit({ milliseconds: 60_000 });
    await until(id, 'running');
    await tasks.delete(id);
    while (worker.running() > 0) await pause(5);
    expect(await tasks.get(id)).toBeUndefined();
    expect(await tasks.depth()).toEqual({ queued: 0, leased: 0 });
    expect(await collected(blobStore.keys())).toEqual([]);
  });
});

it('expired tasks lose their files first and their records later', async () => {
  const { submit, over, tasks, worker, blobs, blobStore, services } = await start();
  worker.start();
  const { id } = await submit({}, { keepMs: 1000, rememberMs: 5000 });
  const brief = await submit({ text: 'other' }, { keepMs: 1000 });
  const { finishedMs } = await over(id);
  await over(brief.id);
  const later = (milliseconds: number) => expireTasks(services, (finishedMs ?? 0) + milliseconds);
  expect(await later(900)).toBe(0);
  expect(await later(2000)).toBe(2);
  expect(await tasks.get(id)).toMatchObject({ state: 'expired', files: [] });
  expect(await tasks.get(brief.id)).toBeUndefined();
  await blobs.removeUnreferenced({ unreferencedForMs: 0 });
  expect(await collected(blobStore.keys())).toEqual([]);
  expect(await later(6900)).toBe(0);
  expect(await later(7000)).toBe(1);
  expect(await tasks.get(id)).toBeUndefined();
});

describe('a worker that stops', () => {
  it('finishes the tasks that it can and hands back the others', async () => {
    const { submit, over, until, tasks, worker, folder } = await start();
    worker.start();
    const [short, long] = [await submit({ milliseconds: 50 }), await submit({ milliseconds: 60_000 })];
    await until(long.id, 'running');
    await worker.stop(500);
    expect(await over(short.id)).toMatchObject({ state: 'succeeded' });
    expect(await tasks.get(long.id)).toMatchObject({ state: 'queued', startedMs: null });
    expect(await tasks.depth()).toEqual({ queued: 1, leased: 0 });
    expect(folder).toBeDefined();
  });

  it('or lost its lease writes nothing for a task that another worker has claimed', async () => {
    const { submit, tasks, queue, records, services, worker } = await start();
    const { id } = await submit({ milliseconds: 60_000 });
    const stale = await claimOne(queue, ['light'], -1);
    const taken = await claimOne(queue, ['light'], 60_000);
    expect(taken?.token).toBe(stale!.token + 1);
    await records.update(id, ({ body }) => ({ state: 'running', body: { ...body, token: taken!.token } }));
    expect(await queue.complete(stale!)).toBe(false);
    expect(await recover(services, Number.MAX_SAFE_INTEGER)).toBe(0);
    worker.start();
    await pause(50);
    expect(await tasks.get(id)).toMatchObject({ state: 'running' });
    expect(worker.running()).toBe(0);
  });
});

it('a task that kills its process again and again is given up', async () => {
  const { submit, over, queue, worker } = await start({ maxAttempts: 2 });
  const { id } = await submit();
  await claimOne(queue, ['light'], -1);
  await claimOne(queue, ['light'], -1);
  worker.start();
  expect(await over(id)).toMatchObject({
    state: 'failed',
    failure: { kind: 'internal', message: expect.stringContaining('2 times') },
  });
});

it('a task that was stored but not queued is queued, unless it may still be on its way there', async () => {
  const { submit, over, queue, services, worker } = await start();
  const { id } = await submit();
  await queue.cancel(id);
  expect(await recover(services)).toBe(0);
  expect(await recover(services, Date.now() + 1)).toBe(1);
  expect(await recover(services, Date.now() + 1)).toBe(0);
  worker.start();
  expect(await over(id)).toMatchObject({ state: 'succeeded' });
});

it('waiting for a task ends when its signal is aborted', async () => {
  const { submit, tasks } = await start();
  const { id } = await submit();
  const stop = new AbortController();
  const waiting = tasks.wait(id, stop.signal);
  stop.abort(new Error('gone'));
  await expect(waiting).rejects.toThrow('gone');
});
