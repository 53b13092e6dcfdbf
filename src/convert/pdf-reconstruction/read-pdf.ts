/**
 * Reads PDF, OFD and pictures as pages to reconstruct: the words of the text layer, or recognised ones, and the lines and
 * pictures.
 *
 * A page without words is recognised when the options ask for it. If the options do not say, pages are recognised only if no
 * page of the document has words, because a result without text would be useless.
 */
import type { Page, Raster } from '../../domain/document.ts';
import { definedOnly } from '../../domain/defined-only.ts';
import type { Box } from '../../geometry/box.ts';
import { Failure } from '../../domain/failure.ts';
import { openPdf } from '../../documents/readers/pdf/open.ts';
import { loadPdfium } from '../../documents/readers/pdf/pdfium.ts';
import { pictureBoxes } from '../../documents/readers/pdf/pictures.ts';
import { rulingsOf } from '../../documents/readers/pdf/rulings.ts';
import { linkAreas, styledTexts } from '../../documents/readers/pdf/text-styles.ts';
import { readerFor } from '../../documents/readers/index.ts';
import type { OpenDocument } from '../../documents/reader.ts';
import type { Picture } from '../article/model.ts';
import type { OcrMode } from '../options.ts';
import { recognisedRaster, type RecognitionServices } from '../searchable/recognise.ts';
import type { MediaType } from '../../domain/formats.ts';
import { type Message, message, messageSet } from '../../texts/message.ts';
import { marksOfWords } from './marks.ts';
import type { PrintedPage } from './page.ts';

export interface ReadPagesOptions {
  /** `redo` means `auto` here, because words are read whatever wrote them. Absent: only if no page has words. */
  readonly ocr?: OcrMode;
  readonly languages: readonly string[];
  readonly pictures: boolean;
  readonly password?: string;
}

export interface ReadPages {
  readonly pages: readonly PrintedPage[];
  readonly pictures: ReadonlyMap<string, Picture>;
  readonly warnings: readonly Message[];
}

const ocrDpi = 200;
const pictureDpi = 150;
const smallestPicturePoints = 16;
const maxPictures = 500;
const maxPages = 2_000;

/** Rejects with encrypted_document, corrupt_document, too_large, ocr_failed, engine_unavailable. */
export async function readPages(
  bytes: Uint8Array,
  mediaType: MediaType,
  options: ReadPagesOptions,
  services: RecognitionServices,
): Promise<ReadPages> {
  const { password } = options;
  const document = await readerFor(mediaType).open(bytes, definedOnly({ password }));
  const drawn = mediaType === 'application/pdf' ? await drawnThings(bytes, password) : undefined;
  try {
    if (document.pageCount > maxPages)
      throw new Failure('too_large', message('convert.manyPages', { pages: document.pageCount }), {
        detail: message('advice.reconstructPages', { most: maxPages }),
      });
    const texts = await textsOf(document, services);
    const blank = texts.filter(({ words }) => words.length === 0).length;
    const recognise = recognises(options.ocr, blank === texts.length);
    const pages: PrintedPage[] = [];
    const warnings = messageSet();
    const pictures = new Map<string, Picture>();
    for (const [index, page] of texts.entries()) {
      const read =
        recognise && (page.words.length === 0 || options.ocr === 'always')
          ? await recognised(document, index, options, services)
          : page;
      if (read.warning !== undefined) warnings.add(read.warning);
      const things = drawn?.page(index);
      const boxes = options.pictures && pictures.size < maxPictures ? illustrations(things, page) : [];
      const cut = await cutOut(document, index, boxes);
      pages.push(
        printedPage(
          read,
          things,
          cut.map(({ box, bytes: png }) => ({ box, key: addPicture(pictures, index, png) })),
        ),
      );
    }
    const unread = recognise || blank === 0 ? [] : [message('loss.pagesWithoutText', { blank, pages: texts.length })];
    return { pages, pictures, warnings: [...unread, ...warnings.all(), ...document.warnings] };
  } finally {
    drawn?.close();
    document.close();
  }
}

const recognises = (ocr: OcrMode | undefined, allBlank: boolean): boolean =>
  ocr === undefined ? allBlank : ocr !== 'never';

