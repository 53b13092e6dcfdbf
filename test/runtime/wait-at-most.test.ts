/** Waiting ends with the work, or when the time is up. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { waitAtMost } from '../../src/runtime/wait-at-most.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('waits until the work has ended, and leaves no timer behind', async () => {
  const work = Promise.withResolvers<void>();
  const over = vi.fn();
  const waiting = waitAtMost(1000, work.promise).then(over);
  await vi.advanceTimersByTimeAsync(999);
  expect(over).not.toHaveBeenCalled();
  work.resolve();
  await waiting;
  expect(vi.getTimerCount()).toBe(0);
});

it('waits no longer than it may for work that does not end', async () => {
  const waiting = waitAtMost(1000, new Promise(() => undefined));
  await vi.advanceTimersByTimeAsync(1000);
  await expect(waiting).resolves.toBeUndefined();
});

it('rejects as the work does while it is waited for, and ignores a later failure', async () => {
  await expect(waitAtMost(1000, Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(vi.getTimerCount()).toBe(0);
  const work = Promise.withResolvers<void>();
  const waiting = waitAtMost(1000, work.promise);
  await vi.advanceTimersByTimeAsync(1000);
  work.reject(new Error('too late'));
  await expect(waiting).resolves.toBeUndefined();
});
