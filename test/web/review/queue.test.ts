import { expect, it } from 'vitest';
import {
  emptyQueue,
  nextAfter,
  previousOf,
  type Queue,
  withDecided,
  withIds,
  withReopened,
} from '../../../src/web/review/queue.ts';

const queue: Queue = withIds({ ...emptyQueue, count: 3 }, ['a', 'b', 'c', 'b']);

it('goes on after the current one, and begins again after the last', () => {
  expect(nextAfter(queue, undefined)).toBe('a');
  expect(nextAfter(queue, 'a')).toBe('b');
  expect(nextAfter(queue, 'c')).toBe('a');
  expect(nextAfter(queue, 'not-of-it')).toBe('a');
  expect(nextAfter(emptyQueue, undefined)).toBeUndefined();
});

it('leaves out what was decided, and finds the way back to it', () => {
  const decided = withDecided(queue, 'b');
  expect(decided.count).toBe(2);
  expect(withDecided(decided, 'b').count).toBe(2);
  expect(nextAfter(decided, 'a')).toBe('c');
  expect(previousOf(decided, 'c')).toBe('b');
  expect(previousOf(decided, 'a')).toBeUndefined();
  expect(withReopened(decided, 'b').count).toBe(3);
  expect(nextAfter(withReopened(decided, 'b'), 'a')).toBe('b');
});

it('has no next one when only the current one is open', () => {
  expect(nextAfter(withDecided(withDecided(queue, 'a'), 'b'), 'c')).toBeUndefined();
});
