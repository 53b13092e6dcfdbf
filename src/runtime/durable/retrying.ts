/** Retries work a few times if it fails temporarily: if an engine crashed, or something could not be reached. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../../domain/failure.ts';

const defaultWaitsMs = [1000, 2000, 4000];

/** Rejects as the last attempt does, and with an AbortError if the signal fires between two attempts. */
export async function retried<Value>(
  work: () => Promise<Value>,
  signal: AbortSignal | undefined,
  waitsMs: readonly number[] = defaultWaitsMs,
): Promise<Value> {
  for (const waitMs of waitsMs) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Failure) || error.kind !== 'unavailable') throw error;
    }
    await sleep(waitMs, undefined, signal && { signal });
  }
  return work();
}
