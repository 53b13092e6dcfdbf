/**
 * The archive of invoices: each is an entity in the record store and a file in the blob store.
 *
 * The id of a deleted invoice stays, so that an API can say "deleted" instead of "unknown". The file is deleted after the
 * entity was marked as deleted; if the process dies in between, `finishDeletions` deletes the file later.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { definedOnly } from '../domain/defined-only.ts';
import { Invoice } from '../domain/invoice.ts';
import type { Corrections } from '../extract/corrections.ts';
import type { ReferencedBlobs } from '../stores/blobs/referenced-blobs.ts';
import type {
  Collection,
  Cursor,
  Entry,
  Filter,
  Order,
  PageAfter,
  RecordStore,
} from '../stores/records/record-store.ts';
import { fromMinorUnits, minorUnits } from '../domain/money.ts';
import { allEntries, endExpired } from '../runtime/all-entries.ts';
import { type Changed, HistoryEntry } from './changes.ts';
import { invoiceChanged, invoiceDeleted, noSuchInvoice } from './failures.ts';
import { fileTypes, InvoiceFields, type InvoiceStatus, invoiceStatuses, type InvoiceType } from './fields.ts';
import type { ReadingFiles } from './whole-reading.ts';

const InvoiceBody = z.object({
  fields: InvoiceFields,
  /** ISO 4217; null if the document does not say. */
  currency: z.string().nullable(),
  /** The invoice with all corrections, without its lines. Invoices stored by early versions do not have it. */
  reading: Invoice.optional(),
  /** SHA-256 of the files in which its reading is kept. Invoices stored by early versions do not have them. */
  readingFiles: z.object({ bases: z.string(), pages: z.string() }).exactOptional(),
  /** Among the invoices of the file, from 0; absent for the first of early versions. */
  position: z.number().exactOptional(),
  /** First and last page, if the file has pages of other invoices too. */
  range: z.tuple([z.number(), z.number()]).readonly().exactOptional(),
  corrections: z.custom<Corrections>().exactOptional(),
  history: z.array(HistoryEntry).exactOptional(),
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
  /** Counts the changes. */
  readonly version: number;
}

export type { Cursor, Order };

export interface InvoiceFilter {
  readonly status?: InvoiceStatus | undefined;
  /** A part of the names of seller and buyer, of the number or of the name of the file. */
  readonly keyword?: string | undefined;
  /** First and last issue date, ISO 8601, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Least and greatest total. */
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly type?: InvoiceType | undefined;
}

/** `currency` is '' for invoices that name none. */
export interface CurrencyTotal {
  readonly currency: string;
  readonly count: number;
  readonly totalAmount: number;
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
    paging: { readonly page: number; readonly pageSize: number; readonly order: Order },
  ): Promise<{ readonly invoices: readonly ArchivedInvoice[]; readonly total: number }>;
  /** A part of the same list that takes the same time wherever it begins. */
  page(
    filter: InvoiceFilter,
    paging: PageAfter,
  ): Promise<{ readonly invoices: readonly ArchivedInvoice[]; readonly next: Cursor | undefined }>;
  totals(filter: InvoiceFilter): Promise<readonly CurrencyTotal[]>;
  /** Completes what early versions stored without the keys by which lists are filtered. */
  completeKeys(): Promise<void>;
  /**
   * `change` is called with the invoice as it is, again if somebody else changed it meanwhile, and throws to refuse. Rejects
   * as `get` does, and with `invoiceChanged` if it is no longer at the version that the client expects.
   */
  change(id: string, change: (invoice: ArchivedInvoice) => Changed, expectedVersion?: number): Promise<ArchivedInvoice>;
  /** Keeps the files of a reading that was made after the upload. */
  keepReading(id: string, files: ReadingFiles): Promise<void>;
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
type Described = Pick<InvoiceBody, 'fields' | 'fileName' | 'currency'>;

/** What lists are searched and sorted by: the seller first. */
const described = ({ fields, fileName, currency }: Described) => ({
  label: [fields.sellerName, fields.number, fields.buyerName, fileName].join('\n'),
  keys: {
    day: fields.date,
    category: fields.type,
    unit: currency ?? '',
    amount: minorUnits(fields.totalAmount),
  },
});

