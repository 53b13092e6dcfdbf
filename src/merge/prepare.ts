/** Prepares a document of any kind for merging. */
import type { SourceDocument } from '../domain/document.ts';
import { Failure } from '../domain/failure.ts';
import type { PreparedDocument } from './prepared.ts';

/** Rejects with a Failure: encrypted_document, corrupt_document, too_large, unsupported_format. */
export async function prepareDocument(
  document: SourceDocument,
  password: string | undefined,
): Promise<PreparedDocument> {
  const { bytes, mediaType } = document;
  if (mediaType === 'application/pdf') {
    const { preparePdf } = await import('./pdf/prepare.ts');
    return preparePdf(bytes, password);
  }
  if (mediaType === 'application/ofd') {
    const { prepareOfd } = await import('./prepare-ofd.ts');
    return prepareOfd(bytes);
  }
  if (mediaType.startsWith('image/')) {
    const { prepareImage } = await import('./images/prepare.ts');
    return prepareImage(bytes, mediaType);
  }
  if (mediaType === 'application/xml') {
    const { prepareInvoiceXml } = await import('./prepare-invoice-xml.ts');
    return prepareInvoiceXml(bytes);
  }
  throw new Failure('unsupported_format', 'The document has no pages to place', {
    detail: 'PDF, OFD, pictures and e-invoices are merged',
  });
}
