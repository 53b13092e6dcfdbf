/** How long a conversion will take, from how long recent ones took; unknown where there were none. */
import { z } from 'zod';
import type { Tasks } from '../../../tasks/durable/tasks.ts';

export interface Estimates {
  /** In seconds, with the wait for those before it. `from` is undefined where the source is not known yet. */
  untilDone(from: string | undefined, to: string): Promise<number | undefined>;
  /** In seconds, without waiting. */
  atWork(from: string | undefined, to: string): Promise<number | undefined>;
}

const looksAt = 200;
const keptMs = 10_000;

const Converted = z.object({ report: z.object({ from: z.string(), to: z.string() }), cached: z.literal(false) });

interface Sample {
  readonly pair: string;
  readonly ms: number;
}

export function estimates(tasks: Pick<Tasks, 'list' | 'depth'>, atOnce: number): Estimates {
  let known: { readonly samples: readonly Sample[]; readonly untilMs: number } | undefined;

  /** Those that were made; what came from the cache took no time and says nothing. */
  async function samples(): Promise<readonly Sample[]> {
    if (known && Date.now() < known.untilMs) return known.samples;
    const { tasks: done } = await tasks.list({ states: ['succeeded'] }, { limit: looksAt });
    const found = done.flatMap(({ kind, result, startedMs, finishedMs }) => {
      const converted = kind === 'convert' ? Converted.safeParse(result) : undefined;
      if (!converted?.success || startedMs === null || finishedMs === null) return [];
      const { from, to } = converted.data.report;
      return [{ pair: `${from}>${to}`, ms: finishedMs - startedMs }];
    });
    known = { samples: found, untilMs: Date.now() + keptMs };
    return found;
  }

  async function workMs(from: string | undefined, to: string): Promise<number | undefined> {
    const all = await samples();
    const alike = all.filter(({ pair }) => pair === `${from}>${to}`);
    return median((alike.length > 0 ? alike : all).map(({ ms }) => ms));
  }
  const secondsOf = (ms: number | undefined): number | undefined =>
    ms === undefined ? undefined : Math.max(1, Math.ceil(ms / 1000));

  return {
    atWork: async (from, to) => secondsOf(await workMs(from, to)),
    async untilDone(from, to) {
      const own = await workMs(from, to);
      const usual = median((await samples()).map(({ ms }) => ms));
      if (own === undefined || usual === undefined) return undefined;
      return secondsOf(own + ((await tasks.depth()).queued / atOnce) * usual);
    },
  };
}

function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
