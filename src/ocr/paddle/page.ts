/**
 * Reads a whole page: finds out which way up it is, reads its lines, then the lines of the parts that lie differently.
 */
import type { Raster } from '../../domain/document.ts';
import type { Box } from '../../geometry/box.ts';
import { type Rotation, inverse, uprightBox, rotatedSize } from '../../geometry/rotation.ts';
import { throwIfAborted } from '../abort.ts';
import type { OcrLine, OcrResult } from '../engine.ts';
import { type Area, boundsOf, containsCentreOf, deviatingAreas } from './areas.ts';
import { detect } from './detect.ts';
import { readLines } from './lines.ts';
import { rotatedUpright, rotationOf } from './orientation.ts';
import type { Region } from './regions.ts';
import type { Models } from './sessions.ts';

export async function readPage(raster: Raster, models: Models, signal: AbortSignal | undefined): Promise<OcrResult> {
  const seen = await detect(raster, models.detector, signal);
  throwIfAborted(signal);
  const rotation = await rotationOf(raster, seen, models.classifier);
  const areas = await deviatingAreas(raster, seen, rotation, models, signal);
  throwIfAborted(signal);
  // The detector was trained on upright text: on a rotated page it finds the lines, but not their ends.
  const page = await rotatedUpright(raster, rotation);
  const apart = areas.map((area): Area => ({ ...area, box: uprightBox(area.box, rotation, raster) }));
  const regions = (rotation === 0 ? seen : await detect(page, models.detector, signal)).filter(
    (region) => !apart.some(({ box }) => containsCentreOf(box, region)),
  );
  throwIfAborted(signal);
  const { lines, slope } = await readLines(page, regions, models, signal);
  const rotated: OcrLine[] = [];
  for (const area of apart) {
    const relative = nearestRotation(area.rotation - rotation);
    rotated.push(...(await linesOfArea(page, { ...area, rotation: relative }, regions, models, signal)));
  }
  const { width, height } = page;
  return { lines: [...lines, ...rotated], rotation, skewDegrees: (slope * 180) / Math.PI, width, height };
}

const nearestRotation = (degrees: number): Rotation => {
  const rotations: readonly Rotation[] = [0, 90, 180, 270];
  return rotations[(((degrees / 90) % 4) + 4) % 4] ?? 0;
};

/** The lines of an area whose text is rotated by `rotation` on the page, with boxes on the page. */
async function linesOfArea(
  page: Raster,
  { box, rotation, margin }: Area,
  others: readonly Region[],
  models: Models,
  signal: AbortSignal | undefined,
): Promise<OcrLine[]> {
  const [x0, y0, x1, y1] = [
    Math.max(0, Math.floor(box[0] - margin)),
    Math.max(0, Math.floor(box[1] - margin)),
    Math.min(page.width, Math.ceil(box[2] + margin)),
    Math.min(page.height, Math.ceil(box[3] + margin)),
  ];
  const cut = await rotatedUpright(cutOut(page, [x0, y0, x1, y1]), rotation);
  // The corner of the area once the page is rotated back together with it.
  const [left, top] = uprightBox([x0, y0, x1, y1], rotation, page);
  const onPage = (upright: Box): Box =>
    uprightBox(
      [upright[0] + left, upright[1] + top, upright[2] + left, upright[3] + top],
      inverse[rotation],
      rotatedSize(page, rotation),
    );
  const regions = (await detect(cut, models.detector, signal)).filter((region) => {
    const [cx0, cy0, cx1, cy1] = onPage(boundsOf(region));
    const [x, y] = [(cx0 + cx1) / 2, (cy0 + cy1) / 2];
    return !others.some((other) => {
      const [ox0, oy0, ox1, oy1] = boundsOf(other);
      return x >= ox0 && x <= ox1 && y >= oy0 && y <= oy1;
    });
  });
  throwIfAborted(signal);
  const { lines } = await readLines(cut, regions, models, signal);
  return lines.map((line) => ({
    ...line,
    box: onPage(line.box),
    ...(rotation === 0 ? {} : { rotation }),
    ...(line.characterX ? { characterX: line.characterX.map((x) => x + left) } : {}),
  }));
}

function cutOut({ pixels, width, dpi }: Raster, [x0, y0, x1, y1]: Box): Raster {
  const [cutWidth, cutHeight] = [x1 - x0, y1 - y0];
  const cut = new Uint8Array(cutWidth * cutHeight * 3);
  for (let row = 0; row < cutHeight; row++) {
    const from = ((y0 + row) * width + x0) * 3;
    cut.set(pixels.subarray(from, from + cutWidth * 3), row * cutWidth * 3);
  }
  return { width: cutWidth, height: cutHeight, pixels: cut, dpi };
}
