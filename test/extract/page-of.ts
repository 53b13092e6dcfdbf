/** Pages set in type for tests: texts at places, split into words the way a text layer gives them. */
import type { Page } from '../../src/domain/document.ts';
import type { Word } from '../../src/geometry/word.ts';

/** Left edge, baseline and text; `size` in points. A negative x is the right edge, for columns of figures. */
export type Set = readonly [x: number, y: number, text: string, size?: number];

/** Mean advance of a digit or letter, in em. */
const advance = 0.5;

function wordsAt([x, y, text, size = 10]: Set): Word[] {
  const width = text.length * advance * size;
  const left = x < 0 ? -x - width : x;
  return [...text.matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    box: [
      left + match.index * advance * size,
      y - 0.8 * size,
      left + (match.index + match[0].length) * advance * size,
      y + 0.2 * size,
    ],
    confidence: 1,
  }));
}

export const pageOf = (texts: readonly Set[], number = 1, width = 595, height = 842): Page => ({
  number,
  width,
  height,
  words: texts.flatMap(wordsAt),
  textSource: 'text',
});