/** Undefined if the invoice was deleted. */
export function invoiceOf(entry: Entry<KeptInvoice>): ArchivedInvoice | undefined {
  const { id, state, createdMs, updatedMs, version, body } = entry;
  const status = invoiceStatuses.find((one) => one === state);
  return body && status ? { ...body, id, status, createdMs, updatedMs, version } : undefined;
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
    add: (invoice, status) => added(records, blobs, invoice, status),
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
    ...lists(records),
    change: (id, change, expectedVersion) => changedInvoice(records, id, change, expectedVersion),
    async keepReading(id, files) {
      for (const sha256 of [files.bases, files.pages]) await blobs.addReference(sha256, ownerOf(id));
      await records.update(id, ({ body }) => (body ? { body: { ...body, readingFiles: files } } : undefined));
    },
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

function lists(records: InvoiceRecords): Pick<InvoiceArchive, 'list' | 'page' | 'totals' | 'completeKeys'> {
  const invoicesOf = (entries: readonly Entry<KeptInvoice>[]) => entries.flatMap((entry) => invoiceOf(entry) ?? []);
  return {
    async list(filter, { page, pageSize, order }) {
      const { entries, total } = await records.list(chosen(filter), {
        limit: pageSize,
        offset: (page - 1) * pageSize,
        order,
      });
      return { invoices: invoicesOf(entries), total };
    },
    async page(filter, paging) {
      const { entries, next } = await records.page(chosen(filter), paging);
      return { invoices: invoicesOf(entries), next };
    },
    async totals(filter) {
      const totals = await records.totals(chosen(filter));
      return totals.map(({ unit, count, amount }) => ({
        currency: unit,
        count,
        totalAmount: fromMinorUnits(amount),
      }));
    },
    async completeKeys() {
      for await (const { id } of allEntries(records, { states: invoiceStatuses, categories: [''] }))
        await records.update(id, ({ body }) => (body ? described(body) : undefined));
    },
  };
}

const chosen = ({ status, keyword, from, to, min, max, type }: InvoiceFilter): Filter => ({
  states: status ? [status] : invoiceStatuses,
  ...definedOnly({
    search: keyword?.replaceAll(/\s+/g, ' ').trim(),
    dayFrom: from,
    dayTo: to,
    amountFrom: min === undefined ? undefined : minorUnits(min),
    amountTo: max === undefined ? undefined : minorUnits(max),
    categories: type && [type],
  }),
});

async function added(
  records: InvoiceRecords,
  blobs: ReferencedBlobs,
  invoice: Omit<InvoiceBody, 'decidedMs'>,
  status: InvoiceStatus,
): Promise<ArchivedInvoice> {
  const id = `inv_${randomUUID()}`;
  const { bases, pages } = invoice.readingFiles ?? {};
  for (const sha256 of [invoice.sha256, bases, pages])
    if (sha256 !== undefined) await blobs.addReference(sha256, ownerOf(id));
  const body = { ...invoice, decidedMs: null };
  const entry = await records.insert({ id, state: status, ...described(body), body });
  return { ...body, id, status, createdMs: entry.createdMs, updatedMs: entry.updatedMs, version: entry.version };
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
  change: (invoice: ArchivedInvoice) => Changed,
  expectedVersion: number | undefined,
): Promise<ArchivedInvoice> {
  const entry = await records.update(id, (before) => {
    const invoice = invoiceOf(before);
    if (!invoice || !before.body) return undefined;
    if (expectedVersion !== undefined && expectedVersion !== invoice.version) throw invoiceChanged();
    const { status, extraction, fields, corrections, history } = change(invoice);
    const decided = status === 'verified' || status === 'failed';
    const decidedMs = decided ? ((status === invoice.status ? invoice.decidedMs : null) ?? Date.now()) : null;
    const reading = { ...extraction.invoice, lines: [] };
    const body = { ...before.body, fields, corrections, history: [...history], reading, decidedMs };
    return { state: status, ...described(body), body };
  });
  return (entry && invoiceOf(entry)) ?? invoiceIn(records, id);
}
