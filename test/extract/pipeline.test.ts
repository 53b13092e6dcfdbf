/** Files that contain several documents: no page is lost without a message. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { array, assert, asyncProperty, constantFrom } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Extraction } from '../../src/domain/record.ts';
import { ExtractOptions } from '../../src/extract/options.ts';
import { extractDocument } from '../../src/extract/pipeline.ts';
import type { OcrEngine } from '../../src/ocr/engine.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/invoices');

/** Made here: pages that are no documents. */
const others: Readonly<Record<string, readonly string[]>> = {
  blank: [],
  terms: [
    'General terms of business',
    'Goods stay the property of the seller until they are paid for in full.',
    'Claims about defects have to be made in writing within fourteen days of delivery.',
    'The place of jurisdiction is the seat of the seller.',
  ],
  'returns slip': ['Returns slip', 'Invoice number: RMA-2024-5517', 'Reason for the return', 'Please send it along.'],
};

async function joined(...names: readonly string[]): Promise<Uint8Array> {
  const whole = await PDFDocument.create();
  const font = await whole.embedFont(StandardFonts.Helvetica);
  for (const name of names) {
    const rows = others[name];
    if (rows) {
      const page = whole.addPage([595, 842]);
      rows.forEach((row, index) => page.drawText(row, { x: 60, y: 760 - 16 * index, size: 10, font }));
      continue;
    }
    const part = await PDFDocument.load(readFileSync(join(fixtures, name)));
    for (const page of await whole.copyPages(part, part.getPageIndices())) whole.addPage(page);
  }
  return whole.save();
}

const readPdf = async (bytes: Uint8Array): Promise<readonly Extraction[]> =>
  extractDocument({ bytes, mediaType: 'application/pdf' } as never, ExtractOptions.parse({ ocr: 'never' }), {});

const read = async (...names: readonly string[]): Promise<readonly Extraction[]> => readPdf(await joined(...names));

const numbers = (extractions: readonly Extraction[]) => extractions.map(({ invoice }) => invoice?.number);
const pages = (extractions: readonly Extraction[]) => extractions.map((extraction) => extraction.pages);

