/**
 * How often and how long a service is asked that may be down: retries around a breaker.
 *
 * The retry is outside, so the breaker counts attempts: a service that is gone costs five of them, whichever documents
 * they belong to. One is shared by all documents of the process.
 */
import {
  BrokenCircuitError,
  circuitBreaker,
  ConsecutiveBreaker,
  ExponentialBackoff,
  handleWhen,
  noJitterGenerator,
  retry,
  wrap,
} from 'cockatiel';
import { Failure } from '../../../domain/failure.ts';

export interface ServiceLimits {
  /** Longest time one attempt may take. */
  readonly attemptTimeoutMs: number;
  /** Before the first retry; each further one waits twice as long, up to the longest. */
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
  readonly retries: number;
  /** Failures in a row after which nothing is sent for `openMs`; then one trial. */
  readonly failuresToOpen: number;
  readonly openMs: number;
}

export const serviceLimits: ServiceLimits = {
  attemptTimeoutMs: 60_000,
  firstDelayMs: 4000,
  longestDelayMs: 10_000,
  retries: 3,
  failuresToOpen: 5,
  openMs: 60_000,
};

/** What one attempt ended in. The service's own words are left out: they may repeat the document. */
export interface AttemptError extends Error {
  /** Undefined: no answer came at all. */
  readonly attemptStatus: number | undefined;
}

export const attemptError = (message: string, status: number | undefined): AttemptError =>
  Object.assign(new Error(message), { attemptStatus: status });

const isAttemptError = (error: unknown): error is AttemptError => error instanceof Error && 'attemptStatus' in error;

/** 408, 429, 5xx, time-outs and network errors pass; a refusal stays one. */
function mayPass(error: unknown): boolean {
  if (!isAttemptError(error)) return false;
  const { attemptStatus: status } = error;
  return status === undefined || status === 408 || status === 429 || status >= 500;
}

/** A request that was wrong says nothing about the service. */
const countsAgainst = (error: unknown): boolean => isAttemptError(error) && error.attemptStatus !== 400;

export type Guarded = <Value>(attempt: (signal: AbortSignal) => Promise<Value>, signal: AbortSignal) => Promise<Value>;

/** Attempts reject with an AttemptError. The result rejects with a Failure: engine_unavailable, unavailable (the breaker is open), cancelled. */
export function guarded(limits: ServiceLimits): Guarded {
  const { attemptTimeoutMs, firstDelayMs, longestDelayMs, retries, failuresToOpen, openMs } = limits;
  const backoff = new ExponentialBackoff({
    initialDelay: firstDelayMs,
    maxDelay: longestDelayMs,
    generator: noJitterGenerator,
  });
  const policy = wrap(
    retry(handleWhen(mayPass), { maxAttempts: retries, backoff }),
    circuitBreaker(handleWhen(countsAgainst), {
      halfOpenAfter: openMs,
      breaker: new ConsecutiveBreaker(failuresToOpen),
    }),
  );
  return async (attempt, signal) => {
    try {
      return await orAborted(
        policy.execute(() => timed(attempt, signal, attemptTimeoutMs), signal),
        signal,
      );
    } catch (error) {
      if (signal.aborted) throw new Failure('cancelled', 'The task was cancelled', { cause: error });
      if (error instanceof BrokenCircuitError) {
        throw new Failure('unavailable', `The language model failed ${failuresToOpen} times in a row`, {
          detail: `It is not asked for ${openMs / 1000} s`,
        });
      }
      if (!isAttemptError(error)) throw error;
      throw new Failure('engine_unavailable', error.message, remedy(error.attemptStatus));
    }
  };
}

/** Waiting between two attempts takes no notice of a signal by itself. */
async function orAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function remedy(status: number | undefined): { detail?: string } {
  if (status === 401 || status === 403) return { detail: 'Is the key right, and may it use this model?' };
  if (status === 404) return { detail: 'Are llm.baseUrl and llm.model right?' };
  return {};
}

async function timed<Value>(attempt: (signal: AbortSignal) => Promise<Value>, signal: AbortSignal, timeoutMs: number) {
  const clock = AbortSignal.timeout(timeoutMs);
  try {
    return await attempt(AbortSignal.any([signal, clock]));
  } catch (error) {
    // Who gives up waiting says nothing about the service.
    if (signal.aborted) throw signal.reason;
    if (clock.aborted) throw attemptError(`The language model did not answer within ${timeoutMs / 1000} s`, undefined);
    throw error;
  }
}
