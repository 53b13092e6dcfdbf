/** How long a conversion will take, in whole seconds, from how long the last ones took; undefined where there were none. */
import type { Tasks } from '../../../runtime/durable/tasks.ts';
import type { ConversionTimes } from './times.ts';

export interface Estimates {
  /** With the wait for those before it. `from` is undefined where the source is not known yet. */
  untilDone(from: string | undefined, to: string): Promise<number | undefined>;
  /** Without waiting. */
  atWork(from: string | undefined, to: string): number | undefined;
}

const secondsOf = (ms: number): number => Math.max(1, Math.ceil(ms / 1000));

/** `atOnce`: conversions that run side by side. */
export const estimates = (times: ConversionTimes, tasks: Pick<Tasks, 'depth'>, atOnce: number): Estimates => ({
  atWork(from, to) {
    const ms = times.usualMs(from, to);
    return ms === undefined ? undefined : secondsOf(ms);
  },
  async untilDone(from, to) {
    const [own, usual] = [times.usualMs(from, to), times.usualMs(undefined, undefined)];
    if (own === undefined || usual === undefined) return undefined;
    return secondsOf(own + ((await tasks.depth()).queued / atOnce) * usual);
  },
});
