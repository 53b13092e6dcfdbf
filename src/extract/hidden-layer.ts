/**
 * Whether a hidden text layer says what the page shows.
 *
 * Scanning programs put what they recognised under the picture, invisibly. Nobody sees how bad it is, so a band of the
 * page is recognised again and compared. A layer that agrees there is kept: it may know letters that our models do not.
 */
import type { Page, Raster } from '../domain/document.ts';
import type { Word } from '../geometry/word.ts';
import type { OcrLine } from '../ocr/engine.ts';
import { partOf } from './part-of-raster.ts';

/** The band with the most text is compared: this share of the page's height, which is some ten lines of print. */
const bandShare = 1 / 6;

/** Where a band may begin: at the top of so many words of the page. */
const mostBands = 60;

/** Fewer characters say nothing. */
const fewestCharacters = 40;

/** A layer is believed from this share of the sample on: of right layers over clear print, .95 and more are found. */
const leastAgreement = 0.85;

/** Our own recognition of the band has to be as sure as this to speak against a layer. */
const leastSure = 0.9;

interface Band {
  readonly top: number;
  readonly bottom: number;
  readonly words: readonly Word[];
}

const lettersOf = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const charactersIn = (words: readonly Word[]): number =>
  words.reduce((sum, { text }) => sum + lettersOf(text).length, 0);

/** The band that holds most text, in points; words that it cuts are not in it. */
export function fullestBand({ words, height }: Page): Band | undefined {
  const size = bandShare * height;
  const sorted = words.toSorted((a, b) => a.box[1] - b.box[1]);
  const step = Math.ceil(sorted.length / mostBands);
  const bands = sorted
    .filter((_, index) => index % step === 0)
    .map(({ box: [, top] }): Band => {
      const bottom = Math.min(height, top + size);
      return { top, bottom, words: words.filter(({ box }) => box[1] >= top && box[3] <= bottom) };
    });
  const sized = bands.map((band) => ({ band, size: charactersIn(band.words) }));
  const fullest = sized.toSorted((a, b) => b.size - a.size)[0];
  return fullest && fullest.size >= fewestCharacters ? fullest.band : undefined;
}

/** The part of a picture that a band of the page covers, with a little around it. */
export const bandOf = (raster: Raster, { top, bottom }: Pick<Band, 'top' | 'bottom'>): Raster =>
  partOf(raster, [0, top - 3, Infinity, bottom + 3]).raster;

/** Pieces of three characters, so that blanks that one of two readers lost do not count. */
const piecesOf = (letters: string): string[] =>
  Array.from({ length: Math.max(0, letters.length - 2) }, (_, at) => letters.slice(at, at + 3));

/** The share of what the layer says that stands in the recognised lines too, 0..1. */
export function agreementOf(words: readonly Word[], lines: readonly OcrLine[]): number {
  const recognised = new Set(lines.flatMap(({ text }) => piecesOf(lettersOf(text))));
  const said = words.flatMap(({ text }) => piecesOf(lettersOf(text)));
  return said.filter((piece) => recognised.has(piece)).length / Math.max(1, said.length);
}

/** Whether a sure recognition of the band contradicts what the layer says there. */
export function contradicts(lines: readonly OcrLine[], { words }: Band): boolean {
  const sizes = lines.map(({ text }) => text.length);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const sure = lines.reduce((sum, { confidence, text }) => sum + confidence * text.length, 0) / Math.max(1, all);
  return sure >= leastSure && all >= fewestCharacters && agreementOf(words, lines) < leastAgreement;
}
