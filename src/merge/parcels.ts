/** From a document of any kind that is merged to a parcel. Runs wherever it can be stopped: it needs nothing but this. */
import type { SourceDocument } from '../domain/document.ts';
import { Failure } from '../domain/failure.ts';
import type { Parcel } from './parcel.ts';

/** Rejects with a Failure: encrypted_document, corrupt_document, too_large, unsupported_format. */
export async function parcelOf(document: SourceDocument, password: string | undefined): Promise<Parcel> {
  const { bytes, mediaType } = document;
  if (mediaType === 'application/pdf') {
    const { pdfParcel } = await import('./pdf/parcel.ts');
    return pdfParcel(bytes, password);
  }
  if (mediaType === 'application/ofd') {
    const { ofdParcel } = await import('./ofd.ts');
    return ofdParcel(bytes);
  }
  if (mediaType.startsWith('image/')) {
    const { imageParcel } = await import('./images/parcel.ts');
    return imageParcel(bytes, mediaType);
  }
  throw new Failure('unsupported_format', 'The document has no pages to place', {
    detail: 'PDF, OFD and pictures are merged: ask the issuer of an e-invoice for its PDF',
  });
}
