/**
 * A Factur-X invoice (profile EN 16931) from a record: a PDF/A-3 that people read, with the XML that programs read. The page is
 * drawn from the XML as it is read again, so that both say the same.
 */
import { drawInvoices, type DrawnInvoices, type DrawOptions } from '../draw/draw.ts';
import type { ReadableInvoice } from '../readable-invoice.ts';
import { writtenInvoice } from '../written/written-invoice.ts';
import { withFacturX } from './factur-x.ts';
import { type Message, message } from '../../texts/message.ts';

/** Rejects with `bad_request` for a record that is not sure, lacks terms, or breaks rules of EN 16931: they are named. */
export async function hybridInvoice(
  record: ReadableInvoice,
  options: Omit<DrawOptions, 'standard'>,
  warnings: Message[],
): Promise<DrawnInvoices> {
  const { xml, written, issueDate, leftOut } = writtenInvoice(record, 'cii');
  if (leftOut.length > 0) warnings.push(message('loss.facturX', { fields: leftOut }));
  const { pdf, text } = await drawInvoices([written], { ...options, standard: 'a-3b' }, warnings);
  return { pdf: await withFacturX(pdf, xml, new Date(`${issueDate}T00:00:00Z`)), text };
}
