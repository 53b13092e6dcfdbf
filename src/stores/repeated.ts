/** Repeats what fails because a service is away for a while. */
import { setTimeout as sleep } from 'node:timers/promises';

const firstPauseMs = 50;
const longestPauseMs = 1000;

export interface Patience {
  /** For how long the work is begun again after its first failure. */
  readonly forMs: number;
  /** Whether the same work may succeed later. */
  readonly isTransient: (error: unknown) => boolean;
}

/**
 * Runs `work`, and again after a pause with jitter, until it succeeds. It gets the number of its earlier runs. Rejects with
 * its last error.
 */
export async function repeated<Result>(
  { forMs, isTransient }: Patience,
  work: (earlier: number) => Promise<Result>,
): Promise<Result> {
  const until = performance.now() + forMs;
  for (let earlier = 0; ; earlier++) {
    try {
      return await work(earlier);
    } catch (error) {
      const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** earlier) * (0.5 + Math.random() / 2);
      if (!isTransient(error) || performance.now() + pauseMs > until) throw error;
      await sleep(pauseMs);
    }
  }
}
