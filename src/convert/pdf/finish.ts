/** Applies the options for PDFs to the PDF of any engine: compression, fonts, password. */
import type { ConvertOptions } from '../options.ts';
import { shrinkPictures } from './compress.ts';
import { encryptedPdf } from './encrypt.ts';
import { dropFontPrograms } from './fonts.ts';
import { openForWriting } from './open-for-writing.ts';
import { declaresPdfA, makePdfA } from './pdf-a.ts';
import type { Message } from '../../texts/message.ts';

/** `warnings` gets a line for each option that could not be applied. Without options, the bytes stay as they are. */
export async function finishPdf(bytes: Uint8Array, options: ConvertOptions, warnings: Message[]): Promise<Uint8Array> {
  const { pdfCompression: compression = 'none', pdfPassword, embedFonts, pdfA } = options;
  const isPlain = compression === 'none' && pdfPassword === undefined && embedFonts;
  if (isPlain && pdfA === undefined) return bytes;
  const document = await openForWriting(bytes, options.password);
  const makes = pdfA !== undefined && !declaresPdfA(document, pdfA);
  if (isPlain && !makes) return bytes;
  if (compression !== 'none') await shrinkPictures(document, compression, options);
  if (!embedFonts) warnings.push(...(await dropFontPrograms(document)));
  if (makes) makePdfA(document, pdfA);
  if (pdfPassword === undefined) return document.save({ useObjectStreams: compression !== 'none' });
  return encryptedPdf(document, pdfPassword);
}
