/** Loads the pages of many invoices, a few at a time, in their order. */
import { ApiFailure } from '../api/failure.ts';
import { useConnection } from '../connection/connection.ts';
import type { LaidOutInvoice } from './arrangement.ts';

const atOnce = 4;

export interface Listener {
  loaded(invoice: LaidOutInvoice): void;
  /** It was deleted, or it cannot be read. */
  failed(id: string): void;
}

/** Resolves when all are loaded or have failed, or when the signal aborts. Waits while the server cannot be reached. */
export async function loadInvoices(
  ids: readonly string[],
  load: (id: string) => Promise<LaidOutInvoice>,
  signal: AbortSignal,
  listener: Listener,
): Promise<void> {
  const waiting = [...ids];
  async function work(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined && !signal.aborted; next = waiting.shift()) {
      try {
        const loaded = await load(next);
        if (!signal.aborted) listener.loaded(loaded);
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof ApiFailure && error.kind === 'offline') {
          waiting.unshift(next);
          await useConnection()
            .untilOnline(signal)
            .catch(() => undefined);
        } else {
          listener.failed(next);
        }
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work));
}
