/** Pictures whose headers declare more pixels than their bytes contain, or than a machine can store. */
import { crc32, deflateSync } from 'node:zlib';
import type { HostileDocument } from '../document.ts';

const big = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => bytes.writeUInt32BE(value, 4 * index));
  return bytes;
};

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([big(data.length), body, big(crc32(body))]);
}

/** PNG, second edition (ISO 15948). `bits` 1 is black and white. */
function png(
  width: number,
  height: number,
  {
    bits = 1,
    colour = 0,
    data = new Uint8Array(),
    more = new Uint8Array(),
  }: { readonly bits?: number; readonly colour?: number; readonly data?: Uint8Array; readonly more?: Uint8Array },
): Buffer {
  const header = Buffer.concat([big(width, height), Buffer.from([bits, colour, 0, 0, 0])]);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    more,
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const rows = (width: number, height: number, bitsOfPixel: number): Buffer =>
  deflateSync(Buffer.alloc(height * (1 + Math.ceil((width * bitsOfPixel) / 8))));

const little = (size: 2 | 4, value: number): Buffer => {
  const bytes = Buffer.alloc(size);
  bytes.writeUIntLE(value, 0, size);
  return bytes;
};

type Entry = readonly [tag: number, type: 3 | 4, count: number, value: number];

/** TIFF 6.0: a directory whose next one is at `next`. */
const directory = (entries: readonly Entry[], next: number): Buffer =>
  Buffer.concat([
    little(2, entries.length),
    ...entries.map(([tag, type, count, value]) =>
      Buffer.concat([little(2, tag), little(2, type), little(4, count), little(4, value)]),
    ),
    little(4, next),
  ]);
const bilevel = (width: number, height: number): readonly Entry[] => [
  [256, 4, 1, width],
  [257, 4, 1, height],
  [258, 3, 1, 1],
  [259, 3, 1, 1],
  [262, 3, 1, 1],
  [273, 4, 1, 8],
  [277, 3, 1, 1],
  [278, 4, 1, height],
  [279, 4, 1, Math.min(0xff_ff_ff_ff, Math.ceil(width / 8) * height)],
];
const tiffHead = Buffer.from('49492a0008000000', 'hex');

/** One-pixel pages, each a directory of its own. */
function tiffOfPages(count: number): Buffer {
  const size = directory(bilevel(1, 1), 0).length;
  const pages = Array.from({ length: count }, (_, index) =>
    directory(bilevel(1, 1), index === count - 1 ? 0 : 8 + (index + 1) * size),
  );
  return Buffer.concat([tiffHead, ...pages]);
}

const gif = (width: number, height: number, frames: number): Buffer => {
  const size = Buffer.concat([little(2, width), little(2, height)]);
  const frame = Buffer.concat([Buffer.from('2c00000000', 'hex'), size, Buffer.from('000202440100', 'hex')]);
  return Buffer.concat([
    Buffer.from('GIF89a'),
    size,
    Buffer.from('800000000000ffffff', 'hex'),
    ...Array.from({ length: frames }, () => frame),
    Buffer.from(';'),
  ]);
};

const bmp = (width: number, height: number, bits: number, compression = 0): Buffer => {
  const header = Buffer.alloc(54);
  header.write('BM');
  header.writeUInt32LE(54, 10);
  header.writeUInt32LE(40, 14);
  header.writeInt32LE(width, 18);
  header.writeInt32LE(height, 22);
  header.writeUInt16LE(1, 26);
  header.writeUInt16LE(bits, 28);
  header.writeUInt32LE(compression, 30);
  return Buffer.concat([header, Buffer.alloc(100)]);
};

/** A progressive JPEG of `scans` scans, each over the whole picture. */
const jpegOfScans = (width: number, height: number, scans: number): Buffer => {
  const size = Buffer.alloc(4);
  size.writeUInt16BE(height, 0);
  size.writeUInt16BE(width, 2);
  const table = Buffer.concat([Buffer.from('ffdb004300', 'hex'), Buffer.alloc(64, 1)]);
  const frame = Buffer.concat([Buffer.from('ffc2000b08', 'hex'), size, Buffer.from('01011100', 'hex')]);
  const codes = Buffer.from('ffc40014000100000000000000000000000000000000', 'hex');
  const scan = Buffer.from('ffda0008010100000000ff', 'hex');
  return Buffer.concat([
    Buffer.from('ffd8', 'hex'),
    table,
    frame,
    codes,
    ...Array.from({ length: scans }, () => scan),
    Buffer.from('ffd9', 'hex'),
  ]);
};

export const pictures: readonly HostileDocument[] = [
  {
    name: 'pixels-3600-million.png',
    convertTo: 'pdf',
    make: () => png(60_000, 60_000, { data: rows(60_000, 100, 1) }),
  },
  {
    name: 'pixels-148-million.png',
    slow: true,
    convertTo: 'pdf',
    make: () => png(12_160, 12_160, { data: rows(12_160, 12_160, 1) }),
  },
  {
    name: 'pixels-148-million-deep.png',
    slow: true,
    convertTo: 'jpg',
    make: () => png(12_160, 12_160, { bits: 16, colour: 6, data: rows(12_160, 12_160, 64) }),
  },
  {
    name: 'pixels-148-million-recognised.png',
    slow: true,
    convertTo: 'pdf',
    ocr: true,
    make: () => png(12_160, 12_160, { bits: 8, colour: 2, data: rows(12_160, 12_160, 24) }),
  },
  {
    name: 'like-a-thread.png',
    convertTo: 'pdf',
    ocr: true,
    make: () => png(1, 140_000_000, { data: Buffer.alloc(9) }),
  },
  { name: 'like-a-ribbon.png', convertTo: 'pdf', ocr: true, make: () => png(40_000, 9, { data: rows(40_000, 9, 1) }) },
  { name: 'of-no-size.png', convertTo: 'pdf', make: () => png(0, 0, {}) },
  { name: 'of-all-sizes.png', convertTo: 'pdf', make: () => png(0xff_ff_ff_ff, 0xff_ff_ff_ff, {}) },
  {
    name: 'text-of-a-gigabyte.png',
    slow: true,
    convertTo: 'pdf',
    make: () =>
      png(9, 9, {
        data: rows(9, 9, 1),
        more: chunk('zTXt', Buffer.concat([Buffer.from('a\0\0'), deflateSync(Buffer.alloc(1_000_000_000))])),
      }),
  },
  {
    name: 'profile-of-a-gigabyte.png',
    slow: true,
    convertTo: 'pdf',
    make: () =>
      png(9, 9, {
        data: rows(9, 9, 1),
        more: chunk('iCCP', Buffer.concat([Buffer.from('a\0\0'), deflateSync(Buffer.alloc(500_000_000))])),
      }),
  },
  {
    name: 'pages-in-a-circle.tiff',
    convertTo: 'pdf',
    make: () => Buffer.concat([tiffHead, directory(bilevel(9, 9), 8)]),
  },
  { name: 'pages-20000.tiff', slow: true, convertTo: 'png', make: () => tiffOfPages(20_000) },
  {
    name: 'strip-without-an-end.tiff',
    convertTo: 'pdf',
    make: () => Buffer.concat([tiffHead, directory(bilevel(0x7f_ff_ff_ff, 0x7f_ff_ff_ff), 0)]),
  },
  {
    name: 'tags-without-an-end.tiff',
    convertTo: 'pdf',
    make: () => Buffer.concat([tiffHead, directory([[270, 4, 0xff_ff_ff_ff, 8], ...bilevel(9, 9)], 0)]),
  },
  { name: 'screen-of-4-billion.gif', convertTo: 'pdf', make: () => gif(65_535, 65_535, 1) },
  { name: 'frames-20000.gif', convertTo: 'pdf', make: () => gif(2000, 2000, 20_000) },
  { name: 'of-two-billion.bmp', convertTo: 'pdf', make: () => bmp(0x7f_ff_ff_ff, 0x7f_ff_ff_ff, 24) },
  { name: 'upside-down-without-an-end.bmp', convertTo: 'pdf', make: () => bmp(5, -0x80_00_00_00, 1) },
  { name: 'of-run-lengths.bmp', convertTo: 'pdf', make: () => bmp(12_000, 12_000, 8, 1) },
  { name: 'scans-5000.jpg', slow: true, convertTo: 'png', make: () => jpegOfScans(8000, 8000, 5000) },
  { name: 'of-4-billion.jpg', convertTo: 'pdf', make: () => jpegOfScans(65_500, 65_500, 1) },
];
