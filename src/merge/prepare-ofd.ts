/** Prepares an OFD by converting it to a PDF that looks the same. The reader of OFD reports its signatures. */
import { ofdReader } from '../documents/readers/ofd.ts';
import { ofdToPdf } from '../documents/readers/ofd/render/to-pdf.ts';
import type { SignatureReport } from '../domain/record.ts';
import type { PreparedDocument } from './prepared.ts';
import { preparePdf } from './pdf/prepare.ts';
import { message } from '../texts/message.ts';

/** Rejects with a Failure: corrupt_document, too_large. */
export async function prepareOfd(bytes: Uint8Array): Promise<PreparedDocument> {
  const { pdf, warnings } = await ofdToPdf(bytes);
  const prepared = await preparePdf(pdf, undefined);
  const signed = await signaturesIn(bytes);
  const changed = signed
    .filter(({ digests }) => digests === 'mismatch')
    .map(({ seal }) =>
      seal === null ? message('merge.changedAfterSigning', {}) : message('merge.changedAfterSigningBy', { seal }),
    );
  return {
    ...prepared,
    signatures: signed.map(({ seal, signedAt }) => ({ field: null, signer: seal, signedAt })),
    warnings: [...changed, ...warnings, ...prepared.warnings],
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
