import sharp, { type Sharp } from 'sharp';
import { afterAll, expect, it } from 'vitest';
import type { Raster } from '../../src/domain/document.ts';
import type { OcrEngine } from '../../src/ocr/engine.ts';

/** A picture of lines of text, drawn by the machine's own sans-serif font. */
export async function pictureOf(
  lines: readonly string[],
  { width = 900, fontSize = 36 }: { readonly width?: number; readonly fontSize?: number } = {},
): Promise<Raster> {
  const height = Math.ceil((lines.length + 1) * fontSize * 2);
  const texts = lines.map(
    (line, index) =>
      `<text x="40" y="${(index + 1) * fontSize * 2}" font-size="${fontSize}" xml:space="preserve">${line}</text>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="white"/><g font-family="sans-serif">${texts.join('')}</g></svg>`;
  return rasterOf(sharp(Buffer.from(svg)));
}

export async function rasterOf(image: Sharp): Promise<Raster> {
  const { data, info } = await image
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: data, dpi: 144 };
}

export const turned = (raster: Raster, degrees: number): Promise<Raster> =>
  rasterOf(
    sharp(raster.pixels, { raw: { width: raster.width, height: raster.height, channels: 3 } }).rotate(degrees, {
      background: '#fff',
    }),
  );

/** What every OCR engine promises. Each engine's test file calls this once. */
export function ocrEngineContract(engine: OcrEngine): void {
  afterAll(() => engine.close());

  it('can be used as it is installed', async () => {
    expect(await engine.unavailable()).toBeUndefined();
  });

  it('reads lines of text, each at its position', async () => {
    const raster = await pictureOf(['Invoice INV-20461', 'Total 1,284.50']);
    const { lines, rotation, width, height } = await engine.recognize(raster, { languages: ['en'] });
    expect(lines.map(({ text }) => text)).toEqual(['Invoice INV-20461', 'Total 1,284.50']);
    expect({ rotation, width, height }).toEqual({ rotation: 0, width: raster.width, height: raster.height });
    lines.forEach(({ box: [x0, y0, x1, y1], confidence, characterX = [], text }, index) => {
      const baseline = (index + 1) * 72;
      expect(x0).toBeGreaterThan(20);
      expect(x1).toBeLessThan(500);
      expect(y0).toBeLessThan(baseline - 18);
      expect(y0).toBeGreaterThan(baseline - 50);
      expect(y1).toBeGreaterThan(baseline - 6);
      expect(y1).toBeLessThan(baseline + 24);
      expect(confidence).toBeGreaterThan(0.6);
      expect(confidence).toBeLessThanOrEqual(1);
      expect(characterX).toHaveLength(text.length);
      expect([...characterX].sort((a, b) => a - b)).toEqual(characterX);
    });
  });

  it('straightens the boxes of a slightly sloping page', async () => {
    const raster = await turned(await pictureOf(['Invoice number INV-20461 of 3 May 2024']), 4);
    const { lines, skewDegrees } = await engine.recognize(raster, { languages: ['en'] });
    expect(lines.map(({ text }) => text)).toEqual(['Invoice number INV-20461 of 3 May 2024']);
    expect(skewDegrees).toBeGreaterThan(3);
    expect(skewDegrees).toBeLessThan(5);
    const [, y0 = 0, , y1 = 0] = lines[0]?.box ?? [];
    expect(y1 - y0).toBeLessThan(70);
  });

  it('finds nothing on an empty page', async () => {
    const raster = { width: 400, height: 300, pixels: new Uint8Array(400 * 300 * 3).fill(255), dpi: 72 };
    expect(await engine.recognize(raster, { languages: ['en'] })).toMatchObject({ lines: [], rotation: 0 });
  });

  it('is cancelled by its signal before and during a page, and can read the next page afterwards', async () => {
    const raster = await pictureOf(['Total 42.00']);
    await expect(engine.recognize(raster, { languages: ['en'], signal: AbortSignal.abort() })).rejects.toMatchObject({
      kind: 'cancelled',
    });
    const controller = new AbortController();
    const running = engine.recognize(raster, { languages: ['en'], signal: controller.signal });
    setTimeout(() => controller.abort(), 5);
    await expect(running).rejects.toMatchObject({ kind: 'cancelled' });
    const { lines } = await engine.recognize(raster, { languages: ['en'] });
    expect(lines.map(({ text }) => text)).toEqual(['Total 42.00']);
  });

  it('fails as ocr_failed if the pixels of a picture are missing', async () => {
    const raster = { width: 200, height: 100, pixels: new Uint8Array(30), dpi: 72 };
    await expect(engine.recognize(raster, { languages: ['en'] })).rejects.toMatchObject({ kind: 'ocr_failed' });
  });
}
