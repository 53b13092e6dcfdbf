/**
 * Plane geometry of text regions: hull, smallest rotated rectangle, corners.
 *
 * The y axis points down, so a positive angle is clockwise as seen on the page.
 */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle rotated by `angle` radians (clockwise): `width` runs along the angle, `height` across it. */
export interface RotatedRectangle {
  readonly centre: Point;
  readonly width: number;
  readonly height: number;
  readonly angle: number;
}

/** Corners in reading order of an upright rectangle: top left, top right, bottom right, bottom left. */
export type Quad = readonly [topLeft: Point, topRight: Point, bottomRight: Point, bottomLeft: Point];

const cross = (origin: Point, a: Point, b: Point): number =>
  (a.x - origin.x) * (b.y - origin.y) - (a.y - origin.y) * (b.x - origin.x);

/** Convex hull (Andrew's monotone chain), without repeated or collinear points. */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const half = (ordered: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of ordered) {
      while (chain.length > 1) {
        const [origin, last] = [chain.at(-2), chain.at(-1)];
        if (!origin || !last || cross(origin, last, point) > 0) break;
        chain.pop();
      }
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

/** The rectangle around `points` whose sides lie along `angle` and across it. */
export function rectangleAlong(points: readonly Point[], angle: number): RotatedRectangle {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of points) {
    const along = x * cos + y * sin;
    const across = y * cos - x * sin;
    left = Math.min(left, along);
    right = Math.max(right, along);
    top = Math.min(top, across);
    bottom = Math.max(bottom, across);
  }
  const [along, across] = [(left + right) / 2, (top + bottom) / 2];
  return {
    centre: { x: along * cos - across * sin, y: along * sin + across * cos },
    width: right - left,
    height: bottom - top,
    angle,
  };
}

/** Brings any direction to (-45°, 45°], so that `width` lies nearer the x axis than `height`. */
function nearestToHorizontal(angle: number): number {
  const quarter = Math.PI / 2;
  const remainder = angle - Math.round(angle / quarter) * quarter;
  return remainder <= -quarter / 2 ? remainder + quarter : remainder;
}

/** Smallest rectangle around a convex hull; one of its sides lies on an edge of the hull. Undefined for fewer than three points. */
export function smallestRectangle(hull: readonly Point[]): RotatedRectangle | undefined {
  if (hull.length < 3) return undefined;
  let smallest: RotatedRectangle | undefined;
  let previous = hull.at(-1);
  for (const point of hull) {
    if (previous) {
      const candidate = rectangleAlong(
        hull,
        nearestToHorizontal(Math.atan2(point.y - previous.y, point.x - previous.x)),
      );
      if (!smallest || candidate.width * candidate.height < smallest.width * smallest.height) smallest = candidate;
    }
    previous = point;
  }
  return smallest;
}

export function cornersOf({ centre, width, height, angle }: RotatedRectangle): Quad {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const corner = (along: number, across: number): Point => ({
    x: centre.x + along * cos - across * sin,
    y: centre.y + along * sin + across * cos,
  });
  const [dx, dy] = [width / 2, height / 2];
  return [corner(-dx, -dy), corner(dx, -dy), corner(dx, dy), corner(-dx, dy)];
}

export const distance = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y);

/** Rotates `point` about `centre` by `angle` radians, clockwise. */
export function rotated(point: Point, centre: Point, angle: number): Point {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [dx, dy] = [point.x - centre.x, point.y - centre.y];
  return { x: centre.x + dx * cos - dy * sin, y: centre.y + dx * sin + dy * cos };
}
