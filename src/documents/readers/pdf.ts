/** PDF: words of the text layer, page pictures and attached files, through PDFium. */
import type { Page, Raster } from '../../domain/document.ts';
import { Failure } from '../../domain/failure.ts';
import type { OpenDocument, Reader, ReadOptions } from '../reader.ts';
import { readAttachments } from './pdf/attachments.ts';
import { readCharacters } from './pdf/characters.ts';
import { openPdf } from './pdf/open.ts';
import { loadPdfium } from './pdf/pdfium.ts';
import { drawPage } from './pdf/raster.ts';
import { wordsOf } from './pdf/words.ts';
import { shownSize } from './pdf/geometry.ts';

export const pdfReader: Reader = {
  mediaTypes: ['application/pdf'],
  async open(bytes: Uint8Array, options: ReadOptions): Promise<OpenDocument> {
    const pdfium = await loadPdfium();
    const document = openPdf(pdfium, bytes, options.password);
    try {
      const { attachments, warnings } = readAttachments(pdfium, document.handle);
      return {
        pageCount: document.pageCount,
        attachments,
        warnings: [...document.warnings, ...warnings],
        text: async (index) =>
          document.withPage(index, (page) => pageOf(index, page.frame, readCharacters(pdfium, page.handle))),
        raster: async (index, dpi): Promise<Raster> =>
          document.withPage(index, (page) =>
            drawPage(pdfium, page.handle, page.form, page.frame, page.frame.turns, dpi),
          ),
        close: () => document.close(),
      };
    } catch (error) {
      document.close();
      throw Failure.from(error, 'corrupt_document', 'The PDF could not be read');
    }
  },
};

function pageOf(index: number, frame: Parameters<typeof wordsOf>[0], characters: Parameters<typeof wordsOf>[1]): Page {
  const words = wordsOf(frame, characters);
  return { number: index + 1, ...shownSize(frame), words, textSource: words.length > 0 ? 'text' : 'none' };
}
