/**
 * The slope of a page that was scanned or photographed a little askew, and boxes as if it had not been.
 *
 * Only boxes are straightened, never pixels: the recogniser reads each line along its own direction anyway.
 */
import type { Box } from '../../geometry/box.ts';
import { type Point, type Quad, turn } from './geometry.ts';
import type { Region } from './regions.ts';

/** Only lines this many times longer than high know their direction. */
const longLine = 3;

const elongation = ({ rectangle: { width, height } }: Region): number =>
  Math.max(width, height) / Math.max(1, Math.min(width, height));

/** The value that half of the weight lies below; 0 where there is nothing. */
export function weightedMedian(entries: readonly (readonly [value: number, weight: number])[]): number {
  const sorted = [...entries].sort((a, b) => a[0] - b[0]);
  const half = sorted.reduce((sum, [, weight]) => sum + weight, 0) / 2;
  let below = 0;
  for (const [value, weight] of sorted) {
    below += weight;
    if (below >= half) return value;
  }
  return 0;
}

/**
 * Slope of the lines in radians, positive clockwise, within ±45°: the median over long regions, weighted by length.
 * A quarter turn of the page does not change it.
 */
export function slopeOf(regions: readonly Region[]): number {
  return weightedMedian(
    regions
      .filter((region) => elongation(region) >= longLine)
      .map(({ rectangle: { angle, width, height } }) => [angle, Math.max(width, height)] as const),
  );
}

/** Box of an upright quad after the page was turned back by `slope` about `centre`. */
export function straightBox(quad: Quad, centre: Point, slope: number): Box {
  const corners = quad.map((corner) => turn(corner, centre, -slope));
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
