/** Several documents on one picture: laid on a table and photographed, some on their side or on their head. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { pictureOf, sharpOf } from '../../tools/fixtures/picture.ts';
import { type Receipt, receiptPdf } from '../../tools/fixtures/receipt.ts';
import type { SourceDocument } from '../../src/domain/document.ts';
import type { Extraction } from '../../src/domain/record.ts';
import { ExtractOptions } from '../../src/extract/options.ts';
import { documentPartsOn } from '../../src/extract/documents-on-page.ts';
import { families } from '../../src/extract/families/index.ts';
import { extractDocument } from '../../src/extract/pipeline.ts';
import { ocrEngine } from '../../src/ocr/index.ts';
import { pageOf, type Set } from './page-of.ts';

const engine = ocrEngine('paddle');
afterAll(() => engine.close());

const receipt = (number: string, shop: string, issueDate: string, unitPrice: number): Receipt => ({
  shop,
  address: ['4 Willow Lane', 'Neverham ZZ1 2ZZ'],
  number,
  issueDate,
  printedDate: issueDate,
  time: '11:20',
  currency: 'USD',
  items: [
    { description: 'OAK SHELF', quantity: 1, unitPrice },
    { description: 'BRASS HOOKS', quantity: 3, unitPrice: 2.5 },
  ],
  taxRate: 8,
  taxLabel: 'SALES TAX',
  cash: 200,
});
const bakery = receipt('R-41207', 'PEBBLE BAKERY', '2024-05-14', 20);
const books = receipt('R-77350', 'OTTER BOOKS', '2024-06-02', 31);
const tools = receipt('R-15962', 'TINY TOOLS', '2024-03-21', 44.5);

interface Laid {
  readonly picture: Uint8Array;
  readonly left: number;
  readonly top: number;
  /** Clockwise. */
  readonly degrees: number;
}

const table = '#8f7a63';

async function photoOf(laid: readonly Laid[], width: number, height: number): Promise<SourceDocument> {
  const sheets = await Promise.all(
    laid.map(async ({ picture, left, top, degrees }) => ({
      input: await sharp(picture).rotate(degrees, { background: table }).png().toBuffer(),
      left,
      top,
    })),
  );
  const ground = sharp({ create: { width, height, channels: 3, background: table } });
  const bytes = await ground.composite(sheets).jpeg({ quality: 85 }).toBuffer();
  return { path: 'table.jpg', bytes, sha256: '', mediaType: 'image/jpeg' };
}

const pictured = async (paper: Receipt): Promise<Uint8Array> =>
  sharpOf(await pictureOf(await receiptPdf(paper), 130))
    .png()
    .toBuffer();

const found = (extractions: readonly Extraction[]): (readonly [string | null, string | null, number | null])[] =>
  extractions.map(({ invoice }) => [invoice?.number ?? null, invoice?.issueDate ?? null, invoice?.totalAmount ?? null]);

const expected = {
  bakery: ['R-41207', '2024-05-14', 29.7],
  books: ['R-77350', '2024-06-02', 41.58],
  tools: ['R-15962', '2024-03-21', 56.16],
} as const;

describe('several receipts on one photo', () => {
  it('become a record each, left to right, however narrow the gap between them', async () => {
    const papers = await Promise.all([bakery, books, tools].map(pictured));
    const photo = await photoOf(
      papers.map((picture, index) => ({ picture, left: 30 + index * 420, top: 40 + index * 25, degrees: 0 })),
      1340,
      800,
    );
    const records = await extractDocument(photo, ExtractOptions.parse({}), { ocr: engine });
    expect(found(records)).toEqual([expected.bakery, expected.books, expected.tools]);
  });

  it('are each read in their own direction, with the boxes of their values where they are on the photo', async () => {
    const [upright, side, head] = await Promise.all([bakery, books, tools].map(pictured));
    if (!upright || !side || !head) throw new Error('three receipts');
    const photo = await photoOf(
      [
        { picture: upright, left: 40, top: 40, degrees: 2 },
        { picture: head, left: 520, top: 60, degrees: 180 },
        { picture: side, left: 60, top: 820, degrees: 88 },
      ],
      1000,
      1320,
    );
    const records = await extractDocument(photo, ExtractOptions.parse({}), { ocr: engine });
    const byNumber = new Map(records.map((record) => [record.invoice?.number, record]));
    expect(found(records)).toEqual([expected.bakery, expected.tools, expected.books]);
    const middle = (number: string, field: string): readonly [number, number] => {
      const [x0, y0, x1, y1] = byNumber.get(number)?.evidence[field]?.box ?? [0, 0, 0, 0];
      return [(x0 + x1) / 2, (y0 + y1) / 2];
    };
    // The photo fills an A4 page across: a point is 1000 / 8.27 / 72 pixels.
    const points = (1 / Math.max(1000 / 8.27, 1320 / 11.69)) * 72;
    // The number is below the total if the receipt is upside down, and to the right of it if it is on its side.
    const [bakeryNumber, toolsNumber, booksNumber] = [bakery, tools, books].map(({ number }) =>
      middle(number, 'number'),
    );
    const [bakeryTotal, toolsTotal, booksTotal] = [bakery, tools, books].map(({ number }) =>
      middle(number, 'totalAmount'),
    );
    expect(bakeryNumber?.[1]).toBeLessThan(bakeryTotal?.[1] ?? 0);
    expect(toolsNumber?.[1]).toBeGreaterThan(toolsTotal?.[1] ?? Infinity);
    expect(toolsNumber?.[0]).toBeGreaterThan(520 * points);
    expect(booksNumber?.[0]).toBeGreaterThan(booksTotal?.[0] ?? Infinity);
    expect(booksNumber?.[1]).toBeGreaterThan(820 * points);
  });

  it('may be of different kinds: an e-invoice beside a receipt', async () => {
    const pdf = await readFile(join(import.meta.dirname, '../../fixtures/invoices/cn-normal-ride.pdf'));
    const ride = await sharpOf(await pictureOf(pdf, 110))
      .png()
      .toBuffer();
    const photo = await photoOf(
      [
        { picture: ride, left: 30, top: 30, degrees: 0 },
        { picture: await pictured(tools), left: 80, top: 700, degrees: 270 },
      ],
      1000,
      1200,
    );
    const records = await extractDocument(photo, ExtractOptions.parse({}), { ocr: engine });
    expect(records.map(({ invoice }) => invoice?.type)).toEqual(['vat_normal', 'other']);
    expect(found(records)[1]).toEqual(expected.tools);
  });
});

