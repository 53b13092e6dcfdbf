import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOver, mayFollow, percentDone, remainingMs, taskStates } from '../../src/domain/task.ts';

const plan = [
  { stage: 'reading', weight: 3 },
  { stage: 'writing', weight: 1 },
];

describe('the progress of a task', () => {
  it.each([
    ['reading', 0, 4, 0],
    ['reading', 2, 4, 37],
    ['writing', 0, 1, 75],
    ['writing', 1, 1, 99],
    ['reading', 9, 4, 75],
    ['resting', 1, 1, 0],
    ['reading', 1, 0, 0],
  ])('%s %i of %i is %i percent', (stage, done, total, percent) =>
    expect(percentDone(plan, { stage, done, total })).toBe(percent),
  );

  it('never decreases, and is never 100 before the end', () => {
    const event = record({
      stage: constantFrom('reading', 'writing', 'x'),
      done: integer(),
      total: integer(),
    });
    assert(
      property(array(event), (events) => {
        let before = 0;
        for (const one of events) {
          const percent = percentDone(plan, one, before);
          expect(percent).toBeGreaterThanOrEqual(before);
          expect(percent).toBeLessThan(100);
          before = percent;
        }
      }),
    );
  });

  it('includes how long the task will still take', () => {
    expect(remainingMs(25, 10_000)).toBe(30_000);
    expect(remainingMs(100, 10_000)).toBe(0);
    expect(remainingMs(0, 10_000)).toBeUndefined();
  });
});

it('a task that is over can be queued again only if it failed or was cancelled', () => {
  const again = taskStates.filter((state) => isOver(state) && mayFollow(state, 'queued'));
  expect(again).toEqual(['failed', 'cancelled']);
  for (const state of taskStates) expect(mayFollow('expired', state)).toBe(false);
});
