/**
 * The port of text recognition: reads lines of text with boxes from the picture of a page. Each engine is one file
 * here.
 */
import type { Raster } from '../domain/document.ts';
import type { Rotation } from '../geometry/rotation.ts';
import { type Message, message } from '../texts/message.ts';
import type { StoredMessage } from '../texts/template.ts';
import type { Failure } from '../domain/failure.ts';

export interface OcrLine {
  readonly text: string;
  /** The engine's own confidence, 0..1. */
  readonly confidence: number;
  /** In pixels of the upright raster without its skew; origin top left: x0, y0, x1, y1. */
  readonly box: readonly [x0: number, y0: number, x1: number, y1: number];
  /**
   * How far the line is rotated clockwise on the upright page. Only for parts of a page that lie differently from the
   * rest.
   */
  readonly rotation?: Exclude<Rotation, 0>;
  /**
   * Centre of each character of `text` along x, in the same pixels, where the engine knows it. Splits a line into
   * words. For a rotated line, x is measured on the page rotated back with the line.
   */
  readonly characterX?: readonly number[];
}

export interface OcrResult {
  /** Top to bottom, then left to right; rotated lines come last. */
  readonly lines: readonly OcrLine[];
  /** How far the picture is rotated clockwise from upright, degrees. Boxes lie on the upright picture. */
  readonly rotation: Rotation;
  /** Residual slope that was removed from the boxes, degrees; positive is clockwise. */
  readonly skewDegrees: number;
  /** Size of the upright picture in pixels: boxes lie within it. */
  readonly width: number;
  readonly height: number;
  /** What the user should know of the engine, such as why it is slow. Results that were kept have none. */
  readonly warning?: Message;
}

export interface OcrOptions {
  /** ISO 639-1: zh, en, … */
  readonly languages: readonly string[];
  readonly signal?: AbortSignal;
}

export interface OcrEngine {
  readonly name: string;
  /** The version of the engine and digests of its weights. Part of every cache key. */
  readonly version: string;
  /** Undefined if the engine can be used, else one sentence that says what to install or set. */
  unavailable(): Promise<StoredMessage | undefined>;
  /** Rejects with Failure `ocr_failed`. */
  recognize(raster: Raster, options: OcrOptions): Promise<OcrResult>;
  close(): Promise<void>;
}

/** The failure of an engine that cannot be used, as one sentence. */
export function whyNot({ message: text, messageText, detail, detailText }: Failure): StoredMessage {
  const why = messageText ?? text;
  const advice = detailText ?? detail;
  return advice === undefined ? message('failure.only', { why }) : message('failure.withAdvice', { why, advice });
}
