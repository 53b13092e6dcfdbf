/** Tasks whose client waits: they share worker, lanes and kinds with stored tasks, and leave nothing behind. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { z } from 'zod';
import { Failure } from '../../../src/domain/failure.ts';
import { type AnyKind, anyKind, type DurableKind } from '../../../src/runtime/durable/kinds.ts';
import type { WorkerSettings } from '../../../src/runtime/durable/runs.ts';
import type { Task } from '../../../src/runtime/durable/task.ts';
import { priorities } from '../../../src/runtime/durable/admission.ts';
import { durableSetup, waitingKind } from './setup.ts';

const Job = z.object({
  name: z.string(),
  sha256: z.string().optional(),
  lane: z.enum(['light', 'ocr']).default('light'),
  fails: z.boolean().default(false),
});

/** Runs until the test says that a task may end, and notes the order in which tasks began. */
function controlled() {
  const begun: string[] = [];
  const gates = new Map<string, PromiseWithResolvers<void>>();
  const gate = (name: string): PromiseWithResolvers<void> => {
    const known = gates.get(name) ?? Promise.withResolvers<void>();
    gates.set(name, known);
    return known;
  };
  const kind: DurableKind<z.output<typeof Job>> = {
    name: 'controlled',
    input: Job,
    lane: ({ lane }) => lane,
    stages: [{ stage: 'working', weight: 1 }],
    async run({ name, sha256, fails }, context) {
      begun.push(name);
      const left = new Promise((_, reject) => {
        context.signal.addEventListener('abort', () => reject(new Error('stopped')));
      });
      await Promise.race([gate(name).promise, left]);
      if (fails) throw new Failure('corrupt_document', 'It is damaged');
      return { result: { name, read: sha256 === undefined ? '' : String(await context.read(sha256)) }, files: [] };
    },
  };
  return { begun, kind: anyKind(kind), end: (name: string) => gate(name).resolve() };
}

const opened: Awaited<ReturnType<typeof durableSetup>>[] = [];
afterEach(async () => {
  for (const { worker, database } of opened.splice(0)) {
    await worker.stop(0);
    await database.close();
  }
});

async function start(kinds: readonly AnyKind[], settings: Partial<WorkerSettings> = {}) {
  const made = await durableSetup(await mkdtemp(join(tmpdir(), 'attended-')), settings, kinds);
  opened.push(made);
  const client = new AbortController();
  const run = (input: object, more: object = {}) =>
    made.tasks.run({ kind: kinds[0]!.name, input, owner: 'me', signal: client.signal, ...more });
  const submit = (input: object, priority: number) =>
    made.tasks.submit({ kind: kinds[0]!.name, input, owner: 'me', needs: [], keepMs: 60_000, priority });
  return { ...made, client, run, submit };
}

const until = async (holds: () => boolean): Promise<void> => {
  const signal = AbortSignal.timeout(10_000);
  while (!holds()) await pause(5, undefined, { signal });
};

it('a task returns its result for a document in memory or in the store, and nothing of the task is stored', async () => {
  const { kind, end } = controlled();
  const seen: Task[] = [];
  const { run, worker, upload, blobs, tasks, database } = await start([kind], {
    ended: (task) => void seen.push(task),
  });
  worker.start();
  end('memory');
  end('store');
  const documents = new Map([['a'.repeat(64), Buffer.from('in memory')]]);
  expect(await run({ name: 'memory', sha256: 'a'.repeat(64) }, { documents })).toMatchObject({ read: 'in memory' });
  const { sha256 } = await upload('in the store');
  expect(await run({ name: 'store', sha256 })).toMatchObject({ read: 'in the store' });
  await blobs.release({ kind: 'upload', id: 'u' });
  expect(
    seen.map(({ state, progress, startedMs, finishedMs }) => [state, progress, startedMs! <= finishedMs!]),
  ).toEqual([
    ['succeeded', 100, true],
    ['succeeded', 100, true],
  ]);
  expect((await tasks.list({}, { limit: 10 })).total).toBe(0);
  expect(await tasks.depth()).toEqual({ queued: 0, leased: 0 });
  for (const table of ['records', 'jobs', 'holds'] as const)
    expect(await database.tables.selectFrom(table).selectAll().execute()).toEqual([]);
});

