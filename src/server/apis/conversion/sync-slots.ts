/** Synchronous conversions of one client at once. One process serves all requests, so it is counted here. */

export const syncAtOnce = 5;

export interface SyncSlots {
  /** Undefined where the client has as many as it may. Call what it gives when the request is answered. */
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
