import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/domain/failure.ts';
import type { TaskProgress } from '../../src/domain/task.ts';
import type { TaskKind } from '../../src/runtime/kinds.ts';
import { runTask } from '../../src/runtime/run.ts';
import { slots } from '../../src/runtime/workers/slots.ts';
import { inOrder } from '../../src/runtime/in-order.ts';

const kind = <Input, Output>(run: TaskKind<Input, Output>['run']): TaskKind<Input, Output> => ({ name: 'test', run });
const context = (signal = new AbortController().signal) => ({ signal, progress: () => undefined });

describe('runTask', () => {
  it('passes the context to the task and returns its output', async () => {
    const told: TaskProgress[] = [];
    const double = kind<number, number>(async (input, given) => {
      given.progress({ stage: 'doubling', done: 1, total: 1 });
      return 2 * input;
    });
    const { signal } = new AbortController();
    expect(await runTask(double, 21, { signal, progress: (event) => told.push(event) })).toBe(42);
    expect(told).toEqual([{ stage: 'doubling', done: 1, total: 1 }]);
  });

  it('rejects only with a Failure, and keeps the original error as its cause', async () => {
    const bug = new TypeError('x is undefined');
    await expect(
      runTask(
        kind(() => Promise.reject(bug)),
        0,
        context(),
      ),
    ).rejects.toMatchObject({ kind: 'internal', cause: bug });
    const failure = new Failure('timeout', 'Too slow');
    await expect(
      runTask(
        kind(() => Promise.reject(failure)),
        0,
        context(),
      ),
    ).rejects.toBe(failure);
  });

  it('is cancelled when its signal is aborted, whatever error the work throws', async () => {
    const stop = new AbortController();
    const work = kind(async () => {
      stop.abort();
      throw new Error('broke off');
    });
    await expect(runTask(work, 0, context(stop.signal))).rejects.toMatchObject({ kind: 'cancelled' });
    await expect(
      runTask(
        kind(() => Promise.resolve('never')),
        0,
        context(stop.signal),
      ),
    ).rejects.toMatchObject({ kind: 'cancelled' });
  });
});

describe('many tasks in order', () => {
  const never = new AbortController().signal;
  async function* items(count: number): AsyncGenerator<number> {
    for (let item = 0; item < count; item++) yield item;
  }

  it('run up to the limit at once, and a failed one makes room for the next', async () => {
    let running = 0;
    let peak = 0;
    const work = kind<number, number>(async (input) => {
      peak = Math.max(peak, ++running);
      await new Promise(setImmediate);
      running--;
      if (input === 1) throw new Failure('corrupt_document', 'Broken');
      return input;
    });
    const ended = (input: number): Promise<string> =>
      runTask(work, input, context()).then(
        () => 'fulfilled',
        () => 'rejected',
      );
    const found: string[] = [];
    for await (const result of inOrder(items(5), ended, { concurrency: 2, ahead: 8, signal: never }))
      found.push(result);
    expect(found).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
    expect(peak).toBe(2);
  });

  it('are cancelled at once while they wait for a thread', async () => {
    const inSlot = slots(1);
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const first = inSlot(() => released, never);
    const stop = new AbortController();
    const waiting = runTask(
      kind(async (_input, { signal }) => await inSlot(async () => 1, signal)),
      0,
      context(stop.signal),
    );
    stop.abort();
    await expect(waiting).rejects.toMatchObject({ kind: 'cancelled' });
    release();
    await first;
  });
});