it('remain one document if there is only one receipt with white gaps', async () => {
  const photo = await photoOf([{ picture: await pictured(books), left: 60, top: 60, degrees: 0 }], 600, 900);
  const records = await extractDocument(photo, ExtractOptions.parse({}), { ocr: engine });
  expect(found(records)).toEqual([expected.books]);
});

describe('an invoice whose halves look like two documents', () => {
  const documents = (...texts: Set[]): number =>
    documentPartsOn({ ...pageOf(texts), textSource: 'ocr' }, families).length;
  const left: Set[] = [
    [50, 60, 'Granlunda Snickeri AB', 14],
    [50, 76, 'Verkstadsgatan 4'],
    [50, 90, '561 32 Huskvarna'],
    [50, 120, 'Fakturadatum: 2024-03-11'],
    [50, 134, 'Fakturanummer: 7713'],
  ];
  const right: Set[] = [
    [330, 60, 'Ekdala Inredning AB', 14],
    [330, 76, 'Sjögatan 19'],
    [330, 90, '392 33 Kalmar'],
    [330, 104, 'Leverans 2024-04-10'],
    [330, 118, 'Att betala SEK 2500,00'],
  ];

  it('is one document if only one half has a total', () => {
    expect(documents(...left, ...right)).toBe(1);
  });

  it('is one document if its table of items extends over both halves', () => {
    const table: Set[] = [
      [50, 230, 'Beskrivning av arbetet som har utförts hos kunden under hela perioden, timmar och belopp'],
      [50, 244, 'Bokhylla av ek med sex hyllplan, monterad och oljad, en styck till det avtalade priset'],
    ];
    expect(documents(...left, [50, 148, 'Att betala SEK 2600,00'], ...right, ...table)).toBe(1);
  });

  it('is one document with a payment slip that repeats its total', () => {
    expect(documents(...left, [50, 148, 'Att betala SEK 2500,00'], ...right)).toBe(1);
  });

  it('is one document with a stamp of its receipt beside the amount to be paid', () => {
    const stamped: Set[] = [
      [420, 420, 'ATT BETALA 2600,00'],
      [420, 450, 'ANKOM 2024-03-14'],
      [420, 464, 'Faktura nr 2318'],
      [420, 478, 'Konto 511'],
    ];
    expect(documents(...left, [50, 148, 'Att betala SEK 2500,00'], ...stamped)).toBe(1);
  });

  it('is one document with words that run up its margin', () => {
    const turned = pageOf([
      [60, 300, 'Momsreg nr SE556418770201 Godkand for F-skatt'],
      [60, 314, 'Tryckt av Huskvarna Tryckeri 2023 serie V 81440'],
    ]).words.map((word) => ({ ...word, rotation: 90 as const }));
    const page = pageOf([...left, [50, 148, 'Att betala SEK 2500,00']]);
    const parts = documentPartsOn({ ...page, textSource: 'ocr', words: [...page.words, ...turned] }, families);
    expect(parts).toHaveLength(1);
  });

  it('is two documents if each half has a number and a total of its own', () => {
    expect(documents(...left, [50, 148, 'Att betala SEK 2600,00'], ...right, [330, 132, 'Fakturanummer: 8240'])).toBe(
      2,
    );
  });
});
