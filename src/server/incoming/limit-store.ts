/** Where @fastify/rate-limit counts requests: over all servers. If they cannot be counted, a request fails. */
import type { FastifyRateLimitStore, FastifyRateLimitStoreCtor } from '@fastify/rate-limit';
import { Failure } from '../../domain/failure.ts';
import type { Counters } from '../../stores/counters/counters.ts';

/** A route with limits of its own has to count by keys of its own. */
export const limitStore = (counters: Counters, subject: string): FastifyRateLimitStoreCtor =>
  class implements FastifyRateLimitStore {
    incr(key: string, counted: Parameters<FastifyRateLimitStore['incr']>[1], windowMs: number): void {
      counters.hit(subject, key, windowMs).then(
        ({ hits, endsInMs }) => counted(null, { current: hits, ttl: endsInMs }),
        (error: unknown) => counted(Failure.from(error, 'internal', 'The request cannot be counted')),
      );
    }
    child(): FastifyRateLimitStore {
      return this;
    }
  };
