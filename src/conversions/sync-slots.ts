/** Limits how many synchronous conversions a client runs at once, on all servers together. A slot is a lock in the database. */
import { keptAlive } from '../runtime/exclusively.ts';
import type { Lock, Locks } from '../stores/locks/locks.ts';

export const syncAtOnce = 5;
/** The slots of a server that was killed are free after this time. */
const leaseMs = 30_000;

export interface SyncSlots {
  /** Undefined if the client has no slot left. The returned function is to be called when the request is answered. */
  take(clientId: string): Promise<(() => Promise<void>) | undefined>;
}

/** `trouble` is called if a slot could not be renewed; the conversion goes on. */
export function syncSlots(locks: Locks, trouble: (error: unknown) => void): SyncSlots {
  async function free(clientId: string): Promise<Lock | undefined> {
    for (let slot = 0; slot < syncAtOnce; slot++) {
      const lock = await locks.tryTake(`sync-conversion:${clientId}:${slot}`, leaseMs);
      if (lock) return lock;
    }
    return undefined;
  }
  return {
    async take(clientId) {
      const lock = await free(clientId);
      if (!lock) return undefined;
      const renewal = keptAlive(lock, leaseMs, trouble);
      return async () => {
        renewal.end();
        await lock.release();
      };
    },
  };
}
