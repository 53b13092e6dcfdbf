/** Points, origin top left: x0 < x1, y0 < y1. */
export type Box = readonly [x0: number, y0: number, x1: number, y1: number];

/** Anything that has a position on a page. */
export interface Boxed {
  readonly box: Box;
}

export const heightOf = ({ box }: Boxed): number => box[3] - box[1];
export const widthOf = ({ box }: Boxed): number => box[2] - box[0];
/** Halfway between top and bottom. */
export const middleY = ({ box }: Boxed): number => (box[1] + box[3]) / 2;
/** Halfway between left and right. */
export const middleX = ({ box }: Boxed): number => (box[0] + box[2]) / 2;
