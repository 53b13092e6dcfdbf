/** Pictures of every kind, and OFD, as sources. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { identify } from '../../src/convert/identify.ts';
import { type Format, looksLike } from '../../src/convert/formats.ts';
import { multipageTiff } from '../../src/convert/raster/tiff.ts';
import { converted, textIn } from './run.ts';
import type { OcrEngine } from '../../src/ocr/engine.ts';

const [width, height] = [40, 30];
const plain = (background: string) => sharp({ create: { width, height, channels: 3, background } });

/** 24 bits a pixel, rows bottom up (BITMAPINFOHEADER): sharp writes none. */
async function bmp(): Promise<Uint8Array> {
  const { data } = await plain('#2040c0').raw().toBuffer({ resolveWithObject: true });
  const rowBytes = Math.ceil((width * 3) / 4) * 4;
  const file = Buffer.alloc(54 + rowBytes * height);
  file.write('BM', 'latin1');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++)
      for (const [channel, from] of [2, 1, 0].entries())
        file[54 + rowBytes * (height - 1 - row) + 3 * column + channel] = data[3 * (row * width + column) + from] ?? 0;
  return file;
}

/** Sees the same words in every picture. */
const ocr: OcrEngine = {
  name: 'test',
  version: '1',
  unavailable: () => Promise.resolve(undefined),
  recognize: () =>
    Promise.resolve({
      lines: [{ text: 'recognised words', confidence: 1, box: [2, 2, 38, 10] }],
      rotation: 0,
      skewDegrees: 0,
      width,
      height,
    }),
  close: () => Promise.resolve(),
};

const sources = {
  webp: () => plain('#2040c0').webp({ lossless: true }).toBuffer(),
  gif: () => plain('#2040c0').gif().toBuffer(),
  bmp,
  tiff: () => plain('#2040c0').tiff({ compression: 'lzw' }).toBuffer(),
  jpg: () => plain('#2040c0').jpeg({ quality: 100 }).toBuffer(),
} satisfies Partial<Record<Format, () => Promise<Uint8Array>>>;

describe.each(Object.entries(sources) as [keyof typeof sources, () => Promise<Uint8Array>][])('%s', (from, make) => {
  it('is recognised by its bytes', async () => {
    expect((await identify(await make(), 'x')).format).toBe(from);
  });

  it.each(['png', 'jpg', 'tiff'] as const)('becomes %s with the same picture', async (to) => {
    const { bytes } = await converted(await make(), from, to);
    expect(looksLike(to, bytes)).toBe(true);
    const picture = sharp(bytes);
    expect(await picture.metadata()).toMatchObject({ width, height });
    const { dominant } = await picture.stats();
    for (const [channel, wanted] of [0x20, 0x40, 0xc0].entries())
      expect(Math.abs(([dominant.r, dominant.g, dominant.b][channel] ?? 0) - wanted)).toBeLessThanOrEqual(8);
  });

  it.each(['pdf', 'docx', 'html', 'pptx'] as const)('becomes %s with a page that shows the picture', async (to) => {
    const result = await converted(await make(), from, to);
    expect(looksLike(to, result.bytes)).toBe(true);
    expect(result.images).toBe(1);
    if (to === 'pdf') expect((await PDFDocument.load(result.bytes)).getPageCount()).toBe(1);
    if (to === 'html') expect(Buffer.from(result.bytes).toString()).toMatch(/<img src="data:image\//);
  });

  it('becomes text through recognition', async () => {
    const { bytes } = await converted(await make(), from, 'txt', {}, { ocr });
    expect(Buffer.from(bytes).toString().trim()).toBe('recognised words');
  });

  it('is refused as text without a recognition engine, and the failure names what is missing', async () => {
    await expect(converted(await make(), from, 'txt')).rejects.toMatchObject({ kind: 'engine_unavailable' });
  });
});

it('every page of a TIFF arrives', async () => {
  const colours = ['#ff0000', '#00ff00', '#0000ff'];
  const tiff = multipageTiff(await Promise.all(colours.map((colour) => plain(colour).tiff().toBuffer())));
  expect((await PDFDocument.load((await converted(tiff, 'tiff', 'pdf')).bytes)).getPageCount()).toBe(3);
  expect((await converted(tiff, 'tiff', 'docx')).images).toBe(3);
  const pictures = await converted(tiff, 'tiff', 'png');
  expect(pictures.container).toBe('zip');
  const again = await converted(tiff, 'tiff', 'tiff');
  expect((await sharp(again.bytes).metadata()).pages).toBe(3);
  const last = await sharp(again.bytes, { page: 2 }).stats();
  expect(last.dominant.b).toBeGreaterThan(last.dominant.r);
});

describe('ofd', () => {
  const fixture = (name: string): Buffer =>
    readFileSync(join(import.meta.dirname, '../../fixtures/invoices', `${name}.ofd`));
  const source = fixture('cn-ofd-tagged');

  it('is recognised by its bytes', async () => {
    expect((await identify(source, 'x.ofd')).format).toBe('ofd');
  });

  it.each(['pdf', 'txt', 'md', 'docx', 'html'] as const)('becomes %s with all its words', async (to) => {
    const result = await converted(source, 'ofd', to);
    expect(looksLike(to, result.bytes)).toBe(true);
    const squeezed = (await textIn(result.bytes, to)).replaceAll(/\s+/g, '');
    expect(squeezed).toContain('价税合计');
    expect(squeezed).toContain('20481632');
    expect(result.quality?.accuracy).toBeGreaterThanOrEqual(95);
  });

  it.each(['png', 'jpg', 'tiff'] as const)('becomes %s with a page that is not blank', async (to) => {
    const { bytes } = await converted(source, 'ofd', to, { dpi: 72 });
    const { entropy } = await sharp(bytes).stats();
    expect(entropy).toBeGreaterThan(0.3);
  });
});
