import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/domain/failure.ts';
import type { TaskProgress } from '../../src/domain/task.ts';
import { inlineQueue } from '../../src/runtime/inline.ts';
import type { TaskKind } from '../../src/runtime/kinds.ts';
import { runTask } from '../../src/runtime/run.ts';

const kind = <Input, Output>(run: TaskKind<Input, Output>['run']): TaskKind<Input, Output> => ({ name: 'test', run });
const context = (signal = new AbortController().signal) => ({ signal, progress: () => undefined });

describe('runTask', () => {
  it('hands the context in and the output out', async () => {
    const told: TaskProgress[] = [];
    const double = kind<number, number>(async (input, given) => {
      given.progress({ stage: 'doubling', done: 1, total: 1 });
      return 2 * input;
    });
    const { signal } = new AbortController();
    expect(await runTask(double, 21, { signal, progress: (event) => told.push(event) })).toBe(42);
    expect(told).toEqual([{ stage: 'doubling', done: 1, total: 1 }]);
  });

  it('rejects with nothing but a Failure, the original kept as its cause', async () => {
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

  it('is cancelled once the signal fired, whatever the work throws on its way out', async () => {
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

describe('the inline queue', () => {
  it('runs so many tasks at once and no more; a failed one frees its place', async () => {
    const queue = inlineQueue(2);
    let running = 0;
    let peak = 0;
    const work = kind<number, number>(async (input) => {
      peak = Math.max(peak, ++running);
      await new Promise(setImmediate);
      running--;
      if (input === 1) throw new Failure('corrupt_document', 'Broken');
      return input;
    });
    const results = await Promise.allSettled([0, 1, 2, 3, 4].map((input) => queue.submit(work, input, context())));
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
      'fulfilled',
    ]);
    expect(peak).toBe(2);
  });

  it('lets waiting tasks go when they are cancelled', async () => {
    const queue = inlineQueue(1);
    let finish = (): void => {};
    const slow = queue.submit(
      kind(() => new Promise<void>((resolve) => (finish = resolve))),
      0,
      context(),
    );
    const stop = new AbortController();
    const waiting = queue.submit(
      kind(() => Promise.resolve()),
      0,
      context(stop.signal),
    );
    stop.abort();
    await expect(waiting).rejects.toMatchObject({ kind: 'cancelled' });
    finish();
    await slow;
  });
});
