import { assert, integer, property } from 'fast-check';
import { expect, it } from 'vitest';
import { detectorSize, tilesOf } from '../../../src/ocr/paddle/detect.ts';
import { regionsOf } from '../../../src/ocr/paddle/regions.ts';

it('keeps the letters of a long strip legible, and limits the size of an endless one', () => {
  expect(detectorSize({ width: 2480, height: 3508 })).toEqual({ width: 1088, height: 1536 });
  expect(detectorSize({ width: 500, height: 5000 })).toEqual({ width: 512, height: 4992 });
  expect(detectorSize({ width: 1, height: 100_000 })).toEqual({ width: 32, height: 8192 });
});

it('covers a side with equal tiles that overlap and stay inside it', () => {
  assert(
    property(integer({ min: 1, max: 300 }), integer({ min: 1, max: 60 }), (lengthSteps, acrossSteps) => {
      const [side, across] = [lengthSteps * 32, acrossSteps * 32];
      const { starts, length } = tilesOf(side, across);
      expect(starts[0]).toBe(0);
      expect((starts.at(-1) ?? 0) + length).toBe(side);
      expect(length % 32).toBe(0);
      starts.slice(1).forEach((start, index) => {
        expect((starts[index] ?? 0) + length - start).toBeGreaterThanOrEqual(starts.length > 1 ? 96 : 0);
      });
    }),
  );
});

it('expands the core of a text to the whole text, in pixels of the picture', () => {
  const [width, height] = [64, 32];
  const values = new Float32Array(width * height);
  for (let y = 10; y < 16; y++) values.fill(0.9, y * width + 10, y * width + 50);
  values[5] = 0.9;
  const regions = regionsOf({ values, width, height }, { width: 128, height: 64 });
  expect(regions).toHaveLength(1);
  expect(regions[0]?.rectangle.centre).toEqual({ x: 60, y: 26 });
  expect(regions[0]?.rectangle.height).toBeGreaterThan(24);
  expect(regions[0]?.rectangle.angle).toBe(0);
});
