/** Bitmaps through sharp: checked, or turned into PNG. BMP has a decoder of its own here, since libvips has none. */
import { decodeBmp, readBmpHeader } from '../../documents/readers/image-bmp.ts';
import { imageKind } from './kinds.ts';

const maxPixels = 200_000_000;

/** Whether all of it can be decoded: TeX stops at a damaged picture. */
export async function isSoundBitmap(bytes: Uint8Array): Promise<boolean> {
  const { default: sharp } = await import('sharp');
  try {
    await sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error' })
      .resize(1, 1, { fit: 'fill', fastShrinkOnLoad: false })
      .raw()
      .toBuffer();
    return true;
  } catch {
    // Whatever sharp has against it, the answer is no.
    return false;
  }
}

/** Rejects where it cannot be decoded. */
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
