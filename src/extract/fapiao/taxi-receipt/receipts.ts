/**
 * One photo of several receipts that were laid side by side.
 *
 * Every receipt has one code, near its top and across its width. The codes therefore say how many receipts there are,
 * where each one begins, and which words belong to it.
 */
import type { Page } from '../../../domain/document.ts';
import type { Word } from '../../../geometry/word.ts';
import { boxAround } from '../../../geometry/rows.ts';
import { readableWords } from '../form/labelled-page.ts';
import { foldWidth } from '../values/chinese.ts';
import { heightOf, middleX, middleY } from '../../../geometry/box.ts';

/** `发票代码144032370119`, or the label with its number beside it. */
function codesOf(words: readonly Word[]): Word[] {
  return words.flatMap((word) => {
    const text = foldWidth(word.text);
    if (/发票代码\D{0,2}\d{10,12}$/.test(text)) return [word];
    if (!/发票代码:?$/.test(text)) return [];
    const number = words.find(
      (other) =>
        /^\d{10,12}$/.test(other.text) &&
        other.box[0] >= word.box[2] - heightOf(word) &&
        other.box[0] - word.box[2] < 4 * heightOf(word) &&
        Math.abs(middleY(other) - middleY(word)) < heightOf(word),
    );
    return number ? [{ ...word, box: boxAround([word.box, number.box]) }] : [word];
  });
}

/** Receipts of one row begin at about the same height: less than the length of a receipt apart. */
const rowOf = (below: number, width: number): number => Math.floor(below / (1.5 * width));

/** One page for each receipt, left to right and top to bottom; the page itself where it bears one receipt. */
export function receiptsOn(page: Page): Page[] {
  const words = readableWords(page);
  const codes = codesOf(words).toSorted((a, b) => middleY(a) - middleY(b));
  if (codes.length < 2) return [page];
  const width = Math.max(...codes.map((code) => code.box[2] - code.box[0]));
  // A title and a seal stand above the code, no higher than two thirds of its length.
  const topOf = (code: Word): number => code.box[1] - 0.67 * width;
  const highest = Math.min(...codes.map(topOf));
  const inReadingOrder = codes.toSorted(
    (a, b) => rowOf(topOf(a) - highest, width) - rowOf(topOf(b) - highest, width) || a.box[0] - b.box[0],
  );
  const parts = new Map<Word, Word[]>(inReadingOrder.map((code) => [code, []]));
  for (const word of words) {
    const below = codes.filter((code) => topOf(code) <= middleY(word));
    const lowest = Math.max(...below.map(topOf));
    // A word belongs to a receipt of the lowest row that begins above it, never to the row above that.
    const home = below
      .filter((code) => lowest - topOf(code) < 1.2 * width)
      .toSorted((a, b) => Math.abs(middleX(a) - middleX(word)) - Math.abs(middleX(b) - middleX(word)))[0];
    if (home && Math.abs(middleX(home) - middleX(word)) < 0.9 * width) parts.get(home)?.push(word);
  }
  return [...parts.values()].filter((members) => members.length > 0).map((members) => ({ ...page, words: members }));
}
