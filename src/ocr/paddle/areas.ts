/**
 * Parts of a page that lie differently from the rest: receipts laid out for one photo, some of them sideways or upside
 * down.
 *
 * Blocks of lines that run across the page's direction, or whose lines the classifier calls upside down, are only
 * suspects. A part is accepted when its longest lines read clearly better the other way. A single line (letters down a
 * margin, a stamp) is never enough.
 */
import { boxAround } from '../../geometry/rows.ts';
import { clustersOf } from '../../geometry/clusters.ts';
import type { Raster } from '../../domain/document.ts';
import type { Box } from '../../geometry/box.ts';
import type { Rotation } from '../../geometry/rotation.ts';
import { cropOf } from './crop.ts';
import { cornersOf } from './geometry.ts';
import { readingOrder, saysUpsideDown } from './orientation.ts';
import { lineHeight, recognise } from './recognise.ts';
import type { Region } from './regions.ts';
import type { Models } from './sessions.ts';
import { median } from '../../geometry/median.ts';

/** A part of the picture as given, and how far the text in it is rotated. */
export interface Area {
  readonly box: Box;
  readonly rotation: Rotation;
  /** How far around the box the picture is read as well: the height of a line. */
  readonly margin: number;
}

interface Item {
  readonly region: Region;
  readonly box: Box;
}

/** Lines of one receipt are this near to each other, in heights of a line; receipts lie further apart. */
const reachBeside = 1.2;
const reachBelow = 2.5;
/** Fewer lines are a margin note or a stamp. */
const fewestLines = 4;
/** At most this share of the lines inside a suspect block, by length, may run in the direction of the page. */
const mostAlongPage = 0.3;
/** How many of a block's lines are read to judge it: the longest. */
const voters = 3;
/** A voter is at least this many times longer than high. */
const voterShape = 3;
/** A part counts as rotated only if its text then reads with this confidence, and with this much more than before. */
const leastConfidence = 0.7;
const leastGain = 0.1;

