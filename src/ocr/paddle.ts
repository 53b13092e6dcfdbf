/**
 * PP-OCRv4 on onnxruntime: Chinese and Latin script in one model, at any quarter turn and a slope of up to 15°.
 *
 * Which languages a caller asks for changes nothing here: the one model reads all it knows. Nothing is done to the
 * picture beforehand (no binarising, no sharpening): it made results worse.
 */
import { createRequire } from 'node:module';
import type { Raster } from '../domain/document.ts';
import { Failure } from '../domain/failure.ts';
import { throwIfAborted } from './abort.ts';
import type { OcrEngine, OcrLine, OcrResult } from './engine.ts';
import { cropOf } from './paddle/crop.ts';
import { detect } from './paddle/detect.ts';
import { cornersOf, type Point, type Quad } from './paddle/geometry.ts';
import { readingOrder, rotationOf, turnedUpright } from './paddle/orientation.ts';
import { lineHeight, type Reading, recognise } from './paddle/recognise.ts';
import { type Region, regionAlong } from './paddle/regions.ts';
import { loadModels, type Models } from './paddle/sessions.ts';
import { slopeOf, straightBox } from './paddle/skew.ts';
import { weightsFolder, weightsVersion } from './paddle/weights.ts';

export interface PaddleOptions {
  /** Threads inside one page, 1 by default: more of them wait less and cost more, and pages run side by side anyway. */
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
  const require = createRequire(import.meta.url);
  let manifest: unknown;
  try {
    manifest = require(name);
  } catch {
    // Naming an engine that is not installed is no error yet: `unavailable` says what is missing.
    return 'missing';
  }
  return typeof manifest === 'object' && manifest && 'version' in manifest ? String(manifest.version) : 'unknown';
};

interface Line {
  /** In reading order of an upright page. */
  readonly quad: Quad;
  /** Stacked or turned text in a page that reads across. */
  readonly column: boolean;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** Decides along which direction each region of an upright page is read: its own, or the page's where it is too short to know. */
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

/** A column is read from top to bottom with the page turned a quarter. */
const readAlong = ({ quad, column }: Line): Quad => (column ? readingOrder(quad, 90) : quad);

export function paddleEngine({ threads = 1, weightsFolder: folder }: PaddleOptions = {}): OcrEngine {
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
    const seen = await detect(raster, loaded.detector, signal);
    throwIfAborted(signal);
    const rotation = await rotationOf(raster, seen, loaded.classifier);
    // The detector learned on upright text: on a turned page it finds the lines, but not their ends.
    const page = await turnedUpright(raster, rotation);
    const regions = rotation === 0 ? seen : await detect(page, loaded.detector, signal);
    throwIfAborted(signal);
    const slope = slopeOf(regions);
    const lines = linesOf(regions, slope);
    const crops = lines.map((line) => cropOf(page, readAlong(line), lineHeight));
    const readings = await recognise(crops, loaded, signal);
    const { width, height } = page;
    const centre: Point = { x: width / 2, y: height / 2 };
    const found = lines.flatMap(({ quad, column }, index): OcrLine[] => {
      const [reading, crop] = [readings[index], crops[index]];
      if (!reading || !crop || !reading.text.trim() || reading.confidence < leastConfidence) return [];
      return [lineOf(reading, straightBox(quad, centre, slope), crop.width, column)];
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
