/** What options ask of a PDF whoever wrote it: smaller, without its fonts, locked. */
import { Failure } from '../../domain/failure.ts';
import { rewrittenPdf } from '../../documents/readers/pdf/rewrite.ts';
import type { ConvertOptions } from '../options.ts';
import { shrinkPictures } from './compress.ts';
import { dropFontPrograms } from './fonts.ts';

/** `warnings` gets a line for what could not be done. The bytes are returned as they are where nothing is asked for. */
export async function finishPdf(bytes: Uint8Array, options: ConvertOptions, warnings: string[]): Promise<Uint8Array> {
  const { pdfCompression: compression = 'none', pdfPassword, embedFonts } = options;
  if (compression === 'none' && pdfPassword === undefined && embedFonts) return bytes;
  const { PDFDocument } = await import('@cantoo/pdf-lib');
  let document;
  try {
    document = await PDFDocument.load(bytes, { updateMetadata: false });
  } catch {
    // What pdf-lib cannot read, PDFium may have read all the same, and then writes it in order.
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
