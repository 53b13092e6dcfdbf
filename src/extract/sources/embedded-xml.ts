/** Structured invoices: an XML file, or an attachment of a document. */
import type { Attachment } from '../../documents/reader.ts';
import { parseXml } from '../../documents/xml.ts';
import { Failure, saidBy } from '../../domain/failure.ts';
import type { Reading } from '../reading.ts';
import { type InvoiceDetails, noDetails } from './xml/details.ts';
import { findInvoice, findOtherDocument } from './xml/index.ts';
import { type Message, message } from '../../texts/message.ts';

/**
 * One reading for each invoice. Undefined if the XML is not an e-invoice of a known syntax.
 * Throws `corrupt_document`, `unsupported_format` (encoding) or `too_large`, as parseXml does.
 */
export function readInvoiceXml(bytes: Uint8Array): Reading[] | undefined {
  const found = findInvoice(parseXml(bytes));
  if (!found) return undefined;
  const readings = found.syntax.read(found.invoice);
  return readings.length > 0 ? readings : undefined;
}

/** Readings together with the details that do not fit their fields. Otherwise like `readInvoiceXml`. */
export function readDetailedXml(
  bytes: Uint8Array,
): readonly { readonly reading: Reading; readonly details: InvoiceDetails }[] | undefined {
  const found = findInvoice(parseXml(bytes));
  if (!found) return undefined;
  const details = found.syntax.details?.(found.invoice) ?? [];
  const readings = found.syntax.read(found.invoice);
  if (readings.length === 0) return undefined;
  return readings.map((reading, index) => ({ reading, details: details[index] ?? noDetails }));
}

/**
 * The root element of an order, a catalogue or another business document that is not an invoice. Undefined for other
 * XML.
 */
export const otherDocumentXml = (bytes: Uint8Array): string | undefined => findOtherDocument(parseXml(bytes))?.name;

/** Names that the standards prescribe for the invoice itself. Other XML may be attached too. */
const standardName = /^(factur-x|zugferd-invoice|xrechnung|original_invoice)\.xml$/i;

/** An invoice has a handful of attachments; the limit bounds the time that a hostile document can take. */
const maxAttachments = 50;

/**
 * Whether the bytes begin with `<`, after a byte order mark and blanks, in UTF-8 or UTF-16. The name proves nothing.
 */
function looksLikeXml({ bytes }: Attachment): boolean {
  const start = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  return /^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*</.test(start);
}

/**
 * The invoices of the first attachment that is an e-invoice; attachments with a standard name are tried first. One that
 * cannot be read is reported to `warn` and skipped, because the pages may still be readable.
 */
export function readAttachments(
  attachments: readonly Attachment[],
  warn: (said: Message) => void = () => undefined,
): Reading[] {
  const candidates = attachments
    .slice(0, maxAttachments)
    .filter(looksLikeXml)
    .toSorted((a, b) => Number(standardName.test(b.name)) - Number(standardName.test(a.name)));
  for (const attachment of candidates) {
    try {
      const readings = readInvoiceXml(attachment.bytes);
      if (readings) return readings;
    } catch (error) {
      warn(message('read.attachmentUnread', { name: attachment.name, why: saidBy(Failure.from(error)) }));
    }
  }
  return [];
}
