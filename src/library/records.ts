/** Records as the library gives them: their status says whether they have an invoice or a failure. */
import { Failure, type FailureReport } from '../domain/failure.ts';
import type { Invoice } from '../domain/invoice.ts';
import type { ExtractionRecord } from '../domain/record.ts';
import { message } from '../texts/message.ts';

type Common = Omit<ExtractionRecord, 'status' | 'invoice' | 'failure'>;

export interface ReadRecord extends Common {
  readonly status: 'ok' | 'review';
  readonly invoice: Invoice;
  readonly failure?: undefined;
}

export interface FailedRecord extends Common {
  readonly status: 'failed';
  readonly invoice: null;
  readonly failure: FailureReport;
}

export type LibraryRecord = ReadRecord | FailedRecord;

/** A record that was neither read nor failed is a mistake of the program, and becomes a failure `internal`. */
export function libraryRecord({ status, invoice, failure, ...common }: ExtractionRecord): LibraryRecord {
  if (status !== 'failed' && invoice !== null) return { ...common, status, invoice };
  const reported = failure ?? new Failure('internal', message('failure.internal', {})).report();
  return { ...common, status: 'failed', invoice: null, failure: reported };
}
