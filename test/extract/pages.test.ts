/** Which text of a page is read: its own, or what is recognised on its picture. */
import { TextRenderingMode, setTextRenderingMode } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import type { OpenDocument } from '../../src/documents/reader.ts';
import { ExtractOptions } from '../../src/extract/options.ts';
import { readPages } from '../../src/extract/pages.ts';
import { paddleEngine } from '../../src/ocr/paddle.ts';
import { makePdf, withPdf } from '../documents/readers/pdf-documents.ts';

const ocr = paddleEngine({});
afterAll(() => ocr.close());

const printed = [
  'Kestrel Company Ltd',
  '4 Mill Lane, 1200 Milltown',
  'Invoice number KT-118',
  'Date 5 August 2024',
  'Oak board, planed and sanded',
  'Total amount 1,250.00 EUR',
  'Payment within thirty days',
];

/** What a bad program recognised in the same lines. */
const misread = [
  'KestreI C0MPnaY Lfd',
  '4 MiIl L@ne, l2OO M1IIt0wn',
  'lnv0ice nurnber KT-ll8',
  'D@te S Augusf 2O24',
  '0ak b0ard, pIaned ancl sandecl',
  'T0taI arnount 1,Z5O .00 FUR',
  'Paynnent withln thlrfy clays',
];

/** A scan of the printed lines, with `layer` as invisible text over it. */
async function scanned(layer: readonly string[]) {
  const at = (index: number) => ({ x: 60, y: 760 - 24 * index, size: 14 });
  const original = await makePdf(({ page, font }) =>
    printed.forEach((line, index) => page.drawText(line, { ...at(index), font })),
  );
  const { width, height, pixels } = await withPdf(original, (open) => open.raster(0, 150));
  const picture = await sharp(Buffer.from(pixels), { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
  return makePdf(async ({ document, page, font }) => {
    page.drawImage(await document.embedPng(picture), { x: 0, y: 0, width: 595, height: 842 });
    page.pushOperators(setTextRenderingMode(TextRenderingMode.Invisible));
    layer.forEach((line, index) => page.drawText(line, { ...at(index), font }));
  });
}

const options = ExtractOptions.parse({});
const read = async (layer: readonly string[], services = { ocr }) =>
  withPdf(await scanned(layer), async (open: OpenDocument) => {
    const [page] = await readPages(open, options, services);
    return { source: page?.textSource, text: page?.words.map(({ text }) => text).join(' ') ?? '' };
  });

describe('a hidden layer over a scan', () => {
  it('is not used if the picture says something else', async () => {
    const { source, text } = await read(misread);
    expect(source).toBe('ocr');
    expect(text).toContain('Company');
    expect(text).toContain('1,250.00');
  });

  it('is kept if the picture says the same, because the scanning program may know more letters', async () => {
    const accented = printed.map((line) => line.replace('Milltown', 'Mîlltöwn'));
    const { source, text } = await read(accented);
    expect(source).toBe('text');
    expect(text).toContain('Mîlltöwn');
  });

  it('is used if no engine can recognise the picture', async () => {
    const { source, text } = await read(misread, {} as never);
    expect(source).toBe('text');
    expect(text).toContain('C0MPnaY');
  });
});
