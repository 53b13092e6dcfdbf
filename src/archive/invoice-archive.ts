/**
 * The archive of invoices: each is an entity in the record store and a file in the blob store.
 *
 * The id of a deleted invoice stays, so that an API can say "deleted" instead of "unknown". The file is deleted after the
 * entity was marked as deleted; if the process dies in between, `finishDeletions` deletes the file later.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Failure } from '../domain/failure.ts';
import { definedOnly } from '../domain/defined-only.ts';
import { Invoice } from '../domain/invoice.ts';
import type { ReferencedBlobs } from '../stores/blobs/referenced-blobs.ts';
import type { Collection, Entry, RecordStore } from '../stores/records/record-store.ts';
import { endExpired } from '../runtime/all-entries.ts';
import { corrected } from './amounts.ts';
import { invoiceDeleted, noSuchInvoice } from './failures.ts';
import { fileTypes, type InvoiceChange, InvoiceFields, type InvoiceStatus, invoiceStatuses } from './fields.ts';

const InvoiceBody = z.object({
  fields: InvoiceFields,
  /** ISO 4217; null if the document does not say. */
  currency: z.string().nullable(),
  /** The reading before any correction, without its lines. Invoices stored by early versions do not have it. */
  reading: Invoice.optional(),
  sha256: z.string(),
  fileName: z.string(),
  fileType: z.enum(fileTypes),
  pages: z.number(),
  /** When its status became `verified` or `failed`; null before that. */
  decidedMs: z.number().nullable(),
});
export type InvoiceBody = z.output<typeof InvoiceBody>;

export interface ArchivedInvoice extends InvoiceBody {
  readonly id: string;
  readonly status: InvoiceStatus;
  readonly createdMs: number;
  readonly updatedMs: number;
}

export interface InvoiceFilter {
  readonly status?: InvoiceStatus | undefined;
  readonly keyword?: string | undefined;
}

export interface InvoiceArchive {
  /** Stores the invoice and keeps its file. Rejects with `not_found` if the file is gone. */
  add(invoice: Omit<InvoiceBody, 'decidedMs'>, status: InvoiceStatus): Promise<ArchivedInvoice>;
  /** Rejects with `noSuchInvoice` or `invoiceDeleted`. */
  get(id: string): Promise<ArchivedInvoice>;
  /** In the order of the ids. Rejects as `get` does. */
  getAll(ids: readonly string[]): Promise<readonly ArchivedInvoice[]>;
  /** Those of them that exist. */
  present(ids: readonly string[]): Promise<readonly ArchivedInvoice[]>;
  list(
    filter: InvoiceFilter,
    page: number,
    pageSize: number,
  ): Promise<{ readonly invoices: readonly ArchivedInvoice[]; readonly total: number }>;
  /** Rejects as `get` does, and with `bad_request` for amounts that do not add up. */
  change(id: string, change: InvoiceChange): Promise<ArchivedInvoice>;
  /** Deletes the invoice and its file. Rejects as `get` does. */
  delete(id: string): Promise<void>;
  /** Deletes the files of invoices whose deletion was interrupted. */
  finishDeletions(nowMs: number): Promise<void>;
  /** For the statistics, which count and sum. */
  readonly records: InvoiceRecords;
}

/** Null once the invoice was deleted. */
const KeptInvoice = InvoiceBody.nullable();
type KeptInvoice = z.output<typeof KeptInvoice>;
export type InvoiceRecords = Collection<KeptInvoice>;

const deleted = 'deleted';
const ownerOf = (id: string) => ({ kind: 'invoice', id });
const labelOf = ({ sellerName, number }: InvoiceFields): string => `${sellerName}\n${number}`;

/** Undefined if the invoice was deleted. */
export function invoiceOf(entry: Entry<KeptInvoice>): ArchivedInvoice | undefined {
  const { id, state, createdMs, updatedMs, body } = entry;
  const status = invoiceStatuses.find((one) => one === state);
  return body && status ? { ...body, id, status, createdMs, updatedMs } : undefined;
}

export function invoiceArchive(store: RecordStore, blobs: ReferencedBlobs): InvoiceArchive {
  const records = store.collection('invoice', KeptInvoice);
  const get = (id: string): Promise<ArchivedInvoice> => invoiceIn(records, id);

  async function letGo(id: string): Promise<void> {
    await blobs.release(ownerOf(id));
    await records.update(id, () => ({ expiresMs: null }));
  }

  return {
    records,
    get,
    async add(invoice, status) {
      const id = `inv_${randomUUID()}`;
      await blobs.addReference(invoice.sha256, ownerOf(id));
      const body = { ...invoice, decidedMs: null };
      const entry = await records.insert({ id, state: status, label: labelOf(invoice.fields), body });
      return { ...body, id, status, createdMs: entry.createdMs, updatedMs: entry.updatedMs };
    },
    async getAll(ids) {
      const invoices: ArchivedInvoice[] = [];
      for (const id of ids) invoices.push(await get(id));
      return invoices;
    },
    async present(ids) {
      const invoices: ArchivedInvoice[] = [];
      for (const id of ids) {
        const entry = await records.get(id);
        const invoice = entry && invoiceOf(entry);
        if (invoice) invoices.push(invoice);
      }
      return invoices;
    },
    async list({ status, keyword }, page, pageSize) {
      const search = keyword?.replaceAll(/\s+/g, ' ').trim();
      const { entries, total } = await records.list(
        { states: status ? [status] : invoiceStatuses, ...definedOnly({ search }) },
        { limit: pageSize, offset: (page - 1) * pageSize },
      );
      return { invoices: entries.flatMap((entry) => invoiceOf(entry) ?? []), total };
    },
    change: (id, change) => changedInvoice(records, id, change),
    async delete(id) {
      const entry = await records.update(id, ({ body }) =>
        body ? { state: deleted, label: '', body: null, expiresMs: Date.now() } : undefined,
      );
      if (entry) await letGo(id);
      else await get(id);
    },
    async finishDeletions(nowMs) {
      await endExpired(records, nowMs, ({ id }) => letGo(id));
    },
  };
}

async function invoiceIn(records: InvoiceRecords, id: string): Promise<ArchivedInvoice> {
  const entry = await records.get(id);
  if (!entry) throw noSuchInvoice(id);
  const invoice = invoiceOf(entry);
  if (!invoice) throw invoiceDeleted(id);
  return invoice;
}

async function changedInvoice(
  records: InvoiceRecords,
  id: string,
  { status, ...corrections }: InvoiceChange,
): Promise<ArchivedInvoice> {
  let refused: Failure | undefined;
  const entry = await records.update(id, ({ state, body }) => {
    refused = undefined;
    if (!body) return undefined;
    const fields = corrected(body.fields, corrections);
    if (fields instanceof Failure) {
      refused = fields;
      return undefined;
    }
    const next = status ?? state;
    const decided = next === 'verified' || next === 'failed';
    const decidedMs = decided ? ((next === state ? body.decidedMs : null) ?? Date.now()) : null;
    return { state: next, label: labelOf(fields), body: { ...body, fields, decidedMs } };
  });
  if (refused) throw refused;
  return (entry && invoiceOf(entry)) ?? invoiceIn(records, id);
}
