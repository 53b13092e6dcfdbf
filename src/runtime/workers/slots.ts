/** A limited number of slots, first come, first served. */

export interface Slots {
  /** Resolves with the function that releases the slot. Rejects with the signal's reason if it fires first. */
  take(signal: AbortSignal): Promise<() => void>;
}

export function slots(count: number): Slots {
  let free = count;
  const waiting: (() => void)[] = [];

  function giver(): () => void {
    let given = false;
    return () => {
      if (given) return;
      given = true;
      const next = waiting.shift();
      if (next) next();
      else free++;
    };
  }

  return {
    take(signal) {
      if (signal.aborted) return Promise.reject(signal.reason);
      if (free > 0) {
        free--;
        return Promise.resolve(giver());
      }
      return new Promise((resolve, reject) => {
        const next = (): void => {
          signal.removeEventListener('abort', leave);
          resolve(giver());
        };
        const leave = (): void => {
          waiting.splice(waiting.indexOf(next), 1);
          reject(signal.reason);
        };
        waiting.push(next);
        signal.addEventListener('abort', leave, { once: true });
      });
    },
  };
}
