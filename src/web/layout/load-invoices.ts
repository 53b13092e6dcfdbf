/** Loads the pages of many invoices, a few at a time, in their order. */
import { ApiFailure } from '../api/failure.ts';
import { useConnection } from '../connection/connection.ts';
import type { LaidOutInvoice } from './arrangement.ts';

const atOnce = 4;
/** Everything is planned anew with each batch. */
const batchMs = 50;

/** `unreadable`: it was deleted, or it cannot be read. `noPages`: nothing of it can be shown. */
export type LoadProblem = 'unreadable' | 'noPages';

export interface Listener {
  /** One batch after the other. */
  loaded(invoices: readonly LaidOutInvoice[]): void;
  failed(id: string, why: LoadProblem): void;
}

/** Resolves when all are loaded or have failed, or when the signal aborts. Waits while the server cannot be reached. */
export async function loadInvoices(
  ids: readonly string[],
  load: (id: string) => Promise<LaidOutInvoice>,
  signal: AbortSignal,
  listener: Listener,
): Promise<void> {
  const waiting = [...ids];
  let batch: LaidOutInvoice[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  function handOver(): void {
    clearTimeout(timer);
    timer = undefined;
    if (batch.length > 0 && !signal.aborted) listener.loaded(batch);
    batch = [];
  }
  async function work(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined && !signal.aborted; next = waiting.shift()) {
      try {
        const loaded = await load(next);
        if (loaded.pages.length === 0) {
          if (!signal.aborted) listener.failed(next, 'noPages');
          continue;
        }
        batch.push(loaded);
        timer ??= setTimeout(handOver, batchMs);
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof ApiFailure && error.kind === 'offline') {
          waiting.unshift(next);
          await useConnection()
            .untilOnline(signal)
            .catch(() => undefined);
        } else {
          listener.failed(next, 'unreadable');
        }
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work));
  handOver();
}
