/** Runs jobs with the same key one after another. Jobs with different keys do not wait for each other. */

export type SerialisedByKey = <Value>(key: string, work: () => Promise<Value>) => Promise<Value>;

export function serialisedByKey(): SerialisedByKey {
  /** The last job in the queue of each key. */
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const job = (last.get(key) ?? Promise.resolve()).then(work, work);
    last.set(key, job);
    try {
      return await job;
    } finally {
      if (last.get(key) === job) last.delete(key);
    }
  };
}
