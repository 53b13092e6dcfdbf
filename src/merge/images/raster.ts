/**
 * Stores pixels as an image XObject: without loss, and as grey or black and white if they have no other colours.
 *
 * There is one exception: a photograph in a lossy format is stored as a good JPEG if storing its pixels without loss would
 * take a multiple of its file.
 */
import { deflateSync } from 'node:zlib';
import type { Raster } from '../../domain/document.ts';
import type { StoredPicture } from './stored-picture.ts';

/** How many times as large as its source a losslessly stored photograph may be. */
const acceptedGrowth = 4;
const jpegQuality = 95;

/** `sourceBytes` is the size of the file that the pixels come from, or of their part of it. */
export async function rasterPicture(raster: Raster, sourceBytes: number): Promise<StoredPicture> {
  const { width, height, pixels } = raster;
  const colours = coloursOf(pixels);
  const size = `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}`;
  const stored = (entries: string, data: Uint8Array): StoredPicture => ({
    entries: [size, entries],
    data,
    others: [],
    matrix: [1, 0, 0, 1, 0, 0],
  });
  if (colours === 'two') {
    return stored('/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/FlateDecode', deflateSync(packedBits(raster)));
  }
  const { default: sharp } = await import('sharp');
  const image = sharp(pixels, { raw: { width, height, channels: 3 } });
  const reduced = colours === 'grey' ? image.toColourspace('b-w') : image;
  const space = `/BitsPerComponent 8/ColorSpace/${colours === 'grey' ? 'DeviceGray' : 'DeviceRGB'}`;
  const data = imageData(await reduced.clone().png({ compressionLevel: 6, adaptiveFiltering: true }).toBuffer());
  if (data.length > sourceBytes * acceptedGrowth) {
    const jpeg = await reduced.jpeg({ quality: jpegQuality, chromaSubsampling: '4:4:4' }).toBuffer();
    return stored(`${space}/Filter/DCTDecode`, jpeg);
  }
  const components = colours === 'grey' ? 1 : 3;
  const predictor = `/DecodeParms<</Predictor 15/Colors ${components}/BitsPerComponent 8/Columns ${width}>>`;
  return stored(`${space}/Filter/FlateDecode${predictor}`, data);
}

function coloursOf(pixels: Uint8Array): 'rgb' | 'grey' | 'two' {
  let two = true;
  for (let at = 0; at < pixels.length; at += 3) {
    const value = pixels[at];
    if (value !== pixels[at + 1] || value !== pixels[at + 2]) return 'rgb';
    if (value !== 0 && value !== 255) two = false;
  }
  return two ? 'two' : 'grey';
}

/** One bit per pixel, set for white; rows are padded to whole bytes. */
function packedBits({ width, height, pixels }: Raster): Uint8Array {
  const stride = (width + 7) >> 3;
  const bits = new Uint8Array(stride * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      if (pixels[(row * width + column) * 3] === 0) continue;
      const at = row * stride + (column >> 3);
      bits[at] = (bits[at] ?? 0) | (0x80 >> (column & 7));
    }
  }
  return bits;
}

/** The IDAT chunks of a PNG: a zlib stream with PNG's predictors, which PDF has too. */
function imageData(png: Buffer): Uint8Array {
  const parts: Buffer[] = [];
  for (let at = 8; at + 12 <= png.length;) {
    const length = png.readUInt32BE(at);
    if (png.subarray(at + 4, at + 8).toString('latin1') === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return Buffer.concat(parts);
}
