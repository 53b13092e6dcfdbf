/** How long the last conversions of this process took, to estimate the next ones. */
import { z } from 'zod';
import type { Task } from '../runtime/durable/task.ts';
import type { ConversionTime } from '../stores/instances/instances.ts';

export interface ConversionTimes {
  /** Notes the time of a conversion that succeeded. Other tasks and results from the cache are ignored. */
  note(task: Task): void;
  /** Median in milliseconds, of the same two formats or else of all conversions; undefined before the first one. */
  usualMs(from: string | undefined, to: string | undefined): number | undefined;
}

export interface OwnTimes extends ConversionTimes {
  medians(): readonly ConversionTime[];
}

const remembered = 200;

const Converted = z.object({ report: z.object({ from: z.string(), to: z.string() }), cached: z.literal(false) });

export function conversionTimes(): OwnTimes {
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
      return medianOf(alike.length > 0 ? alike : last);
    },
    medians: () =>
      [...Map.groupBy(last, ({ pair }) => pair)].map(([pair, those]) => ({
        pair,
        medianMs: medianOf(those) ?? 0,
        count: those.length,
      })),
  };
}

function medianOf(durations: readonly { readonly ms: number }[]): number | undefined {
  const sorted = durations.map(({ ms }) => ms).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** The times of all processes, this one included, as of the last news of them. */
export const timesOfAll = (
  own: ConversionTimes,
  processes: () => readonly { readonly times: readonly ConversionTime[] }[],
): ConversionTimes => ({
  note: (task) => own.note(task),
  usualMs(from, to) {
    const all = processes().flatMap(({ times }) => times);
    const alike = all.filter(({ pair }) => pair === `${from}>${to}`);
    return meanOf(alike.length > 0 ? alike : all);
  },
});

/** Each median counts as often as there were conversions. */
function meanOf(times: readonly ConversionTime[]): number | undefined {
  const count = times.reduce((sum, time) => sum + time.count, 0);
  return count === 0 ? undefined : times.reduce((sum, time) => sum + time.medianMs * time.count, 0) / count;
}
