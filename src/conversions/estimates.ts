/** Estimates how long a conversion will take from the last ones, in whole seconds; undefined before the first one. */
import type { Tasks } from '../runtime/durable/tasks.ts';
import type { ConversionTimes } from './times.ts';

export interface Estimates {
  /** Includes the time in the queue. `from` is undefined if the format of the source is not known yet. */
  untilDone(from: string | undefined, to: string): Promise<number | undefined>;
  /** Without the time in the queue. */
  atWork(from: string | undefined, to: string): number | undefined;
}

const secondsOf = (ms: number): number => Math.max(1, Math.ceil(ms / 1000));

/** `atOnce`: number of conversions that run at the same time, 0 if nobody converts at the moment. */
export const estimates = (times: ConversionTimes, tasks: Pick<Tasks, 'depth'>, atOnce: () => number): Estimates => ({
  atWork(from, to) {
    const ms = times.usualMs(from, to);
    return ms === undefined ? undefined : secondsOf(ms);
  },
  async untilDone(from, to) {
    const [own, usual] = [times.usualMs(from, to), times.usualMs(undefined, undefined)];
    if (own === undefined || usual === undefined) return undefined;
    return secondsOf(own + ((await tasks.depth()).queued / Math.max(1, atOnce())) * usual);
  },
});
