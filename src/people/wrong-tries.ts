/**
 * Limits the tries to guess a password. A try counts as wrong until it has turned out to be right, so that many tries at
 * the same moment are limited, too.
 */
import { Failure } from '../domain/failure.ts';
import { message } from '../texts/message.ts';

export interface WrongTries {
  /** Runs `attempt`, which resolves with undefined if it was wrong. Rejects with `rate_limited` beyond the limit. */
  limited<Result>(attempt: () => Promise<Result | undefined>, ...limits: readonly Limit[]): Promise<Result | undefined>;
}

export interface Limit {
  /** What the tries are counted by: a name, an address. */
  readonly key: string;
  readonly aMinute: number;
}

const minuteMs = 60_000;
/** Older keys are forgotten beyond this number. */
const maxKeys = 10_000;

export function wrongTries(now: () => number = Date.now): WrongTries {
  const times = new Map<string, number[]>();

  function recent(key: string): number[] {
    const kept = times.get(key) ?? [];
    while (kept.length > 0 && (kept[0] ?? 0) <= now() - minuteMs) kept.shift();
    times.delete(key);
    times.set(key, kept);
    const [oldest] = times.keys();
    if (times.size > maxKeys && oldest !== undefined) times.delete(oldest);
    return kept;
  }

  return {
    async limited(attempt, ...limits) {
      const counted = limits.map(({ key, aMinute }) => ({ tries: recent(key), aMinute }));
      if (counted.some(({ tries, aMinute }) => tries.length >= aMinute))
        throw new Failure('rate_limited', message('users.tooManyTries', {}), {
          detail: message('users.againInAMinute', {}),
        });
      const began = now();
      for (const { tries } of counted) tries.push(began);
      const result = await attempt();
      if (result !== undefined)
        for (const { tries } of counted) if (tries.includes(began)) tries.splice(tries.indexOf(began), 1);
      return result;
    },
  };
}
