/**
 * Runs work that only one caller in all processes may do at a time. If a process dies, the others wait until its lease
 * ends. Work under a lock must be harmless if it is done twice: its signal fires when the lock is lost, which may be late.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../domain/failure.ts';
import type { Lock, Locks } from '../stores/locks/locks.ts';
import { message } from '../texts/message.ts';

const defaultLeaseMs = 30_000;
const lookEveryMs = 100;

/** `lost` fires if another process may have taken the lock. */
export type LockedWork<Result> = (lost: AbortSignal) => Promise<Result>;

/** Waits until the lock is free. Rejects with the signal's reason if that fires first. */
export async function exclusively<Result>(
  locks: Locks,
  name: string,
  signal: AbortSignal,
  work: LockedWork<Result>,
): Promise<Result> {
  for (;;) {
    const turn = await ifFree(locks, name, work);
    if (turn) return turn.result;
    await sleep(lookEveryMs, undefined, { signal });
  }
}

/**
 * Resolves with undefined, without running the work, if another caller has the lock. Rejects as the work does, and with
 * `unavailable` if the lock was lost before the work had ended.
 */
export async function ifFree<Result>(
  locks: Locks,
  name: string,
  work: LockedWork<Result>,
  leaseMs = defaultLeaseMs,
): Promise<{ readonly result: Result } | undefined> {
  const lock = await locks.tryTake(name, leaseMs);
  if (!lock) return undefined;
  const { lost, end } = keptAlive(lock, leaseMs);
  try {
    const result = await work(lost);
    lost.throwIfAborted();
    return { result };
  } finally {
    end();
    await lock.release();
  }
}

export interface Renewal {
  /** Fires if another process has the lock, or if it could not be renewed before its end. */
  readonly lost: AbortSignal;
  /** Stops renewing. The lock itself is not released. */
  readonly end: () => void;
}

/** Renews a lock until `end`. `trouble` is called with each error. */
export function keptAlive(lock: Lock, leaseMs: number, trouble: (error: unknown) => void = () => undefined): Renewal {
  const losing = new AbortController();
  let renewedMs = performance.now();
  const lose = (cause?: unknown): void =>
    losing.abort(new Failure('unavailable', message('store.lockLost', {}), { cause }));
  const renewing = setInterval(() => {
    const beganMs = performance.now();
    lock.renew(leaseMs).then(
      (isMine) => {
        if (isMine) renewedMs = beganMs;
        else lose();
      },
      (error: unknown) => {
        trouble(error);
        if (performance.now() - renewedMs >= leaseMs) lose(error);
      },
    );
  }, leaseMs / 3).unref();
  return { lost: losing.signal, end: () => clearInterval(renewing) };
}
