import { expect, it } from 'vitest';
import { type Crop, withWidth, outOfFocus } from '../../../src/ocr/paddle/crop.ts';

/** Grey pixels, row by row. */
const cropOf = (rows: readonly (readonly number[])[]): Crop => ({
  width: rows[0]?.length ?? 0,
  height: rows.length,
  pixels: Uint8Array.from(rows.flat().flatMap((grey) => [grey, grey, grey])),
});
const greys = ({ width, height, pixels }: Crop): number[][] =>
  Array.from({ length: height }, (_, y) => Array.from({ length: width }, (_, x) => pixels[(y * width + x) * 3] ?? NaN));

it('closes the gaps between the dots of a dotted line', () => {
  const dots = Array.from({ length: 9 }, (_, y) =>
    Array.from({ length: 24 }, (_, x) => (y === 4 && x % 3 === 0 ? 0 : 255)),
  );
  const line = greys(outOfFocus(cropOf(dots)))[4]?.slice(6, 18) ?? [];
  expect(Math.max(...line) - Math.min(...line)).toBeLessThan(40);
  expect(Math.max(...line)).toBeLessThan(230);
});

it('leaves an even crop unchanged up to its edges', () => {
  const even = cropOf(Array.from({ length: 6 }, () => Array.from({ length: 12 }, () => 77)));
  expect(outOfFocus(even)).toEqual(even);
});

it('narrows and widens a line evenly', () => {
  const slope = cropOf(Array.from({ length: 3 }, () => Array.from({ length: 40 }, (_, x) => x * 6)));
  const narrow = withWidth(slope, 0.5);
  expect([narrow.width, narrow.height]).toEqual([20, 3]);
  expect(greys(narrow)[1]).toEqual(Array.from({ length: 20 }, (_, x) => x * 12 + 3));
  expect(withWidth(slope, 1.5).width).toBe(60);
});
