/** Checks bitmaps with sharp, or converts them to PNG. libvips cannot read BMP, so there is a decoder for it here. */
import { decodeBmp, readBmpHeader } from '../../documents/readers/image-bmp.ts';
import { imageKind } from './kinds.ts';

const maxPixels = 200_000_000;

/** Whether the whole picture can be decoded: TeX stops at a damaged one. */
export async function isSoundBitmap(bytes: Uint8Array): Promise<boolean> {
  const { default: sharp } = await import('sharp');
  try {
    await sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error' })
      .resize(1, 1, { fit: 'fill', fastShrinkOnLoad: false })
      .raw()
      .toBuffer();
    return true;
  } catch {
    // Any error of sharp means that the picture is damaged.
    return false;
  }
}

/** Rejects when the picture cannot be decoded. */
export async function toPng(bytes: Uint8Array): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  if (imageKind(bytes) !== 'bmp') return sharp(bytes, { limitInputPixels: maxPixels }).png().toBuffer();
  const header = readBmpHeader(bytes);
  if (header.width * header.height > maxPixels) throw new Error('The bitmap has too many pixels');
  const pixels = decodeBmp(bytes, header);
  return sharp(pixels, { raw: { width: header.width, height: header.height, channels: 3 } })
    .png()
    .toBuffer();
}
