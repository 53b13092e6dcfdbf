/** Counters of the only server that uses its stores: they end with the process. */
import type { Counters } from './counters.ts';

interface Window {
  hits: number;
  readonly endsMs: number;
}

/** Of each subject. Beyond that, the oldest is forgotten, so that many made-up keys need no more memory. */
const maxKeys = 10_000;

export function memoryCounters(now: () => number = Date.now): Counters {
  const subjects = new Map<string, Map<string, Window>>();

  function windowOf(subject: string, key: string, windowMs: number): Window {
    const windows = subjects.get(subject) ?? new Map<string, Window>();
    subjects.set(subject, windows);
    const current = windows.get(key);
    if (current && current.endsMs > now()) return current;
    const begun: Window = { hits: 0, endsMs: now() + windowMs };
    // Deleted first, so that the oldest window remains the first one of the map.
    windows.delete(key);
    windows.set(key, begun);
    const [oldest] = windows.keys();
    if (windows.size > maxKeys && oldest !== undefined) windows.delete(oldest);
    return begun;
  }

  return {
    async hit(subject, key, windowMs) {
      const window = windowOf(subject, key, windowMs);
      window.hits++;
      return {
        hits: window.hits,
        endsInMs: window.endsMs - now(),
        takeBack: async () => void window.hits--,
      };
    },
    async expire() {
      for (const windows of subjects.values())
        for (const [key, { endsMs }] of windows) if (endsMs <= now()) windows.delete(key);
    },
  };
}
