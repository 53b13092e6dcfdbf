/** Runs jobs with the same key one after another; different keys do not wait for each other. */

export type InTurn = <Value>(key: string, work: () => Promise<Value>) => Promise<Value>;

export function inTurn(): InTurn {
  /** The last job in the queue of each key. */
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(work, work);
    last.set(key, turn);
    try {
      return await turn;
    } finally {
      if (last.get(key) === turn) last.delete(key);
    }
  };
}
