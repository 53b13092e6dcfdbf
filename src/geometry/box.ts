/** Points, origin top left: x0 < x1, y0 < y1. */
export type Box = readonly [x0: number, y0: number, x1: number, y1: number];
