/** How long the last conversions of this process took: for telling how long the next one will. */
import { z } from 'zod';
import type { Task } from '../../../runtime/durable/task.ts';

export interface ConversionTimes {
  /** Of a task that is over; of other tasks, and of what came from the cache, it learns nothing. */
  note(task: Task): void;
  /** Median, in milliseconds: of the same two formats, or else of all; undefined before the first. `from`: if it is known. */
  usualMs(from: string | undefined, to: string | undefined): number | undefined;
}

const remembered = 200;

const Converted = z.object({ report: z.object({ from: z.string(), to: z.string() }), cached: z.literal(false) });

export function conversionTimes(): ConversionTimes {
  const last: { readonly pair: string; readonly ms: number }[] = [];
  return {
    note({ kind, state, result, startedMs, finishedMs }) {
      if (kind !== 'convert' || state !== 'succeeded' || startedMs === null || finishedMs === null) return;
      const converted = Converted.safeParse(result);
      if (!converted.success) return;
      const { from, to } = converted.data.report;
      last.push({ pair: `${from}>${to}`, ms: finishedMs - startedMs });
      if (last.length > remembered) last.shift();
    },
    usualMs(from, to) {
      const alike = last.filter(({ pair }) => pair === `${from}>${to}`);
      const sorted = (alike.length > 0 ? alike : last).map(({ ms }) => ms).sort((a, b) => a - b);
      return sorted[Math.floor(sorted.length / 2)];
    },
  };
}