export function boundsOf({ rectangle }: Region): Box {
  const corners = cornersOf(rectangle);
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

const lengthOf = ({ rectangle: { width, height } }: Region): number => Math.max(width, height);
const thicknessOf = ({ rectangle: { width, height } }: Region): number => Math.min(width, height);
const runsAcross = ({ rectangle: { width, height } }: Region): boolean => width >= 2 * height;
const runsDown = ({ rectangle: { width, height } }: Region): boolean => height >= 2 * width;
const sumOf = (items: readonly Item[]): number => items.reduce((sum, { region }) => sum + lengthOf(region), 0);
const swapped = ([x0, y0, x1, y1]: Box): Box => [y0, x0, y1, x1];

export const containsCentreOf = (box: Box, { rectangle: { centre } }: Region): boolean =>
  centre.x >= box[0] && centre.x <= box[2] && centre.y >= box[1] && centre.y <= box[3];

/** Blocks of lines that run one way. */
function blocksOf(regions: readonly Region[], down: boolean, height: number): Item[][] {
  const items = regions.map((region) => {
    const box = boundsOf(region);
    return { region, bounds: box, box: down ? swapped(box) : box };
  });
  const reach = { beside: reachBeside * height, below: reachBelow * height };
  return clustersOf(items, reach).map((block) => block.map(({ region, bounds }) => ({ region, box: bounds })));
}

const longest = (block: readonly Item[]): Region[] =>
  block
    .map(({ region }) => region)
    .filter((region) => lengthOf(region) >= voterShape * thicknessOf(region))
    .sort((a, b) => lengthOf(b) - lengthOf(a))
    .slice(0, voters);

interface Picture {
  readonly raster: Raster;
  readonly models: Models;
  readonly signal: AbortSignal | undefined;
}

/** How well lines read if the picture is rotated by `rotation`: their mean confidence, 0..1. */
async function legibility(picture: Picture, lines: readonly Region[], rotation: Rotation): Promise<number> {
  const { raster, models, signal } = picture;
  const crops = lines.map(({ rectangle }) => cropOf(raster, readingOrder(cornersOf(rectangle), rotation), lineHeight));
  const readings = await recognise(crops, models, signal);
  const total = readings.reduce((sum, { confidence }) => sum + confidence, 0);
  return readings.length > 0 ? total / readings.length : 0;
}

const opposite: Record<Rotation, Rotation> = { 0: 180, 90: 270, 180: 0, 270: 90 };

/** The lines that are read to judge a block; undefined where it has too few lines. */
function judgesOf(block: readonly Item[]): readonly Region[] | undefined {
  const judges = longest(block);
  return block.length < fewestLines || judges.length < voters ? undefined : judges;
}

/**
 * The rotation of a block whose lines run across the page's direction. Undefined if neither way reads clearly better.
 */
async function rotationAcross(
  picture: Picture,
  judges: readonly Region[],
  pageDown: boolean,
): Promise<Rotation | undefined> {
  const ways: readonly Rotation[] = pageDown ? [0, 180] : [90, 270];
  const read = [];
  for (const way of ways) read.push({ way, confidence: await legibility(picture, judges, way) });
  const [best, other] = read.sort((a, b) => b.confidence - a.confidence);
  if (!best || !other || best.confidence < leastConfidence) return undefined;
  return best.confidence - other.confidence < leastGain ? undefined : best.way;
}

/** Whether a block that runs in the direction of the page (`rotation`) is upside down. */
async function isUpsideDown(picture: Picture, judges: readonly Region[], rotation: Rotation): Promise<boolean> {
  const quads = judges.map(({ rectangle }) => readingOrder(cornersOf(rectangle), rotation));
  if (!(await saysUpsideDown(picture.raster, quads, picture.models.classifier)).every(Boolean)) return false;
  const upright = await legibility(picture, judges, rotation);
  const reversed = await legibility(picture, judges, opposite[rotation]);
  return reversed >= leastConfidence && reversed - upright >= leastGain;
}

/** The parts of the picture that are rotated differently from the page (`rotation`). Usually there are none. */
export async function deviatingAreas(
  raster: Raster,
  regions: readonly Region[],
  rotation: Rotation,
  models: Models,
  signal: AbortSignal | undefined,
): Promise<Area[]> {
  const picture: Picture = { raster, models, signal };
  const pageDown = rotation === 90 || rotation === 270;
  const along = regions.filter(pageDown ? runsDown : runsAcross);
  const across = regions.filter(pageDown ? runsAcross : runsDown);
  const height = median([...along, ...across].map(thicknessOf));
  const usual = blocksOf(along, pageDown, height);
  const deviating: Area[] = [];

  for (const block of blocksOf(across, !pageDown, height)) {
    const box = boundsOfAll(block);
    const inside = along
      .filter((region) => containsCentreOf(box, region))
      .reduce((sum, region) => sum + lengthOf(region), 0);
    const judges = judgesOf(block);
    if (!judges || inside > mostAlongPage * sumOf(block)) continue;
    const found = await rotationAcross(picture, judges, pageDown);
    if (found !== undefined) deviating.push({ box, rotation: found, margin: height });
  }
  // A single block has decided the rotation of the page itself.
  for (const block of usual.length > 1 ? usual : []) {
    const judges = judgesOf(block);
    if (judges && (await isUpsideDown(picture, judges, rotation)))
      deviating.push({ box: boundsOfAll(block), rotation: opposite[rotation], margin: height });
  }
  const others = usual
    .map(boundsOfAll)
    .filter((box) => !deviating.some((area) => area.box.every((side, index) => side === box[index])));
  return merged(deviating, others);
}

const boundsOfAll = (block: readonly Item[]): Box => boxAround(block.map(({ box }) => box));

const overlap = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** Joins areas of the same rotation, unless something that lies differently is between them. */
function merged(areas: readonly Area[], others: readonly Box[]): Area[] {
  const result: Area[] = [];
  for (const area of areas) {
    const at = result.findIndex((before) => {
      if (before.rotation !== area.rotation) return false;
      const both = boxAround([before.box, area.box]);
      const foreign = [...others, ...areas.filter(({ rotation }) => rotation !== area.rotation).map(({ box }) => box)];
      return !foreign.some((box) => overlap(box, both));
    });
    const before = result[at];
    if (before) result[at] = { ...before, box: boxAround([before.box, area.box]) };
    else result.push(area);
  }
  return result;
}
