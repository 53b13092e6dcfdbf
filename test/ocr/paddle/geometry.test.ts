import { array, assert, integer, property, record } from 'fast-check';
import { expect, it } from 'vitest';
import { convexHull, cornersOf, rectangleAlong, smallestRectangle } from '../../../src/ocr/paddle/geometry.ts';

const point = record({ x: integer({ min: 0, max: 300 }), y: integer({ min: 0, max: 300 }) });

it('finds the rectangle that points were drawn from, at any slope', () => {
  assert(
    property(
      integer({ min: 60, max: 300 }),
      integer({ min: 5, max: 40 }),
      integer({ min: -44, max: 44 }),
      (width, height, degrees) => {
        const angle = (degrees * Math.PI) / 180;
        const corners = cornersOf({ centre: { x: 200, y: 100 }, width, height, angle });
        const found = smallestRectangle(convexHull([...corners, { x: 200, y: 100 }]));
        expect(found?.angle).toBeCloseTo(angle, 6);
        expect(found?.width).toBeCloseTo(width, 6);
        expect(found?.height).toBeCloseTo(height, 6);
        expect(found?.centre.x).toBeCloseTo(200, 6);
      },
    ),
  );
});

it('gives a rectangle no larger than the upright one, and every point is inside the hull', () => {
  assert(
    property(array(point, { minLength: 3, maxLength: 40 }), (points) => {
      const hull = convexHull(points);
      for (const from of hull) expect(points).toContainEqual(from);
      hull.forEach((a, index) => {
        const b = hull[(index + 1) % hull.length] ?? a;
        for (const p of points) {
          expect((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)).toBeGreaterThanOrEqual(
            hull.length > 2 ? 0 : -Infinity,
          );
        }
      });
      const smallest = smallestRectangle(hull);
      const upright = rectangleAlong(points, 0);
      if (smallest) expect(smallest.width * smallest.height).toBeLessThanOrEqual(upright.width * upright.height + 1e-6);
    }),
  );
});
