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
  DelegateBackoff,
  handleWhen,
  type IRetryBackoffContext,
  retry,
  wrap,
} from 'cockatiel';
import { Failure } from '../../../domain/failure.ts';
import { keyVariable } from './options.ts';

export interface ServiceLimits {
  /** Longest time one attempt may take. */
  readonly attemptTimeoutMs: number;
  /** Before the first retry; each further one waits twice as long, up to the longest. */
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
  /** A service that asks for more than this is not waited for. */
  readonly longestWaitMs: number;
  readonly retries: number;
  /** Failures in a row after which nothing is sent for `openMs`; then one trial. */
  readonly failuresToOpen: number;
  readonly openMs: number;
}

export const serviceLimits: ServiceLimits = {
  attemptTimeoutMs: 60_000,
  firstDelayMs: 4000,
  longestDelayMs: 10_000,
  longestWaitMs: 60_000,
  retries: 3,
  failuresToOpen: 5,
  openMs: 60_000,
};

/** What one attempt ended in. The service's own words are left out: they may repeat the document. */
export interface AttemptError extends Error {
  /** Undefined: no answer came at all. */
  readonly attemptStatus: number | undefined;
  /** How long the service asked to be left alone (Retry-After). */
  readonly waitMs?: number;
  /** The service does not take the key: no other try will help. */
  readonly refusedKey?: boolean;
}

export const attemptError = (
  message: string,
  status: number | undefined,
  more: Pick<AttemptError, 'waitMs' | 'refusedKey'> = {},
): AttemptError => Object.assign(new Error(message), { attemptStatus: status, ...more });

/** Retry-After in its two forms (RFC 9110, 10.2.3), in milliseconds from `now`; undefined where it is neither. */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\s*\d{1,9}\s*$/.test(header)) return 1000 * Number(header);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

const isAttemptError = (error: unknown): error is AttemptError => error instanceof Error && 'attemptStatus' in error;

/** 408, 429, 5xx, time-outs and network errors pass; a refusal stays one, and so does one that lasts too long. */
const mayPass =
  (longestWaitMs: number) =>
  (error: unknown): boolean => {
    if (!isAttemptError(error) || (error.waitMs ?? 0) > longestWaitMs) return false;
    const { attemptStatus: status } = error;
    return status === undefined || status === 408 || status === 429 || status >= 500;
  };

/** What the service asked for, where that is longer than what would be waited anyway. */
const asked = (context: IRetryBackoffContext<unknown>, usualMs: number): number => {
  const error = 'error' in context.result ? context.result.error : undefined;
  return Math.max(usualMs, isAttemptError(error) ? (error.waitMs ?? 0) : 0);
};

/** A request that was wrong says nothing about the service. */
const countsAgainst = (error: unknown): boolean => isAttemptError(error) && error.attemptStatus !== 400;

export type Guarded = <Value>(attempt: (signal: AbortSignal) => Promise<Value>, signal: AbortSignal) => Promise<Value>;

/** Attempts reject with an AttemptError. The result rejects with a Failure: engine_unavailable, unavailable (the breaker is open), cancelled. */
export function guarded(limits: ServiceLimits): Guarded {
  const { attemptTimeoutMs, firstDelayMs, longestDelayMs, longestWaitMs, retries, failuresToOpen, openMs } = limits;
  const usual = (retried: number): number => Math.min(longestDelayMs, firstDelayMs * 2 ** (retried - 1));
  const backoff = new DelegateBackoff<IRetryBackoffContext<unknown>>((context) =>
    asked(context, usual(context.attempt)),
  );
  let lastFault = '';
  const policy = wrap(
    retry(handleWhen(mayPass(longestWaitMs)), { maxAttempts: retries, backoff }),
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
          detail: `It is not asked for ${openMs / 1000} s. ${lastFault}`.trimEnd(),
        });
      }
      if (!isAttemptError(error)) throw error;
      lastFault = error.message;
      throw new Failure('engine_unavailable', error.message, remedy(error));
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

function remedy({ attemptStatus: status, refusedKey, waitMs }: AttemptError): { detail?: string } {
  if (refusedKey)
    return { detail: `Is ${keyVariable}, or the file llm.keyFile, a key of this service, and may it use this model?` };
  if (waitMs !== undefined) return { detail: `It asks to be left alone for ${Math.ceil(waitMs / 1000)} s` };
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
