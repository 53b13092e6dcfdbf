/** An e-invoice without pages as a PDF that shows its data. */
import { Failure } from '../../domain/failure.ts';
import { type Message, message } from '../../texts/message.ts';
import { invoicesInXml } from '../from-xml.ts';
import type { PageLanguage } from '../words/index.ts';
import { drawInvoices } from './draw.ts';

const page = { widthMm: 210, heightMm: 297, marginsMm: [15, 15, 15, 15] } as const;

/** Without a language, each invoice has that of its seller. Rejects with a Failure: corrupt_document, too_large, engine_unavailable without the typesetter, unsupported_format for XML that is no invoice. */
export async function invoiceXmlAsPdf(
  bytes: Uint8Array,
  language: PageLanguage | undefined,
): Promise<{ readonly pdf: Uint8Array; readonly warnings: readonly Message[] }> {
  const invoices = invoicesInXml(bytes);
  if (!invoices)
    throw new Failure('unsupported_format', message('merge.notEInvoice', {}), {
      detail: message('advice.mergeable', {}),
    });
  const warnings = [message('merge.drawnFromData', {})];
  const { pdf } = await drawInvoices(invoices, { title: '', page, language }, warnings);
  return { pdf, warnings };
}
