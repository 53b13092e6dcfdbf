/** Joins words that stand side by side into text. */
import { heightOf } from './box.ts';
import type { Word } from './word.ts';

/**
 * How wide a gap between two words must be to count as a blank, as a multiple of the smaller height. Readers have split
 * the text at blanks, so a narrow gap is enough between Latin words. Characters of other scripts are set with gaps.
 */
export interface BlankWidths {
  /** Between two Chinese characters or full-width signs. */
  readonly han: number;
  /** Between two Latin letters, or a Latin letter and a digit. */
  readonly latin: number;
  /** Between any others: digits and signs. */
  readonly other: number;
}

const han = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]/;
const latin = /[A-Za-z\u00c0-\u024f]/;
const latinOrDigit = /[A-Za-z\u00c0-\u024f\d]/;

/** Chinese characters, their punctuation, and full-width signs. */
export const isHan = (character: string): boolean => han.test(character);

function narrowestBlank(left: string, right: string, widths: BlankWidths): number {
  if (isHan(left) && isHan(right)) return widths.han;
  const isLatin = latinOrDigit.test(left) && latinOrDigit.test(right) && (latin.test(left) || latin.test(right));
  return isLatin ? widths.latin : widths.other;
}

/** What separates two words; `before` is left of `word`. */
export function blankBetween(before: Word, word: Word, widths: BlankWidths): '' | ' ' {
  const gap = word.box[0] - before.box[2];
  const narrowest = narrowestBlank(before.text.slice(-1), word.text.slice(0, 1), widths);
  return gap >= narrowest * Math.min(heightOf(before), heightOf(word)) ? ' ' : '';
}

export interface TextOfWords {
  readonly text: string;
  /** For each word, the index in the text at which it starts. */
  readonly starts: readonly number[];
}

export function textOfWords(words: readonly Word[], widths: BlankWidths): TextOfWords {
  let text = '';
  const starts = words.map((word, index) => {
    const before = words[index - 1];
    if (before) text += blankBetween(before, word, widths);
    text += word.text;
    return text.length - word.text.length;
  });
  return { text, starts };
}
