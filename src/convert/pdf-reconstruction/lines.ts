/** Groups words into lines, and divides lines into segments at wide gaps. */
import { type Box, heightOf } from '../../geometry/box.ts';
import type { Word } from '../../geometry/word.ts';
import { boxAround, wordsByRow } from '../../geometry/rows.ts';
import { isHan, textOfWords } from '../../geometry/text-of-words.ts';

export interface Segment {
  readonly text: string;
  readonly box: Box;
  readonly words: readonly Word[];
}
export interface Line {
  readonly box: Box;
  readonly words: readonly Word[];
  readonly segments: readonly Segment[];
}

/** A gap of more than this many heights divides a line: it is wider than any blank, even in justified text. */
const gapInHeights = 1.1;

/** Smallest gaps that count as a blank, in heights: between words, and between Chinese characters. */
export const blankWidths = { han: 0.6, latin: 0.05, other: 0.05 } as const;

/** Whether the last word of a line is hyphenated, and the blank between two lines: none in Chinese. */
export const isCut = (before: string, next: string): boolean => /[a-zà-ÿ]-$/.test(before) && /^[a-zà-ÿ]/.test(next);
export const lineBlank = (before: string, next: string): '' | ' ' =>
  isHan(before.slice(-1)) && isHan(next.slice(0, 1)) ? '' : ' ';

function segmentsOf(words: readonly Word[]): readonly Segment[] {
  const groups: Word[][] = [];
  let reached = -Infinity;
  for (const word of words) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && word.box[0] - reached <= gapInHeights * Math.min(heightOf(last), heightOf(word)))
      group.push(word);
    else groups.push([word]);
    reached = Math.max(reached, word.box[2]);
  }
  return groups.map(segmentOf);
}

const segmentOf = (words: readonly Word[]): Segment => ({
  text: textOfWords(words, blankWidths).text,
  box: boxAround(words.map(({ box }) => box)),
  words,
});

/** The segments of a line that is also cut before the words of these indexes. */
export function piecesAt({ segments }: Line, cuts: readonly number[]): readonly Segment[] {
  let index = 0;
  return segments.flatMap(({ words }) => {
    const groups: Word[][] = [];
    for (const word of words) {
      const group = groups.at(-1);
      if (group && !cuts.includes(index)) group.push(word);
      else groups.push([word]);
      index++;
    }
    return groups.map(segmentOf);
  });
}

/** Lines from top to bottom. Words are on one line if their middles are within each other's height. */
export const linesOf = (words: readonly Word[]): readonly Line[] =>
  wordsByRow(words, { heights: 0.4, lookBack: 4 }).map((members) => ({
    words: members,
    box: boxAround(members.map(({ box }) => box)),
    segments: segmentsOf(members),
  }));
