/**
 * Text regions from the detector's probability map: DB's post-processing (Liao et al., "Real-time scene text
 * detection with differentiable binarization", 2020) without OpenCV.
 *
 * The detector was trained to mark a shrunken core of each line, so cores are grown to the size of their text.
 */
import { convexHull, type Point, rectangleAlong, smallestRectangle, type RotatedRectangle } from './geometry.ts';

/** One value per pixel, 0..1, row by row. */
export interface ProbabilityMap {
  readonly values: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** A grown rectangle around a line of text, in pixels of the picture. */
export interface Region {
  readonly rectangle: RotatedRectangle;
  /** The hull of the core, before growing. */
  readonly hull: readonly Point[];
  readonly probability: number;
}

const pixelThreshold = 0.3;
const regionThreshold = 0.5;
const smallestCorePixels = 6;
const smallestCoreSide = 3;
/** On each side, a core grows by this times its area over its perimeter. That inverts the shrinking in training. */
const growth = 1.6;
/** A page has a few hundred lines. A picture of noise must not take more memory than this. */
const mostRegions = 2000;

/** Grows the rectangle of a core to the rectangle of its text. */
export function grown(core: RotatedRectangle): RotatedRectangle {
  const margin = (core.width * core.height * growth) / (2 * (core.width + core.height));
  return { ...core, width: core.width + 2 * margin, height: core.height + 2 * margin };
}

/** The same region with its sides along `angle`, for regions that are too short to show their own direction. */
export function regionAlong(region: Region, angle: number): Region {
  return { ...region, rectangle: grown(rectangleAlong(region.hull, angle)) };
}

interface Core {
  readonly outline: readonly Point[];
  readonly pixels: number;
  readonly sum: number;
}

/** First and last pixel of a core in each row. */
type Extents = Map<number, [left: number, right: number]>;

/** Connected cores (eight neighbours) above the threshold. `outline` has the outer corners of each row of the core. */
function* coresOf(map: ProbabilityMap): Generator<Core> {
  const { values, width, height } = map;
  const seen = new Uint8Array(width * height);
  const stack = new Int32Array(width * height);
  for (let start = 0; start < values.length; start++) {
    if (seen[start] || (values[start] ?? 0) <= pixelThreshold) continue;
    yield coreFrom(start, map, seen, stack);
  }
}

/** Flood fill from one pixel. `stack` is memory shared by all cores, with room for the index of every pixel. */
function coreFrom(start: number, map: ProbabilityMap, seen: Uint8Array, stack: Int32Array): Core {
  const { values, width, height } = map;
  const extents: Extents = new Map();
  let [depth, sum, pixels] = [0, 0, 0];
  stack[depth++] = start;
  seen[start] = 1;
  while (depth > 0) {
    const at = stack[--depth] ?? 0;
    const y = (at / width) | 0;
    const x = at - y * width;
    sum += values[at] ?? 0;
    pixels++;
    extend(extents, x, y);
    for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
      for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
        const next = row * width + column;
        if (seen[next] || (values[next] ?? 0) <= pixelThreshold) continue;
        seen[next] = 1;
        stack[depth++] = next;
      }
    }
  }
  return { outline: outlineOf(extents), pixels, sum };
}

function extend(extents: Extents, x: number, y: number): void {
  const extent = extents.get(y);
  if (!extent) extents.set(y, [x, x]);
  else if (x < extent[0]) extent[0] = x;
  else if (x > extent[1]) extent[1] = x;
}

const outlineOf = (extents: Extents): Point[] =>
  [...extents].flatMap(([y, [left, right]]) => [
    { x: left, y },
    { x: right + 1, y },
    { x: left, y: y + 1 },
    { x: right + 1, y: y + 1 },
  ]);

/**
 * The regions of a picture whose size is `picture`, from its map, in no particular order. If there are too many, the
 * most probable ones.
 */
export function regionsOf(map: ProbabilityMap, picture: { readonly width: number; readonly height: number }): Region[] {
  const regions: Region[] = [];
  const [scaleX, scaleY] = [picture.width / map.width, picture.height / map.height];
  for (const { outline, pixels, sum } of coresOf(map)) {
    if (pixels < smallestCorePixels || sum / pixels < regionThreshold) continue;
    const hull = convexHull(outline).map(({ x, y }) => ({ x: x * scaleX, y: y * scaleY }));
    const core = smallestRectangle(hull);
    if (!core || Math.min(core.width, core.height) < smallestCoreSide * Math.min(scaleX, scaleY)) continue;
    regions.push({ rectangle: grown(core), hull, probability: sum / pixels });
  }
  if (regions.length <= mostRegions) return regions;
  return regions.sort((a, b) => b.probability - a.probability).slice(0, mostRegions);
}
