/** How long the last conversions of this process took, to estimate the next ones. */
import { z } from 'zod';
import type { Task } from '../runtime/durable/task.ts';

export interface ConversionTimes {
  /** Notes the time of a conversion that succeeded. Other tasks and results from the cache are ignored. */
  note(task: Task): void;
  /** Median in milliseconds, of the same two formats or else of all conversions; undefined before the first one. */
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
