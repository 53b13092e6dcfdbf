/**
 * Removes embedded fonts from a PDF, so that the reader replaces them by its own.
 *
 * A font whose codes are glyph numbers of its own program has to stay: another font would show other letters.
 */
import type { PDFDict, PDFDocument } from '@cantoo/pdf-lib';
import { type Message, message } from '../../texts/message.ts';

const programs = ['FontFile', 'FontFile2', 'FontFile3'] as const;
const standardEncodings: ReadonlySet<string> = new Set(['/WinAnsiEncoding', '/MacRomanEncoding', '/StandardEncoding']);

/** Returns warnings that name the fonts that stay. */
export async function dropFontPrograms(document: PDFDocument): Promise<readonly Message[]> {
  const { PDFDict, PDFName, PDFRef } = await import('@cantoo/pdf-lib');
  let kept = 0;
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.lookup(PDFName.of('Type'))?.toString() !== '/Font') continue;
    const descriptor = object.lookup(PDFName.of('FontDescriptor'));
    if (!(descriptor instanceof PDFDict)) continue;
    const present = programs.filter((name) => descriptor.has(PDFName.of(name)));
    if (present.length === 0) continue;
    if (!isStandard(object, PDFName.of('Encoding'))) {
      kept++;
      continue;
    }
    for (const name of present) {
      const program = descriptor.get(PDFName.of(name));
      descriptor.delete(PDFName.of(name));
      if (program instanceof PDFRef) document.context.delete(program);
    }
  }
  return kept > 0 ? [message('loss.fontsStay', { fonts: kept })] : [];
}

const isStandard = (font: PDFDict, key: Parameters<PDFDict['lookup']>[0]): boolean =>
  standardEncodings.has(font.lookup(key)?.toString() ?? '');
