/**
 * The rows of words on a page, and the segments of rows.
 *
 * The order of words in a text layer means nothing, so that rows are found by geometry: words are in one row where their
 * middles lie within each other's height. A gap wider than a character splits a row into segments, such as the cells of a
 * table without lines, or a label and its value.
 */
import { type Box, heightOf } from '../../geometry/box.ts';
import type { Word } from '../../geometry/word.ts';
import { boxAround, wordsByRow } from '../../geometry/rows.ts';
import { textOfWords } from '../../geometry/text-of-words.ts';

export interface Segment {
  /** Words joined with blanks where the page shows a gap. */
  readonly text: string;
  readonly box: Box;
  readonly words: readonly Word[];
}

export interface Row {
  readonly text: string;
  readonly box: Box;
  /** Left to right. */
  readonly words: readonly Word[];
  readonly segments: readonly Segment[];
}

/** In heights of the words. Any gap between Latin words is a blank, but only a wide gap between Chinese characters. */
const blankWidths = { han: 0.6, latin: 0.02, other: 0.15 } as const;

/** From the end of one word to the beginning of the next one on its right. */
export const gapBetween = (before: Word, word: Word): number => word.box[0] - before.box[2];

/** Text of words that stand side by side. */
export const joinWords = (words: readonly Word[]): string => textOfWords(words, blankWidths).text;

/** Splits a row's words where the gap is wider than `gapInHeights` times the smaller height beside it. */
export function segmentsOf(words: readonly Word[], gapInHeights = 1): Segment[] {
  const groups: Word[][] = [];
  for (const word of words) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && gapBetween(last, word) <= gapInHeights * Math.min(heightOf(last), heightOf(word)))
      group.push(word);
    else groups.push([word]);
  }
  return groups.map((group) => ({
    text: joinWords(group),
    box: boxAround(group.map((word) => word.box)),
    words: group,
  }));
}

/** The rows, top to bottom. The page must not be skewed; OCR removes the skew (ocr/words.ts). */
export const rowsOf = (words: readonly Word[], gapInHeights = 1): Row[] =>
  wordsByRow(words, { heights: 0.45, lookBack: 3 }).map((members) => {
    const segments = segmentsOf(members, gapInHeights);
    return {
      text: segments.map((segment) => segment.text).join('  '),
      box: boxAround(members.map((word) => word.box)),
      words: members,
      segments,
    };
  });
