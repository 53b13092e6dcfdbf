/** Turns an uploaded file into an archived invoice, through the durable task that reads documents. */
import { documentsIn } from '../documents/intake.ts';
import { Failure } from '../domain/failure.ts';
import { definedOnly } from '../domain/defined-only.ts';
import type { MediaType } from '../domain/formats.ts';
import type { Invoice } from '../domain/invoice.ts';
import type { Extraction } from '../domain/record.ts';
import { readAll } from '../runtime/durable/read-all.ts';
import type { ReferencedBlobs } from '../stores/blobs/referenced-blobs.ts';
import { unreadable } from './failures.ts';
import type { FileType } from './fields.ts';
import { fieldsOf } from './fields-of-invoice.ts';
import type { ArchivedInvoice, InvoiceArchive, InvoiceBody, NewInvoice } from './invoice-archive.ts';
import { type ReadFile, readWhole, type WholeReadingServices } from './whole-reading.ts';

export const maxFileBytes = 10 * 1024 ** 2;

export interface UploadedFile {
  readonly name: string;
  readonly sha256: string;
  /** Types that the first bytes may show. An OFD looks like any other ZIP. */
  readonly mediaType: MediaType | undefined;
}

export interface RecognitionServices extends WholeReadingServices {
  readonly archive: InvoiceArchive;
}

const typesOfFiles: Partial<Record<MediaType, FileType>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/ofd': 'ofd',
};

export const mediaTypeOf: Record<FileType, MediaType> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  ofd: 'application/ofd',
};

const unsupported = (): Failure =>
  new Failure('unsupported_format', 'PDF, JPG, PNG and OFD are accepted, whatever the name of the file');

/** Can be called while the file is still being received. Throws `unsupported_format`. */
export function checkHead({ mediaType }: Pick<UploadedFile, 'mediaType'>): void {
  if (mediaType !== 'application/zip' && !typesOfFiles[mediaType ?? 'application/xml']) throw unsupported();
}

/** Rejects with `unsupported_format`. */
export async function fileTypeOf({ sha256, mediaType }: UploadedFile, blobs: ReferencedBlobs): Promise<FileType> {
  const known = mediaType && typesOfFiles[mediaType];
  if (known) return known;
  if (mediaType !== 'application/zip') throw unsupported();
  const bytes = await readAll(await blobs.open(sha256), await blobs.size(sha256));
  for await (const document of documentsIn('upload', bytes)) {
    if ('mediaType' in document && document.mediaType === 'application/ofd' && document.member === undefined)
      return 'ofd';
    break;
  }
  throw unsupported();
}

/** What the client learns of the upload of a file: its first invoice, and those after it. */
export interface Recognised {
  readonly invoice: ArchivedInvoice;
  readonly further: readonly ArchivedInvoice[];
}

/**
 * Reads the file and archives each of its invoices; on failure nothing is stored. The caller keeps the file until this has
 * returned. Rejects with `unsupported_format`, `unreadable`, and `cancelled` if the client goes away.
 */
export async function recognised(
  file: UploadedFile,
  services: RecognitionServices,
  { signal, priority }: { readonly signal: AbortSignal; readonly priority: number },
): Promise<Recognised> {
  const { archive, blobs } = services;
  const { sha256, name: fileName } = file;
  const fileType = await fileTypeOf(file, blobs);
  return readWhole({ sha256, fileType }, services, { signal, priority }, async (read) => {
    const { first, others } = invoicesIn(read, { sha256, fileName, fileType });
    const invoice = await archive.add(first.body, first.status);
    const further: ArchivedInvoice[] = [];
    for (const { body, status } of others) further.push(await archive.add(body, status));
    return { invoice, further };
  });
}

/** What the archive is to keep of the invoices of a file that was read. Throws the failure of the file, or `unreadable`. */
export function invoicesIn(
  { extractions, files }: ReadFile,
  file: Pick<InvoiceBody, 'sha256' | 'fileName' | 'fileType'>,
): { readonly first: NewInvoice; readonly others: readonly NewInvoice[] } {
  const readable = readableOf(extractions);
  const pages = Math.max(1, ...extractions.flatMap((one) => one.pages?.[1] ?? []));
  const [first, ...others] = readable.map(({ extraction, invoice, position }): NewInvoice => {
    const about = { fields: fieldsOf(invoice), currency: invoice.currency, reading: { ...invoice, lines: [] } };
    const range = readable.length > 1 && extraction.pages ? { range: extraction.pages } : {};
    const status = extraction.status === 'ok' ? 'pending' : 'reviewing';
    return { body: { ...about, ...file, pages, readingFiles: files, position, ...range }, status };
  });
  if (!first) throw unreadable('The document contains no invoice that can be read');
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
  if (first?.failure)
    throw new Failure(first.failure.kind, first.failure.message, definedOnly({ detail: first.failure.detail }));
  throw unreadable(
    first?.invoice
      ? 'None of the values of an invoice were found in the document'
      : 'The document contains no invoice that can be read',
  );
}

const hasValues = ({ number, issueDate, totalAmount, netAmount, seller }: Invoice): boolean =>
  [number, issueDate, totalAmount, netAmount, seller.name].some((value) => value !== null);
