/** An OFD is placed as the PDF that looks like it. */
import { ofdToPdf } from '../documents/readers/ofd/render/to-pdf.ts';
import type { Parcel } from './parcel.ts';
import { pdfParcel } from './pdf/parcel.ts';

/** Rejects with a Failure: corrupt_document, too_large. */
export async function ofdParcel(bytes: Uint8Array): Promise<Parcel> {
  const { pdf, warnings } = await ofdToPdf(bytes);
  const parcel = await pdfParcel(pdf, undefined);
  return { ...parcel, warnings: [...warnings, ...parcel.warnings] };
}
