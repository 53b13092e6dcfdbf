/** Pixels as an image XObject: grey or black and white where they are no more than that, compressed without loss. */
import type { Raster } from '../../domain/document.ts';
import type { StoredPicture } from './parcel.ts';

export async function rasterPicture({ width, height, pixels }: Raster): Promise<StoredPicture> {
  const colours = coloursOf(pixels);
  const components = colours === 'rgb' ? 3 : 1;
  const bits = colours === 'two' ? 1 : 8;
  const { default: sharp } = await import('sharp');
  const image = sharp(pixels, { raw: { width, height, channels: 3 } });
  const png = await (colours === 'rgb' ? image : image.toColourspace('b-w'))
    .png({ compressionLevel: 6, adaptiveFiltering: colours !== 'two', ...(bits === 1 ? { palette: false } : {}) })
    .toBuffer();
  return {
    entries: [
      `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/BitsPerComponent 8/ColorSpace/${components === 3 ? 'DeviceRGB' : 'DeviceGray'}`,
      `/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors ${components}/BitsPerComponent 8/Columns ${width}>>`,
    ],
    data: imageData(png),
    others: [],
    matrix: [1, 0, 0, 1, 0, 0],
  };
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
