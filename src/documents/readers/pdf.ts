/**
 * PDF: words of the text layer, page pictures and attached files, through PDFium.
 *
 * A page whose text runs sideways in a viewer (scanned or printed in the wrong orientation, without /Rotate) is
 * returned upright, both its words and its picture, as text recognition does with pictures.
 */
import type { Page } from '../../domain/document.ts';
import type { Rotation } from '../../geometry/rotation.ts';
import type { OpenDocument, Reader } from '../reader.ts';
import { flattenedPages, showsSomething, someAnnotation } from './pdf/annotations.ts';
import { readAttachments } from './pdf/attachments.ts';
import { readCharacters } from './pdf/characters.ts';
import { type Frame, type QuarterTurns, quarterTurns, shownSize } from './pdf/geometry.ts';
import { type OpenPdf, openPdf } from './pdf/open.ts';
import type { Pdfium } from './pdf/functions.ts';
import { loadPdfium } from './pdf/pdfium.ts';
import { largestPictureShare, pictureBoxes } from './pdf/pictures.ts';
import { drawPage } from './pdf/raster.ts';
import { textLayerOf } from './pdf/text-layer.ts';
import { rotationOfText, wordsOf } from './pdf/words.ts';
import { message, messageSet } from '../../texts/message.ts';

export const pdfReader: Reader = {
  mediaTypes: ['application/pdf'],
  async open(bytes, { password }) {
    const pdfium = await loadPdfium();
    const document = openPdf(pdfium, bytes, password);
    try {
      return openDocument(pdfium, document, () => openPdf(pdfium, bytes, password));
    } catch (error) {
      document.close();
      throw error;
    }
  },
};

function openDocument(pdfium: Pdfium, document: OpenPdf, openCopy: () => OpenPdf): OpenDocument {
  const { attachments, warnings: attachmentWarnings } = readAttachments(pdfium, document);
  const warnings = messageSet([...document.warnings, ...attachmentWarnings]);
  const flattened = flattenedPages(pdfium, openCopy);
  const rotations = new Map<number, QuarterTurns>();

  const layerOf = (index: number) => {
    const annotated = someAnnotation(pdfium, document.handle, index, (_, subtype) => showsSomething(subtype));
    const layer = (annotated ? flattened : document).withPage(index, ({ handle, frame }) => ({
      frame,
      ...textLayerOf(readCharacters(pdfium, handle), () => largestPictureShare(pdfium, handle, frame)),
    }));
    rotations.set(index, rotationOfText(layer.frame, layer.characters));
    return layer;
  };

  return {
    pageCount: document.pageCount,
    attachments,
    get warnings() {
      return warnings.all();
    },
    async text(index): Promise<Page> {
      const { frame, characters, isHidden = false, warning } = layerOf(index);
      if (warning !== undefined) warnings.add(message('warning.page', { page: index + 1, why: warning }));
      const turns = rotations.get(index) ?? 0;
      const upright = uprightFrame(frame, turns);
      const words = wordsOf(upright, characters);
      return {
        number: index + 1,
        ...shownSize(upright),
        words,
        textSource: words.length > 0 ? 'text' : 'none',
        ...(turns > 0 && { sideways: degreesOf[turns] }),
        ...(isHidden && words.length > 0 ? { isHiddenLayer: true } : {}),
      };
    },
    async raster(index, dpi) {
      if (!rotations.has(index)) layerOf(index);
      return document.withPage(index, (page) =>
        drawPage(pdfium, page, uprightFrame(page.frame, rotations.get(index) ?? 0), dpi),
      );
    },
    async pictures(index) {
      if (!rotations.has(index)) layerOf(index);
      return document.withPage(index, ({ handle, frame }) =>
        pictureBoxes(pdfium, handle, uprightFrame(frame, rotations.get(index) ?? 0)),
      );
    },
    close() {
      flattened.close();
      document.close();
    },
  };
}

const degreesOf = { 0: 0, 1: 90, 2: 180, 3: 270 } as const satisfies Record<QuarterTurns, Rotation>;

const uprightFrame = (frame: Frame, rotation: QuarterTurns): Frame => ({
  ...frame,
  turns: quarterTurns(frame.turns - rotation),
});
