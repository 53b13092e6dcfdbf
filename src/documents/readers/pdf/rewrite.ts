/** Rewrites a PDF with PDFium, which decrypts it and repairs its structure as far as possible. */
import { Failure } from '../../../domain/failure.ts';
import { openPdf } from './open.ts';
import { allocate, guarded, loadPdfium } from './pdfium.ts';
import { message } from '../../../texts/message.ts';

/** FPDF_REMOVE_SECURITY, fpdf_save.h. */
const removeSecurity = 3;

/** Rejects with a Failure of kind `encrypted_document`, `corrupt_document` or `too_large`. */
export async function rewrittenPdf(bytes: Uint8Array, password: string | undefined): Promise<Uint8Array> {
  const pdfium = await loadPdfium();
  const document = openPdf(pdfium, bytes, password);
  try {
    return guarded(pdfium, () => {
      const writer = pdfium.PDFiumExt_OpenFileWriter();
      try {
        if (pdfium.FPDF_SaveAsCopy(document.handle, writer, removeSecurity) === 0) {
          throw new Failure('corrupt_document', message('pdf.unrepaired', {}), {
            detail: message('advice.printPdf', {}),
          });
        }
        const size = pdfium.PDFiumExt_GetFileWriterSize(writer) >>> 0;
        const address = allocate(pdfium, size);
        try {
          pdfium.PDFiumExt_GetFileWriterData(writer, address, size);
          return new Uint8Array(pdfium.buffer(), address, size).slice();
        } finally {
          pdfium.free(address);
        }
      } finally {
        if (!pdfium.broken()) pdfium.PDFiumExt_CloseFileWriter(writer);
      }
    });
  } finally {
    document.close();
  }
}
