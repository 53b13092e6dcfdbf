/** Applies the options for PDFs to the PDF of any engine: compression, fonts, password. */
import { Failure } from '../../domain/failure.ts';
import { rewrittenPdf } from '../../documents/readers/pdf/rewrite.ts';
import type { ConvertOptions } from '../options.ts';
import { shrinkPictures } from './compress.ts';
import { dropFontPrograms } from './fonts.ts';

/** `warnings` gets a line for each option that could not be applied. Without options, the bytes stay as they are. */
export async function finishPdf(bytes: Uint8Array, options: ConvertOptions, warnings: string[]): Promise<Uint8Array> {
  const { pdfCompression: compression = 'none', pdfPassword, embedFonts } = options;
  if (compression === 'none' && pdfPassword === undefined && embedFonts) return bytes;
  const { PDFDocument } = await import('@cantoo/pdf-lib');
  let document;
  try {
    document = await PDFDocument.load(bytes, { updateMetadata: false });
  } catch {
    // PDFium may read what pdf-lib cannot, and then writes it properly.
    document = await PDFDocument.load(await rewrittenPdf(bytes, options.password), { updateMetadata: false }).catch(
      (cause: unknown) => {
        throw new Failure('corrupt_document', 'The PDF is too damaged to be written anew', { cause });
      },
    );
  }
  if (compression !== 'none') await shrinkPictures(document, compression, options);
  if (!embedFonts) warnings.push(...(await dropFontPrograms(document)));
  // pdf-lib encrypts with AES-256 (ISO 32000-2, revision 6).
  if (pdfPassword !== undefined)
    document.encrypt({
      userPassword: pdfPassword,
      ownerPassword: pdfPassword,
      permissions: { printing: 'highResolution', copying: true },
    });
  return document.save({ useObjectStreams: compression !== 'none' && pdfPassword === undefined });
}
