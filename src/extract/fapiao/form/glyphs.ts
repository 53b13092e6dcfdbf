/**
 * A row of words as single characters with their bounds, in which labels are found.
 *
 * Chinese forms spread a label over its cell (`名      称：`, `合    计`) and print values directly behind labels
 * (`名称：某公司`). A label may therefore be several words or part of one; it is found character by character, and the rest
 * of its words is the value.
 */
import type { Box } from '../../../geometry/box.ts';
import type { Word } from '../../../geometry/word.ts';
import { foldWidth } from '../values/chinese.ts';

export interface Glyph {
  /** Folded to half width. One UTF-16 unit, so that `at` is an index of the word's text. */
  readonly char: string;
  readonly x0: number;
  readonly x1: number;
  readonly word: Word;
  /** Index in `word.text`. */
  readonly at: number;
}

const isWide = (char: string): boolean => char.charCodeAt(0) > 0x2e7f;

/** The length of a text in ems, roughly: a Han character is one em, a Latin letter or digit a little more than half. */
export const emsOf = (text: string): number =>
  Array.from(text).reduce((sum, char) => sum + (isWide(char) ? 1 : 0.55), 0);

/**
 * A word whose box has the height of its characters. The boxes of some fonts are three times as high, so that rows would
 * overlap. The width of the text is reliable and gives the height of its characters.
 */
export function withoutLeading(word: Word): Word {
  const [x0, y0, x1, y1] = word.box;
  const height = (1.25 * (x1 - x0)) / Math.max(0.5, emsOf(word.text));
  if (y1 - y0 <= height) return word;
  const middle = (y0 + y1) / 2;
  return { ...word, box: [x0, middle - height / 2, x1, middle + height / 2] };
}

/** The part `word.text.slice(from, to)` with its box: a wide character is taken to be twice as wide as a narrow one. */
export function partOf(word: Word, from: number, to: number): Word {
  const weights = Array.from({ length: word.text.length }, (_, index) => (isWide(word.text.charAt(index)) ? 2 : 1));
  const before = (end: number): number => weights.slice(0, end).reduce((sum, weight) => sum + weight, 0);
  const unit = (word.box[2] - word.box[0]) / Math.max(1, before(weights.length));
  const box: Box = [word.box[0] + before(from) * unit, word.box[1], word.box[0] + before(to) * unit, word.box[3]];
  return { text: word.text.slice(from, to), box, confidence: word.confidence };
}

/** The characters of a row's words, left to right, without blanks. */
export function glyphsOf(words: readonly Word[]): Glyph[] {
  return words.flatMap((word) => {
    const folded = foldWidth(word.text);
    const weights = Array.from({ length: folded.length }, (_, index) => (isWide(word.text.charAt(index)) ? 2 : 1));
    const unit =
      (word.box[2] - word.box[0]) /
      Math.max(
        1,
        weights.reduce((sum, weight) => sum + weight, 0),
      );
    let x = word.box[0];
    return weights.flatMap((weight, at) => {
      const x0 = x;
      x += weight * unit;
      const char = folded.charAt(at);
      return /\s/.test(char) ? [] : [{ char, x0, x1: x, word, at }];
    });
  });
}

/** The Levenshtein distance of two texts, or `limit + 1` where it is greater than `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(substitution, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    if (Math.min(...current) > limit) return limit + 1;
    previous = current;
  }
  return previous[b.length] ?? limit + 1;
}
