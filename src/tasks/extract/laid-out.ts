/**
 * Reads documents that are text without pages: Word, Excel, HTML, and the text of a mail.
 *
 * Their text is given positions, and is then read like a page. Evidence names the cell or paragraph instead of a position.
 */
import { placed, type PlacedPage } from '../../convert/article/placed.ts';
import type { Article } from '../../convert/article/model.ts';
import { readArticle } from '../../convert/article/read/index.ts';
import { formatNamed } from '../../convert/formats.ts';
import { defaultOptions } from '../../convert/options.ts';
import type { OpenDocument } from '../../documents/reader.ts';
import type { Page, SourceDocument } from '../../domain/document.ts';
import { Failure } from '../../domain/failure.ts';
import { mediaTypes } from '../../domain/formats.ts';
import type { Extraction, RecordedEvidence } from '../../domain/record.ts';
import type { ExtractOptions } from '../../extract/options.ts';
import { type ExtractServices, extractDocument } from '../../extract/pipeline.ts';
import { type Message, message } from '../../texts/message.ts';

/** Rejects as extractDocument does. */
export async function extractLaidOut(
  document: SourceDocument,
  options: ExtractOptions,
  services: ExtractServices,
): Promise<readonly Extraction[]> {
  const { title } = mediaTypes[document.mediaType];
  const article = await articleOf(document, services);
  const pages = placed(article);
  if (pages.length === 0)
    throw new Failure('not_an_invoice', message('extract.noText', { format: title }), {
      detail: message('advice.savePicture', {}),
    });
  const open = (): Promise<OpenDocument> => Promise.resolve(openPlaced(pages, article.warnings));
  const extractions = await extractDocument(document, { ...options, ocr: 'never' }, { ...services, open });
  return extractions.map((extraction) => withLocations(extraction, pages));
}

async function articleOf({ bytes, mediaType }: SourceDocument, { signal }: ExtractServices): Promise<Article> {
  const { title, extensions } = mediaTypes[mediaType];
  const format = formatNamed(extensions[0]);
  if (!format) throw new Failure('internal', `${title} cannot be read as text`);
  if (format === 'xlsx' || format === 'xls') {
    const { readSpreadsheet } = await import('../../convert/article/read/spreadsheet.ts');
    return readSpreadsheet(bytes, { showFormulas: false, charts: false, isoDates: true });
  }
  const context = { signal: signal ?? new AbortController().signal, progress: () => undefined };
  const { article } = await readArticle(bytes, format, defaultOptions, context);
  return article;
}

function openPlaced(pages: readonly PlacedPage[], warnings: readonly Message[]): OpenDocument {
  return {
    pageCount: pages.length,
    attachments: [],
    warnings,
    text(index): Promise<Page> {
      const { width, height, words } = pages[index] ?? { width: 0, height: 0, words: [] };
      return Promise.resolve({ number: index + 1, width, height, words, textSource: 'text' });
    },
    // Nothing is drawn: the page is blank, and small.
    raster: () => Promise.resolve({ width: 8, height: 8, pixels: new Uint8Array(8 * 8 * 3).fill(255), dpi: 1 }),
    close: () => undefined,
  };
}

function withLocations(extraction: Extraction, pages: readonly PlacedPage[]): Extraction {
  const evidence = Object.entries(extraction.evidence).map(([field, { page, box, ...found }]) => [
    field,
    { ...found, ...locationOf({ page, box }, pages) },
  ]);
  const { explanations } = extraction;
  return {
    ...extraction,
    pages: null,
    evidence: Object.fromEntries(evidence),
    ...(explanations ? { explanations: explanations.map(({ page: _none, ...said }) => said) } : {}),
  };
}

function locationOf(
  { page, box }: { readonly page: number | undefined; readonly box: RecordedEvidence['box'] | undefined },
  pages: readonly PlacedPage[],
): Pick<RecordedEvidence, 'location'> {
  if (page === undefined || !box) return {};
  const [left, top, right, bottom] = box;
  const words = pages[page - 1]?.words ?? [];
  const inside = words.filter(({ box: [x0, y0, x1, y1] }) => {
    const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
    return left <= x && x <= right && top <= y && y <= bottom;
  });
  const locations = [...new Set(inside.map(({ location }) => location))];
  const [first, last] = [locations[0], locations.at(-1)];
  if (first === undefined) return {};
  return { location: locations.length === 1 ? first : `${first} to ${last}` };
}
