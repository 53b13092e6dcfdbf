import { assert, constantFrom, integer, property, tuple } from 'fast-check';
import { expect, it } from 'vitest';
import type { Box } from '../../src/geometry/box.ts';
import { inverse, uprightBox, rotatedSize } from '../../src/geometry/rotation.ts';

const box = tuple(integer({ max: 500 }), integer({ max: 500 }), integer({ max: 500 }), integer({ max: 500 })).map(
  ([a, b, c, d]): Box => [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)],
);
const size = tuple(integer({ min: 1, max: 600 }), integer({ min: 1, max: 600 })).map(([width, height]) => ({
  width,
  height,
}));

it('rotating a box there and back gives the same box', () => {
  assert(
    property(box, constantFrom(0 as const, 90 as const, 180 as const, 270 as const), size, (where, rotation, page) => {
      expect(uprightBox(uprightBox(where, rotation, page), inverse[rotation], rotatedSize(page, rotation))).toEqual(
        where,
      );
    }),
  );
});

it('finds the beginning of a line that runs down the right edge at the top left', () => {
  const page = { width: 200, height: 300 };
  expect(uprightBox([180, 0, 200, 90], 90, page)).toEqual([0, 0, 90, 20]);
  expect(uprightBox([0, 210, 20, 300], 270, page)).toEqual([0, 0, 90, 20]);
  expect(uprightBox([110, 280, 200, 300], 180, page)).toEqual([0, 0, 90, 20]);
});
