/**
 * Sellers whose name is a picture: where the text of an invoice names no seller surely, the pictures of its letterhead
 * are recognised, and the invoice is read again with what they say.
 */
import type { OpenDocument } from '../documents/reader.ts';
import type { Page } from '../domain/document.ts';
import type { Box } from '../geometry/box.ts';
import type { Word } from '../geometry/word.ts';
import { pageFromOcr } from '../ocr/words.ts';
import { sureEnough } from './checks/needed-fields.ts';
import type { ExtractOptions } from './options.ts';
import type { PageServices } from './pages.ts';
import { partOf } from './part-of-raster.ts';
import type { FieldName, Fields, Reading } from './reading.ts';
import type { PagesRead } from './segments.ts';

/** Logos are large print. */
const logoDpi = 150;

/** The letterhead: this share of the page's height. */
const letterhead = 0.3;

/** Points: a smaller picture is an icon. */
const smallest = { width: 25, height: 9 };

const mostPictures = 3;

/** Decoration is read as letters too, but not surely. */
const leastSure = 0.85;

const sizeOf = ([x0, y0, x1, y1]: Box): number => (x1 - x0) * (y1 - y0);

const overlap = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** The largest pictures of the letterhead; of a picture that goes on below it, what is in it. */
function logosIn(pictures: readonly Box[], { width, height }: Page): Box[] {
  return pictures
    .map(([x0, y0, x1, y1]): Box => [
      Math.max(0, x0),
      Math.max(0, y0),
      Math.min(width, x1),
      Math.min(letterhead * height, y1),
    ])
    .filter(([x0, y0, x1, y1]) => x1 - x0 >= smallest.width && y1 - y0 >= smallest.height)
    .toSorted((a, b) => sizeOf(b) - sizeOf(a))
    .slice(0, mostPictures);
}

/** What the logos of the first page say and its text does not. */
async function wordsOfLogos(
  open: OpenDocument,
  page: Page,
  { ocrLanguages: languages }: ExtractOptions,
  { ocr, signal }: PageServices,
): Promise<Word[]> {
  const logos = ocr && open.pictures ? logosIn(await open.pictures(0), page) : [];
  if (!ocr || logos.length === 0) return [];
  const raster = await open.raster(0, logoDpi);
  const found: Word[] = [];
  for (const logo of logos) {
    const part = partOf(raster, logo);
    const result = await ocr.recognize(part.raster, { languages, ...(signal ? { signal } : {}) });
    if (result.rotation !== 0) continue;
    for (const word of pageFromOcr(result, part.raster, page.number).words) {
      const [x0, y0, x1, y1] = word.box;
      const box: Box = [x0 + part.left, y0 + part.top, x1 + part.left, y1 + part.top];
      const isNew = ![...page.words, ...found].some((other) => overlap(other.box, box));
      if (isNew && word.confidence >= leastSure && /\p{L}{2}/u.test(word.text)) found.push({ ...word, box });
    }
  }
  return found;
}

/** A logo is a brand, and the seller may have another name: somebody has to look. */
const mostSure = 0.65;

const sellerOf = ({ fields }: Reading): number => fields['seller.name']?.confidence ?? 0;

/** Values that stand in a logo were recognised, whatever the rest of the page is. */
function withMethods(reading: Reading, page: number, words: readonly Word[]): Reading {
  const isRecognised = (field: Fields[FieldName]): boolean =>
    field?.page === page && field.box !== undefined && words.some(({ box }) => field.box && overlap(box, field.box));
  const fields = Object.fromEntries(
    Object.entries(reading.fields).map(([name, field]) => [
      name,
      isRecognised(field)
        ? { ...field, method: 'ocr' as const, confidence: Math.min(mostSure, field.confidence) }
        : field,
    ]),
  ) as Fields;
  return { ...reading, fields };
}

/**
 * `read`, or what `again` reads of the pages with the words of the logos where that names the seller more surely. Only
 * a document of one invoice is read again, and only if its kind has logos.
 */
export async function readWithLogos(
  open: OpenDocument,
  pages: readonly Page[],
  read: PagesRead,
  again: (pages: readonly Page[]) => PagesRead,
  options: ExtractOptions,
  services: PageServices,
): Promise<PagesRead> {
  const [only, ...others] = read.readings;
  const [first, ...rest] = pages;
  const isUnsure =
    only !== undefined && others.length === 0 && only.family.hasLogos && sellerOf(only.reading) < sureEnough;
  if (!isUnsure || first?.textSource !== 'text' || options.ocr === 'never') return read;
  const words = await wordsOfLogos(open, first, options, services);
  if (words.length === 0) return read;
  const better = again([{ ...first, words: [...first.words, ...words] }, ...rest]);
  const [reading] = better.readings;
  if (!reading || better.readings.length > 1 || sellerOf(reading.reading) <= sellerOf(only.reading)) return read;
  return { ...better, readings: [{ ...reading, reading: withMethods(reading.reading, first.number, words) }] };
}
