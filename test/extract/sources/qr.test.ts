import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';
import type { Page, Raster } from '../../../src/domain/document.ts';
import type { OpenDocument } from '../../../src/documents/reader.ts';
import { readQr, readQrCodes } from '../../../src/extract/sources/qr.ts';

const white = (width: number, height: number): Uint8Array => new Uint8Array(width * height * 3).fill(255);

/** A page with the codes side by side, each module `scale` pixels wide. */
async function pageWith(payloads: readonly string[], scale = 3, dpi = 100): Promise<Raster> {
  const symbols = await Promise.all(payloads.map((text) => writeBarcode(text, { format: 'QRCode', scale: 1 })));
  const width = 800;
  const pixels = white(width, 400);
  symbols.forEach(({ symbol }, index) => {
    for (let y = 0; y < symbol.height * scale; y++) {
      for (let x = 0; x < symbol.width * scale; x++) {
        const dark = symbol.data[Math.floor(y / scale) * symbol.width + Math.floor(x / scale)] === 0;
        const at = ((y + 40) * width + x + 40 + index * 260) * 3;
        pixels.fill(dark ? 0 : 255, at, at + 3);
      }
    }
  });
  return { width, height: 400, pixels, dpi };
}

const payload = '01,31,,24952000000012345678,268.00,20260610,,3AB4';

beforeAll(async () => {
  const wasm = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm'));
  await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer }, fireImmediately: true });
});

describe('readQr', () => {
  it('reads every code on a page', async () => {
    const payloads = await readQr(await pageWith([payload, 'https://example.com/pay']));
    expect(payloads.sort()).toEqual([payload, 'https://example.com/pay'].sort());
  });

  it('finds nothing on a blank page', async () => {
    expect(await readQr({ width: 300, height: 200, pixels: white(300, 200), dpi: 100 })).toEqual([]);
  });
});

describe('readQrCodes', () => {
  const page = (number: number, texts: readonly string[]): Page => ({
    number,
    width: 595,
    height: 842,
    textSource: 'text',
    words: texts.map((text) => ({ text, box: [0, 0, 10, 10], confidence: 1 })),
  });
  const documentOf = (rasters: (index: number, dpi: number) => Promise<Raster>): OpenDocument => ({
    pageCount: 2,
    attachments: [],
    warnings: [],
    text: async (index) => page(index + 1, []),
    raster: rasters,
    close() {},
  });

  it('tries a picture of higher resolution if the first one shows no invoice code', async () => {
    const document = documentOf(async (_index, dpi) => pageWith(dpi === 200 ? [payload] : ['hello'], 3, dpi));
    const readings = await readQrCodes(document, [page(2, ['发票'])]);
    expect(readings.map(({ fields, pages }) => [fields.number?.value, pages])).toEqual([
      ['24952000000012345678', [2, 2]],
    ]);
  });

  it('does not search pages of western text', async () => {
    const document = documentOf(() => Promise.reject(new Error('was rendered')));
    expect(await readQrCodes(document, [page(1, 'Invoice number 12 of the first of May due now'.split(' '))])).toEqual(
      [],
    );
  });
});
