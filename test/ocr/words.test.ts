import { expect, it } from 'vitest';
import type { OcrLine } from '../../src/ocr/engine.ts';
import { pageFromOcr, wordsOf } from '../../src/ocr/words.ts';

const line = (text: string, box: OcrLine['box'], characterX?: readonly number[]): OcrLine => ({
  text,
  box,
  confidence: 0.9,
  ...(characterX ? { characterX } : {}),
});

it('splits a line at its blanks, with each word at the position of its own characters', () => {
  const words = wordsOf(line('No 42', [0, 0, 200, 20], [5, 15, 90, 180, 190]));
  expect(words.map(({ text, box }) => [text, box])).toEqual([
    ['No', [0, 0, 20, 20]],
    ['42', [175, 0, 200, 20]],
  ]);
});

it('spaces characters evenly if the engine does not give their positions', () => {
  const words = wordsOf(line('ab cd', [0, 0, 50, 10]));
  expect(words.map(({ box }) => [box[0], box[2]])).toEqual([
    [0, 20],
    [30, 50],
  ]);
});

it('does not split Han text or a column of stacked text', () => {
  expect(wordsOf(line('价税合计（大写）', [0, 0, 160, 20])).map(({ text }) => text)).toEqual(['价税合计（大写）']);
  expect(wordsOf(line('购 买 方', [0, 0, 20, 90])).map(({ box }) => box)).toEqual([[0, 0, 20, 90]]);
});

it('keeps words in order and apart however close their characters are', () => {
  const words = wordsOf(line('a b c', [0, 0, 30, 40], [3, 6, 9, 12, 15]));
  words.forEach(({ box: [x0, , x1] }, index) => {
    expect(x1).toBeGreaterThan(x0);
    expect(x0).toBeGreaterThanOrEqual(words[index - 1]?.box[2] ?? 0);
  });
});

it('gives a page in points, in the orientation of the upright picture', () => {
  const result = {
    lines: [line('合计 5.00', [100, 300, 300, 340])],
    rotation: 90 as const,
    skewDegrees: 0,
    width: 800,
    height: 400,
  };
  const page = pageFromOcr(result, { width: 400, height: 800, pixels: new Uint8Array(), dpi: 144 }, 3);
  expect(page).toMatchObject({ number: 3, width: 400, height: 200, textSource: 'ocr' });
  expect(page.words.map(({ text }) => text)).toEqual(['合计', '5.00']);
  expect(page.words[0]?.box[1]).toBe(150);
  expect(
    pageFromOcr({ ...result, lines: [] }, { width: 1, height: 1, pixels: new Uint8Array(), dpi: 72 }, 1),
  ).toMatchObject({
    textSource: 'none',
    words: [],
  });
});
