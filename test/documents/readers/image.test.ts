import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { imageReader, paperDpi } from '../../../src/documents/readers/image.ts';
import type { Raster } from '../../../src/domain/document.ts';

/** 200 × 100 pixels: red above, blue below. */
const flag = (options: { readonly alpha?: boolean } = {}): Sharp => {
  const channels = options.alpha === true ? 4 : 3;
  const pixels = Buffer.alloc(200 * 100 * channels);
  for (let index = 0; index < 200 * 100; index++)
    pixels.set(
      index < 10_000 ? [255, 0, 0, 255].slice(0, channels) : [0, 0, 255, 0].slice(0, channels),
      index * channels,
    );
  return sharp(pixels, { raw: { width: 200, height: 100, channels } });
};

const open = (bytes: Uint8Array): ReturnType<typeof imageReader.open> => imageReader.open(bytes, {});
const colourAt = ({ pixels, width }: Raster, x: number, y: number): number[] => [
  ...pixels.subarray((y * width + x) * 3, (y * width + x) * 3 + 3),
];
const isAbout = (colour: readonly number[], expected: readonly number[]): boolean =>
  colour.length === 3 && colour.every((value, index) => Math.abs(value - (expected[index] ?? NaN)) < 40);

async function raster(bytes: Uint8Array, dpi = 300, index = 0): Promise<Raster> {
  const document = await open(bytes);
  const found = await document.raster(index, dpi);
  expect(found.pixels.length).toBe(found.width * found.height * 3);
  document.close();
  return found;
}

