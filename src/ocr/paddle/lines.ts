/** Reads the regions of text on an upright picture, and keeps the lines that are legible. */
import type { Raster } from '../../domain/document.ts';
import type { OcrLine } from '../engine.ts';
import { cropOf } from './crop.ts';
import { cornersOf, type Quad } from './geometry.ts';
import { readingOrder } from './orientation.ts';
import { lineHeight, type Reading, recognise } from './recognise.ts';
import { type Region, regionAlong } from './regions.ts';
import type { Models } from './sessions.ts';
import { slopeOf, straightBox } from './skew.ts';
import { median } from '../../geometry/median.ts';

/** Readings below are noise: a logo, a fold, a stamp's rim. */
const leastConfidence = 0.5;
/** Below this ratio of length to height, a region is too short to show its own direction. */
const ownDirection = 2;
/** A region this much taller than wide is a column of text, unless it is only a narrow character of a usual height. */
const columnShape = 1.5;
const columnHeight = 1.7;

interface Line {
  /** In reading order of an upright page. */
  readonly quad: Quad;
  /** Stacked or rotated text on a page whose lines run across. */
  readonly column: boolean;
}

/**
 * Decides in which direction each region of an upright page is read: its own, or that of the page if it is too short.
 */
function linesOf(regions: readonly Region[], slope: number): Line[] {
  const knowsItself = ({ rectangle: { width, height } }: Region): boolean => width >= ownDirection * height;
  const usualHeight = median(regions.filter(knowsItself).map(({ rectangle }) => rectangle.height));
  return regions.map((region) => {
    const { rectangle } = knowsItself(region) ? region : regionAlong(region, slope);
    const { width, height } = rectangle;
    return {
      quad: cornersOf(rectangle),
      column: height >= columnShape * width && height > columnHeight * usualHeight,
    };
  });
}

/** A column is read from top to bottom, as if the page were rotated by 90 degrees. */
const readAlong = ({ quad, column }: Line): Quad => (column ? readingOrder(quad, 90) : quad);

export interface ReadLines {
  /** Top to bottom, then left to right. */
  readonly lines: readonly OcrLine[];
  /** The slope that was removed from the boxes, radians, positive clockwise. */
  readonly slope: number;
}

export async function readLines(
  picture: Raster,
  regions: readonly Region[],
  models: Models,
  signal: AbortSignal | undefined,
): Promise<ReadLines> {
  const slope = slopeOf(regions);
  const lines = linesOf(regions, slope);
  const crops = lines.map((line) => cropOf(picture, readAlong(line), lineHeight));
  const readings = await recognise(crops, models, signal);
  const centre = { x: picture.width / 2, y: picture.height / 2 };
  const found = lines.flatMap(({ quad, column }, index): OcrLine[] => {
    const [reading, crop] = [readings[index], crops[index]];
    if (!reading || !crop || !reading.text.trim() || reading.confidence < leastConfidence) return [];
    return [lineOf(reading, straightBox(quad, centre, slope), crop.width, column)];
  });
  return { lines: found.sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]), slope };
}

function lineOf(
  { text, confidence, centres }: Reading,
  box: OcrLine['box'],
  cropWidth: number,
  column: boolean,
): OcrLine {
  if (column) return { text, confidence, box };
  const scale = (box[2] - box[0]) / cropWidth;
  return { text, confidence, box, characterX: centres.map((x) => box[0] + x * scale) };
}
