/** This process among those that use the same stores: what they can do together, and how long it takes them. */
import { randomUUID } from 'node:crypto';
import { type Ask, type Availability, availability, findRoute } from '../convert/route.ts';
import { type ConversionTimes, conversionTimes, timesOfAll } from '../conversions/times.ts';
import type { Lane } from '../runtime/durable/kinds.ts';
import { convertAtOnce } from '../server/options.ts';
import type { Instance } from '../stores/instances/instances.ts';
import { message } from '../texts/message.ts';
import type { Converter } from './convert.ts';
import { type Presence, presence } from './presence.ts';
import type { Setting } from './work.ts';

export interface Cluster extends Presence {
  /** Of all processes. */
  readonly times: ConversionTimes;
}

export interface ClusterSettings {
  readonly role: Instance['role'];
  readonly lanes: readonly Lane[];
  readonly busy: () => number;
  readonly converting: Converter;
}

/** Resolves when the other processes are known. */
export async function joinCluster(
  { serve, storage: { instances }, version, trouble }: Setting,
  { role, lanes, busy, converting }: ClusterSettings,
): Promise<Cluster> {
  const own = conversionTimes();
  const id = randomUUID();
  // LibreOffice is asked only where another process wants to know.
  const { available } = instances ? await converting.availability() : { available: [] };
  const self = (): Instance => ({
    id,
    role,
    version,
    lanes: serve.workers === 0 ? [] : lanes,
    engines: available.map(({ name }) => name),
    slots: serve.workers,
    conversionSlots: convertsHere(serve.workers, lanes) ? convertAtOnce(serve) : 0,
    busy: busy(),
    times: own.medians(),
  });
  const present = await presence({ instances, self, trouble });
  return { ...present, times: instances ? timesOfAll(own, present.living) : own };
}

const convertsHere = (workers: number, lanes: readonly Lane[]): boolean => workers > 0 && lanes.includes('convert');

/**
 * What the workers can convert, for a server without workers. As long as no worker lives, what this machine could convert is
 * accepted, and waits.
 */
export function convertingElsewhere(
  { engines }: Pick<Converter, 'engines'>,
  living: () => readonly Instance[],
): Pick<Converter, 'routeFor' | 'availability'> {
  const ask: Ask = async (engine) => {
    const converters = living().filter(({ lanes }) => lanes.includes('convert'));
    if (converters.length === 0) return engine.unavailable();
    const isThere = converters.some(({ engines: names }) => names.includes(engine.name));
    return isThere ? undefined : message('convert.noWorkerHas', { engine: engine.name });
  };
  return {
    routeFor: (from, to, options) => findRoute(engines, from, to, options, ask),
    availability: (): Promise<Availability> => availability(engines, ask),
  };
}
