/** Sellers that are named in the picture of a logo and nowhere in the text. */
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { ExtractOptions } from '../../src/extract/options.ts';
import { extractDocument } from '../../src/extract/pipeline.ts';
import type { OcrEngine } from '../../src/ocr/engine.ts';
import { paddleEngine } from '../../src/ocr/paddle.ts';
import { makePdf, withPdf } from '../documents/readers/pdf-documents.ts';

const paddle = paddleEngine({});
afterAll(() => paddle.close());

/** Counts how often a picture is recognised. */
function counted(engine: OcrEngine): { readonly engine: OcrEngine; readonly calls: () => number } {
  let calls = 0;
  const recognize: OcrEngine['recognize'] = (raster, options) => {
    calls++;
    return engine.recognize(raster, options);
  };
  return { engine: { ...engine, recognize }, calls: () => calls };
}

/** A line of large print as a picture. */
async function logoOf(name: string): Promise<Buffer> {
  const print = await makePdf(({ page, font }) => page.drawText(name, { x: 20, y: 780, size: 36, font }));
  const { width, pixels } = await withPdf(print, (open) => open.raster(0, 144));
  const height = 160;
  return sharp(Buffer.from(pixels.subarray(0, width * height * 3)), { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}

const letter = [
  'INVOICE',
  'Invoice number: 20417',
  'Invoice date: 14 March 2024',
  'Billed to',
  'Oakfield Bakery Ltd',
  '7 Station Road',
  'Leeds LS1 4DY',
  'Description  Quantity  Price  Amount',
  'Cloud hosting, monthly plan  2  30.00  60.00',
  'Total: 60.00 GBP',
  'Thank you for your business.',
];

/** The letter, with a logo over it or with a seller above it. */
async function drawn(logo: string, heading: readonly string[] = []): Promise<Uint8Array> {
  const picture = await logoOf(logo);
  const pdf = await makePdf(async ({ document, page, font }) => {
    page.drawImage(await document.embedPng(picture), { x: 0, y: 762, width: 595, height: 80 });
    [...heading, ...letter].forEach((line, index) => {
      line
        .split('  ')
        .forEach((cell, column) => page.drawText(cell, { x: 60 + 130 * column, y: 730 - 22 * index, size: 11, font }));
    });
  });
  return pdf.save();
}

async function read(bytes: Uint8Array, ocr: OcrEngine | undefined, options = {}) {
  const services = ocr ? { ocr } : {};
  const document = { path: 'letter.pdf', bytes, sha256: '', mediaType: 'application/pdf' } as const;
  const [extraction] = await extractDocument(document, ExtractOptions.parse(options), services);
  return extraction;
}

describe('a seller that only a logo names', () => {
  it('is recognised there, and the record asks somebody to look', async () => {
    const found = await read(await drawn('Kestrel Hosting Ltd'), paddle);
    expect(found?.invoice?.seller.name).toBe('Kestrel Hosting Ltd');
    expect(found?.evidence['seller.name']).toMatchObject({ method: 'ocr', page: 1 });
    expect(found?.evidence['seller.name']?.box?.[3]).toBeLessThan(90);
    expect(found?.evidence['totalAmount']).toMatchObject({ method: 'text' });
    expect(found?.status).toBe('review');
  });

  it('stays unknown without text recognition, and the rest of the invoice is read', async () => {
    const bytes = await drawn('Kestrel Hosting Ltd');
    for (const found of [await read(bytes, undefined), await read(bytes, paddle, { ocr: 'never' })]) {
      expect(found?.invoice?.seller.name).not.toBe('Kestrel Hosting Ltd');
      expect(found?.invoice).toMatchObject({ number: '20417', totalAmount: 60 });
    }
  });
});

it('no logo is recognised on a page whose text names the seller', async () => {
  const { engine, calls } = counted(paddle);
  const found = await read(
    await drawn('Best of Yorkshire', ['Wharfedale Hosting Ltd', '3 Mill Lane', 'Otley LS21 1AB']),
    engine,
  );
  expect(found?.invoice?.seller.name).toBe('Wharfedale Hosting Ltd');
  expect(calls()).toBe(0);
});
