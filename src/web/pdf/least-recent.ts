/** A map that keeps at most `most` entries and gives up the one that was not used for longest. */

export interface LeastRecent<Value> {
  /** Counts as a use. */
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  delete(key: string): void;
  clear(): void;
  readonly size: number;
}

/** `giveUp` is called for each entry that leaves, also for one that is replaced. */
export function leastRecent<Value>(most: number, giveUp: (value: Value) => void): LeastRecent<Value> {
  // A Map keeps the order in which keys were added, so the first one is the oldest.
  const entries = new Map<string, Value>();

  function remove(key: string): void {
    const value = entries.get(key);
    if (value === undefined) return;
    entries.delete(key);
    giveUp(value);
  }

  return {
    get(key) {
      const value = entries.get(key);
      if (value === undefined) return undefined;
      entries.delete(key);
      entries.set(key, value);
      return value;
    },
    set(key, value) {
      remove(key);
      entries.set(key, value);
      for (const oldest of entries.keys()) {
        if (entries.size <= most) return;
        remove(oldest);
      }
    },
    delete: remove,
    clear() {
      for (const key of entries.keys()) remove(key);
    },
    get size() {
      return entries.size;
    },
  };
}
