/**
 * Embeds pictures in the PDF: JPEG and JBIG2 as they are, everything else as pixels with their transparency.
 */
import { type PDFContext, type PDFRef } from '@cantoo/pdf-lib';
import { Failure } from '../../../../domain/failure.ts';
import { message } from '../../../../texts/message.ts';
import { sniff } from '../../../sniff.ts';
import { decodeBmp, readBmpHeader } from '../../image-bmp.ts';
import { isJbig2, readJbig2 } from './jbig2.ts';

export const maxPixels = 50_000_000;

function checkPixels(width: number, height: number): void {
  if (!(width > 0 && height > 0)) throw new Failure('corrupt_document', message('picture.noSize', {}));
  if (width * height > maxPixels) throw new Failure('too_large', message('picture.large', { width, height }));
}

interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 2 | 3 | 4;
  readonly data: Uint8Array;
}

async function decode(bytes: Uint8Array): Promise<Pixels> {
  if (sniff(bytes) === 'image/bmp') {
    const header = readBmpHeader(bytes);
    checkPixels(header.width, header.height);
    return { width: header.width, height: header.height, channels: 3, data: decodeBmp(bytes, header) };
  }
  const { default: sharp } = await import('sharp');
  const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
  checkPixels(width, height);
  const { data, info } = await sharp(bytes, { limitInputPixels: maxPixels })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: info.channels, data };
}

/** Separates the last channel, the transparency, from the colours. */
function split({ data, channels, width, height }: Pixels): { colour: Uint8Array; alpha: Uint8Array | undefined } {
  if (channels === 1 || channels === 3) return { colour: data, alpha: undefined };
  const colours = channels - 1;
  const colour = new Uint8Array(width * height * colours);
  const alpha = new Uint8Array(width * height);
  let opaque = true;
  for (let pixel = 0; pixel < alpha.length; pixel++) {
    for (let at = 0; at < colours; at++) colour[pixel * colours + at] = data[pixel * channels + at] ?? 0;
    const value = data[pixel * channels + colours] ?? 255;
    alpha[pixel] = value;
    if (value !== 255) opaque = false;
  }
  return { colour, alpha: opaque ? undefined : alpha };
}

const dictionaryOf = (width: number, height: number, space: string, bits: number) => ({
  Type: 'XObject',
  Subtype: 'Image',
  Width: width,
  Height: height,
  ColorSpace: space,
  BitsPerComponent: bits,
});

/** Registers grey pixels as a soft mask, in which white is opaque. */
function registerMask(context: PDFContext, width: number, height: number, alpha: Uint8Array): PDFRef {
  return context.register(context.flateStream(alpha, dictionaryOf(width, height, 'DeviceGray', 8)));
}

async function maskOf(context: PDFContext, bytes: Uint8Array): Promise<PDFRef> {
  if (isJbig2(bytes)) return registerJbig2(context, bytes);
  const { width, height, channels, data } = await decode(bytes);
  const grey = new Uint8Array(width * height);
  for (let pixel = 0; pixel < grey.length; pixel++) grey[pixel] = data[pixel * channels] ?? 0;
  return registerMask(context, width, height, grey);
}

function registerJbig2(context: PDFContext, bytes: Uint8Array): PDFRef {
  const { width, height, segments } = readJbig2(bytes);
  checkPixels(width, height);
  const dictionary = { ...dictionaryOf(width, height, 'DeviceGray', 1), Filter: 'JBIG2Decode' };
  return context.register(context.stream(segments, dictionary));
}

/** Embeds a JPEG unchanged if it is 8-bit grey or YCbCr, which all PDF viewers read alike. */
async function registerJpeg(
  context: PDFContext,
  bytes: Uint8Array,
  mask: PDFRef | undefined,
): Promise<PDFRef | undefined> {
  const { default: sharp } = await import('sharp');
  const { width, height, channels, space } = await sharp(bytes, { limitInputPixels: false }).metadata();
  checkPixels(width, height);
  if (!(channels === 1 && space === 'b-w') && !(channels === 3 && space === 'srgb')) return undefined;
  const dictionary = {
    ...dictionaryOf(width, height, channels === 1 ? 'DeviceGray' : 'DeviceRGB', 8),
    Filter: 'DCTDecode',
    ...(mask ? { SMask: mask } : {}),
  };
  return context.register(context.stream(bytes, dictionary));
}

/** Rejects if the picture cannot be read or is too large. */
export async function registerImage(
  context: PDFContext,
  bytes: Uint8Array,
  maskBytes: Uint8Array | undefined,
): Promise<PDFRef> {
  const mask = maskBytes && (await maskOf(context, maskBytes));
  if (isJbig2(bytes)) return registerJbig2(context, bytes);
  if (sniff(bytes) === 'image/jpeg') {
    const jpeg = await registerJpeg(context, bytes, mask);
    if (jpeg) return jpeg;
  }
  const pixels = await decode(bytes);
  const { width, height, channels } = pixels;
  const { colour, alpha } = split(pixels);
  const softMask = mask ?? (alpha && registerMask(context, width, height, alpha));
  return context.register(
    context.flateStream(colour, {
      ...dictionaryOf(width, height, channels <= 2 ? 'DeviceGray' : 'DeviceRGB', 8),
      ...(softMask ? { SMask: softMask } : {}),
    }),
  );
}
