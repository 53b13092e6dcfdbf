/** Quarter turns of a page: where a box lies when the page that it stands on is turned back. */
import type { Box } from './box.ts';

/** How far something is turned clockwise from upright, degrees. */
export type QuarterTurn = 0 | 90 | 180 | 270;

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const turnedSize = ({ width, height }: Size, turn: QuarterTurn): Size =>
  turn === 90 || turn === 270 ? { width: height, height: width } : { width, height };

/** What takes a box back again, on the page as `turnedSize` says. */
export const reverse: Record<QuarterTurn, QuarterTurn> = { 0: 0, 90: 270, 180: 180, 270: 90 };

/** `box` of a page of `size`, after the page was turned back (anticlockwise) by `turn`. */
export function turnedBack([x0, y0, x1, y1]: Box, turn: QuarterTurn, { width, height }: Size): Box {
  const boxes: Record<QuarterTurn, Box> = {
    0: [x0, y0, x1, y1],
    90: [y0, width - x1, y1, width - x0],
    180: [width - x1, height - y1, width - x0, height - y0],
    270: [height - y1, x0, height - y0, x1],
  };
  return boxes[turn];
}
