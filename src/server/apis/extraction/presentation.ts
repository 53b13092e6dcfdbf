/** Readings and failures in the words of the supplier invoice API. */
import { Failure, type FailureReport } from '../../../domain/failure.ts';
import { emptyInvoice } from '../../../domain/empty-invoice.ts';
import type { Extraction } from '../../../domain/record.ts';
import { supplier } from '../../../invoices/schemas/supplier.ts';
import { failureStatuses, type FailureStatuses } from '../../failure-statuses.ts';
import type { ExtractionResponse } from './schemas.ts';

/** The document has 400 for every file that is refused, 422 for invalid requests and 500 for errors of the service. */
export const statuses = {
  ...failureStatuses,
  bad_request: 422,
  unsupported_format: 400,
  too_large: 400,
  corrupt_document: 400,
  encrypted_document: 400,
  infected: 400,
  not_an_invoice: 500,
  timeout: 500,
} satisfies FailureStatuses;

/** The detail of every failure in which nothing was found on the pages. */
export const nothingFound = 'Unable to extract text from the provided file';

interface PresentedFailure extends Pick<FailureReport, 'kind' | 'message'> {
  readonly detail?: string | undefined;
  readonly cause?: unknown;
}

/** The API has its own words for failures of text recognition. */
export function presented({ kind, message, detail, cause }: PresentedFailure): Failure {
  if (kind === 'ocr_failed') return new Failure(kind, 'OCR processing failed', { detail: nothingFound, cause });
  if (kind === 'not_an_invoice') {
    const why = [message, ...(detail === undefined ? [] : [detail])].join('. ');
    return new Failure(kind, 'OCR processing failed', { detail: why });
  }
  return new Failure(kind, message, detail === undefined ? { cause } : { detail, cause });
}

/** Throws if the language model did not answer and the reading lacks a number or a total. Other gaps are accepted. */
export function refuseGaps({ invoice, provisional }: Extraction): void {
  if (provisional === undefined || (invoice?.number && invoice.totalAmount !== null)) return;
  if (provisional === 'unavailable') {
    throw new Failure('unavailable', 'AI Service is temporarily unavailable', {
      detail: 'Circuit breaker is open due to repeated failures. Please try again later.',
    });
  }
  throw new Failure('internal', 'AI service error', {
    detail: 'Failed to parse structured data from AI response',
    cause: new Failure(provisional, 'The language model gave no answer'),
  });
}

const textOf = (value: string | null): string => value ?? '';
const numberOf = (value: number | null): number => value ?? 0;

/** The default of the API document. A reading without a currency always needs review. */
const defaultCurrency = 'USD';

/** Whether nobody has to check the answer, which shows only the first record of a document. */
export const isSure = ([first, ...others]: readonly Extraction[]): boolean =>
  others.length === 0 && first?.status === 'ok' && first.invoice?.currency !== null;

/** Required fields that the document does not have are '' and 0, and the currency is USD. */
export function responseOf({ invoice }: Extraction): ExtractionResponse {
  const read = supplier(invoice ?? emptyInvoice);
  return {
    invoice_number: textOf(read.invoice_number),
    invoice_date: read.invoice_date,
    due_date: read.due_date,
    vendor_name: textOf(read.vendor_name),
    vendor_address: read.vendor_address,
    customer_name: read.customer_name,
    customer_address: read.customer_address,
    subtotal: numberOf(read.subtotal),
    tax: numberOf(read.tax),
    total: numberOf(read.total),
    currency: read.currency ?? defaultCurrency,
    items: read.items.map(({ description, quantity, unit_price, total_price }) => ({
      description: textOf(description),
      quantity: numberOf(quantity),
      unit_price: numberOf(unit_price),
      total_price: numberOf(total_price),
    })),
  };
}
