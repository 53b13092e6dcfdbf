/** An OFD is placed as the PDF that looks like it; what was signed in it is told by its reader. */
import { ofdReader } from '../documents/readers/ofd.ts';
import { ofdToPdf } from '../documents/readers/ofd/render/to-pdf.ts';
import type { SignatureReport } from '../domain/record.ts';
import type { Parcel } from './parcel.ts';
import { pdfParcel } from './pdf/parcel.ts';

/** Rejects with a Failure: corrupt_document, too_large. */
export async function ofdParcel(bytes: Uint8Array): Promise<Parcel> {
  const { pdf, warnings } = await ofdToPdf(bytes);
  const parcel = await pdfParcel(pdf, undefined);
  const signed = await signaturesIn(bytes);
  const changed = signed
    .filter(({ digests }) => digests === 'mismatch')
    .map(({ seal }) => `It was changed after it was signed${seal === null ? '' : ` (${seal})`}`);
  return {
    ...parcel,
    signatures: signed.map(({ seal, signedAt }) => ({ field: null, signer: seal, signedAt })),
    warnings: [...changed, ...warnings, ...parcel.warnings],
  };
}

async function signaturesIn(bytes: Uint8Array): Promise<readonly SignatureReport[]> {
  const document = await ofdReader.open(bytes, {});
  try {
    return document.signatures ?? [];
  } finally {
    document.close();
  }
}
