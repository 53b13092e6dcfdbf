/** Shapes of the invoice API, taken from the schemas that the server checks its answers with. */
import type { DraftDetail as DraftDetailSchema, DraftView } from '../../server/apis/invoices/draft-schemas.ts';
import type { z } from 'zod';
import type {
  HistoryView,
  InvoiceReading as InvoiceReadingSchema,
  PageWords as PageWordsSchema,
} from '../../server/apis/invoices/review-schemas.ts';
import type {
  InvoiceView,
  UploadedInvoice as UploadedInvoiceView,
  MergeRequest as MergeRequestSchema,
  FailedFile as FailedFileView,
  MergeTaskView,
  Statistics as StatisticsSchema,
} from '../../server/apis/invoices/schemas.ts';

import type { TemplateDraftView } from '../../server/apis/invoices/teach-schemas.ts';

export type Invoice = InvoiceView;
/** With what its file has besides. */
export type UploadedInvoice = UploadedInvoiceView;
export type MergeTask = MergeTaskView;
export type FailedFile = FailedFileView;
export type InvoiceReading = z.output<typeof InvoiceReadingSchema>;
export type Draft = z.output<typeof DraftView>;
export type DraftDetail = z.output<typeof DraftDetailSchema>;
/** As it is sent: what is left out has its default. */
export type MergeRequest = z.input<typeof MergeRequestSchema>;
export type Statistics = z.output<typeof StatisticsSchema>;

export type InvoiceStatus = Invoice['status'];
export type InvoiceType = Invoice['type'];

/** The currency is '' for invoices that name none. */
export interface CurrencySum {
  readonly currency: string;
  readonly count: number;
  readonly totalAmount: number;
}

export interface InvoicePage {
  readonly data: readonly Invoice[];
  readonly total: number;
  /** Only with `cursor`; null after the last page. */
  readonly next?: string | null;
  readonly sums?: readonly CurrencySum[];
}

export interface PageOf<Item> {
  readonly data: readonly Item[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
}

export type HistoryEntry = z.output<typeof HistoryView>;
export type TemplateDraft = z.output<typeof TemplateDraftView>;
export type PageWords = z.output<typeof PageWordsSchema>;
