/** A line of text cut out along its own direction and brought to the height the models were trained on. */
import type { Raster } from '../../domain/document.ts';
import { distance, type Quad } from './geometry.ts';

/** 8-bit RGB. */
export interface Crop {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

const narrowest = 8;
/** About 130 Latin letters; a longer line is squeezed. Bounds the memory of one recognition. */
const widest = 3200;
/** Samples a side of one pixel of the crop, where the picture is larger than the crop. */
const mostSamples = 4;

/** Reads the quad's pixels (bilinear, averaged where it shrinks) into a crop of `height`. The quad is a rectangle at any angle. */
export function cropOf(raster: Raster, [topLeft, topRight, , bottomLeft]: Quad, height: number): Crop {
  const lineHeight = distance(topLeft, bottomLeft);
  const natural = Math.round((distance(topLeft, topRight) * height) / Math.max(1, lineHeight));
  const width = Math.max(narrowest, Math.min(widest, natural));
  const samples = Math.max(1, Math.min(mostSamples, Math.round(lineHeight / height)));
  const [alongX, alongY] = [(topRight.x - topLeft.x) / width, (topRight.y - topLeft.y) / width];
  const [acrossX, acrossY] = [(bottomLeft.x - topLeft.x) / height, (bottomLeft.y - topLeft.y) / height];
  const [lastX, lastY] = [raster.width - 1, raster.height - 1];
  const { pixels: source } = raster;
  const stride = raster.width * 3;
  const pixels = new Uint8Array(width * height * 3);
  const share = 1 / (samples * samples);
  let to = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let [red, green, blue] = [0, 0, 0];
      for (let sample = 0; sample < samples * samples; sample++) {
        const along = x + ((sample % samples) + 0.5) / samples;
        const across = y + (((sample / samples) | 0) + 0.5) / samples;
        const atX = Math.max(0, Math.min(lastX, topLeft.x + alongX * along + acrossX * across - 0.5));
        const atY = Math.max(0, Math.min(lastY, topLeft.y + alongY * along + acrossY * across - 0.5));
        const [left, top] = [atX | 0, atY | 0];
        const [right, below] = [atX - left, atY - top];
        const here = top * stride + left * 3;
        const beside = left < lastX ? 3 : 0;
        const under = here + (top < lastY ? stride : 0);
        const [a, b, c, d] = [(1 - right) * (1 - below), right * (1 - below), (1 - right) * below, right * below];
        const blend = (channel: number): number =>
          (source[here + channel] ?? 0) * a +
          (source[here + beside + channel] ?? 0) * b +
          (source[under + channel] ?? 0) * c +
          (source[under + beside + channel] ?? 0) * d;
        red += blend(0);
        green += blend(1);
        blue += blend(2);
      }
      pixels[to++] = red * share;
      pixels[to++] = green * share;
      pixels[to++] = blue * share;
    }
  }
  return { width, height, pixels };
}

/** Each pixel blended with those around it: weights 1, 4, 6, 4, 1 across and down. */
export function outOfFocus({ width, height, pixels }: Crop): Crop {
  const blend = (
    from: Uint8Array,
    step: number,
    last: (index: number) => number,
    at: (index: number) => number,
  ): Uint8Array => {
    const to = new Uint8Array(from.length);
    for (let index = 0; index < from.length; index++) {
      const [place, end] = [at(index), last(index)];
      const near = (away: number): number => from[index + Math.max(-place, Math.min(end - place, away)) * step] ?? 0;
      to[index] = (near(-2) + 4 * near(-1) + 6 * near(0) + 4 * near(1) + near(2)) / 16;
    }
    return to;
  };
  const across = blend(
    pixels,
    3,
    () => width - 1,
    (index) => Math.floor(index / 3) % width,
  );
  const down = blend(
    across,
    width * 3,
    () => height - 1,
    (index) => Math.floor(index / 3 / width),
  );
  return { width, height, pixels: down };
}

/** The same line with `share` of its width, less where it would be wider than any line may be. */
export function withWidth({ width, height, pixels }: Crop, share: number): Crop {
  const resized = Math.max(narrowest, Math.min(widest, Math.round(width * share)));
  const to = new Uint8Array(resized * height * 3);
  for (let x = 0; x < resized; x++) {
    const at = Math.min(width - 1, Math.max(0, ((x + 0.5) * width) / resized - 0.5));
    const left = Math.floor(at);
    const right = Math.min(width - 1, left + 1);
    const part = at - left;
    for (let y = 0; y < height; y++) {
      for (let channel = 0; channel < 3; channel++) {
        const [a, b] = [pixels[(y * width + left) * 3 + channel] ?? 0, pixels[(y * width + right) * 3 + channel] ?? 0];
        to[(y * resized + x) * 3 + channel] = a + (b - a) * part;
      }
    }
  }
  return { width: resized, height, pixels: to };
}
