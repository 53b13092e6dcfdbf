/** Opens a PDF to be changed and written. */
import type { PDFDocument } from '@cantoo/pdf-lib';
import { rewrittenPdf } from '../../documents/readers/pdf/rewrite.ts';
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';

/** The returned document is decrypted. Rejects with `corrupt_document`, `encrypted_document`. */
export async function openForWriting(bytes: Uint8Array, password: string | undefined): Promise<PDFDocument> {
  const { PDFDocument } = await import('@cantoo/pdf-lib');
  try {
    return await PDFDocument.load(bytes, { updateMetadata: false });
  } catch {
    // PDFium can repair some files that pdf-lib cannot read.
    const rewritten = await rewrittenPdf(bytes, password);
    return await PDFDocument.load(rewritten, { updateMetadata: false }).catch((cause: unknown) => {
      throw new Failure('corrupt_document', message('pdf.unrepaired', {}), { cause });
    });
  }
}
