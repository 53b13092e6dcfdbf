import { array, assert, double, property, record } from 'fast-check';
import { expect, it } from 'vitest';
import type { Word } from '../../src/geometry/word.ts';
import { boxAround, wordsByRow } from '../../src/geometry/rows.ts';

const word = (text: string, x: number, y: number): Word => ({ text, box: [x, y, x + 10, y + 10], confidence: 1 });
const texts = (rows: readonly (readonly Word[])[]): string[] =>
  rows.map((row) => row.map(({ text }) => text).join(' '));
const tolerance = { heights: 0.45, lookBack: 3 };

it('reads rows top to bottom and each left to right, whatever the order of the words', () => {
  const words = [word('d', 40, 31), word('b', 40, 2), word('c', 0, 30), word('a', 0, 0)];
  expect(texts(wordsByRow(words, tolerance))).toEqual(['a b', 'c d']);
});

it('keeps a word apart whose middle is further away than the tolerance', () => {
  expect(texts(wordsByRow([word('a', 0, 0), word('b', 20, 5)], tolerance))).toEqual(['a', 'b']);
});

it('keeps every word exactly once', () => {
  const place = record({ x: double({ min: 0, max: 500, noNaN: true }), y: double({ min: 0, max: 800, noNaN: true }) });
  assert(
    property(array(place), (places) => {
      const words = places.map(({ x, y }, index) => word(String(index), x, y));
      const rows = wordsByRow(words, tolerance).flat();
      expect(new Set(rows)).toEqual(new Set(words));
      expect(rows).toHaveLength(words.length);
    }),
  );
});

it('finds the smallest box around several boxes', () => {
  expect(
    boxAround([
      [1, 2, 3, 4],
      [0, 3, 2, 9],
    ]),
  ).toEqual([0, 2, 3, 9]);
});
