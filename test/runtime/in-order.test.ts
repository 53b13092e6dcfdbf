import { array, assert, asyncProperty, integer } from 'fast-check';
import { expect, it } from 'vitest';
import { inOrder } from '../../src/runtime/in-order.ts';

const never = new AbortController().signal;

async function* from<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn++) await new Promise(setImmediate);
};

it('keeps order, concurrency and look-ahead, however long each item takes', async () => {
  await assert(
    asyncProperty(
      array(integer({ min: 0, max: 5 }), { maxLength: 20 }),
      integer({ min: 1, max: 4 }),
      async (costs, concurrency) => {
        let running = 0;
        let peak = 0;
        let begun = 0;
        let given = 0;
        let furthest = 0;
        const work = async (cost: number) => {
          peak = Math.max(peak, ++running);
          furthest = Math.max(furthest, ++begun - given);
          await turns(cost);
          running--;
          return cost;
        };
        const results: number[] = [];
        const ahead = concurrency + 1;
        for await (const result of inOrder(from(costs), work, { concurrency, ahead, signal: never })) {
          given++;
          results.push(result);
        }
        expect(results).toEqual(costs);
        expect(peak).toBeLessThanOrEqual(concurrency);
        // One more: the result that is handed out has left the line before its taker says so.
        expect(furthest).toBeLessThanOrEqual(ahead + 1);
      },
    ),
    { numRuns: 50 },
  );
});

it('gives the results of items in progress when its signal is aborted, and takes no further items', async () => {
  const stop = new AbortController();
  const taken: number[] = [];
  const results: number[] = [];
  const work = async (item: number) => {
    taken.push(item);
    await turns(2);
    return item;
  };
  for await (const result of inOrder(from([1, 2, 3, 4, 5, 6]), work, {
    concurrency: 2,
    ahead: 4,
    signal: stop.signal,
  })) {
    results.push(result);
    stop.abort();
  }
  expect(results).toEqual(taken);
  expect(taken.length).toBeLessThan(6);
});

it('ends when its signal is aborted even if the source never answers', async () => {
  const stop = new AbortController();
  async function* silent(): AsyncGenerator<number> {
    yield 1;
    await new Promise(() => undefined);
  }
  const results: number[] = [];
  for await (const result of inOrder(silent(), (item) => Promise.resolve(item), {
    concurrency: 2,
    ahead: 4,
    signal: stop.signal,
  })) {
    results.push(result);
    stop.abort();
  }
  expect(results).toEqual([1]);
});

it('gives the results before an error of the source, and then the error', async () => {
  async function* broken(): AsyncGenerator<number> {
    yield 1;
    yield 2;
    throw new Error('no more paper');
  }
  const results: number[] = [];
  const all = async () => {
    for await (const result of inOrder(broken(), (item) => Promise.resolve(item), {
      concurrency: 2,
      ahead: 2,
      signal: never,
    }))
      results.push(result);
  };
  await expect(all()).rejects.toThrow('no more paper');
  expect(results).toEqual([1, 2]);
});
