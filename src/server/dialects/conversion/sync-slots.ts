/** Synchronous conversions of one client at once. One process serves all requests, so it is counted here. */
import { Failure } from '../../../domain/failure.ts';

const atOnce = 5;

export interface SyncSlots {
  /** Throws `rate_limited` where the client has as many as it may. Call what it gives when the request is answered. */
  take(clientId: string): () => void;
}

export function syncSlots(): SyncSlots {
  const taken = new Map<string, number>();
  return {
    take(clientId) {
      const before = taken.get(clientId) ?? 0;
      if (before >= atOnce)
        throw new Failure('rate_limited', `At most ${atOnce} synchronous conversions run at once`, {
          detail: 'Wait for one of them, or use mode async',
        });
      taken.set(clientId, before + 1);
      return () => {
        const now = taken.get(clientId) ?? 0;
        if (now > 1) taken.set(clientId, now - 1);
        else taken.delete(clientId);
      };
    },
  };
}
