/**
 * Labelled documents: pages with words, and what is true of them.
 *
 * Three kinds of files are read, at any depth: documents with a `<document>.truth.json` beside them; labelled lines without
 * pictures (`*.json` of {page, lines, truth}, boxes in pixels); and the words of documents that were kept for training
 * (`*.json` of {pages, truth}, see kept.ts). XML has no pages and teaches nothing here.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { readerFor } from '../../src/documents/readers/index.ts';
import { sniff } from '../../src/documents/sniff.ts';
import type { Page } from '../../src/domain/document.ts';
import type { Box } from '../../src/geometry/box.ts';
import { ExtractOptions } from '../../src/extract/options.ts';
import { readPages } from '../../src/extract/pages.ts';
import { cachedEngine } from '../../src/ocr/cache.ts';
import type { OcrEngine } from '../../src/ocr/engine.ts';
import { ocrEngine } from '../../src/ocr/index.ts';
import { wordsOf } from '../../src/ocr/words.ts';
import { defaultCacheDir } from '../../src/runtime/cache/folder.ts';
import { isKept, pagesOfKept } from './kept.ts';
import { fileCache } from '../../src/runtime/cache/cache.ts';

/** Fields as the public schema names them; keys that start with `_` are notes. */
export type Truth = Readonly<Record<string, unknown>>;

export interface Labelled {
  readonly path: string;
  /** Name of its folder. */
  readonly set: string;
  readonly pages: readonly Page[];
  readonly truth: Truth;
  /** See kept.ts. */
  readonly isWritten: boolean;
}

const suffix = '.truth.json';

/** Labelled lines say nothing of their resolution: a till's paper is about this wide. */
const tillPaperPoints = 216;

interface LabelledLines {
  readonly page: { readonly width: number; readonly height: number };
  readonly lines: readonly { readonly text: string; readonly box: Box }[];
  readonly truth: Truth;
}

const isLabelledLines = (value: unknown): value is LabelledLines =>
  typeof value === 'object' && value !== null && 'page' in value && 'lines' in value && 'truth' in value;

/** The page as recognition would give it: words parted at blanks, places spread over the line. */
function pageOfLines({ page, lines }: LabelledLines): Page {
  const pointsPerPixel = tillPaperPoints / page.width;
  const words = lines
    .flatMap(({ text, box }) => wordsOf({ text, box, confidence: 1 }))
    .map((word) => {
      const [x0, y0, x1, y1] = word.box;
      return {
        ...word,
        box: [x0 * pointsPerPixel, y0 * pointsPerPixel, x1 * pointsPerPixel, y1 * pointsPerPixel] as const,
      };
    });
  return {
    number: 1,
    width: page.width * pointsPerPixel,
    height: page.height * pointsPerPixel,
    words,
    textSource: 'ocr',
  };
}

/** The pages of a document as `extract` reads them; none of XML. */
export async function pagesOf(bytes: Uint8Array, name: string, ocr: OcrEngine): Promise<Page[]> {
  const mediaType = sniff(bytes, name);
  if (mediaType === 'application/xml') return [];
  const open = await readerFor(mediaType).open(bytes, {});
  try {
    return await readPages(open, ExtractOptions.parse({}), { ocr });
  } finally {
    open.close();
  }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => resolve(join(entry.parentPath, entry.name)))
    .sort();
}

/** The documents below `folder` that have a truth. */
export const documentsIn = (folder: string): string[] =>
  filesIn(folder).flatMap((file) => (file.endsWith(suffix) ? [file.slice(0, -suffix.length)] : []));

async function labelledAt(file: string, ocr: OcrEngine): Promise<Labelled | undefined> {
  if (!file.endsWith('.json')) return undefined;
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const set = basename(dirname(file));
  if (isKept(content)) return { path: file, set, pages: pagesOfKept(content), truth: content.truth, isWritten: true };
  if (isLabelledLines(content))
    return { path: file, set, pages: [pageOfLines(content)], truth: content.truth, isWritten: false };
  const path = file.slice(0, -suffix.length);
  if (!file.endsWith(suffix) || !existsSync(path)) return undefined;
  return {
    path,
    set,
    pages: await pagesOf(readFileSync(path), basename(path), ocr),
    truth: content as Truth,
    isWritten: false,
  };
}

/** Recognition whose results are kept in the cache folder of the program, for as long as `work` takes. */
export async function withOcr<Result>(work: (ocr: OcrEngine) => Promise<Result>): Promise<Result> {
  const week = 7 * 24 * 60 * 60 * 1000;
  const cache = fileCache({ dir: defaultCacheDir(), ttlMs: week, maxBytes: 2 ** 30 });
  const ocr = cachedEngine(ocrEngine('paddle'), cache);
  try {
    return await work(ocr);
  } finally {
    await ocr.close();
  }
}

/** All labelled documents with pages below `folders`, by path. */
export const labelledIn = (folders: readonly string[]): Promise<Labelled[]> =>
  withOcr(async (ocr) => {
    const found: Labelled[] = [];
    for (const file of folders.flatMap(filesIn)) {
      const labelled = await labelledAt(file, ocr);
      if (labelled?.pages.some((page) => page.words.length > 0)) found.push(labelled);
    }
    return found;
  });
