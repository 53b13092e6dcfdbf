/**
 * The archive of invoices: each is an entity in the record store and a file in the blob store.
 *
 * The id of a deleted invoice stays, so that an API can say "deleted" instead of "unknown". The file is deleted after the
 * entity was marked as deleted; if the process dies in between, `finishDeletions` deletes the file later.
 */
import { randomUUID } from 'node:crypto';
import { definedOnly } from '../domain/defined-only.ts';
import { Failure } from '../domain/failure.ts';
import { fromMinorUnits, minorUnits } from '../domain/money.ts';
import { allEntries } from '../runtime/all-entries.ts';
import { madeOnce } from '../runtime/made-id.ts';
import type { ReferencedBlobs } from '../stores/blobs/referenced-blobs.ts';
import type { Cursor, Entry, Filter, Order, PageAfter, RecordStore } from '../stores/records/record-store.ts';
import { message } from '../texts/message.ts';
import type { Changed } from './changes.ts';
import { type Deletions, deletions } from './deletions.ts';
import { invoiceBeingRead, invoiceChanged } from './failures.ts';
import { type InvoiceStatus, invoiceStatuses, type InvoiceType } from './fields.ts';
import {
  type ArchivedInvoice,
  beingRead,
  decided,
  described,
  type Changing,
  type InvoiceBody,
  invoiceIn,
  type InvoiceNotice,
  invoiceOf,
  type InvoiceRecords,
  KeptInvoice,
  type NewInvoice,
  ownerOf,
} from './invoice-records.ts';
import type { ReadingFiles } from './whole-reading.ts';

export type { ArchivedInvoice, Cursor, InvoiceNotice, NewInvoice, Order };

/** `unique` is a UUID. */
export const invoiceId = (unique: string): string => `inv_${unique}`;

/** An invoice that is being read, as it was when its reading was looked at. */
export type ReadingInvoice = Pick<ArchivedInvoice, 'id' | 'version'>;

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

export interface InvoiceArchive extends Deletions {
  /**
   * Stores the invoice and keeps its file. Rejects with `not_found` if the file is gone, and with `conflict` if there is
   * an invoice of this id; the default is a new one.
   */
  add(invoice: NewInvoice['body'], status: NewInvoice['status'], id?: string): Promise<ArchivedInvoice>;
  /** The same, unless there is an invoice with this id already: an earlier attempt has added it. */
  addOnce(invoice: NewInvoice['body'], status: NewInvoice['status'], id: string): Promise<ArchivedInvoice>;
  /** Those whose files are being read. */
  beingRead(): AsyncGenerator<ArchivedInvoice, void>;
  /**
   * From here on the invoice is being read, again; `password` replaces an earlier one. Rejects as `get` does, and with
   * `conflict` unless its file could not be read and nobody has corrected it since.
   */
  beginReading(id: string, password: string | undefined): Promise<ArchivedInvoice>;
  /** Replaces an invoice that is being read. Undefined if it has changed: it was deleted, or somebody else finished it. */
  finishReading(reading: ReadingInvoice, invoice: NewInvoice): Promise<ArchivedInvoice | undefined>;
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
  /** Completes what earlier versions stored without the keys that lists and statistics use. */
  completeKeys(): Promise<void>;
  /**
   * `change` is called with the invoice as it is, again if somebody else changed it meanwhile, and throws to refuse. Rejects
   * as `get` does, and with `invoiceChanged` if it is no longer at the version that the client expects.
   */
  change(id: string, change: (invoice: ArchivedInvoice) => Changed, expectedVersion?: number): Promise<ArchivedInvoice>;
  /** Keeps the files of a reading that was made after the upload. */
  keepReading(id: string, files: ReadingFiles): Promise<void>;
  /** For the statistics, which count and sum. */
  readonly records: InvoiceRecords;
}

/** `notify` is called with every change that this process makes. */
export function invoiceArchive(
  store: RecordStore,
  blobs: ReferencedBlobs,
  notify: (notice: InvoiceNotice) => void = () => undefined,
): InvoiceArchive {
  const records = store.collection('invoice', KeptInvoice);
  const get = (id: string): Promise<ArchivedInvoice> => invoiceIn(records, id);
  return {
    records,
    get,
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
    ...changing({ records, blobs, notify }),
    ...deletions({ records, blobs, notify }),
    async *beingRead() {
      for await (const entry of allEntries(records, { states: [beingRead] })) {
        const invoice = invoiceOf(entry);
        if (invoice) yield invoice;
      }
    },
  };
}

