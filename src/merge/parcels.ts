/** From a document of any kind that is merged to a parcel. Runs wherever it can be stopped: it needs nothing but this. */
import type { SourceDocument } from '../domain/document.ts';
import { Failure } from '../domain/failure.ts';
import type { Parcel } from './parcel.ts';

/** Rejects with a Failure: encrypted_document, corrupt_document, too_large, unsupported_format. */
export async function parcelOf(document: SourceDocument, password: string | undefined): Promise<Parcel> {
  switch (document.mediaType) {
    case 'application/pdf': {
      const { pdfParcel } = await import('./pdf/parcel.ts');
      return pdfParcel(document.bytes, password);
    }
    case 'application/ofd': {
      const { ofdParcel } = await import('./ofd.ts');
      return ofdParcel(document.bytes);
    }
    case 'image/jpeg':
    case 'image/png':
    case 'image/tiff':
    case 'image/webp':
    case 'image/gif':
    case 'image/bmp': {
      const { imageParcel } = await import('./images/parcel.ts');
      return imageParcel(document.bytes, document.mediaType);
    }
    case 'application/xml':
    case 'application/zip':
      throw new Failure('unsupported_format', 'The document has no pages to place', {
        detail: 'PDF, OFD and pictures are merged: a picture of the e-invoice comes from its issuer',
      });
  }
}
