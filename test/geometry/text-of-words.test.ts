import { expect, test } from 'vitest';
import { textOfWords } from '../../src/geometry/text-of-words.ts';

const widths = { han: 0.6, latin: 0.02, other: 0.15 };

/** Words ten points high, each after a gap of so many points, ten points wide. */
const row = (...words: readonly (readonly [gap: number, text: string])[]) => {
  let x = 0;
  return words.map(([gap, text]) => {
    x += gap + 10;
    return { text, box: [x - 10, 0, x, 10] as const, confidence: 1 };
  });
};

test.each([
  ['touching words have no blank', row([0, 'ab'], [0, 'cd']), 'abcd'],
  ['a narrow gap parts Latin words', row([0, 'No'], [0.3, 'a1']), 'No a1'],
  ['but not digits or signs', row([0, '12'], [1.4, '34'], [1.4, '%']), '1234%'],
  ['which a wider gap parts', row([0, '12'], [1.5, '34']), '12 34'],
  ['Chinese characters only a wide gap parts', row([0, '发'], [5.9, '票'], [6, '号']), '发票 号'],
  ['a Chinese character and a digit are parted as others are', row([0, '号'], [1.5, '1']), '号 1'],
])('%s', (_, words, text) => expect(textOfWords(words, widths).text).toBe(text));

test('gives the index at which each word starts', () => {
  expect(textOfWords(row([0, 'ab'], [5, 'c'], [0, 'd']), widths)).toEqual({ text: 'ab cd', starts: [0, 3, 4] });
});
