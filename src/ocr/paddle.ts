/**
 * PP-OCRv4 on onnxruntime: Chinese and Latin script in one model, at any quarter turn and a slope of up to 15°.
 *
 * Which languages a caller asks for changes nothing here: the one model reads all it knows. Nothing is done to the
 * picture beforehand (no binarising, no sharpening): it made results worse.
 */
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import type { Raster } from '../domain/document.ts';
import { Failure } from '../domain/failure.ts';
import { throwIfAborted } from './abort.ts';
import type { OcrEngine, OcrLine, OcrResult } from './engine.ts';
import { cropOf } from './paddle/crop.ts';
import { detect } from './paddle/detect.ts';
import { cornersOf, type Point, type Quad } from './paddle/geometry.ts';
import { type Rotation, readingOrder, runsDownwards, upright, upsideDown } from './paddle/orientation.ts';
import { lineHeight, type Reading, recognise } from './paddle/recognise.ts';
import { type Region, regionAlong } from './paddle/regions.ts';
import { loadModels, type Models } from './paddle/sessions.ts';
import { slopeOf, straightBox } from './paddle/skew.ts';
import { weightsFolder, weightsVersion } from './paddle/weights.ts';

export interface PaddleOptions {
  /** Threads inside one page. More of them wait less and cost more: one is best where pages run side by side. */
  readonly threads?: number;
  /** Where the weights lie; the installed package by default. Files with other digests are refused. */
  readonly weightsFolder?: string;
}

/** Raise it with every change that changes results: cached pages are bound to it. */
const pipelineVersion = 1;
/** Readings below are noise: a logo, a fold, a stamp's rim. */
const leastConfidence = 0.5;
/** Below this ratio of length to height a region does not know its own direction. */
const ownDirection = 2;
/** A region this much taller than wide is a column of text, unless it is only a narrow character of a usual height. */
const columnShape = 1.5;
const columnHeight = 1.7;

const versionOf = (name: string): string => {
  const manifest: unknown = createRequire(import.meta.url)(name);
  return typeof manifest === 'object' && manifest && 'version' in manifest ? String(manifest.version) : 'unknown';
};

interface Line {
  readonly quad: Quad;
  /** Stacked or turned text in a page that reads across. */
  readonly column: boolean;
}

interface Arrangement {
  readonly lines: readonly Line[];
  readonly rotation: Rotation;
  /** Radians, positive clockwise. */
  readonly slope: number;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** Decides the page's direction, and along which direction each region is read. Quads are in reading order. */
async function arrange(raster: Raster, regions: readonly Region[], models: Models): Promise<Arrangement> {
  const downwards = runsDownwards(regions);
  const slope = slopeOf(regions);
  const lengthOf = ({ rectangle }: Region): number => (downwards ? rectangle.height : rectangle.width);
  const heightOf = ({ rectangle }: Region): number => (downwards ? rectangle.width : rectangle.height);
  const knowsItself = (region: Region): boolean => lengthOf(region) >= ownDirection * heightOf(region);
  const usualHeight = median(regions.filter(knowsItself).map(heightOf));
  const aligned = regions.map((region) => (knowsItself(region) ? region : regionAlong(region, slope)));
  const base: Rotation = downwards ? 90 : 0;
  const isColumn = (region: Region): boolean =>
    heightOf(region) >= columnShape * lengthOf(region) && heightOf(region) > columnHeight * usualHeight;
  const across = aligned.filter((region) => !isColumn(region));
  const quads = across.map(({ rectangle }) => readingOrder(cornersOf(rectangle), base));
  const flipped = await upsideDown(raster, quads, models.classifier);
  const rotation: Rotation = flipped ? (downwards ? 270 : 180) : base;
  return {
    rotation,
    slope,
    lines: aligned.map((region) => ({
      quad: readingOrder(cornersOf(region.rectangle), rotation),
      column: isColumn(region),
    })),
  };
}

/** A column is read from top to bottom with the page turned a quarter. */
const readAlong = ({ quad, column }: Line): Quad => (column ? readingOrder(quad, 90) : quad);

export function paddleEngine({
  threads = Math.min(2, availableParallelism()),
  weightsFolder: folder,
}: PaddleOptions = {}): OcrEngine {
  let loading: Promise<Models> | undefined;
  // Pages wait for each other: two at once would double the memory and gain nothing.
  let previous: Promise<unknown> = Promise.resolve();

  const models = (): Promise<Models> => {
    loading ??= loadModels(folder ?? weightsFolder(), threads).catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };

  const recognizePage = async (raster: Raster, signal: AbortSignal | undefined): Promise<OcrResult> => {
    throwIfAborted(signal);
    const loaded = await models();
    const regions = await detect(raster, loaded.detector, signal);
    throwIfAborted(signal);
    const { lines, rotation, slope } = await arrange(raster, regions, loaded);
    throwIfAborted(signal);
    const crops = lines.map((line) => cropOf(raster, readAlong(line), lineHeight));
    const readings = await recognise(crops, loaded, signal);
    const turned = rotation === 90 || rotation === 270;
    const [width, height] = turned ? [raster.height, raster.width] : [raster.width, raster.height];
    const centre: Point = { x: width / 2, y: height / 2 };
    const found = lines.flatMap((line, index): OcrLine[] => {
      const [reading, crop] = [readings[index], crops[index]];
      if (!reading || !crop || !reading.text.trim() || reading.confidence < leastConfidence) return [];
      const [a, b, c, d] = line.quad;
      const quad: Quad = [
        upright(a, raster, rotation),
        upright(b, raster, rotation),
        upright(c, raster, rotation),
        upright(d, raster, rotation),
      ];
      return [lineOf(reading, straightBox(quad, centre, slope), crop.width, line.column)];
    });
    found.sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]);
    return { lines: found, rotation, skewDegrees: (slope * 180) / Math.PI, width, height };
  };

  return {
    name: 'paddle',
    version: [
      `pipeline-${pipelineVersion}`,
      `onnxruntime-${versionOf('onnxruntime-node/package.json')}`,
      `weights-${weightsVersion}`,
    ].join('+'),
    async unavailable() {
      try {
        await models();
        return undefined;
      } catch (error) {
        const { message, detail } = Failure.from(error, 'engine_unavailable', 'The OCR engine does not start');
        return detail ? `${message}. ${detail}` : message;
      }
    },
    async recognize(raster, { signal }) {
      const run = previous.then(() => recognizePage(raster, signal));
      previous = run.catch(() => undefined);
      return run.catch((error: unknown) => {
        throw Failure.from(error, 'ocr_failed', 'The text of the page picture could not be recognised');
      });
    },
    async close() {
      await previous;
      const loaded = await loading?.catch(() => undefined);
      loading = undefined;
      await loaded?.release();
    },
  };
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
