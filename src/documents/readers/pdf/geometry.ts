/** Converts PDF user space (y upwards, any origin) to the page as a viewer shows it (points, origin top left). */
import type { Box } from '../../../geometry/box.ts';

/** A rotation clockwise, in quarter turns. */
export type QuarterTurns = 0 | 1 | 2 | 3;

/** The visible part of a page in user space, and the rotation with which a viewer shows it. */
export interface Frame {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
  readonly turns: QuarterTurns;
}

export const quarterTurns = (count: number): QuarterTurns => {
  const turns = ((Math.round(count) % 4) + 4) % 4;
  return turns === 1 || turns === 2 || turns === 3 ? turns : 0;
};

export function shownSize({ left, bottom, right, top, turns }: Frame): { width: number; height: number } {
  const [width, height] = [right - left, top - bottom];
  return turns % 2 === 0 ? { width, height } : { width: height, height: width };
}

/** The box on the shown page of a rectangle in user space. */
export function shownBox(frame: Frame, left: number, bottom: number, right: number, top: number): Box {
  const width = frame.right - frame.left;
  const height = frame.top - frame.bottom;
  const [x0, x1] = [left - frame.left, right - frame.left];
  const [y0, y1] = [frame.top - top, frame.top - bottom];
  if (frame.turns === 0) return [x0, y0, x1, y1];
  if (frame.turns === 1) return [height - y1, x0, height - y0, x1];
  if (frame.turns === 2) return [width - x1, height - y1, width - x0, height - y0];
  return [y0, width - x1, y1, width - x0];
}
