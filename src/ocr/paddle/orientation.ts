/**
 * Which way up a page is. The shapes of the text lines decide the axis, the angle classifier decides the direction.
 *
 * A page is rotated as a whole. When the classifier calls a single line upside down, it is nearly always wrong, so
 * lines only vote, weighted by their length.
 */
import type { Raster } from '../../domain/document.ts';
import type { Rotation } from '../../geometry/rotation.ts';
import { type Crop, cropOf } from './crop.ts';
import { cornersOf, distance, type Quad } from './geometry.ts';
import type { Region } from './regions.ts';
import type { Model } from './sessions.ts';

const cropHeight = 48;
const classifierWidth = 192;
/** This many lines decide when they agree. If they do not, as many again are asked, up to `mostVoters`. */
const firstVoters = 6;
const mostVoters = 48;

/**
 * True where lines run along the picture's y axis. Squarish regions do not count: they may well be a single Chinese
 * character, which has no direction.
 */
export function runsDownwards(regions: readonly Region[]): boolean {
  let [across, down] = [0, 0];
  for (const { rectangle } of regions) {
    if (rectangle.width >= 2 * rectangle.height) across += rectangle.width;
    else if (rectangle.height >= 2 * rectangle.width) down += rectangle.height;
  }
  return down > across;
}

/** The corners of a region's rectangle in reading order when the text is rotated by `rotation`. */
export function readingOrder([a, b, c, d]: Quad, rotation: Rotation): Quad {
  const orders: Record<Rotation, Quad> = { 0: [a, b, c, d], 90: [b, c, d, a], 180: [c, d, a, b], 270: [d, a, b, c] };
  return orders[rotation];
}

/** Squeezes or pads crops to the classifier's fixed width. */
function tensorOf(crops: readonly Crop[]): Float32Array {
  const plane = cropHeight * classifierWidth;
  const values = new Float32Array(crops.length * 3 * plane);
  crops.forEach(({ width, pixels }, index) => {
    const squeeze = Math.max(1, width / classifierWidth);
    const used = Math.min(width, classifierWidth);
    for (let y = 0; y < cropHeight; y++) {
      for (let x = 0; x < used; x++) {
        const from = (y * width + Math.min(width - 1, (x * squeeze) | 0)) * 3;
        const to = index * 3 * plane + y * classifierWidth + x;
        for (let channel = 0; channel < 3; channel++) {
          values[to + channel * plane] = (pixels[from + 2 - channel] ?? 0) / 127.5 - 1;
        }
      }
    }
  });
  return values;
}

/** For each line, whether the classifier takes it to be upside down. */
export async function saysUpsideDown(raster: Raster, quads: readonly Quad[], classifier: Model): Promise<boolean[]> {
  const input = tensorOf(quads.map((quad) => cropOf(raster, quad, cropHeight)));
  const [{ values }] = await classifier(input, [quads.length, 3, cropHeight, classifierWidth]);
  return quads.map((_, index) => (values[index * 2 + 1] ?? 0) > 0.5);
}

/**
 * Whether text read along `quads` is upside down. The longest lines are asked first, more of them only when they
 * disagree.
 */
async function upsideDown(raster: Raster, quads: readonly Quad[], classifier: Model): Promise<boolean> {
  const lengths = new Map(quads.map((quad) => [quad, distance(quad[0], quad[1])]));
  const lengthOf = (quad: Quad): number => lengths.get(quad) ?? 0;
  const voters = quads
    .filter((quad) => lengthOf(quad) > 2 * distance(quad[1], quad[2]))
    .sort((a, b) => lengthOf(b) - lengthOf(a))
    .slice(0, mostVoters);
  let [up, down] = [0, 0];
  for (let start = 0; start < voters.length; start += firstVoters) {
    const asked = voters.slice(start, start + firstVoters);
    const verdicts = await saysUpsideDown(raster, asked, classifier);
    asked.forEach((quad, index) => {
      if (verdicts[index]) down += lengthOf(quad);
      else up += lengthOf(quad);
    });
    if (Math.min(up, down) === 0) break;
  }
  return down > up;
}

/** How far a picture with these regions of text is rotated. A picture without text counts as upright. */
export async function rotationOf(raster: Raster, regions: readonly Region[], classifier: Model): Promise<Rotation> {
  const downwards = runsDownwards(regions);
  const base: Rotation = downwards ? 90 : 0;
  const quads = regions.map(({ rectangle }) => readingOrder(cornersOf(rectangle), base));
  if (!(await upsideDown(raster, quads, classifier))) return base;
  return downwards ? 270 : 180;
}

/** The picture rotated back by `rotation`. */
export async function rotatedUpright(raster: Raster, rotation: Rotation): Promise<Raster> {
  if (rotation === 0) return raster;
  const { default: sharp } = await import('sharp');
  const { data, info } = await sharp(raster.pixels, {
    raw: { width: raster.width, height: raster.height, channels: 3 },
  })
    .rotate(360 - rotation)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: data, dpi: raster.dpi };
}
