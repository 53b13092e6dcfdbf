/**
 * Maps recognised words to their positions on the page.
 *
 * Recognition returns boxes on an upright picture without slope, while the page stays as it was scanned. All lengths are in
 * points. "Shown" is the page as a viewer shows it, origin top left; user space is that of the page itself, origin bottom
 * left (ISO 32000-1, 8.3.2.3).
 */
import type { Lie } from '../../domain/document.ts';
import type { Frame } from '../../documents/readers/pdf/geometry.ts';
import { compose, type Matrix } from '../../geometry/matrix.ts';
import { type Rotation, type Size, rotatedSize } from '../../geometry/rotation.ts';

/** From the shown page to user space. */
export function fromShown({ left, bottom, right, top, turns }: Frame): Matrix {
  if (turns === 1) return [0, 1, 1, 0, left, bottom];
  if (turns === 2) return [-1, 0, 0, 1, right, bottom];
  if (turns === 3) return [0, -1, -1, 0, right, top];
  return [1, 0, 0, -1, left, top];
}

/** From a page that was rotated back (anticlockwise) by `rotation` to the page as it was. `size` is that of the upright page. */
export function rotatedForward(rotation: Rotation, size: Size): Matrix {
  const { width, height } = rotatedSize(size, rotation);
  if (rotation === 90) return [0, 1, -1, 0, width, 0];
  if (rotation === 180) return [-1, 0, 0, -1, width, height];
  if (rotation === 270) return [0, -1, 1, 0, 0, height];
  return [1, 0, 0, 1, 0, 0];
}

/** A rotation about the middle of the page; positive is clockwise, y points down. */
export function slopedBy(degrees: number, { width, height }: Size): Matrix {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const [x, y] = [width / 2, height / 2];
  return [cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y];
}

/** The inverse of a matrix, which must be invertible, as all those here are. */
export function inverse([a, b, c, d, e, f]: Matrix): Matrix {
  const determinant = a * d - b * c;
  const [A, B, C, D] = [d / determinant, -b / determinant, -c / determinant, a / determinant];
  return [A, B, C, D, -(e * A + f * C), -(e * B + f * D)];
}

/** How a recognised page lay, and how large it is. */
export interface SizedLie extends Lie {
  /** The size of the upright page. */
  readonly size: Size;
}

/** From the upright, straightened page of recognised words to the shown page. */
export const ontoShown = ({ rotation, skewDegrees, size }: SizedLie): Matrix =>
  compose(slopedBy(skewDegrees, size), rotatedForward(rotation, size));
