/** Draws an OFD as a PDF. */
import type { OpenDocument } from '../../documents/reader.ts';
import { ofdToPdf } from '../../documents/readers/ofd/render/to-pdf.ts';
import type { StepOutput } from '../engine.ts';

export async function ofdAsPdf(bytes: Uint8Array, document: OpenDocument): Promise<StepOutput> {
  const { pdf, warnings } = await ofdToPdf(bytes);
  let sourceText = '';
  for (let index = 0; index < document.pageCount; index++)
    sourceText += `${(await document.text(index)).words.map(({ text }) => text).join(' ')}\n`;
  return { bytes: pdf, warnings, sourceText };
}
