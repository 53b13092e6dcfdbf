/**
 * The port of the processes that use the same stores. Each notes what it is and does, again and again; one that has been
 * silent for half a minute is dead.
 */
import { z } from 'zod';

const ConversionTime = z.object({
  /** `from>to` */
  pair: z.string(),
  medianMs: z.number(),
  /** The conversions that the median is of. */
  count: z.number(),
});

export const Instance = z.object({
  id: z.string(),
  role: z.enum(['server', 'worker']),
  version: z.string(),
  /** The lanes that it takes tasks from. */
  lanes: z.array(z.string()).readonly(),
  /** Names of the converters that work there. */
  engines: z.array(z.string()).readonly(),
  /** Tasks at once. */
  slots: z.number(),
  /** Conversions at once. */
  conversionSlots: z.number(),
  busy: z.number(),
  times: z.array(ConversionTime).readonly(),
});
export type Instance = z.output<typeof Instance>;
export type ConversionTime = Instance['times'][number];

export interface Instances {
  /** In place of what was noted under that id before. */
  note(instance: Instance): Promise<void>;
  /** Those that noted themselves within the last half minute. An entry that this version cannot read is left out. */
  living(): Promise<readonly Instance[]>;
  /** For a process that ends in good order. */
  remove(id: string): Promise<void>;
}
