import { expect, it } from 'vitest';
import { pointOnPage, spanned, wordAt, wordsIn } from '../../../src/web/review/words.ts';

const words = [
  { text: 'Sons', box: [50, 10, 80, 20] },
  { text: 'Unicorn', box: [10, 11, 45, 21] },
  { text: '有限', box: [10, 30, 30, 40] },
  { text: '公司', box: [30, 30, 50, 40] },
] as const;

it('finds the word below a point', () => {
  expect(wordAt(words, { x: 60, y: 15 })?.text).toBe('Sons');
  expect(wordAt(words, { x: 200, y: 15 })).toBeUndefined();
});

it('joins the words of an area in reading order, Chinese ones without spaces', () => {
  expect(wordsIn(words, [0, 0, 100, 50])).toEqual({ text: 'Unicorn Sons 有限公司', box: [10, 10, 80, 40] });
  expect(wordsIn(words, spanned({ x: 48, y: 25 }, { x: 9, y: 45 }))?.text).toBe('有限公司');
  expect(wordsIn(words, [300, 300, 400, 400])).toBeUndefined();
});

it.each([
  [0, { x: 100, y: 50 }],
  [1, { x: 50, y: 500 }],
  [2, { x: 500, y: 750 }],
  [3, { x: 550, y: 300 }],
] as const)('a point of the screen is found on a page that is turned %i times', (turns, expected) => {
  const isSideways = turns % 2 === 1;
  const rect = { left: 0, top: 0, width: isSideways ? 800 : 600, height: isSideways ? 600 : 800 };
  const shown = { rect, turns, width: 600, height: 800 };
  const { x, y } = pointOnPage(isSideways ? { x: 300, y: 50 } : { x: 100, y: 50 }, shown);
  expect({ x: Math.round(x), y: Math.round(y) }).toEqual(expected);
});
