/** Rotation of pages by quarter turns, and where boxes lie before and after it. */
import type { Box } from './box.ts';

/** How far something is rotated clockwise from upright, degrees. */
export type Rotation = 0 | 90 | 180 | 270;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size of a page after a rotation by `rotation`. */
export const rotatedSize = ({ width, height }: Size, rotation: Rotation): Size =>
  rotation === 90 || rotation === 270 ? { width: height, height: width } : { width, height };

/** One rotation after the other. */
export const rotationSum = (one: Rotation, other: Rotation): Rotation => ((one + other) % 360) as Rotation;

/** The rotation that undoes a rotation. A box goes back through it on a page of the rotated size. */
export const inverse: Record<Rotation, Rotation> = { 0: 0, 90: 270, 180: 180, 270: 90 };

/** Where `box` lies once a page of `size` is rotated back (anticlockwise) by `rotation`. */
export function uprightBox([x0, y0, x1, y1]: Box, rotation: Rotation, { width, height }: Size): Box {
  const boxes: Record<Rotation, Box> = {
    0: [x0, y0, x1, y1],
    90: [y0, width - x1, y1, width - x0],
    180: [width - x1, height - y1, width - x0, height - y0],
    270: [height - y1, x0, height - y0, x1],
  };
  return boxes[rotation];
}
