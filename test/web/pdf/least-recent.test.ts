import { expect, it } from 'vitest';
import { leastRecent } from '../../../src/web/pdf/least-recent.ts';

it('gives up the entry that was not used for longest', () => {
  const given: number[] = [];
  const entries = leastRecent<number>(2, (value) => given.push(value));
  entries.set('a', 1);
  entries.set('b', 2);
  expect(entries.get('a')).toBe(1);
  entries.set('c', 3);
  expect(given).toEqual([2]);
  expect(entries.get('b')).toBeUndefined();
  expect(entries.size).toBe(2);
});

it('gives up what is replaced, deleted and cleared, each once', () => {
  const given: number[] = [];
  const entries = leastRecent<number>(3, (value) => given.push(value));
  entries.set('a', 1);
  entries.set('a', 2);
  entries.delete('a');
  entries.delete('a');
  entries.set('b', 3);
  entries.clear();
  expect(given).toEqual([1, 2, 3]);
});
