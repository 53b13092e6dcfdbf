/**
 * Parts of a page that lie another way than the rest: receipts laid side by side for one photo, some on their side or
 * on their head.
 *
 * Blocks of lines that run across the page's direction, or whose lines the classifier calls upside down, are only
 * suspects: a part lies another way when its longest lines read clearly better that way. A single line never does
 * (letters down a margin, a stamp).
 */
import { boxAround } from '../../geometry/rows.ts';
import { clustersOf } from '../../geometry/clusters.ts';
import type { Raster } from '../../domain/document.ts';
import type { Box } from '../../geometry/box.ts';
import type { QuarterTurn } from '../../geometry/rotation.ts';
import { cropOf } from './crop.ts';
import { cornersOf } from './geometry.ts';
import { readingOrder, saysUpsideDown } from './orientation.ts';
import { lineHeight, recognise } from './recognise.ts';
import type { Region } from './regions.ts';
import type { Models } from './sessions.ts';
import { median } from '../../geometry/median.ts';

/** A part of the picture as given, and how far its text is turned in it. */
export interface Area {
  readonly box: Box;
  readonly rotation: QuarterTurn;
  /** Height of a line: what is looked at around the box. */
  readonly margin: number;
}

interface Item {
  readonly region: Region;
  readonly box: Box;
}

/** Lines of a sheet are this near, in heights of a line; sheets lie further apart. */
const reachBeside = 1.2;
const reachBelow = 2.5;
/** Fewer lines are a margin note or a stamp. */
const fewestLines = 4;
/** Of the lines inside a suspect block, this share may run the page's way (by length). */
const mostAstray = 0.3;
/** The longest lines of a block answer for it. */
const voters = 3;
/** A voter is at least this many times longer than high. */
const voterShape = 3;
/** A part is taken to lie another way only where that reads this well, and this much better. */
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

export const holds = (box: Box, { rectangle: { centre } }: Region): boolean =>
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

/** How well lines read when the picture is taken to be turned by `rotation`: mean confidence by length. */
async function legibility(
  raster: Raster,
  lines: readonly Region[],
  rotation: QuarterTurn,
  models: Models,
  signal: AbortSignal | undefined,
): Promise<number> {
  const crops = lines.map(({ rectangle }) => cropOf(raster, readingOrder(cornersOf(rectangle), rotation), lineHeight));
  const readings = await recognise(crops, models, signal);
  const total = readings.reduce((sum, { confidence }) => sum + confidence, 0);
  return readings.length > 0 ? total / readings.length : 0;
}

const opposite: Record<QuarterTurn, QuarterTurn> = { 0: 180, 90: 270, 180: 0, 270: 90 };

/** Parts of the picture that are not turned as the page is (`rotation`). Usually none. */
export async function areasAstray(
  raster: Raster,
  regions: readonly Region[],
  rotation: QuarterTurn,
  models: Models,
  signal: AbortSignal | undefined,
): Promise<Area[]> {
  const pageDown = rotation === 90 || rotation === 270;
  const along = regions.filter(pageDown ? runsDown : runsAcross);
  const across = regions.filter(pageDown ? runsAcross : runsDown);
  const height = median([...along, ...across].map(thicknessOf));
  const usual = blocksOf(along, pageDown, height);
  const astray: Area[] = [];

  for (const block of blocksOf(across, !pageDown, height)) {
    const box = boundsOfAll(block);
    const inside = along.filter((region) => holds(box, region)).reduce((sum, region) => sum + lengthOf(region), 0);
    const asked = longest(block);
    if (block.length < fewestLines || asked.length < voters || inside > mostAstray * sumOf(block)) continue;
    const ways: readonly QuarterTurn[] = pageDown ? [0, 180] : [90, 270];
    const read = [];
    for (const way of ways) read.push({ way, confidence: await legibility(raster, asked, way, models, signal) });
    const [best, other] = read.sort((a, b) => b.confidence - a.confidence);
    if (!best || !other || best.confidence < leastConfidence || best.confidence - other.confidence < leastGain)
      continue;
    astray.push({ box, rotation: best.way, margin: height });
  }

  if (usual.length > 1) {
    const upsideDown = opposite[rotation];
    for (const block of usual) {
      const asked = longest(block);
      if (block.length < fewestLines || asked.length < voters) continue;
      const quads = asked.map(({ rectangle }) => readingOrder(cornersOf(rectangle), rotation));
      if (!(await saysUpsideDown(raster, quads, models.classifier)).every(Boolean)) continue;
      const [as, turned] = [
        await legibility(raster, asked, rotation, models, signal),
        await legibility(raster, asked, upsideDown, models, signal),
      ];
      if (turned >= leastConfidence && turned - as >= leastGain)
        astray.push({ box: boundsOfAll(block), rotation: upsideDown, margin: height });
    }
  }
  const others = usual
    .map(boundsOfAll)
    .filter((box) => !astray.some((area) => area.box.every((side, index) => side === box[index])));
  return merged(astray, others);
}

const boundsOfAll = (block: readonly Item[]): Box => boxAround(block.map(({ box }) => box));

const overlap = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** Parts that lie the same way become one, where nothing that lies another way is between them. */
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