it('a task that fails rejects with its failure', async () => {
  const { kind, end } = controlled();
  const { run, worker, tasks, client } = await start([kind]);
  worker.start();
  end('bad');
  await expect(run({ name: 'bad', fails: true })).rejects.toMatchObject({ kind: 'corrupt_document' });
  const unknown = tasks.run({ kind: 'unknown', input: {}, owner: 'me', signal: client.signal });
  await expect(unknown).rejects.toMatchObject({ kind: 'internal' });
});

it('a task of a kind that keeps files cannot be run attended', async () => {
  const { run, worker, blobs } = await start([anyKind(waitingKind)]);
  worker.start();
  await expect(run({})).rejects.toMatchObject({ kind: 'internal', message: expect.stringContaining('keep files') });
  expect(await blobs.usedBytes()).toBe(0);
});

it('the task of a client that disconnects is cancelled, whether it is queued or running', async () => {
  const { kind, begun, end } = controlled();
  const ends: string[] = [];
  const { run, worker, tasks, client } = await start([kind], { total: 1, ended: ({ state }) => void ends.push(state) });
  worker.start();
  const other = new AbortController();
  const first = run({ name: 'first' });
  await until(() => begun.length === 1);
  const second = run({ name: 'second' }, { signal: other.signal });
  expect(await tasks.depth()).toEqual({ queued: 1, leased: 0 });
  other.abort();
  await expect(second).rejects.toMatchObject({ kind: 'cancelled' });
  expect(await tasks.depth()).toEqual({ queued: 0, leased: 0 });
  client.abort();
  await expect(first).rejects.toMatchObject({ kind: 'cancelled' });
  await expect(run({ name: 'third' })).rejects.toMatchObject({ kind: 'cancelled' });
  end('last');
  expect(await run({ name: 'last' }, { signal: new AbortController().signal })).toMatchObject({ name: 'last' });
  expect([begun, ends]).toEqual([
    ['first', 'last'],
    ['cancelled', 'succeeded'],
  ]);
});

it('a server that stops rejects queued tasks and those that do not finish in time as unavailable', async () => {
  const { kind, begun } = controlled();
  const { run, worker } = await start([kind], { total: 1 });
  worker.start();
  const running = run({ name: 'running' });
  await until(() => begun.length === 1);
  const waiting = run({ name: 'waiting' });
  const refused = Promise.all([
    expect(running).rejects.toMatchObject({ kind: 'unavailable' }),
    expect(waiting).rejects.toMatchObject({ kind: 'unavailable' }),
  ]);
  await worker.stop(0);
  await refused;
  await expect(run({ name: 'late' })).rejects.toMatchObject({ kind: 'unavailable' });
  expect(begun).toEqual(['running']);
});

it('stored and attended tasks share the limits of the worker and of its lanes', async () => {
  const { kind, begun, end } = controlled();
  const { run, submit, worker } = await start([kind], { total: 2, perLane: { ocr: 1 } });
  await submit({ name: 'stored', lane: 'ocr' }, priorities.urgent);
  worker.start();
  await until(() => begun.length === 1);
  const picture = run({ name: 'picture', lane: 'ocr' });
  const text = run({ name: 'text' });
  await until(() => begun.length === 2);
  expect([begun, worker.running()]).toEqual([['stored', 'text'], 2]);
  end('text');
  await text;
  end('stored');
  end('picture');
  await picture;
  expect(begun).toEqual(['stored', 'text', 'picture']);
});

it('the more urgent task runs first, and at equal priority neither kind blocks the other', async () => {
  const { kind, begun, end } = controlled();
  const { run, submit, worker } = await start([kind], { total: 1 });
  const { urgent, interactive, normal } = priorities;
  const stored = [
    ['normal', normal],
    ['stored 1', interactive],
    ['stored 2', interactive],
    ['urgent', urgent],
  ] as const;
  for (const [name, priority] of stored) await submit({ name }, priority);
  const names = ['attended 1', 'attended 2', 'attended 3'];
  const attended = names.map((name) => run({ name }, { priority: interactive }));
  for (const name of [...names, ...stored.map(([one]) => one)]) end(name);
  worker.start();
  await Promise.all(attended);
  await until(() => begun.length === 7);
  expect(begun).toEqual(['urgent', 'attended 1', 'stored 1', 'attended 2', 'stored 2', 'attended 3', 'normal']);
});
