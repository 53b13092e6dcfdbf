/**
 * Which new tasks are taken, and how urgent they are among those that wait.
 *
 * The more tasks of an owner wait, the less urgent is the next one: it sinks by the binary logarithm of their number, but
 * never out of its class. So the task of a newcomer overtakes the end of a long line of another owner, and never its front.
 */
import { Failure } from '../../domain/failure.ts';
import type { Collection, Filter } from '../../stores/records/record-store.ts';
import { message } from '../../texts/message.ts';
import type { TaskBody } from './task.ts';

/** More than the logarithm of any number of waiting tasks. */
const classSize = 32;

/** The first priority of each class; lower goes first. */
export const priorities = { urgent: 0, interactive: classSize, normal: 2 * classSize } as const;

/** The last priority of the class that contains this one. */
export const leastUrgentBeside = (priority: number): number => (Math.floor(priority / classSize) + 1) * classSize - 1;
/** The last priority of the class before it. */
export const leastUrgentBefore = (priority: number): number => leastUrgentBeside(priority) - classSize;

const sunk = (priority: number, waiting: number): number =>
  Math.min(priority + Math.floor(Math.log2(1 + waiting)), leastUrgentBeside(priority));

/** How many stored tasks may wait. */
export interface QueueLimits {
  /** Of one owner. */
  readonly queuedAtMost: number;
  readonly queueAtMost: number;
}

export interface Admission {
  /**
   * Resolves with the priority of a new task. Rejects with `rate_limited` if too many tasks of its owner wait, and with
   * `unavailable` if too many wait in all; both say when to try again.
   */
  readonly admit: (owner: string, priority: number) => Promise<number>;
}

/** Tasks are counted again after this time. In between, a process adds those that it takes itself. */
const recountMs = 5000;
/** No older count is a reason to refuse a task. */
const freshMs = 1000;
const rateMs = 60_000;
const longestWaitSeconds = 3600;
/** Where nothing was done of late. */
const usualWaitSeconds = 60;

export function admission(records: Pick<Collection<TaskBody>, 'count'>, limits: QueueLimits): Admission {
  const waiting = cachedCounts(records, (owner: string | undefined) => ({
    states: ['queued'],
    ...(owner === undefined ? {} : { owner }),
  }));
  const done = cachedCounts(records, (_all: undefined) => ({ doneFromMs: Date.now() - rateMs }));

  /** Until a tenth of the limit is free again, if as much is done as in the last minute. */
  async function secondsUntilFree(count: number, limit: number): Promise<number> {
    const doneASecond = (await done(undefined, freshMs)).count / (rateMs / 1000);
    if (doneASecond === 0) return usualWaitSeconds;
    return Math.min(Math.max(1, Math.ceil((count - limit * 0.9) / doneASecond)), longestWaitSeconds);
  }

  return {
    async admit(owner, priority) {
      const { queuedAtMost, queueAtMost } = limits;
      let own = await waiting(owner, recountMs);
      if (own.count >= queuedAtMost) own = await waiting(owner, freshMs);
      if (own.count >= queuedAtMost)
        throw new Failure('rate_limited', message('queue.ownFull', { count: own.count }), {
          detail: message('advice.tasksEnd', {}),
          retryAfterSeconds: await secondsUntilFree(own.count, queuedAtMost),
        });
      let all = await waiting(undefined, recountMs);
      if (all.count >= queueAtMost) all = await waiting(undefined, freshMs);
      if (all.count >= queueAtMost)
        throw new Failure('unavailable', message('queue.full', {}), {
          detail: message('archive.tryLater', {}),
          retryAfterSeconds: await secondsUntilFree(all.count, queueAtMost),
        });
      all.count++;
      return sunk(priority, own.count++);
    },
  };
}

interface Count {
  count: number;
  readonly countedMs: number;
}

const mostKept = 10_000;

/** Numbers of tasks by key, none older than asked for. */
function cachedCounts<Key>(
  records: Pick<Collection<TaskBody>, 'count'>,
  filterOf: (key: Key) => Filter,
): (key: Key, oldMs: number) => Promise<Count> {
  const kept = new Map<Key, Count>();
  return async (key, oldMs) => {
    const known = kept.get(key);
    const countedMs = performance.now();
    if (known && countedMs - known.countedMs < oldMs) return known;
    const byState = await records.count(filterOf(key));
    const counted = { count: Object.values(byState).reduce((sum, count) => sum + count, 0), countedMs };
    if (kept.size >= mostKept) kept.clear();
    kept.set(key, counted);
    return counted;
  };
}
