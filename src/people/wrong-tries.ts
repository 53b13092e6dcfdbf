/**
 * Limits the tries to guess a password, over all servers. A try counts as wrong until it has turned out to be right, so
 * that many tries at the same moment are limited, too.
 */
import { Failure } from '../domain/failure.ts';
import type { Counters } from '../stores/counters/counters.ts';
import { message } from '../texts/message.ts';

export interface WrongTries {
  /**
   * Runs `attempt`, which resolves with undefined if it was wrong. Rejects with `rate_limited` beyond the limit; what was
   * refused does not count.
   */
  limited<Result>(attempt: () => Promise<Result | undefined>, ...limits: readonly Limit[]): Promise<Result | undefined>;
}

export interface Limit {
  /** What the tries are counted by: a name, an address. */
  readonly key: string;
  /** In the minute that begins with the first try. */
  readonly aMinute: number;
}

const minuteMs = 60_000;

export function wrongTries(counters: Counters): WrongTries {
  return {
    async limited(attempt, ...limits) {
      const counted = await Promise.all(
        limits.map(async ({ key, aMinute }) => ({ hit: await counters.hit('wrong tries', key, minuteMs), aMinute })),
      );
      const takeBack = () => Promise.all(counted.map(({ hit }) => hit.takeBack()));
      if (counted.some(({ hit, aMinute }) => hit.hits > aMinute)) {
        await takeBack();
        throw new Failure('rate_limited', message('users.tooManyTries', {}), {
          detail: message('users.againInAMinute', {}),
        });
      }
      const result = await attempt();
      if (result !== undefined) await takeBack();
      return result;
    },
  };
}
