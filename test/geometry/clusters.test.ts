import { array, assert, integer, property, tuple } from 'fast-check';
import { expect, it } from 'vitest';
import { clustersOf } from '../../src/geometry/clusters.ts';
import type { Box } from '../../src/geometry/box.ts';

const at = (x: number, y: number, width = 10, height = 10): { box: Box } => ({ box: [x, y, x + width, y + height] });
const reach = { beside: 12, below: 20 };

it('joins rows below each other and words beside each other, but not across a wider gap', () => {
  const [title, left, right, far] = [at(0, 0, 100), at(0, 28), at(80, 28), at(115, 28)];
  expect(clustersOf([far, right, left, title], reach)).toEqual([[title, right, left], [far]]);
});

it('does not join boxes that only touch at a corner', () => {
  expect(clustersOf([at(0, 0), at(15, 15)], reach)).toHaveLength(2);
});

it('puts every box into exactly one group, which does not depend on the order of the boxes', () => {
  const boxes = array(tuple(integer({ min: 0, max: 300 }), integer({ min: 0, max: 300 })).map(([x, y]) => at(x, y)));
  assert(
    property(boxes, (items) => {
      const groups = clustersOf(items, reach);
      expect(groups.flat()).toHaveLength(items.length);
      expect(new Set(groups.flat())).toEqual(new Set(items));
      const sizes = (found: readonly (readonly unknown[])[]): number[] =>
        found.map(({ length }) => length).sort((a, b) => a - b);
      expect(sizes(clustersOf(items.toReversed(), reach))).toEqual(sizes(groups));
    }),
  );
});
