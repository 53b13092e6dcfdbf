/**
 * Makes a PDF searchable by adding recognised text as an invisible layer. Everything else stays as it was.
 *
 * Pictures are never decoded: their streams are written as they were read.
 */
import { PDFDict, type PDFDocument, PDFName, PDFNumber, type PDFPage, type PDFRef } from '@cantoo/pdf-lib';
import { Failure } from '../../domain/failure.ts';
import { openPdf } from '../../documents/readers/pdf/open.ts';
import { loadPdfium } from '../../documents/readers/pdf/pdfium.ts';
import { rewrittenPdf } from '../../documents/readers/pdf/rewrite.ts';
import { compose, type Matrix, pdfNumbers } from '../../geometry/matrix.ts';
import type { StepOutput } from '../engine.ts';
import type { ConvertOptions, OcrMode } from '../options.ts';
import { contentRefs, contentStream } from '../pdf/content.ts';
import { openForWriting } from '../pdf/open-for-writing.ts';
import { dropOrphans } from '../pdf/orphans.ts';
import { withoutFormerLayer } from './former-layer.ts';
import { type LayerFont, layerFont } from './layer-font.ts';
import type { RecognitionServices } from './recognise.ts';
import { type RecognisedPage, searchedPage, type SearchedPage } from './recognised-pages.ts';
import { textLayer } from './text-layer.ts';
import { fromShown, inverse, ontoShown, slopedBy, rotatedForward } from './upright.ts';
import { type Message, message } from '../../texts/message.ts';

type Mode = Exclude<OcrMode, 'never'>;

/** A smaller slope is not visible, and recognition is not more precise. */
const leastSlopeDegrees = 0.1;

/** The ends of words may be this far from where they are seen before a warning says so. */
const mostOffPoints = 3;

/** Rejects with encrypted_document, corrupt_document, too_large, ocr_failed, engine_unavailable. */
export async function searchablePdf(
  bytes: Uint8Array,
  mode: Mode,
  options: ConvertOptions,
  services: RecognitionServices,
): Promise<StepOutput> {
  const { pages, warnings } = await searchedPages(bytes, mode, options, services);
  const found = pages.flatMap(({ recognised }, index) => (recognised ? [{ index, ...recognised }] : []));
  const output = { sourceText: pages.map(({ text }) => text).join('\n'), pages: pages.length };
  if (found.length === 0) {
    const opened = options.password === undefined ? bytes : await rewrittenPdf(bytes, options.password);
    return { bytes: opened, ...output, warnings: [...warnings, message('loss.allHaveText', {})] };
  }
  const document = await openedFor(pages.length, bytes, options.password);
  const written = await withLayers(document, found, mode, options);
  // A file with object streams keeps them, because it would grow without them.
  const useObjectStreams = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('/ObjStm');
  return {
    bytes: await document.save({ useObjectStreams, updateFieldAppearances: false }),
    ...output,
    warnings: [...warnings, ...written],
  };
}

async function searchedPages(
  bytes: Uint8Array,
  mode: Mode,
  { password, ocrLanguages: languages }: ConvertOptions,
  services: RecognitionServices,
): Promise<{ readonly pages: readonly SearchedPage[]; readonly warnings: readonly Message[] }> {
  const pdfium = await loadPdfium();
  const source = openPdf(pdfium, bytes, password);
  try {
    const pages: SearchedPage[] = [];
    for (let index = 0; index < source.pageCount; index++) {
      services.signal.throwIfAborted();
      pages.push(await searchedPage(pdfium, source, index, { mode, languages }, services));
      services.progress({ stage: 'recognising text', done: index + 1, total: source.pageCount });
    }
    const own = pages.flatMap(({ warning }, index) =>
      warning === undefined ? [] : [message('warning.page', { page: index + 1, why: warning })],
    );
    return { pages, warnings: [...source.warnings, ...own] };
  } finally {
    source.close();
  }
}

/** Opens the document for writing. It must have as many pages as recognition counted. */
async function openedFor(pageCount: number, bytes: Uint8Array, password: string | undefined): Promise<PDFDocument> {
  const document = await openForWriting(bytes, password);
  if (document.getPageCount() === pageCount) return document;
  const mended = await openForWriting(await rewrittenPdf(bytes, password), undefined);
  if (mended.getPageCount() === pageCount) return mended;
  throw new Failure('corrupt_document', message('pdf.pagesUnordered', {}), {
    detail: message('advice.printPdf', {}),
  });
}

