/** A part of the picture of a page. */
import type { Raster } from '../domain/document.ts';
import type { Box } from '../geometry/box.ts';

export interface RasterPart {
  readonly raster: Raster;
  /** Its upper left corner on the page, in points. */
  readonly left: number;
  readonly top: number;
}

/** What `box` (in points) covers of the picture; empty where it covers nothing. */
export function partOf({ width, height, pixels, dpi }: Raster, box: Box): RasterPart {
  const within = (points: number, size: number): number =>
    Math.min(size, Math.max(0, Math.round(Math.min(points, 1e6) * (dpi / 72))));
  const [x0, x1] = [within(box[0], width), within(box[2], width)];
  const [y0, y1] = [within(box[1], height), within(box[3], height)];
  const [columns, rows] = [Math.max(0, x1 - x0), Math.max(0, y1 - y0)];
  const part = new Uint8Array(columns * rows * 3);
  for (let row = 0; row < rows; row++) {
    const from = ((y0 + row) * width + x0) * 3;
    part.set(pixels.subarray(from, from + columns * 3), row * columns * 3);
  }
  return {
    raster: { width: columns, height: rows, pixels: part, dpi },
    left: (x0 * 72) / dpi,
    top: (y0 * 72) / dpi,
  };
}
