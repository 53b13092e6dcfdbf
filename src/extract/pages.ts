/**
 * The pages of an open document with their words, from the text layer or from OCR.
 *
 * This is decided for each page, because page 1 may be a photo and pages 2 to 4 text.
 */
import type { OpenDocument } from '../documents/reader.ts';
import type { Page, Raster } from '../domain/document.ts';
import { Failure, saidBy } from '../domain/failure.ts';
import type { TaskProgress } from '../domain/task.ts';
import type { OcrEngine } from '../ocr/engine.ts';
import { pageFromOcr } from '../ocr/words.ts';
import { bandOf, contradicts, fullestBand } from './hidden-layer.ts';
import type { ExtractOptions } from './options.ts';
import { type Message, message } from '../texts/message.ts';

/** Print of 5 points is legible at 200 dpi. More takes longer and is not read better. */
const ocrDpi = 200;

/** A text layer with fewer words is a page number or a stamp over a scan, not the content of the page. */
const fewWords = 8;

export interface PageServices {
  /** Absent where no OCR engine is available. */
  readonly ocr?: OcrEngine;
  readonly signal?: AbortSignal;
  progress?(event: TaskProgress): void;
}

async function recognised(
  raster: Raster,
  number: number,
  options: ExtractOptions,
  services: PageServices,
): Promise<Page> {
  const { ocr, signal } = services;
  if (!ocr)
    throw new Failure('engine_unavailable', message('ocr.needed', {}), {
      detail: message('advice.doctor', {}),
    });
  const result = await ocr.recognize(raster, { languages: options.ocrLanguages, ...(signal ? { signal } : {}) });
  return pageFromOcr(result, raster, number);
}

async function readPage(
  document: OpenDocument,
  index: number,
  options: ExtractOptions,
  services: PageServices,
): Promise<Page> {
  services.signal?.throwIfAborted();
  const page = await document.text(index);
  const read = async (): Promise<Page> =>
    recognised(await document.raster(index, ocrDpi), index + 1, options, services);
  if (options.ocr === 'always') return read();
  if (options.ocr === 'never') return page;
  const isFalse = await isFalseLayer(page, () => document.raster(index, ocrDpi), options, services);
  if (!isFalse && page.words.length >= fewWords) return page;
  const ocrPage = await read();
  return isFalse || ocrPage.words.length > page.words.length ? ocrPage : page;
}

/** Whether the page has a hidden layer that the picture contradicts. Without an engine the layer is all there is. */
async function isFalseLayer(
  page: Page,
  rasterOf: () => Promise<Raster>,
  { ocrLanguages: languages }: ExtractOptions,
  { ocr, signal }: PageServices,
): Promise<boolean> {
  const band = page.isHiddenLayer && ocr ? fullestBand(page) : undefined;
  if (!band || !ocr) return false;
  const { lines } = await ocr.recognize(bandOf(await rasterOf(), band), { languages, ...(signal ? { signal } : {}) });
  return contradicts(lines, band);
}

/** The first `options.maxPages` pages with their words. Only one page picture is in memory at a time. */
export async function readPages(
  document: OpenDocument,
  options: ExtractOptions,
  services: PageServices,
): Promise<Page[]> {
  const total = Math.min(document.pageCount, options.maxPages);
  const pages: Page[] = [];
  for (let index = 0; index < total; index++) {
    pages.push(await readPage(document, index, options, services));
    services.progress?.({ stage: 'reading pages', done: index + 1, total });
  }
  return pages;
}

/**
 * Like `readPages`, for a document with embedded data. Its first page needs no text recognition, but a later page
 * without text may be the scan of another document. A page that cannot be recognised is left without words, with a
 * warning.
 */
export async function readPagesBesideData(
  document: OpenDocument,
  options: ExtractOptions,
  services: PageServices,
  warn: (said: Message) => void,
): Promise<Page[]> {
  const pages = await readPages(document, { ...options, ocr: 'never' }, services);
  if (options.ocr === 'never') return pages;
  const auto: ExtractOptions = { ...options, ocr: 'auto' };
  for (const [index, page] of pages.entries()) {
    if (index === 0 || page.words.length >= fewWords) continue;
    try {
      pages[index] = await readPage(document, index, auto, services);
    } catch (error) {
      services.signal?.throwIfAborted();
      warn(message('read.pageUnrecognised', { page: page.number, why: saidBy(Failure.from(error)) }));
    }
  }
  return pages;
}
