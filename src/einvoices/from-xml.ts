/** The invoices of an e-invoice XML, to be drawn. */
import { reconcile } from '../extract/reconcile.ts';
import { hasSignOfInvoice } from '../extract/sources/xml/index.ts';
import { readDetailedXml } from '../extract/sources/embedded-xml.ts';
import type { ReadableInvoice } from './readable-invoice.ts';

/** An envelope may stand before the invoice. */
const headBytes = 64 * 1024;

/** By the beginning of the file, without parsing it: the invoices may turn out to be undefined. */
export function looksLikeInvoiceXml(bytes: Uint8Array): boolean {
  // In UTF-16, which some systems write, every other byte of a name is zero.
  const head = Buffer.from(bytes.subarray(0, headBytes)).toString('latin1').replaceAll('\0', '');
  return /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*</.test(head) && hasSignOfInvoice(head);
}

/**
 * Undefined for XML that is no e-invoice of a known syntax.
 * Throws corrupt_document, unsupported_format (encoding) or too_large as parseXml does.
 */
export function invoicesInXml(bytes: Uint8Array): readonly ReadableInvoice[] | undefined {
  return readDetailedXml(bytes)?.map(({ reading, details }): ReadableInvoice => {
    const { invoice, facts } = reconcile([reading]);
    return { invoice, facts, details, unsure: new Set(), isSure: true, doubts: [], origin: 'xml' };
  });
}