/** Returns what the user should know. */
async function withLayers(
  document: PDFDocument,
  found: readonly (RecognisedPage & { readonly index: number })[],
  mode: Mode,
  { deskew }: ConvertOptions,
): Promise<readonly Message[]> {
  const warnings: Message[] = [];
  if (isSigned(document)) warnings.push(message('loss.signatures', {}));
  const font = layerFont(document, await import('@cantoo/pdf-lib'));
  const pages = document.getPages();
  const done = new Set<PDFPage>();
  for (const { index, ...recognised } of found) {
    const page = pages[index];
    if (!page || done.has(page)) continue;
    done.add(page);
    const warning = writeLayer(page, recognised, { font, redo: mode !== 'auto', deskew });
    if (warning !== undefined) warnings.push(message('warning.page', { page: index + 1, why: warning }));
  }
  font.finish();
  if (mode !== 'auto') dropOrphans(document);
  return warnings;
}

interface Writing {
  readonly font: LayerFont;
  readonly redo: boolean;
  readonly deskew: boolean;
}

function writeLayer(
  { node }: PDFPage,
  recognised: RecognisedPage,
  { font, redo, deskew }: Writing,
): Message | undefined {
  const { context } = node;
  const { words, lie, frame } = recognised;
  const resources = node.Resources();
  const refs = contentRefs(node);
  const kept = redo ? withoutFormerLayer(node, resources, refs) : refs;
  if (kept === undefined) return message('loss.layerStays', {});
  const straight = deskew ? straightened(node, recognised) : undefined;
  const ontoPage = straight?.ontoPage ?? compose(ontoShown(lie), fromShown(frame));
  const name = 'Recognised';
  const { content: layer, offPoints } = textLayer(words, lie.size, ontoPage, { font, fontName: name });
  if (layer !== '') addFont(node, resources, name, font.ref);
  // The layer comes first, while the graphics state is still the initial one.
  const before = [layer, straight?.content ? `q ${pdfNumbers(straight.content)} cm` : ''].filter((part) => part !== '');
  const streams = [
    ...(before.length > 0 ? [context.register(contentStream(context, `${before.join('')}\n`))] : []),
    ...kept,
    ...(straight?.content ? [context.register(contentStream(context, '\nQ'))] : []),
  ];
  node.set(PDFName.of('Contents'), context.obj(streams));
  return straight?.warning ?? (deskew ? undefined : warningOf(offPoints));
}

const warningOf = (offPoints: number): Message | undefined =>
  offPoints > mostOffPoints ? message('loss.askew', { points: Math.ceil(offPoints) }) : undefined;

/** Resources may be shared between pages, so this page gets a copy. */
function addFont(page: PDFDict, resources: PDFDict | undefined, name: string, font: PDFRef): void {
  const { context } = page;
  const own = resources ? resources.clone(context) : PDFDict.withContext(context);
  const fonts = own.lookup(PDFName.of('Font'));
  const ownFonts = fonts instanceof PDFDict ? fonts.clone(context) : PDFDict.withContext(context);
  ownFonts.set(PDFName.of(name), font);
  own.set(PDFName.of('Font'), ownFonts);
  page.set(PDFName.of('Resources'), own);
}

interface Straightened {
  readonly ontoPage: Matrix;
  /** The matrix that straightens the content of the page; absent if it is straight already. */
  readonly content?: Matrix;
  readonly warning?: Message;
}

/** Rotates the page upright with /Rotate, and straightens its content by a rotation about the middle. */
function straightened(page: PDFPage['node'], { lie, frame }: RecognisedPage): Straightened {
  const shown = compose(rotatedForward(lie.rotation, lie.size), fromShown(frame));
  const rotate = (360 + frame.turns * 90 - lie.rotation) % 360;
  page.set(PDFName.of('Rotate'), PDFNumber.of(rotate));
  if (Math.abs(lie.skewDegrees) < leastSlopeDegrees) return { ontoPage: shown };
  // Notes and form fields would not move with the content.
  if ((page.Annots()?.size() ?? 0) > 0)
    return {
      ontoPage: compose(slopedBy(lie.skewDegrees, lie.size), shown),
      warning: message('loss.notStraightened', {}),
    };
  const content = compose(compose(inverse(shown), slopedBy(-lie.skewDegrees, lie.size)), shown);
  return { ontoPage: shown, content };
}

/** SigFlags, ISO 32000-1, 12.7.2. */
function isSigned({ catalog }: PDFDocument): boolean {
  const form = catalog.lookup(PDFName.of('AcroForm'));
  const flags = form instanceof PDFDict ? form.lookup(PDFName.of('SigFlags')) : undefined;
  return flags instanceof PDFNumber && (flags.asNumber() & 1) === 1;
}
