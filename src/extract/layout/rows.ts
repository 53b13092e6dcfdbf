/**
 * Words to rows and segments.
 *
 * The order of words in a text layer means nothing, so rows are found by geometry alone: words whose middles lie
 * within each other's height are one row; a gap wider than a character splits a row into segments (the cells of an
 * unruled table, or a label and its value).
 */
import type { Box } from '../../geometry/box.ts';
import type { Word } from '../../geometry/word.ts';
import { boxAround, wordsByRow } from '../../geometry/rows.ts';

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

const heightOf = ({ box }: Word): number => box[3] - box[1];

const cjk = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]/;

const latin = /[A-Za-z\u00c0-\u024f]/;
const latinOrDigit = /[A-Za-z\u00c0-\u024f\d]/;

/**
 * Text of words that stand side by side. Words were split at blanks by who read them, so Latin ones that do not touch
 * have one between them; elsewhere a blank stands where the gap shows one, none between two Han characters that touch.
 */
export function joinWords(words: readonly Word[]): string {
  let text = '';
  words.forEach((word, index) => {
    const before = words[index - 1];
    if (before) {
      const gap = word.box[0] - before.box[2];
      const height = Math.min(heightOf(before), heightOf(word));
      const han = cjk.test(before.text.slice(-1)) && cjk.test(word.text.slice(0, 1));
      const meeting = [before.text.slice(-1), word.text.slice(0, 1)];
      const words = meeting.every((sign) => latinOrDigit.test(sign)) && meeting.some((sign) => latin.test(sign));
      if (gap >= (han ? 0.6 : words ? 0.02 : 0.15) * height) text += ' ';
    }
    text += word.text;
  });
  return text;
}

/** Splits a row's words where the gap is wider than `gapInHeights` times the smaller height beside it. */
export function segmentsOf(words: readonly Word[], gapInHeights = 1): Segment[] {
  const groups: Word[][] = [];
  for (const word of words) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && word.box[0] - last.box[2] <= gapInHeights * Math.min(heightOf(last), heightOf(word)))
      group.push(word);
    else groups.push([word]);
  }
  return groups.map((group) => ({
    text: joinWords(group),
    box: boxAround(group.map((word) => word.box)),
    words: group,
  }));
}

/** Rows top to bottom. Skew must have been removed: OCR does that (ocr/words.ts). */
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
