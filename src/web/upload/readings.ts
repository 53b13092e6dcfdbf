/** Learns what becomes of files that the server reads in the background. */
import pLimit from 'p-limit';
import { call } from '../api/client.ts';
import { followServer, type ServerChange } from '../api/events.ts';
import { apiFailureOf } from '../api/failure.ts';
import type { Invoice } from '../api/types.ts';

export interface ReadingListener {
  readonly progressed: (invoiceId: string, percent: number) => void;
  readonly finished: (invoice: Invoice) => void;
  /** Somebody deleted it. */
  readonly gone: (invoiceId: string) => void;
}

export interface Readings {
  readonly follow: (invoiceId: string) => void;
  readonly forget: (invoiceId: string) => void;
}

/** Where there is no stream of events, this many invoices are asked about at a time, the oldest ones first. */
const polledAtOnce = 10;

export function followedReadings(listener: ReadingListener): Readings {
  const followed = new Set<string>();
  const requests = pLimit(2);
  let stopFollowing: (() => void) | undefined;

  /** Where it fails, the next change or poll asks again. */
  async function look(invoiceId: string): Promise<void> {
    try {
      const invoice = await requests(() => call<Invoice>(`/invoices/${encodeURIComponent(invoiceId)}`));
      if (invoice.beingRead || !followed.has(invoiceId)) return;
      forget(invoiceId);
      listener.finished(invoice);
    } catch (error) {
      const { status } = apiFailureOf(error);
      if (status !== 404 && status !== 410) return;
      forget(invoiceId);
      listener.gone(invoiceId);
    }
  }

  function changed(change: ServerChange): void {
    if (change.kind === 'reload') for (const id of [...followed].slice(0, polledAtOnce)) void look(id);
    if (change.kind === 'task' && followed.has(change.invoiceId))
      listener.progressed(change.invoiceId, change.progress);
    if (change.kind === 'invoice' && !change.beingRead && followed.has(change.id)) void look(change.id);
  }

  function forget(invoiceId: string): void {
    followed.delete(invoiceId);
    if (followed.size > 0) return;
    stopFollowing?.();
    stopFollowing = undefined;
  }

  return {
    follow(invoiceId) {
      followed.add(invoiceId);
      stopFollowing ??= followServer(changed);
      // It may have been read before the answer to the upload was here.
      void look(invoiceId);
    },
    forget,
  };
}
