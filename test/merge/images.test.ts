/** Pictures as pages: their bytes, their size on paper, their orientation. */
import { PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it, test } from 'vitest';
import { imageReader } from '../../src/documents/readers/image.ts';
import type { MediaType } from '../../src/domain/formats.ts';
import type { Raster } from '../../src/domain/document.ts';
import { difference, type Merged, merge, mm, rasterOf, source } from './merging.ts';

/** 300 x 200 pixels, smooth, not the same when turned or mirrored. */
function picture(channels: 3 | 4 = 3): Sharp {
  const pixels = new Uint8Array(300 * 200 * channels);
  for (let y = 0; y < 200; y++) {
    for (let x = 0; x < 300; x++) {
      const at = (y * 300 + x) * channels;
      pixels.set([x * 0.8, y, x > 150 && y > 100 ? 0 : 120], at);
      if (channels === 4) pixels[at + 3] = 255 - x * 0.5;
    }
  }
  return sharp(pixels, { raw: { width: 300, height: 200, channels } });
}

const imagesIn = async (pdf: Uint8Array): Promise<PDFRawStream[]> =>
  (await PDFDocument.load(pdf)).context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFRawStream && object.dict.get(PDFName.of('Subtype')) === PDFName.of('Image') ? [object] : [],
    );

/** As large as its cell on a paper of 300 x 200 dots: one pixel a point. */
const placed = (
  bytes: Uint8Array,
  type: MediaType,
  [width, height]: readonly [number, number] = [300, 200],
): Promise<Merged> =>
  merge([source(bytes, 'picture', type)], {
    layout: '1x1',
    margin: 0,
    fit: 'fill',
    paper: `${((width * 25.4) / 72).toFixed(2)}x${((height * 25.4) / 72).toFixed(2)}mm`,
    orientation: width > height ? 'landscape' : 'portrait',
  });

async function reference(bytes: Uint8Array): Promise<Raster> {
  const open = await imageReader.open(bytes, {});
  return open.raster(0, 10_000);
}

/** Pictures are smoothed a little when they are drawn. */
const alike = 4;

async function expectAlike(bytes: Uint8Array, type: MediaType, size?: [number, number]): Promise<Merged> {
  const merged = await placed(bytes, type, size);
  expect(merged.report.refused).toEqual([]);
  const drawn = await rasterOf(merged.bytes, 0, 72);
  expect(difference(drawn, await reference(bytes))).toBeLessThan(alike);
  return merged;
}

describe('a JPEG', () => {
  it('is contained in the file byte for byte', async () => {
    const jpeg = await picture().jpeg().toBuffer();
    const { bytes } = await expectAlike(jpeg, 'image/jpeg');
    const [image] = await imagesIn(bytes);
    expect(Buffer.from(image!.contents).equals(jpeg)).toBe(true);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'with EXIF orientation %i is placed as a viewer shows it',
    async (orientation) => {
      const jpeg = await picture().withMetadata({ orientation }).jpeg().toBuffer();
      const { bytes } = await expectAlike(jpeg, 'image/jpeg', orientation >= 5 ? [200, 300] : [300, 200]);
      expect(Buffer.from((await imagesIn(bytes))[0]!.contents).equals(jpeg)).toBe(true);
    },
  );

  it.each(['grey', 'progressive', 'cmyk', 'profile'])('%s is embedded as it is', async (kind) => {
    const kinds: Record<string, () => Sharp> = {
      grey: () => picture().toColourspace('b-w').jpeg(),
      progressive: () => picture().jpeg({ progressive: true }),
      cmyk: () => picture().toColourspace('cmyk').jpeg(),
      profile: () => picture().withIccProfile('p3').jpeg(),
    };
    const jpeg = await kinds[kind]!().toBuffer();
    const { bytes } = await placed(jpeg, 'image/jpeg');
    const [image] = await imagesIn(bytes);
    expect(Buffer.from(image!.contents).equals(jpeg)).toBe(true);
    // Two conversions from CMYK do not agree to the shade; black and white would differ by 255.
    const drawn = await rasterOf(bytes, 0, 72);
    expect(difference(drawn, await reference(jpeg))).toBeLessThan(kind === 'cmyk' ? 40 : alike);
  });

  it('that is cut off is refused', async () => {
    const jpeg = await picture().jpeg().toBuffer();
    const { report } = await placed(jpeg.subarray(0, jpeg.length / 2), 'image/jpeg');
    expect(report.refused[0]?.failure.kind).toBe('corrupt_document');
  });
});

describe('other pictures', () => {
  test.each<[string, MediaType, () => Promise<Buffer>]>([
    ['PNG', 'image/png', () => picture().png().toBuffer()],
    ['PNG with transparency, on white', 'image/png', () => picture(4).png().toBuffer()],
    ['PNG of greys', 'image/png', () => picture().toColourspace('b-w').png().toBuffer()],
    ['PNG of black and white', 'image/png', () => picture().threshold(90).png().toBuffer()],
    ['WebP', 'image/webp', () => picture().webp().toBuffer()],
    ['GIF', 'image/gif', () => picture().gif().toBuffer()],
    ['TIFF', 'image/tiff', () => picture().tiff({ compression: 'lzw' }).toBuffer()],
  ])('%s', async (_, type, make) => {
    await expectAlike(await make(), type);
  });

  test('a PNG is stored without loss', async () => {
    const png = await picture().png().toBuffer();
    const { bytes } = await placed(png, 'image/png');
    const [image] = await imagesIn(bytes);
    expect(image!.dict.get(PDFName.of('Filter'))).toBe(PDFName.of('FlateDecode'));
  });

  test('black and white pictures use one bit for each pixel', async () => {
    const { bytes } = await placed(await picture().threshold(90).png().toBuffer(), 'image/png');
    const [image] = await imagesIn(bytes);
    expect(image!.dict.get(PDFName.of('BitsPerComponent'))?.toString()).toBe('1');
  });
});

test('a scan that states its resolution is placed in its size on paper', async () => {
  const scan = await sharp({ create: { width: 1654, height: 2339, channels: 3, background: '#eee' } })
    .withMetadata({ density: 200 })
    .png()
    .toBuffer();
  const { report } = await merge([source(scan, 'scan.png', 'image/png')], { layout: '1x1', margin: 0 });
  const [x0, y0, x1, y1] = report.placements[0]!.box;
  expect(x1 - x0).toBeCloseTo(mm(210), 0);
  expect(y1 - y0).toBeCloseTo(mm(297), 0);
});
