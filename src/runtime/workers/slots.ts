/** A limited number of slots, first come, first served. */
import pLimit from 'p-limit';

/**
 * Does the work once a slot is free, and answers as it does. Rejects with the signal's reason if it fires while the work still
 * waits; work that has begun minds the signal itself.
 */
export type Slots = <Value>(work: () => Promise<Value>, signal: AbortSignal) => Promise<Value>;

export function slots(count: number): Slots {
  const limit = pLimit(count);
  return <Value>(work: () => Promise<Value>, signal: AbortSignal) =>
    new Promise<Value>((resolve, reject) => {
      // Let go of when it is no longer wanted: it may hold a document, and its place in the queue is kept until it is reached.
      let waiting: (() => Promise<Value>) | undefined = work;
      const leave = (): void => {
        waiting = undefined;
        reject(signal.reason);
      };
      if (signal.aborted) return leave();
      signal.addEventListener('abort', leave, { once: true });
      void limit(async () => {
        signal.removeEventListener('abort', leave);
        await waiting?.().then(resolve, reject);
      });
    });
}
