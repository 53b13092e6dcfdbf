/**
 * Measures the slope of a page that was scanned or photographed slightly askew, and straightens boxes accordingly.
 *
 * Pixels are not straightened: the recogniser reads each line along its own direction anyway.
 */
import type { Box } from '../../geometry/box.ts';
import { type Point, type Quad, rotated } from './geometry.ts';
import type { Region } from './regions.ts';

/** Only lines at least this many times longer than high show their direction. */
const longLine = 3;

const elongation = ({ rectangle: { width, height } }: Region): number =>
  Math.max(width, height) / Math.max(1, Math.min(width, height));

/** The value below which half of the weight lies; 0 if there are no entries. */
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
 * Rotating the page by a quarter turn does not change it.
 */
export function slopeOf(regions: readonly Region[]): number {
  return weightedMedian(
    regions
      .filter((region) => elongation(region) >= longLine)
      .map(({ rectangle: { angle, width, height } }) => [angle, Math.max(width, height)] as const),
  );
}

/** Box of an upright quad after the page was rotated back by `slope` about `centre`. */
export function straightBox(quad: Quad, centre: Point, slope: number): Box {
  const corners = quad.map((corner) => rotated(corner, centre, -slope));
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
