/** An archived invoice as an entry of the record store. */
import { z } from 'zod';
import { FailureReportSchema } from '../domain/failure-report.ts';
import { Invoice } from '../domain/invoice.ts';
import { minorUnits } from '../domain/money.ts';
import type { Corrections } from '../extract/corrections.ts';
import type { ReferencedBlobs } from '../stores/blobs/referenced-blobs.ts';
import type { Collection, Entry } from '../stores/records/record-store.ts';
import { HistoryEntry } from './changes.ts';
import { invoiceDeleted, noSuchInvoice } from './failures.ts';
import { fileTypes, InvoiceFields, type InvoiceStatus, invoiceStatuses } from './fields.ts';

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
  /** Opens the file. Bodies of invoices are encrypted. */
  password: z.string().exactOptional(),
  /** Why the file could not be read; only if its upload was not waited for, since others are then not archived. */
  failure: FailureReportSchema.exactOptional(),
  /** The state from which it was deleted, as long as that can be undone. */
  deletedFrom: z.string().exactOptional(),
  /** When a person made its status `verified` or `failed`; null before that. */
  decidedMs: z.number().nullable(),
});
export type InvoiceBody = z.output<typeof InvoiceBody>;

/** The state of an invoice whose file is still being read. Its status is `pending`. */
export const beingRead = 'being-read';
/** The states of invoices that nobody has decided yet. */
export const undecided = ['pending', 'reviewing', beingRead] as const;
export const decided = ['verified', 'failed'] as const;

export interface NewInvoice {
  readonly body: Omit<InvoiceBody, 'decidedMs'>;
  readonly status: InvoiceStatus | typeof beingRead;
}

export interface ArchivedInvoice extends InvoiceBody {
  readonly id: string;
  readonly status: InvoiceStatus;
  /** Its file is still being read, and it has no values yet. */
  readonly beingRead: boolean;
  readonly createdMs: number;
  readonly updatedMs: number;
  /** Counts the changes. */
  readonly version: number;
}

/** Null once the invoice was deleted. */
export const KeptInvoice = InvoiceBody.nullable();
type KeptInvoice = z.output<typeof KeptInvoice>;
export type InvoiceRecords = Collection<KeptInvoice>;

export const deleted = 'deleted';
export const ownerOf = (id: string) => ({ kind: 'invoice', id });
type Described = Pick<InvoiceBody, 'fields' | 'fileName' | 'currency' | 'decidedMs'>;

/** What lists are searched and sorted by, the seller first, and what statistics count and sum: the tax as `part`. */
export const described = ({ fields, fileName, currency, decidedMs }: Described) => ({
  label: [fields.sellerName, fields.number, fields.buyerName, fileName].join('\n'),
  keys: {
    day: fields.date,
    category: fields.type,
    unit: currency ?? '',
    amount: minorUnits(fields.totalAmount),
    part: minorUnits(fields.taxAmount),
    doneMs: decidedMs,
  },
});

/** Undefined if the invoice was deleted. */
export function invoiceOf(entry: Entry<KeptInvoice>): ArchivedInvoice | undefined {
  const { id, state, createdMs, updatedMs, version, body } = entry;
  const status = state === beingRead ? 'pending' : invoiceStatuses.find((one) => one === state);
  if (!body || !status) return undefined;
  return { ...body, id, status, beingRead: state === beingRead, createdMs, updatedMs, version };
}

/** Rejects with `noSuchInvoice` or `invoiceDeleted`. */
export async function invoiceIn(records: InvoiceRecords, id: string): Promise<ArchivedInvoice> {
  const entry = await records.get(id);
  if (!entry) throw noSuchInvoice(id);
  const invoice = invoiceOf(entry);
  if (!invoice) throw invoiceDeleted(id);
  return invoice;
}

/** A change of an invoice. */
export interface InvoiceNotice {
  readonly change: 'added' | 'changed' | 'deleted';
  readonly id: string;
  /** Null once it was deleted. */
  readonly invoice: ArchivedInvoice | null;
}

/** What a change of invoices needs. */
export interface Changing {
  readonly records: InvoiceRecords;
  readonly blobs: ReferencedBlobs;
  readonly notify: (notice: InvoiceNotice) => void;
}
