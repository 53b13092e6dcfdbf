/** A limited number of slots, first come, first served. */
import pLimit from 'p-limit';

/**
 * Runs the work once a slot is free, and settles as the work does. Rejects with the signal's reason if that fires while
 * the work still waits. Work that has begun must observe the signal itself.
 */
export type Slots = <Value>(work: () => Promise<Value>, signal: AbortSignal) => Promise<Value>;

export function slots(count: number): Slots {
  const limit = pLimit(count);
  return <Value>(work: () => Promise<Value>, signal: AbortSignal) =>
    new Promise<Value>((resolve, reject) => {
      // Cleared when the work is no longer wanted: its closure may contain a document, and its entry stays in the
      // queue.
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
