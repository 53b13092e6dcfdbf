/** Structured invoices: an XML file that is one, and the one among a document's attachments. */
import type { Attachment } from '../../documents/reader.ts';
import { parseXml } from '../../documents/xml.ts';
import { Failure } from '../../domain/failure.ts';
import type { Reading } from '../reading.ts';
import { findInvoice } from './xml/index.ts';

/**
 * One reading an invoice; undefined where the XML is of no invoice dialect.
 * Throws corrupt_document, unsupported_format (encoding) or too_large as parseXml does.
 */
export function readInvoiceXml(bytes: Uint8Array): Reading[] | undefined {
  const found = findInvoice(parseXml(bytes));
  if (!found) return undefined;
  const readings = found.dialect.read(found.invoice);
  return readings.length > 0 ? readings : undefined;
}

/** Names that the standards prescribe for the invoice itself: other XML may be attached beside it. */
const standardName = /^(factur-x|zugferd-invoice|xrechnung|original_invoice)\.xml$/i;

/** Many attachments are a way to keep a reader busy; an invoice has a handful. */
const maxAttachments = 50;

/** `<` first, after a byte order mark and blanks, in UTF-8 or UTF-16: names lie, and pictures are attached too. */
function looksLikeXml({ bytes }: Attachment): boolean {
  const start = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  return /^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*</.test(start);
}

/**
 * The invoices of the first attachment that is an e-invoice, the one with a standard name before others. An attachment
 * that cannot be read is passed over, because the pages can still be; `warn` is told.
 */
export function readAttachments(
  attachments: readonly Attachment[],
  warn: (message: string) => void = () => undefined,
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
      warn(`The attachment ${attachment.name} could not be read: ${Failure.from(error).message}`);
    }
  }
  return [];
}
