/** The port of text recognition: from a page picture to lines of text with boxes. One file in `ocr/` per engine. */
import type { Raster } from '../domain/document.ts';
import type { QuarterTurn } from '../geometry/rotation.ts';

export interface OcrLine {
  readonly text: string;
  /** 0..1, the engine's own. */
  readonly confidence: number;
  /** Pixels of the raster after `rotation` was undone and skew removed; origin top left: x0, y0, x1, y1. */
  readonly box: readonly [x0: number, y0: number, x1: number, y1: number];
  /** How far the line is turned clockwise on the upright page: parts of a page may lie another way than the rest. */
  readonly turned?: Exclude<QuarterTurn, 0>;
  /**
   * Centre of each character of `text` along x, in the same pixels, where the engine knows it: splits a line into words.
   * Of a line that is turned: on the page turned back with it.
   */
  readonly characterX?: readonly number[];
}

export interface OcrResult {
  /** Top to bottom, then left to right; lines that are turned come last. */
  readonly lines: readonly OcrLine[];
  /** How far the picture is turned clockwise from upright, degrees. Boxes are of the upright picture. */
  readonly rotation: QuarterTurn;
  /** Residual slope that was removed from the boxes, degrees; positive is clockwise. */
  readonly skewDegrees: number;
  /** Size of the upright picture in pixels: what the boxes lie in. */
  readonly width: number;
  readonly height: number;
}

export interface OcrOptions {
  /** ISO 639-1: zh, en, … */
  readonly languages: readonly string[];
  readonly signal?: AbortSignal;
}

export interface OcrEngine {
  readonly name: string;
  /** Part of every cache key: engine version and digests of its weights. */
  readonly version: string;
  /** Undefined when usable; otherwise one sentence saying what to install or set. */
  unavailable(): Promise<string | undefined>;
  /** Rejects with Failure `ocr_failed`. */
  recognize(raster: Raster, options: OcrOptions): Promise<OcrResult>;
  close(): Promise<void>;
}