function bmp(
  bits: 1 | 8 | 24 | 32,
  options: { readonly topDown?: boolean; readonly compression?: number } = {},
): Buffer {
  const [width, height] = [10, 4];
  const stride = Math.ceil((width * bits) / 32) * 4;
  const palette = bits <= 8 ? Buffer.from([255, 0, 0, 0, 0, 0, 255, 0]) : Buffer.alloc(0);
  const head = Buffer.alloc(54);
  head.write('BM');
  head.writeUInt32LE(54 + palette.length, 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(width, 18);
  head.writeInt32LE(options.topDown === true ? -height : height, 22);
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(bits, 28);
  head.writeUInt32LE(options.compression ?? 0, 30);
  head.writeUInt32LE(2, 46);
  // Red rows first, so that they are below unless the picture is top down.
  const rows = [1, 1, 0, 0].map((red) => {
    const row = Buffer.alloc(stride);
    if (bits === 1) row.fill(red === 1 ? 0xff : 0);
    else if (bits === 8) row.fill(red);
    else for (let x = 0; x < width; x++) row.set(red === 1 ? [0, 0, 255] : [255, 0, 0], x * (bits / 8));
    return row;
  });
  return Buffer.concat([head, palette, ...rows]);
}

describe('formats', () => {
  it.each([
    ['JPEG', () => flag().jpeg().toBuffer()],
    ['PNG', () => flag().png().toBuffer()],
    ['TIFF', () => flag().tiff({ compression: 'lzw' }).toBuffer()],
    ['WebP', () => flag().webp().toBuffer()],
    ['GIF', () => flag().gif().toBuffer()],
    ['16-bit PNG', () => flag().toColourspace('rgb16').png().toBuffer()],
    ['palette PNG', () => flag().png({ palette: true }).toBuffer()],
  ])('%s becomes 8-bit RGB', async (_name, make) => {
    const found = await raster(await make());
    expect([found.width, found.height]).toEqual([200, 100]);
    expect(colourAt(found, 100, 10)).toSatisfy((colour: number[]) => isAbout(colour, [255, 0, 0]));
    expect(colourAt(found, 100, 90)).toSatisfy((colour: number[]) => isAbout(colour, [0, 0, 255]));
  });

  it.each([
    ['grey', () => flag().greyscale().png().toBuffer()],
    ['16-bit grey', () => flag().toColourspace('grey16').png().toBuffer()],
    [
      'black and white',
      () =>
        flag()
          .greyscale()
          .threshold(50)
          .toColourspace('b-w')
          .tiff({ bitdepth: 1, compression: 'ccittfax4' })
          .toBuffer(),
    ],
  ])('%s becomes RGB too', async (_name, make) => {
    const found = await raster(await make());
    const [red, green, blue] = colourAt(found, 100, 10);
    expect(red).toBe(green);
    expect(red).toBe(blue);
  });

  it('CMYK becomes RGB, as near as ink comes to it', async () => {
    const cmyk = await flag().toColourspace('cmyk').jpeg().toBuffer();
    expect((await sharp(cmyk).metadata()).space).toBe('cmyk');
    const found = await raster(cmyk);
    const [redAbove = 0, , blueAbove = 0] = colourAt(found, 100, 10);
    const [redBelow = 0, , blueBelow = 0] = colourAt(found, 100, 90);
    expect(redAbove - blueAbove).toBeGreaterThan(100);
    expect(blueBelow - redBelow).toBeGreaterThan(100);
  });

  it('shows transparent pixels on white', async () => {
    expect(colourAt(await raster(await flag({ alpha: true }).png().toBuffer()), 100, 90)).toEqual([255, 255, 255]);
  });

  it.each([1, 8, 24, 32] as const)('reads BMP of %i bits, which sharp does not support', async (bits) => {
    const upright = await raster(bmp(bits));
    expect([upright.width, upright.height]).toEqual([10, 4]);
    expect(colourAt(upright, 9, 0)).toEqual([0, 0, 255]);
    expect(colourAt(upright, 9, 3)).toEqual([255, 0, 0]);
    expect(colourAt(await raster(bmp(bits, { topDown: true })), 0, 0)).toEqual([255, 0, 0]);
  });

  it('has no words and no attachments', async () => {
    const document = await open(await flag().png().toBuffer());
    expect(await document.text(0)).toMatchObject({ number: 1, words: [], textSource: 'none' });
    expect(document.attachments).toEqual([]);
    await expect(document.text(1)).rejects.toMatchObject({ kind: 'bad_request' });
  });
});

describe('pages', () => {
  it('of a TIFF keep their own sizes', async () => {
    const small = await sharp({ create: { width: 60, height: 80, channels: 3, background: 'lime' } })
      .tiff()
      .toBuffer();
    const document = await open(joinTiffs(await flag().tiff({ compression: 'none' }).toBuffer(), small));
    expect(document.pageCount).toBe(2);
    expect((await document.text(0)).width / (await document.text(0)).height).toBeCloseTo(2);
    expect((await document.text(1)).width / (await document.text(1)).height).toBeCloseTo(0.75);
    const second = await document.raster(1, 300);
    expect([second.width, second.height]).toEqual([60, 80]);
    expect(colourAt(second, 5, 5)).toSatisfy((colour: number[]) => isAbout(colour, [0, 255, 0]));
  });

  it('of an animation are reduced to the first one, with a warning', async () => {
    const frames = Buffer.concat([await flag().raw().toBuffer(), await flag().negate().raw().toBuffer()]);
    const film = await sharp(frames, { raw: { width: 200, height: 200, channels: 3, pageHeight: 100 } })
      .gif()
      .toBuffer();
    const document = await open(film);
    expect(document.pageCount).toBe(1);
    expect(document.warnings).toHaveLength(1);
    expect(await document.raster(0, 300)).toMatchObject({ width: 200, height: 100 });
  });

  it('are turned upright according to their EXIF orientation', async () => {
    const onItsSide = await flag().withMetadata({ orientation: 6, density: 100 }).jpeg().toBuffer();
    const document = await open(onItsSide);
    expect(await document.text(0)).toMatchObject({ width: 72, height: 144 });
    const found = await document.raster(0, 300);
    expect([found.width, found.height]).toEqual([100, 200]);
    expect(colourAt(found, 90, 100)).toSatisfy((colour: number[]) => isAbout(colour, [255, 0, 0]));
    expect(colourAt(found, 10, 100)).toSatisfy((colour: number[]) => isAbout(colour, [0, 0, 255]));
  });
});

describe('resolution', () => {
  it('is the stated one if the paper size is plausible, or else that of an A4 page', () => {
    expect(paperDpi(1654, 2339, 200)).toBe(200);
    expect(paperDpi(2480, 3508, 72)).toBeCloseTo(300, 0);
    expect(paperDpi(3024, 4032, 110)).toBeCloseTo(365.7, 0);
    expect(paperDpi(2480, 3508, undefined)).toBeCloseTo(300, 0);
    expect(paperDpi(2480, 3508, 30_000)).toBeCloseTo(300, 0);
  });

  it('is never raised, and points follow from it', async () => {
    const picture = await flag().withMetadata({ density: 100 }).png().toBuffer();
    const native = await raster(picture, 400);
    expect([native.width, Math.round(native.dpi)]).toEqual([200, 100]);
    const half = await raster(picture, 50);
    expect([half.width, half.height, Math.round(half.dpi)]).toEqual([100, 50, 50]);
    expect((half.width * 72) / half.dpi).toBeCloseTo((native.width * 72) / native.dpi);
  });
});

describe('pictures that are refused', () => {
  const pngHeader = (width: number, height: number): Buffer => {
    const bytes = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\0\0\x08\x02\0\0\0\0\0\0\0', 'latin1');
    bytes.writeUInt32BE(width, 16);
    bytes.writeUInt32BE(height, 20);
    return bytes;
  };

  it('a picture of 40000 × 40000 pixels is refused by its header', async () => {
    await expect(open(pngHeader(40_000, 40_000))).rejects.toMatchObject({
      kind: 'too_large',
      message: expect.stringContaining('40000 × 40000'),
    });
    const jpeg = Buffer.from(await flag().jpeg().toBuffer());
    const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
    jpeg.writeUInt16BE(40_000, frame + 5);
    jpeg.writeUInt16BE(40_000, frame + 7);
    await expect(open(jpeg)).rejects.toMatchObject({ kind: 'too_large' });
    const bitmap = bmp(24);
    bitmap.writeInt32LE(40_000, 18);
    bitmap.writeInt32LE(40_000, 22);
    await expect(open(bitmap)).rejects.toMatchObject({ kind: 'too_large' });
  });

  it('damaged pictures are refused as corrupt', async () => {
    await expect(open(pngHeader(100, 100))).rejects.toMatchObject({ kind: 'corrupt_document' });
    await expect(open(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).rejects.toMatchObject({ kind: 'corrupt_document' });
    await expect(raster(bmp(24).subarray(0, 100))).rejects.toMatchObject({ kind: 'corrupt_document' });
    const noise = await sharp({
      create: {
        width: 300,
        height: 300,
        channels: 3,
        noise: { type: 'gaussian', mean: 128, sigma: 30 },
        background: 'white',
      },
    })
      .jpeg()
      .toBuffer();
    await expect(raster(noise.subarray(0, noise.length / 2))).rejects.toMatchObject({ kind: 'corrupt_document' });
  });

  it('pictures of unsupported kinds are refused as such', async () => {
    await expect(open(bmp(24, { compression: 1 }))).rejects.toMatchObject({ kind: 'unsupported_format' });
    await expect(open(Buffer.from('\0\0\0\x1cftypavif\0\0\0\0mif1avif', 'latin1'))).rejects.toMatchObject({
      kind: 'unsupported_format',
      detail: expect.stringContaining('Convert it to JPEG'),
    });
    await expect(
      open(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')),
    ).rejects.toMatchObject({ kind: 'unsupported_format' });
  });
});

describe('HEIC', () => {
  /** 64 × 64 pixels, the left half red and the right half blue, and a property `irot` that turns it clockwise. */
  const photo = Buffer.from(
    [
      'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAUxtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAA',
      'AAAAABAAAAImlsb2MAAAAAREAAAQABAAAAAAFmAAEAAAAKAAAALAAAACNpaW5mAAAAAAABAAAAFWluZmUCAAAAAAEAAGh2YzEAAAAAzGlwcnAA',
      'AACtaXBjbwAAAHhodmNDAQNwAAAAAAAAAAAAHvAA/P34+AAADwMgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQCEAAQArQgEBA3AAAAMAkA',
      'AAAwAAAwAeoCCBBZbqSSmubgQEDAgAAAMACAAAAwAIQCIAAQAHRAHBcrAiQAAAABRpc3BlAAAAAAAAAEAAAABAAAAAEHBpeGkAAAAAAwgICAAA',
      'AAlpcm90AwAAABdpcG1hAAAAAAAAAAEAAQSBAoOEAAAANG1kYXQAAAAoKAGvE4DmqHDT//4mlH/9OueH6eXkS//1pqSP8Kh3/60R0VIr//LlPg',
      '==',
    ].join(''),
    'base64',
  );

  it('is decoded and turned upright', async () => {
    const { width, height, pixels } = await raster(photo);
    const at = (x: number, y: number): number[] => [...pixels.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)];
    expect([width, height]).toEqual([64, 64]);
    for (const x of [5, 58]) {
      expect(at(x, 5)).toEqual([expect.closeTo(255, -1), 0, 0]);
      expect(at(x, 58)).toEqual([0, 0, expect.closeTo(255, -1)]);
    }
  });

  it('that is cut off or damaged is refused', async () => {
    for (const length of [28, 100, 300, photo.length - 40])
      await expect(raster(photo.subarray(0, length))).rejects.toMatchObject({ kind: 'corrupt_document' });
  });

  it('with more pixels than are decoded is refused before it is decoded', async () => {
    const huge = Buffer.from(photo);
    const size = huge.indexOf('ispe') + 8;
    huge.writeUInt32BE(20_000, size);
    huge.writeUInt32BE(20_000, size + 4);
    await expect(raster(huge)).rejects.toMatchObject({ kind: expect.stringMatching(/too_large|corrupt_document/) });
  });
});

/** Appends the second TIFF to the first by linking its directory; its offsets are moved. Both little-endian, one page each. */
function joinTiffs(first: Buffer, second: Buffer): Buffer {
  const base = first.length + (first.length % 2);
  const moved = Buffer.from(second);
  const directory = moved.readUInt32LE(4);
  const count = moved.readUInt16LE(directory);
  const sizes: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8 };
  for (let index = 0; index < count; index++) {
    const field = directory + 2 + index * 12;
    const tag = moved.readUInt16LE(field);
    const bytes = (sizes[moved.readUInt16LE(field + 2)] ?? 1) * moved.readUInt32LE(field + 4);
    const isOffset = bytes > 4 || tag === 273;
    if (bytes > 4 && tag === 273) {
      const at = moved.readUInt32LE(field + 8);
      for (let strip = 0; strip < bytes; strip += 4)
        moved.writeUInt32LE(moved.readUInt32LE(at + strip) + base, at + strip);
    }
    if (isOffset) moved.writeUInt32LE(moved.readUInt32LE(field + 8) + base, field + 8);
  }
  const joined = Buffer.concat([first, Buffer.alloc(base - first.length), moved]);
  const firstDirectory = joined.readUInt32LE(4);
  joined.writeUInt32LE(directory + base, firstDirectory + 2 + joined.readUInt16LE(firstDirectory) * 12);
  return joined;
}
