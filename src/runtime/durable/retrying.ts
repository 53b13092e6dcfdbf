/** What failed in passing - an engine that crashed, something that could not be reached - is tried again, a few times. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../../domain/failure.ts';

const defaultWaitsMs = [1000, 2000, 4000];

/** Rejects with what the last try did, and with an AbortError where the signal fires between two. */
export async function retried<Value>(
  work: () => Promise<Value>,
  signal: AbortSignal,
  waitsMs: readonly number[] = defaultWaitsMs,
): Promise<Value> {
  for (const waitMs of waitsMs) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Failure) || error.kind !== 'unavailable') throw error;
    }
    await sleep(waitMs, undefined, { signal });
  }
  return work();
}
