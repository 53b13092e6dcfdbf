/** Turns an uploaded file into an archived invoice, through the durable task that reads documents. */
import { documentsIn } from '../documents/intake.ts';
import { Failure } from '../domain/failure.ts';
import { definedOnly } from '../domain/defined-only.ts';
import type { MediaType } from '../domain/formats.ts';
import { countedAmounts } from '../domain/credit-note.ts';
import type { Invoice } from '../domain/invoice.ts';
import { type Extraction, ExtractResult } from '../domain/record.ts';
import { fapiao } from '../invoices/schemas/fapiao.ts';
import { readAll } from '../runtime/durable/read-all.ts';
import type { Tasks } from '../runtime/durable/tasks.ts';
import { waitOrCancel } from '../runtime/durable/wait-or-cancel.ts';
import type { ReferencedBlobs } from '../stores/blobs/referenced-blobs.ts';
import { completed } from './amounts.ts';
import { unreadable } from './failures.ts';
import { type FileType, type InvoiceFields, invoiceTypes } from './fields.ts';
import type { ArchivedInvoice, InvoiceArchive } from './invoice-archive.ts';

export const maxFileBytes = 10 * 1024 ** 2;

export interface UploadedFile {
  readonly name: string;
  readonly sha256: string;
  /** Types that the first bytes may show. An OFD looks like any other ZIP. */
  readonly mediaType: MediaType | undefined;
}

export interface RecognitionServices {
  readonly tasks: Tasks;
  readonly blobs: ReferencedBlobs;
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

async function fileTypeOf({ sha256, mediaType }: UploadedFile, blobs: ReferencedBlobs): Promise<FileType> {
  const known = mediaType && typesOfFiles[mediaType];
  if (known) return known;
  if (mediaType !== 'application/zip') throw unsupported();
  const bytes = await readAll(await blobs.open(sha256), await blobs.size(sha256), maxFileBytes);
  for await (const document of documentsIn('upload', bytes)) {
    if ('mediaType' in document && document.mediaType === 'application/ofd' && document.member === undefined)
      return 'ofd';
    break;
  }
  throw unsupported();
}

/**
 * Reads the file and archives it with what was read; on failure nothing is stored. The caller keeps the file until this
 * has returned. Rejects with `unsupported_format`, `unreadable`, and `cancelled` if the client goes away.
 */
export async function recognised(
  file: UploadedFile,
  { archive, tasks, blobs }: RecognitionServices,
  { signal, priority }: { readonly signal: AbortSignal; readonly priority: number },
): Promise<ArchivedInvoice> {
  const { sha256, name } = file;
  const fileType = await fileTypeOf(file, blobs);
  const task = await tasks.submit({
    kind: 'extract',
    // The task does not need the real name. It judges by the extension how heavy the work is.
    input: { sha256, name: `invoice.${fileType}` },
    owner: 'invoice-recognition',
    needs: [sha256],
    priority,
    keepMs: 60_000,
  });
  try {
    const { failure, result } = await waitOrCancel(tasks, task.id, signal);
    if (failure) throw new Failure(failure.kind, failure.message, definedOnly({ detail: failure.detail }));
    const { extractions } = ExtractResult.parse(result);
    const { invoice, inOrder } = chosen(extractions);
    const pages = Math.max(1, ...extractions.flatMap((one) => one.pages?.[1] ?? []));
    const { currency } = invoice;
    const reading = { ...invoice, lines: [] };
    const kept = { fields: fieldsOf(invoice), currency, reading, sha256, fileName: name, fileType, pages };
    return await archive.add(kept, inOrder ? 'pending' : 'reviewing');
  } finally {
    await tasks.delete(task.id);
  }
}

/** The first invoice of a file. A person has to look at it if the file contains several or a check failed. */
function chosen(extractions: readonly Extraction[]): { readonly invoice: Invoice; readonly inOrder: boolean } {
  const [first] = extractions;
  if (first?.failure)
    throw new Failure(first.failure.kind, first.failure.message, definedOnly({ detail: first.failure.detail }));
  const invoice = first?.invoice;
  if (!first || !invoice) throw unreadable('The document contains no invoice that can be read');
  const { number, issueDate, totalAmount, netAmount, seller } = invoice;
  if ([number, issueDate, totalAmount, netAmount, seller.name].every((value) => value === null))
    throw unreadable('None of the values of an invoice were found in the document');
  return { invoice, inOrder: extractions.length === 1 && first.status === 'ok' };
}

export function fieldsOf(invoice: Invoice): InvoiceFields {
  const { code, number, type, sellerName, buyerName, date, amount, taxAmount, totalAmount } = fapiao(invoice);
  return {
    code: code ?? '',
    number: number ?? '',
    type: invoiceTypes.find((one) => one === type) ?? 'other',
    sellerName: sellerName ?? '',
    buyerName: buyerName ?? '',
    date: date ?? '',
    ...completed({ net: amount, tax: taxAmount, total: totalAmount }),
  };
}

/** The reading with the corrected fields put into it. */
export function withCorrections(reading: Invoice, fields: InvoiceFields): Invoice {
  const before = fieldsOf(reading);
  const unless = <Value>(name: keyof InvoiceFields, read: Value, now: Value): Value =>
    fields[name] === before[name] ? read : now;
  // In the canonical invoice the amounts of a credit note are positive (see fapiao).
  const { documentType } = reading;
  const [netAmount, taxAmount, totalAmount] = [fields.amount, fields.taxAmount, fields.totalAmount];
  const canonical = countedAmounts({ documentType, netAmount, taxAmount, totalAmount });
  return {
    ...reading,
    code: unless('code', reading.code, fields.code),
    number: unless('number', reading.number, fields.number),
    type: unless('type', reading.type, fields.type),
    seller: { ...reading.seller, name: unless('sellerName', reading.seller.name, fields.sellerName) },
    buyer: { ...reading.buyer, name: unless('buyerName', reading.buyer.name, fields.buyerName) },
    issueDate: unless('date', reading.issueDate, fields.date),
    netAmount: unless('amount', reading.netAmount, canonical.netAmount),
    taxAmount: unless('taxAmount', reading.taxAmount, canonical.taxAmount),
    totalAmount: unless('totalAmount', reading.totalAmount, canonical.totalAmount),
  };
}