function changing({
  records,
  blobs,
  notify,
}: Changing): Pick<InvoiceArchive, 'add' | 'addOnce' | 'change' | 'beginReading' | 'finishReading' | 'keepReading'> {
  const notified = (change: 'added' | 'changed', invoice: ArchivedInvoice): ArchivedInvoice => {
    notify({ change, id: invoice.id, invoice });
    return invoice;
  };
  const add: InvoiceArchive['add'] = async (body, status, id = invoiceId(randomUUID())) =>
    notified('added', await added(records, blobs, id, { body, status }));
  return {
    add,
    addOnce: (body, status, id) =>
      madeOnce(
        () => add(body, status, id),
        () => invoiceIn(records, id),
      ),
    change: async (id, change, expectedVersion) =>
      notified('changed', await changedInvoice(records, id, change, expectedVersion)),
    beginReading: async (id, password) => notified('changed', await readAgain(records, id, password)),
    async finishReading(reading, next) {
      const invoice = await finishedReading(records, blobs, reading, next);
      return invoice && notified('changed', invoice);
    },
    async keepReading(id, files) {
      for (const sha256 of [files.bases, files.pages]) await blobs.addReference(sha256, ownerOf(id));
      await records.update(id, ({ body }) => (body ? { body: { ...body, readingFiles: files } } : undefined));
    },
  };
}

function lists(records: InvoiceRecords): Pick<InvoiceArchive, 'list' | 'page' | 'totals' | 'completeKeys'> {
  const invoicesOf = (entries: readonly Entry<InvoiceBody | null>[]) =>
    entries.flatMap((entry) => invoiceOf(entry) ?? []);
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
      const incomplete: readonly Filter[] = [
        { states: invoiceStatuses, categories: [''] },
        { states: decided, done: false },
      ];
      for (const filter of incomplete)
        for await (const { id } of allEntries(records, filter))
          await records.update(id, ({ body, keys }) =>
            body && (keys.category === '' || keys.doneMs !== body.decidedMs) ? described(body) : undefined,
          );
    },
  };
}

const chosen = ({ status, keyword, from, to, min, max, type }: InvoiceFilter): Filter => ({
  states: statesOf(status),
  ...definedOnly({
    search: keyword?.replaceAll(/\s+/g, ' ').trim(),
    dayFrom: from,
    dayTo: to,
    amountFrom: min === undefined ? undefined : minorUnits(min),
    amountTo: max === undefined ? undefined : minorUnits(max),
    categories: type && [type],
  }),
});

const statesOf = (status: InvoiceStatus | undefined): readonly string[] => {
  if (status === undefined) return [...invoiceStatuses, beingRead];
  return status === 'pending' ? [status, beingRead] : [status];
};

async function added(
  records: InvoiceRecords,
  blobs: ReferencedBlobs,
  id: string,
  { body, status }: NewInvoice,
): Promise<ArchivedInvoice> {
  await addReferences(blobs, id, body);
  const undecided = { ...body, decidedMs: null };
  const entry = await records.insert({ id, state: status, ...described(undecided), body: undecided });
  return invoiceOf(entry) ?? invoiceIn(records, id);
}

async function addReferences(
  blobs: ReferencedBlobs,
  id: string,
  { sha256, readingFiles }: NewInvoice['body'],
): Promise<void> {
  const { bases, pages } = readingFiles ?? {};
  for (const needed of [sha256, bases, pages]) if (needed !== undefined) await blobs.addReference(needed, ownerOf(id));
}

async function readAgain(records: InvoiceRecords, id: string, password: string | undefined): Promise<ArchivedInvoice> {
  const entry = await records.update(id, ({ body }) => {
    if (!body?.failure || (body.history ?? []).length > 0) return undefined;
    const { failure: _failure, ...file } = body;
    return { state: beingRead, body: { ...file, ...definedOnly({ password }) } };
  });
  const invoice = entry && invoiceOf(entry);
  if (invoice) return invoice;
  await invoiceIn(records, id);
  throw new Failure('conflict', message('archive.wasRead', {}));
}

async function finishedReading(
  records: InvoiceRecords,
  blobs: ReferencedBlobs,
  { id, version }: ReadingInvoice,
  { body, status }: NewInvoice,
): Promise<ArchivedInvoice | undefined> {
  const isSame = (entry: Entry<unknown> | undefined): boolean =>
    entry?.state === beingRead && entry.version === version;
  if (!isSame(await records.get(id))) return undefined;
  await addReferences(blobs, id, body);
  const undecided = { ...body, decidedMs: null };
  const entry = await records.update(id, (found) =>
    isSame(found) ? { state: status, ...described(undecided), body: undecided } : undefined,
  );
  if (entry) return invoiceOf(entry);
  // It was deleted meanwhile.
  if (!(await records.get(id))?.body) await blobs.release(ownerOf(id));
  return undefined;
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
    if (invoice.beingRead) throw invoiceBeingRead();
    if (expectedVersion !== undefined && expectedVersion !== invoice.version) throw invoiceChanged();
    const { status, extraction, fields, corrections, history } = change(invoice);
    const isDecided = decided.some((one) => one === status);
    const decidedMs = isDecided ? ((status === invoice.status ? invoice.decidedMs : null) ?? Date.now()) : null;
    const reading = { ...extraction.invoice, lines: [] };
    const { currency } = reading;
    const body = { ...before.body, fields, currency, corrections, history: [...history], reading, decidedMs };
    return { state: status, ...described(body), body };
  });
  return (entry && invoiceOf(entry)) ?? invoiceIn(records, id);
}
