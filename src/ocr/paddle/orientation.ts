/**
 * Which way up the page is: text lines vote on the axis by their shape, the angle classifier on the direction.
 *
 * The page turns as a whole. A single line that the classifier calls upside down is nearly always an error of the
 * classifier, so lines only vote, by their length.
 */
import type { Raster } from '../../domain/document.ts';
import type { QuarterTurn } from '../../geometry/rotation.ts';
import { type Crop, cropOf } from './crop.ts';
import { cornersOf, distance, type Quad } from './geometry.ts';
import type { Region } from './regions.ts';
import type { Model } from './sessions.ts';

const cropHeight = 48;
const classifierWidth = 192;
/** This many lines settle it when they agree; else this many again, up to all, are asked. */
const firstVoters = 6;
const mostVoters = 48;

/** True where lines run along the picture's y axis. Squarish regions do not count: they are as likely Han as not. */
export function runsDownwards(regions: readonly Region[]): boolean {
  let [across, down] = [0, 0];
  for (const { rectangle } of regions) {
    if (rectangle.width >= 2 * rectangle.height) across += rectangle.width;
    else if (rectangle.height >= 2 * rectangle.width) down += rectangle.height;
  }
  return down > across;
}

/** The corners of a region's rectangle in reading order when the text is turned by `rotation`. */
export function readingOrder([a, b, c, d]: Quad, rotation: QuarterTurn): Quad {
  const orders: Record<QuarterTurn, Quad> = { 0: [a, b, c, d], 90: [b, c, d, a], 180: [c, d, a, b], 270: [d, a, b, c] };
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

/** For each line whether the classifier takes it to stand on its head. */
export async function saysUpsideDown(raster: Raster, quads: readonly Quad[], classifier: Model): Promise<boolean[]> {
  const input = tensorOf(quads.map((quad) => cropOf(raster, quad, cropHeight)));
  const { values } = await classifier(input, [quads.length, 3, cropHeight, classifierWidth]);
  return quads.map((_, index) => (values[index * 2 + 1] ?? 0) > 0.5);
}

/** Whether text read along `quads` stands on its head: the longest lines are asked first, more only when they disagree. */
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
    const turned = await saysUpsideDown(raster, asked, classifier);
    asked.forEach((quad, index) => {
      if (turned[index]) down += lengthOf(quad);
      else up += lengthOf(quad);
    });
    if (Math.min(up, down) === 0) break;
  }
  return down > up;
}

/** How far a picture with these regions of text is turned. Upright where there is no text. */
export async function rotationOf(raster: Raster, regions: readonly Region[], classifier: Model): Promise<QuarterTurn> {
  const downwards = runsDownwards(regions);
  const base: QuarterTurn = downwards ? 90 : 0;
  const quads = regions.map(({ rectangle }) => readingOrder(cornersOf(rectangle), base));
  if (!(await upsideDown(raster, quads, classifier))) return base;
  return downwards ? 270 : 180;
}

/** The picture turned back by `rotation`. */
export async function turnedUpright(raster: Raster, rotation: QuarterTurn): Promise<Raster> {
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
