/**
 * Runs work that only one caller in all processes may do at a time. If a process dies, the others wait until its lease
 * ends.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Locks } from '../stores/locks/locks.ts';

const defaultLeaseMs = 30_000;
const lookEveryMs = 100;

/** Waits until the lock is free. Rejects with the signal's reason if that fires first. */
export async function exclusively<Result>(
  locks: Locks,
  name: string,
  signal: AbortSignal,
  work: () => Promise<Result>,
): Promise<Result> {
  for (;;) {
    const turn = await ifFree(locks, name, work);
    if (turn) return turn.result;
    await sleep(lookEveryMs, undefined, { signal });
  }
}

/** Resolves with undefined, without running the work, if another caller has the lock. */
export async function ifFree<Result>(
  locks: Locks,
  name: string,
  work: () => Promise<Result>,
  leaseMs = defaultLeaseMs,
): Promise<{ readonly result: Result } | undefined> {
  const lock = await locks.tryTake(name, leaseMs);
  if (!lock) return undefined;
  let trouble: unknown;
  const renewing = setInterval(() => {
    lock.renew(leaseMs).catch((error: unknown) => {
      trouble = error;
    });
  }, leaseMs / 3);
  try {
    const result = await work();
    if (trouble !== undefined) throw trouble;
    return { result };
  } finally {
    clearInterval(renewing);
    await lock.release();
  }
}
