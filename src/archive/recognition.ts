/** Turns an uploaded file into an archived invoice, through the durable task that reads documents. */
import { Failure } from '../domain/failure.ts';
import { definedOnly } from '../domain/defined-only.ts';
import type { Invoice } from '../domain/invoice.ts';
import type { Extraction } from '../domain/record.ts';
import { message } from '../texts/message.ts';
import { type MakeId, randomId } from '../runtime/made-id.ts';
import { unreadable } from './failures.ts';
import { fieldsOf } from './fields-of-invoice.ts';
import { type ArchivedInvoice, type InvoiceArchive, invoiceId, type NewInvoice } from './invoice-archive.ts';
import { eachDocument, type RefusedDocument, type UploadedDocument, type UploadedFile } from './uploaded-documents.ts';
import { type ReadFile, readWhole, type WholeReadingServices } from './whole-reading.ts';

export const maxFileBytes = 10 * 1024 ** 2;

export interface RecognitionServices extends WholeReadingServices {
  readonly archive: InvoiceArchive;
}

export interface Recognising {
  readonly signal: AbortSignal;
  readonly priority: number;
  readonly makeId?: MakeId;
}

/** What the client learns of the upload of a file: its first invoice, those after it, and what a ZIP has besides. */
export interface Recognised {
  readonly invoice: ArchivedInvoice;
  readonly further: readonly ArchivedInvoice[];
  readonly refused: readonly RefusedDocument[];
}

/**
 * Reads the file, or each document of a ZIP, and archives its invoices; on failure nothing is stored. The caller keeps the file
 * until this has returned. Rejects with `unsupported_format`, `unreadable`, and `cancelled` if the client goes away.
 */
export async function recognised(
  file: UploadedFile,
  services: RecognitionServices,
  { signal, priority, makeId = randomId }: Recognising,
): Promise<Recognised> {
  const { archive, blobs } = services;
  const added: ArchivedInvoice[] = [];
  let documents = 0;
  const read = (document: UploadedDocument): Promise<readonly ArchivedInvoice[]> =>
    readWhole(document, services, { signal, priority }, async (whole) => {
      const { first, others } = invoicesIn(whole, document);
      const invoices: ArchivedInvoice[] = [];
      documents++;
      for (const [position, { body, status }] of [first, ...others].entries()) {
        const id = invoiceId(makeId('invoice', documents, position));
        invoices.push(await archive.addOnce(body, status, id));
      }
      added.push(...invoices);
      return invoices;
    });
  try {
    const { archived, refused } = await eachDocument(file, blobs, { archive: read, signal });
    const [invoice, ...further] = archived.flat();
    if (!invoice) throw new Failure('internal', 'A file without invoices was archived');
    return { invoice, further, refused };
  } catch (error) {
    for (const { id } of added) await archive.delete(id);
    throw error;
  }
}

/** What the archive is to keep of the invoices of a file that was read. Throws the failure of the file, or `unreadable`. */
export function invoicesIn(
  { extractions, files }: ReadFile,
  { sha256, fileName, fileType, password }: UploadedDocument,
): { readonly first: NewInvoice; readonly others: readonly NewInvoice[] } {
  const readable = readableOf(extractions);
  const pages = Math.max(1, ...extractions.flatMap((one) => one.pages?.[1] ?? []));
  const [first, ...others] = readable.map(({ extraction, invoice, position }): NewInvoice => {
    const about = { fields: fieldsOf(invoice), currency: invoice.currency, reading: { ...invoice, lines: [] } };
    const range = readable.length > 1 && extraction.pages ? { range: extraction.pages } : {};
    const status = extraction.status === 'ok' ? 'pending' : 'reviewing';
    const file = { sha256, fileName, fileType, pages, readingFiles: files, ...definedOnly({ password }) };
    return { body: { ...about, ...file, position, ...range }, status };
  });
  if (!first) throw unreadable(message('archive.noInvoice', {}));
  return { first, others };
}

interface Readable {
  readonly extraction: Extraction;
  readonly invoice: Invoice;
  /** Among the extractions of the file, from 0. */
  readonly position: number;
}

/** The invoices of a file that have any value. Throws the failure of the first one, or `unreadable`, if there is none. */
function readableOf(extractions: readonly Extraction[]): readonly Readable[] {
  const readable = extractions.flatMap((extraction, position) =>
    extraction.invoice && hasValues(extraction.invoice) ? [{ extraction, invoice: extraction.invoice, position }] : [],
  );
  if (readable.length > 0) return readable;
  const [first] = extractions;
  if (first?.failure) throw Failure.restored(first.failure);
  throw unreadable(first?.invoice ? message('archive.noValues', {}) : message('archive.noInvoice', {}));
}

const hasValues = ({ number, issueDate, totalAmount, netAmount, seller }: Invoice): boolean =>
  [number, issueDate, totalAmount, netAmount, seller.name].some((value) => value !== null);
