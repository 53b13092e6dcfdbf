/**
 * Deleting invoices, at once or so that it can be undone for a while.
 *
 * The entry of a deleted invoice stays, without its contents, so that its id is known as deleted. The file is released after
 * the entry was changed; if the process dies in between, `finishDeletions` releases it later.
 */
import { Failure } from '../domain/failure.ts';
import { endExpired } from '../runtime/all-entries.ts';
import { message } from '../texts/message.ts';
import { type ArchivedInvoice, type Changing, deleted, invoiceIn, invoiceOf, ownerOf } from './invoice-records.ts';

export interface Deletions {
  /**
   * Deletes the invoice and its file. Within `undoMs` it can be restored; default: not at all. Rejects with `noSuchInvoice` or
   * `invoiceDeleted`.
   */
  delete(id: string, undoMs?: number): Promise<void>;
  /** Undoes a deletion. Rejects with `invoiceDeleted` if it is too late, with `noSuchInvoice`, and with `conflict`. */
  restore(id: string): Promise<ArchivedInvoice>;
  /** Ends deletions that can be undone no more, and those that were interrupted. */
  finishDeletions(nowMs: number, stop?: AbortSignal): Promise<void>;
}

export function deletions({ records, blobs, notify }: Changing): Deletions {
  async function letGo(id: string): Promise<void> {
    // Undefined if it was restored just now.
    const gone = await records.update(id, ({ state }) => (state === deleted ? { label: '', body: null } : undefined));
    if (!gone) return;
    await blobs.release(ownerOf(id));
    await records.update(id, () => ({ expiresMs: null }));
  }
  return {
    async delete(id, undoMs = 0) {
      const entry = await records.update(id, ({ state, body }) =>
        body && state !== deleted
          ? { state: deleted, body: { ...body, deletedFrom: state }, expiresMs: Date.now() + undoMs }
          : undefined,
      );
      if (entry) {
        notify({ change: 'deleted', id, invoice: null });
        if (undoMs === 0) await letGo(id);
      } else await invoiceIn(records, id);
    },
    async restore(id) {
      const entry = await records.update(id, ({ state, body }) => {
        if (state !== deleted || !body) return undefined;
        const { deletedFrom, ...invoice } = body;
        return { state: deletedFrom ?? 'reviewing', body: invoice, expiresMs: null };
      });
      const invoice = entry && invoiceOf(entry);
      if (!invoice) {
        await invoiceIn(records, id);
        throw new Failure('conflict', message('archive.notDeleted', {}));
      }
      notify({ change: 'added', id, invoice });
      return invoice;
    },
    async finishDeletions(nowMs, stop) {
      await endExpired(records, nowMs, ({ id }) => letGo(id), stop);
    },
  };
}
