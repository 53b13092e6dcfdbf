/**
 * Limits how many synchronous conversions a client runs at once. Counted in memory, as one process serves all requests.
 */

export const syncAtOnce = 5;

export interface SyncSlots {
  /** Undefined if the client has no slot left. The returned function is to be called when the request is answered. */
  take(clientId: string): (() => void) | undefined;
}

export function syncSlots(): SyncSlots {
  const taken = new Map<string, number>();
  return {
    take(clientId) {
      const before = taken.get(clientId) ?? 0;
      if (before >= syncAtOnce) return undefined;
      taken.set(clientId, before + 1);
      return () => {
        const now = taken.get(clientId) ?? 0;
        if (now > 1) taken.set(clientId, now - 1);
        else taken.delete(clientId);
      };
    },
  };
}
