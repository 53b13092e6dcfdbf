/**
 * Finds the text: scales the picture for the detector, runs it, and turns its probability map into regions in the
 * picture's pixels.
 *
 * A long strip (a till receipt) is scaled by its width: scaled by its length, its letters would vanish. The detector
 * runs in tiles: one run over a whole page costs half as much again per pixel, and several times the memory.
 */
import type { Raster } from '../../domain/document.ts';
import { throwIfAborted } from '../abort.ts';
import type { ProbabilityMap, Region } from './regions.ts';
import { regionsOf } from './regions.ts';
import type { Model } from './sessions.ts';

/** A smaller picture loses small lines, a larger one shows no more of them: measured on receipts and invoices. */
const longestSide = 1536;
/** A strip keeps at least this width, if it is as wide. */
const narrowestSide = 512;
const longestStrip = 8192;
/** The detector halves its input five times, so its sides are multiples of 32. */
const step = 32;
/** A tile of this many pixels still fits the caches. */
const largestTile = 1_000_000;
/** Tiles overlap, so that the text at a cut is judged by the tile that sees more around it. */
const tileOverlap = 128;

const mean = [0.485, 0.456, 0.406] as const;
const deviation = [0.229, 0.224, 0.225] as const;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size at which the detector sees a picture. Never larger than the picture, except for rounding to `step`. */
export function detectorSize({ width, height }: Size): Size {
  const long = Math.max(width, height);
  const short = Math.min(width, height);
  const forStrip = Math.min(narrowestSide / short, longestStrip / long);
  const scale = Math.min(1, Math.max(longestSide / long, forStrip));
  const rounded = (side: number): number => Math.max(step, Math.round((side * scale) / step) * step);
  return { width: rounded(width), height: rounded(height) };
}

/** Tiles of equal length along a side of `length`, a multiple of `step`. The last one ends where the side ends. */
export function tilesOf(
  length: number,
  across: number,
): { readonly starts: readonly number[]; readonly length: number } {
  const most = Math.max(4 * tileOverlap, Math.floor(largestTile / across / step) * step);
  if (length <= most) return { starts: [0], length };
  const count = Math.ceil((length - tileOverlap) / (most - tileOverlap));
  const tile = Math.ceil((length + (count - 1) * tileOverlap) / count / step) * step;
  const stride = (length - tile) / (count - 1);
  return { starts: Array.from({ length: count }, (_, index) => Math.round(index * stride)), length: tile };
}

/** The planes blue, green and red, normalised as in training. */
function tensorOf(pixels: Uint8Array, size: Size, left: number, top: number, tile: Size): Float32Array {
  const area = tile.width * tile.height;
  const values = new Float32Array(3 * area);
  for (let plane = 0; plane < 3; plane++) {
    const scale = 1 / 255 / (deviation[plane] ?? 1);
    const offset = -(mean[plane] ?? 0) / (deviation[plane] ?? 1);
    let to = plane * area;
    for (let y = 0; y < tile.height; y++) {
      let from = ((top + y) * size.width + left) * 3 + (2 - plane);
      for (let x = 0; x < tile.width; x++, from += 3) values[to++] = (pixels[from] ?? 0) * scale + offset;
    }
  }
  return values;
}

async function probabilityMap(
  pixels: Uint8Array,
  size: Size,
  detector: Model,
  signal: AbortSignal | undefined,
): Promise<ProbabilityMap> {
  const sideways = size.width > size.height;
  const { starts, length } = sideways ? tilesOf(size.width, size.height) : tilesOf(size.height, size.width);
  if (starts.length === 1) {
    const [{ values }] = await detector(tensorOf(pixels, size, 0, 0, size), [1, 3, size.height, size.width]);
    return { values, ...size };
  }
  const values = new Float32Array(size.width * size.height);
  for (const [index, start] of starts.entries()) {
    throwIfAborted(signal);
    const tile = sideways ? { width: length, height: size.height } : { width: size.width, height: length };
    const [left, top] = sideways ? [start, 0] : [0, start];
    const input = tensorOf(pixels, size, left, top, tile);
    const [{ values: output }] = await detector(input, [1, 3, tile.height, tile.width]);
    // Each tile writes from the middle of its overlap with the tile before it.
    const before = starts[index - 1];
    const skip = before === undefined ? 0 : (before + length - start) >> 1;
    const [fromX, fromY] = sideways ? [skip, 0] : [0, skip];
    for (let y = fromY; y < tile.height; y++) {
      const row = output.subarray(y * tile.width + fromX, (y + 1) * tile.width);
      values.set(row, (top + y) * size.width + left + fromX);
    }
  }
  return { values, ...size };
}

/** Regions of text in the picture's pixels, in no promised order. */
export async function detect(raster: Raster, detector: Model, signal: AbortSignal | undefined): Promise<Region[]> {
  const size = detectorSize(raster);
  const { default: sharp } = await import('sharp');
  const scaled = await sharp(raster.pixels, { raw: { width: raster.width, height: raster.height, channels: 3 } })
    .resize(size.width, size.height, { fit: 'fill', kernel: 'linear' })
    .raw()
    .toBuffer();
  throwIfAborted(signal);
  return regionsOf(await probabilityMap(scaled, size, detector, signal), raster);
}
