/**
 * Reads BMP, which sharp does not: uncompressed, with 1 to 32 bits a pixel, as scanners and Windows Paint write it.
 *
 * Rows are padded to four bytes, and stored bottom up unless the height is negative.
 * Format: BITMAPFILEHEADER and BITMAPINFOHEADER, learn.microsoft.com/windows/win32/gdi/bitmap-storage.
 */
import { Failure } from '../../domain/failure.ts';
import { type Message, message } from '../../texts/message.ts';

const depths = [1, 4, 8, 24, 32] as const;

export interface BmpHeader {
  readonly width: number;
  readonly height: number;
  readonly topDown: boolean;
  readonly bitsPerPixel: (typeof depths)[number];
  /** Byte where the pixels begin. */
  readonly pixelStart: number;
  /** Byte where the colour table begins, and how many bytes one colour has in it. */
  readonly paletteStart: number;
  readonly paletteStride: 3 | 4;
  /** The stated resolution; 0 if there is none. */
  readonly dpi: number;
}

const fileHeaderBytes = 14;
const oldHeaderBytes = 12;
const metresPerInch = 0.0254;
const uncompressed = 0;
const bitFields = 3;

const unread = (what: Message): Failure =>
  new Failure('unsupported_format', what, { detail: message('advice.saveAsPng', {}) });

const cutOff = (): Failure =>
  new Failure('corrupt_document', message('bmp.damaged', {}), { detail: message('advice.scanPictureAgain', {}) });

/** Throws `corrupt_document` for an impossible header, `unsupported_format` for compressed or 16-bit pixels. */
export function readBmpHeader(bytes: Uint8Array): BmpHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < fileHeaderBytes + oldHeaderBytes) throw cutOff();
  const headerBytes = view.getUint32(14, true);
  if (bytes.length < fileHeaderBytes + headerBytes) throw cutOff();
  const { width, signedHeight, bits, compression, ...others } =
    headerBytes === oldHeaderBytes ? oldHeader(view) : newHeader(view);
  if (width <= 0 || signedHeight === 0) throw cutOff();
  const bitsPerPixel = depths.find((depth) => depth === bits);
  if (bitsPerPixel === undefined) throw unread(message('bmp.bits', { bits }));
  if (compression === bitFields) checkMasks(view, bytes.length);
  else if (compression !== uncompressed) throw unread(message('bmp.compressed', {}));
  return {
    width,
    height: Math.abs(signedHeight),
    topDown: signedHeight < 0,
    bitsPerPixel,
    pixelStart: view.getUint32(10, true),
    paletteStart: fileHeaderBytes + headerBytes,
    ...others,
  };
}

interface StatedHeader extends Pick<BmpHeader, 'width' | 'paletteStride' | 'dpi'> {
  /** Negative if the rows are stored top down. */
  readonly signedHeight: number;
  readonly bits: number;
  readonly compression: number;
}

/** BITMAPCOREHEADER, of OS/2 and Windows 2. */
const oldHeader = (view: DataView): StatedHeader => ({
  width: view.getUint16(18, true),
  signedHeight: view.getUint16(20, true),
  bits: view.getUint16(24, true),
  compression: uncompressed,
  paletteStride: 3,
  dpi: 0,
});

const newHeader = (view: DataView): StatedHeader => ({
  width: view.getInt32(18, true),
  signedHeight: view.getInt32(22, true),
  bits: view.getUint16(28, true),
  compression: view.getUint32(30, true),
  paletteStride: 4,
  dpi: view.getInt32(38, true) * metresPerInch,
});

/** Of the layouts with bit fields, only the usual one is supported: blue, green, red, one byte each. */
function checkMasks(view: DataView, length: number): void {
  if (length < 66) throw cutOff();
  const usual =
    view.getUint32(54, true) === 0xff0000 && view.getUint32(58, true) === 0xff00 && view.getUint32(62, true) === 0xff;
  if (!usual) throw unread(message('bmp.colours', {}));
}

/** 8-bit RGB, top row first. The caller has checked the number of pixels. */
export function decodeBmp(bytes: Uint8Array, header: BmpHeader): Uint8Array {
  const { width, height, bitsPerPixel, pixelStart } = header;
  const stride = Math.ceil((width * bitsPerPixel) / 32) * 4;
  if (pixelStart + stride * height > bytes.length) throw cutOff();
  const pixels = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row++) {
    const start = pixelStart + (header.topDown ? row : height - 1 - row) * stride;
    for (let column = 0; column < width; column++) {
      const from = bitsPerPixel >= 24 ? start + column * (bitsPerPixel / 8) : colourAt(bytes, header, start, column);
      const to = (row * width + column) * 3;
      pixels[to] = bytes[from + 2] ?? 0;
      pixels[to + 1] = bytes[from + 1] ?? 0;
      pixels[to + 2] = bytes[from] ?? 0;
    }
  }
  return pixels;
}

/** The position in the file of the colour of an indexed pixel. */
function colourAt(bytes: Uint8Array, header: BmpHeader, rowStart: number, column: number): number {
  const { bitsPerPixel, paletteStart, paletteStride } = header;
  const bit = column * bitsPerPixel;
  const byte = bytes[rowStart + (bit >> 3)] ?? 0;
  const index = (byte >> (8 - bitsPerPixel - (bit & 7))) & ((1 << bitsPerPixel) - 1);
  return paletteStart + index * paletteStride;
}
