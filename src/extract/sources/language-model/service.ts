/**
 * Calls a service that may be down, with retries around a circuit breaker.
 *
 * The breaker is inside the retries and therefore counts attempts: a service that is down costs five of them, whichever
 * documents they belong to. All documents of a process share one breaker.
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
import { englishOf, type Message, message } from '../../../texts/message.ts';

export interface ServiceLimits {
  /** The longest time that one attempt may take. */
  readonly attemptTimeoutMs: number;
  /** The pause before the first retry. Each further pause is twice as long, up to the longest. */
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
  /** A service that asks for a longer pause is not called again. */
  readonly longestWaitMs: number;
  readonly retries: number;
  /** After this many failures in a row, nothing is sent for `openMs`, then one attempt is made. */
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

/** The error of one attempt. It does not contain the message of the service, which may quote the document. */
export interface AttemptError extends Error {
  readonly said: Message;
  /** The HTTP status. Undefined if there was no answer at all. */
  readonly attemptStatus: number | undefined;
  /** How long the service asked to wait (Retry-After). */
  readonly waitMs?: number;
  /** Whether the service refused the key, so that retries are useless. */
  readonly refusedKey?: boolean;
}

export const attemptError = (
  said: Message,
  status: number | undefined,
  more: Pick<AttemptError, 'waitMs' | 'refusedKey'> = {},
): AttemptError => Object.assign(new Error(englishOf(said)), { said, attemptStatus: status, ...more });

/** Parses both forms of Retry-After (RFC 9110, 10.2.3): milliseconds from `now`. Undefined for anything else. */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\s*\d{1,9}\s*$/.test(header)) return 1000 * Number(header);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

const isAttemptError = (error: unknown): error is AttemptError => error instanceof Error && 'attemptStatus' in error;

/**
 * Whether another attempt may succeed: after 408, 429, 5xx, timeouts and network errors, unless the pause is too long.
 */
const mayPass =
  (longestWaitMs: number) =>
  (error: unknown): boolean => {
    if (!isAttemptError(error) || (error.waitMs ?? 0) > longestWaitMs) return false;
    const { attemptStatus: status } = error;
    return status === undefined || status === 408 || status === 429 || status >= 500;
  };

/** The pause that the service asked for, if it is longer than the usual one. */
const asked = (context: IRetryBackoffContext<unknown>, usualMs: number): number => {
  const error = 'error' in context.result ? context.result.error : undefined;
  return Math.max(usualMs, isAttemptError(error) ? (error.waitMs ?? 0) : 0);
};

/** A request that was not valid does not mean that the service is down. */
const countsAgainst = (error: unknown): boolean => isAttemptError(error) && error.attemptStatus !== 400;

export type Guarded = <Value>(attempt: (signal: AbortSignal) => Promise<Value>, signal: AbortSignal) => Promise<Value>;

/**
 * Attempts reject with an AttemptError. The result rejects with a Failure: `engine_unavailable`, `unavailable` (the
 * breaker is open) or `cancelled`.
 */
export function guarded(limits: ServiceLimits): Guarded {
  const { attemptTimeoutMs, firstDelayMs, longestDelayMs, longestWaitMs, retries, failuresToOpen, openMs } = limits;
  const usual = (retried: number): number => Math.min(longestDelayMs, firstDelayMs * 2 ** (retried - 1));
  const backoff = new DelegateBackoff<IRetryBackoffContext<unknown>>((context) =>
    asked(context, usual(context.attempt)),
  );
  let lastFault: Message | undefined;
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
      if (signal.aborted) throw new Failure('cancelled', message('failure.cancelled', {}), { cause: error });
      if (error instanceof BrokenCircuitError) {
        throw new Failure('unavailable', message('llm.failedOften', { times: failuresToOpen }), {
          detail: message('llm.paused', { seconds: openMs / 1000, why: lastFault ?? '' }),
        });
      }
      if (!isAttemptError(error)) throw error;
      lastFault = error.said;
      throw new Failure('engine_unavailable', error.said, remedy(error));
    }
  };
}

/** Needed because the pause between two attempts does not observe the signal by itself. */
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

function remedy({ attemptStatus: status, refusedKey, waitMs }: AttemptError): { detail?: Message } {
  if (refusedKey) return { detail: message('advice.llmWhichKey', { variable: keyVariable }) };
  if (waitMs !== undefined) return { detail: message('advice.llmWait', { seconds: Math.ceil(waitMs / 1000) }) };
  if (status === 404) return { detail: message('advice.llmAddressAndModel', {}) };
  return {};
}

async function timed<Value>(attempt: (signal: AbortSignal) => Promise<Value>, signal: AbortSignal, timeoutMs: number) {
  const clock = AbortSignal.timeout(timeoutMs);
  try {
    return await attempt(AbortSignal.any([signal, clock]));
  } catch (error) {
    // A caller that gives up does not mean that the service is down.
    if (signal.aborted) throw signal.reason;
    if (clock.aborted) throw attemptError(message('llm.slow', { seconds: timeoutMs / 1000 }), undefined);
    throw error;
  }
}
