/** Crops pages to their printed content, as a viewer shows it. */
import type { OpenDocument } from '../documents/reader.ts';
import type { Raster } from '../domain/document.ts';
import { compose } from '../geometry/matrix.ts';
import { pointsOf } from './layout.ts';
import type { PreparedDocument, PreparedPage } from './prepared.ts';

const dpi = 50;
/** Lighter pixels count as paper. */
const paper = 245;
/** The border that is left around the content. */
const borderMm = 3;

/** `document` has the same pages as the prepared one, in the same order. An empty page stays as it is. */
export async function cropped(prepared: PreparedDocument, document: OpenDocument): Promise<PreparedDocument> {
  const pages: PreparedPage[] = [];
  for (const [index, page] of prepared.pages.entries())
    pages.push(croppedPage(page, await document.raster(index, dpi)));
  return { ...prepared, pages };
}

function croppedPage(page: PreparedPage, raster: Raster): PreparedPage {
  const ink = inkOf(raster);
  if (!ink) return page;
  const [x, y] = [page.size.width / raster.width, page.size.height / raster.height];
  const border = pointsOf(borderMm);
  const left = Math.max(0, ink.left * x - border);
  const right = Math.min(page.size.width, ink.right * x + border);
  const top = Math.min(page.size.height, page.size.height - ink.top * y + border);
  const bottom = Math.max(0, page.size.height - ink.bottom * y - border);
  return {
    ...page,
    cropped: true,
    size: { width: right - left, height: top - bottom },
    matrix: compose(page.matrix, [1, 0, 0, 1, -left, -bottom]),
  };
}

interface Ink {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The printed area in pixels, origin top left; undefined for an empty page. */
function inkOf({ width, height, pixels }: Raster): Ink | undefined {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = 3 * (y * width + x);
      if (Math.min(pixels[at] ?? 255, pixels[at + 1] ?? 255, pixels[at + 2] ?? 255) >= paper) continue;
      [left, top, right, bottom] = [
        Math.min(left, x),
        Math.min(top, y),
        Math.max(right, x + 1),
        Math.max(bottom, y + 1),
      ];
    }
  return right > left ? { left, top, right, bottom } : undefined;
}
