/** Groups words into rows by their positions alone. */
import { type Box, heightOf, middleY } from './box.ts';
import type { Word } from './word.ts';

/** The smallest box around all of them. */
export function boxAround(boxes: readonly Box[]): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    x0 = Math.min(x0, box[0]);
    y0 = Math.min(y0, box[1]);
    x1 = Math.max(x1, box[2]);
    y1 = Math.max(y1, box[3]);
  }
  return [x0, y0, x1, y1];
}

export interface RowTolerance {
  /** How far the middle of a word may be from that of its row, as a multiple of the smaller height. */
  readonly heights: number;
  /** Words are visited from top to bottom, so only this many of the latest rows can match. */
  readonly lookBack: number;
}

/** Rows from top to bottom, words of each from left to right. A word belongs to the row whose middle is nearest. */
export function wordsByRow(words: readonly Word[], { heights, lookBack }: RowTolerance): Word[][] {
  const open: { words: Word[]; middle: number; height: number }[] = [];
  for (const word of words.toSorted((a, b) => middleY(a) - middleY(b))) {
    const height = heightOf(word);
    const middle = middleY(word);
    const row = open
      .slice(-lookBack)
      .filter((candidate) => Math.abs(candidate.middle - middle) < heights * Math.min(candidate.height, height))
      .sort((a, b) => Math.abs(a.middle - middle) - Math.abs(b.middle - middle))[0];
    if (!row) {
      open.push({ words: [word], middle, height });
      continue;
    }
    row.words.push(word);
    row.middle += (middle - row.middle) / row.words.length;
    row.height += (height - row.height) / row.words.length;
  }
  return open.sort((a, b) => a.middle - b.middle).map((row) => row.words.sort((a, b) => a.box[0] - b.box[0]));
}