describe('a file that holds documents of several kinds', () => {
  it('gives a record for each: a German letter before a Chinese invoice', async () => {
    const found = await read('de-letter.pdf', 'cn-normal-meal.pdf');
    expect(pages(found)).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect(found[0]?.invoice).toMatchObject({ currency: 'EUR' });
    expect(found[1]?.invoice).toMatchObject({ currency: 'CNY' });
  });

  it('gives a record for each: a German letter after a Chinese invoice', async () => {
    expect(pages(await read('cn-normal-meal.pdf', 'de-letter.pdf'))).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  it('assigns empty pages and terms of business to the invoice before them', async () => {
    expect(pages(await read('cn-normal-meal.pdf', 'blank', 'terms', 'de-letter.pdf', 'terms'))).toEqual([
      [1, 3],
      [4, 5],
    ]);
  });

  it('assigns a list of goods to its invoice', async () => {
    const found = await read('de-letter.pdf', 'cn-old-goods-list.pdf', 'fr-text.pdf');
    expect(pages(found)[0]).toEqual([1, 1]);
    expect(new Set(numbers(found)).size).toBe(3);
    expect(found).toHaveLength(3);
  });

  it('gives a record for an invoice that was attached to another one with embedded data', async () => {
    const whole = await PDFDocument.load(readFileSync(join(fixtures, 'fr-factur-x.pdf')));
    const [alone] = await readPdf(await whole.save());
    const other = await PDFDocument.load(readFileSync(join(fixtures, 'en-us-sales-tax.pdf')));
    for (const page of await whole.copyPages(other, other.getPageIndices())) whole.addPage(page);
    const found = await readPdf(await whole.save());
    expect(found).toHaveLength(2);
    expect(found[0]?.invoice).toEqual(alone?.invoice);
    expect(found[1]).toMatchObject({ pages: [2, 2], invoice: { currency: 'USD' } });
  });

  it('names a page that may be a document and could not be read', async () => {
    const whole = await PDFDocument.load(await joined('cn-normal-meal.pdf', 'blank'));
    const font = await whole.embedFont(StandardFonts.Helvetica);
    ['Faded print of somebody', 'Invoice number', 'Due date', 'VAT', 'Total due 1,284.50 EUR'].forEach((row, index) =>
      whole.getPage(1).drawText(row, { x: 60, y: 700 - 20 * index, size: 11, font }),
    );
    const [found, ...more] = await readPdf(await whole.save());
    expect(more).toEqual([]);
    expect(found).toMatchObject({ status: 'review', pages: [1, 1] });
    expect(found?.checks.find(({ id }) => id === 'pages')).toMatchObject({
      outcome: 'failed',
      message: expect.stringContaining('Page 2 belongs to no record'),
    });
  });

  it('separates two western invoices although a slip with another number follows', async () => {
    const found = await read('fr-text.pdf', 'terms', 'en-us-sales-tax.pdf', 'returns slip');
    expect(pages(found)).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });
});

const documents = [
  'de-letter.pdf',
  'fr-text.pdf',
  'es-text.pdf',
  'en-three-pages.pdf',
  'cn-normal-meal.pdf',
  'cn-normal-toll.pdf',
  'cn-old-goods-list.pdf',
  'cn-special-two-rates.pdf',
];

it('assigns every page to a record, or names it in a record that needs review', async () => {
  const anyFile = array(constantFrom(...documents, 'blank', 'terms'), { minLength: 1, maxLength: 5 });
  await assert(
    asyncProperty(anyFile, async (names) => {
      const real = names.filter((name) => !(name in others));
      if (real.length === 0) return;
      const found = await read(...names);
      const total = (await PDFDocument.load(await joined(...names))).getPageCount();
      for (let page = 1; page <= total; page++) {
        const isCovered = found.some((each) => each.pages && each.pages[0] <= page && page <= each.pages[1]);
        const naming = found.filter((each) =>
          each.checks.some(({ id, message = '' }) => id === 'pages' && new RegExp(`\\b${page}\\b`).test(message)),
        );
        expect(isCovered || naming.some(({ status }) => status === 'review')).toBe(true);
      }
      // The same document twice in a row is one by its number.
      const distinct = real.filter((name, index) => name !== real[index - 1]);
      expect(found.length).toBeGreaterThanOrEqual(distinct.length);
    }),
    { numRuns: 12, seed: 11 },
  );
});

describe('a file that carries its data', () => {
  /** Stands for the recogniser, which finds no word, or breaks. */
  const engine = (recognize: OcrEngine['recognize']): OcrEngine => ({ recognize }) as OcrEngine;
  const readWith = async (ocr: OcrEngine, ...names: readonly string[]): Promise<readonly Extraction[]> =>
    extractDocument(
      { bytes: await withData(...names), mediaType: 'application/pdf' } as never,
      ExtractOptions.parse({}),
      { ocr },
    );

  /** Pages joined to an invoice with embedded XML, which stays attached. */
  async function withData(...names: readonly string[]): Promise<Uint8Array> {
    const whole = await PDFDocument.load(readFileSync(join(fixtures, 'fr-factur-x.pdf')));
    const part = await PDFDocument.load(await joined(...names));
    for (const page of await whole.copyPages(part, part.getPageIndices())) whole.addPage(page);
    return whole.save();
  }

  it('has its later pages without text recognised, because they may be the scan of another invoice', async () => {
    const asked: number[] = [];
    const count = engine(async () => {
      asked.push(1);
      return { words: [] } as never;
    });
    await readWith(count, 'blank', 'terms', 'blank');
    expect(asked).toHaveLength(2);
  });

  it('is read even if later pages cannot be recognised, with a warning that names the page', async () => {
    const broken = engine(() => Promise.reject(new Error('out of order')));
    const [record] = await readWith(broken, 'blank');
    expect(record?.evidence['totalAmount']?.method).toBe('embedded-xml');
    expect(record?.warnings.join()).toMatch(/^Page 2 has no text, and could not be recognised/);
  });
});

describe('XML that is not an invoice', () => {
  const readXml = async (text: string): Promise<unknown> =>
    extractDocument({ bytes: Buffer.from(text), mediaType: 'application/xml' } as never, ExtractOptions.parse({}), {});

  it('is reported as not an invoice if it is a standard business document of another kind', async () => {
    const order = '<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"/>';
    await expect(readXml(order)).rejects.toMatchObject({ kind: 'not_an_invoice', detail: 'Its root element is Order' });
    await expect(readXml(`<Envelope>${order}</Envelope>`)).rejects.toMatchObject({ kind: 'not_an_invoice' });
    const orderX = 'urn:un:unece:uncefact:data:SCRDMCCBDACIOMessageStructure:100';
    await expect(readXml(`<rsm:SCRDMCCBDACIOMessageStructure xmlns:rsm="${orderX}"/>`)).rejects.toMatchObject({
      kind: 'not_an_invoice',
    });
  });

  it('is refused as an unsupported format if it is anything else', async () => {
    await expect(readXml('<note>Dear reader</note>')).rejects.toMatchObject({ kind: 'unsupported_format' });
  });
});