async function textsOf(document: OpenDocument, services: RecognitionServices): Promise<readonly Page[]> {
  const texts: Page[] = [];
  for (let index = 0; index < document.pageCount; index++) {
    services.signal.throwIfAborted();
    texts.push(await document.text(index));
    services.progress({ stage: 'reading pages', done: index + 1, total: document.pageCount });
  }
  return texts;
}

type DrawnThings = ReturnType<Awaited<ReturnType<typeof drawnThings>>['page']>;

const printedPage = (
  { width, height, words }: Page,
  things: DrawnThings | undefined,
  pictures: PrintedPage['pictures'],
): PrintedPage => ({
  width,
  height,
  words,
  rulings: things?.rulings ?? [],
  pictures,
  marks: things ? marksOfWords(words, things.styled, things.links) : new Map(),
});

/** Returns the key of the picture. */
function addPicture(pictures: Map<string, Picture>, page: number, bytes: Uint8Array): string {
  const key = `page-${page + 1}-${pictures.size + 1}`;
  pictures.set(key, { bytes, mediaType: 'image/png' });
  return key;
}

async function recognised(
  document: OpenDocument,
  index: number,
  { languages }: ReadPagesOptions,
  services: RecognitionServices,
): Promise<Page> {
  const raster = await document.raster(index, ocrDpi);
  const { page } = await recognisedRaster(raster, index + 1, languages, services);
  services.progress({ stage: 'recognising text', done: index + 1, total: document.pageCount });
  return page;
}

const illustrations = (things: DrawnThings | undefined, page: Page): readonly Box[] =>
  (things?.pictures ?? []).filter((box) => isIllustration(box, page));

/** A picture that fills the page is the scan itself; a tiny one is decoration. */
function isIllustration([x0, y0, x1, y1]: Box, { width, height }: Page): boolean {
  return (
    x1 - x0 >= smallestPicturePoints &&
    y1 - y0 >= smallestPicturePoints &&
    (x1 - x0) * (y1 - y0) < 0.85 * width * height
  );
}

/** Pictures as the page shows them, with masks and clipping: cut out of the drawn page. */
async function cutOut(
  document: OpenDocument,
  index: number,
  boxes: readonly Box[],
): Promise<readonly { readonly box: Box; readonly bytes: Uint8Array }[]> {
  if (boxes.length === 0) return [];
  const raster = await document.raster(index, pictureDpi);
  const { default: sharp } = await import('sharp');
  const found: { box: Box; bytes: Uint8Array }[] = [];
  for (const box of distinct(boxes).slice(0, 40)) {
    const area = pixelsOf(box, raster);
    if (!area) continue;
    const source = sharp(raster.pixels, { raw: { width: raster.width, height: raster.height, channels: 3 } });
    found.push({ box, bytes: await source.extract(area).png().toBuffer() });
  }
  return found;
}

const distinct = (boxes: readonly Box[]): readonly Box[] =>
  boxes.filter(
    (box, index) =>
      boxes.findIndex((other) => other.every((value, side) => Math.abs(value - (box[side] ?? 0)) < 2)) === index,
  );

function pixelsOf([x0, y0, x1, y1]: Box, { width, height, dpi }: Raster) {
  const scale = dpi / 72;
  const left = Math.max(0, Math.floor(x0 * scale));
  const top = Math.max(0, Math.floor(y0 * scale));
  const area = {
    left,
    top,
    width: Math.min(width, Math.ceil(x1 * scale)) - left,
    height: Math.min(height, Math.ceil(y1 * scale)) - top,
  };
  return area.width > 4 && area.height > 4 ? area : undefined;
}

async function drawnThings(bytes: Uint8Array, password: string | undefined) {
  const pdfium = await loadPdfium();
  const document = openPdf(pdfium, bytes, password);
  return {
    page: (index: number) =>
      document.withPage(index, ({ handle, frame }) => ({
        rulings: rulingsOf(pdfium, handle, frame),
        pictures: pictureBoxes(pdfium, handle, frame),
        styled: styledTexts(pdfium, handle, frame),
        links: linkAreas(pdfium, document.handle, handle, frame),
      })),
    close: () => document.close(),
  };
}
