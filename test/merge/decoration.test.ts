/** What is drawn around the pages, rendered: labels, numbers, cut lines, and the summary with its sums. */
import { grayscale } from '@cantoo/pdf-lib';
import { describe, expect, it, test } from 'vitest';
import { pdfReader } from '../../src/documents/readers/pdf.ts';
import type { Raster } from '../../src/domain/document.ts';
import type { Invoice } from '../../src/domain/invoice.ts';
import { decoration } from '../../src/merge/decoration/index.ts';
import { categoryOf, languageOf } from '../../src/merge/decoration/language.ts';
import { summaryData } from '../../src/merge/decoration/summary-data.ts';
import { wrapped } from '../../src/merge/decoration/table.ts';
import { MergeOptions } from '../../src/merge/options.ts';
import { chineseFont, inkOf, makePdf } from '../documents/readers/pdf-documents.ts';
import { invoice } from './invoices.ts';
import { type Merged, merge, rasterOf, saved, source } from './merging.ts';
import { englishOf } from '../../src/texts/message.ts';

const dark = (red: number, green: number, blue: number): boolean => red + green + blue < 500;

/** An empty page for each invoice, with what the options draw around it. */
async function decorated(
  invoices: readonly Invoice[],
  options: object,
): Promise<Merged & { readonly warnings: readonly string[] }> {
  const warnings: string[] = [];
  const sources = await Promise.all(
    invoices.map(async (_, index) =>
      source(await saved(await makePdf(() => undefined, [300 + index / 100, 150])), `${index}.pdf`),
    ),
  );
  const bySha = new Map(sources.map(({ sha256 }, index) => [sha256, invoices[index]]));
  const decorator = decoration(MergeOptions.parse(options), {
    invoicesOf: ({ sha256 }) => [bySha.get(sha256)].filter((found) => found !== undefined),
    doubtsOf: ({ path }) => (path === '0.pdf' ? [new Set(['totalAmount', 'seller.name'])] : []),
    isRepeated: ({ path }) => path === '1.pdf',
    mayBeRepeated: ({ path }) => path === '2.pdf',
    warn: (said) => warnings.push(englishOf(said)),
  });
  return { ...(await merge(sources, options, decorator ? { decorator } : {})), warnings };
}

async function textOn(pdf: Uint8Array, index: number): Promise<string> {
  const open = await pdfReader.open(pdf, {});
  try {
    return (await open.text(index)).words.map(({ text }) => text).join(' ');
  } finally {
    open.close();
  }
}

async function pagesOf(pdf: Uint8Array): Promise<number> {
  const open = await pdfReader.open(pdf, {});
  try {
    return open.pageCount;
  } finally {
    open.close();
  }
}

/** Dark pixels. */
function inkIn({ pixels }: Raster): number {
  let count = 0;
  for (let at = 0; at < pixels.length; at += 3) if (dark(pixels[at]!, pixels[at + 1]!, pixels[at + 2]!)) count++;
  return count;
}

describe('labels', () => {
  it('look the same as if they were drawn with the whole font', async () => {
    const { bytes } = await decorated([invoice('店', 1, { type: 'vat_special' })], {
      categoryLabel: true,
      layout: '1x1',
    });
    const own = inkIn(await rasterOf(bytes, 0, 300));
    const reference = await makePdf(async ({ document, page }) => {
      const font = await chineseFont(document);
      page.drawText('增值税专用发票', { x: 50, y: 700, size: 7, font, color: grayscale(0.3) });
    });
    const wanted = inkIn(await rasterOf(await saved(reference), 0, 300));
    expect(wanted).toBeGreaterThan(1000);
    expect(own / wanted).toBeGreaterThan(0.95);
    expect(own / wanted).toBeLessThan(1.05);
    expect(await textOn(bytes, 0)).toContain('增值税专用发票');
  });

  it.each([
    [{ margin: 10, gap: 5 }, '2x1'],
    [{ margin: 0, gap: 0 }, '2x2'],
  ])('are complete and within the paper with %j', async (space, layout) => {
    const four = ['vat_special', 'taxi', 'train', 'flight'] as const;
    const { bytes } = await decorated(
      four.map((type) => invoice('店', 1, { type })),
      { categoryLabel: true, pageNumber: true, layout, labelLanguage: 'en', ...space },
    );
    const texts = await Promise.all(Array.from({ length: await pagesOf(bytes) }, (_, index) => textOn(bytes, index)));
    for (const label of ['VAT invoice (special)', 'Taxi receipt', 'Rail ticket', 'Air ticket'])
      expect(texts.join(' ')).toContain(label);
    expect(texts[0]).toContain(`1 / ${texts.length}`);
    const [x0, y0, x1, y1] = inkOf(await rasterOf(bytes, 0, 100), dark)!;
    expect(Math.min(x0, y0)).toBeGreaterThanOrEqual(0);
    expect(x1).toBeLessThan(595);
    expect(y1).toBeLessThan(842);
  });

  it('use the language of the document, or the one that was requested', () => {
    expect(languageOf([invoice('Müller GmbH', 1, { currency: 'EUR' })], 'auto')).toBe('en');
    expect(languageOf([invoice('上海店', 1, { currency: null })], 'auto')).toBe('zh');
    expect(languageOf([invoice('上海店', 1)], 'en')).toBe('en');
    expect(categoryOf(invoice('A', 1, { documentType: 'credit_note' }), 'en')).toBe('Credit note');
    expect(categoryOf(invoice('A', 1, { type: 'train', documentType: 'ticket' }), 'zh')).toBe('铁路车票');
    expect(categoryOf(undefined, 'zh')).toBe('其他单据');
  });
});

test('a stamp is drawn in red inside every page, and the text below it stays', async () => {
  const { bytes, report } = await decorated([invoice('店', 1), invoice('Acme', 1)], {
    stamp: '已报销 paid',
    layout: '2x1',
  });
  const red = (r: number, g: number, b: number): boolean => r > 150 && g < 120 && b < 120;
  expect((await textOn(bytes, 0)).split('已报销').length).toBe(3);
  const raster = await rasterOf(bytes, 0, 100);
  const [x0, y0, x1, y1] = inkOf(raster, red)!;
  const boxes = report.placements.map(({ box }) => box);
  expect(x0).toBeGreaterThan(Math.min(...boxes.map(([left]) => left)));
  expect(x1).toBeLessThan(Math.max(...boxes.map(([, , right]) => right)));
  expect(y0).toBeGreaterThan(Math.min(...boxes.map(([, top]) => top)));
  expect(y1).toBeLessThan(Math.max(...boxes.map(([, , , bottom]) => bottom)));
});

test('cut lines are drawn in the middle of the gaps', async () => {
  const { bytes } = await decorated([invoice('A', 1)], { cutLines: true, layout: '2x2' });
  const grey = (red: number): boolean => red < 220;
  const { pixels, width, height } = await rasterOf(bytes, 0, 72);
  const rowInk = (y: number): number =>
    Array.from({ length: width }, (_, x) => pixels[(y * width + x) * 3]!).filter(grey).length;
  const columnInk = (x: number): number =>
    Array.from({ length: height }, (_, y) => pixels[(y * width + x) * 3]!).filter(grey).length;
  const rows = Array.from({ length: height }, (_, y) => y).filter((y) => rowInk(y) > width / 3);
  const columns = Array.from({ length: width }, (_, x) => x).filter((x) => columnInk(x) > height / 3);
  for (const y of rows) expect(Math.abs(y + 0.5 - height / 2)).toBeLessThan(1.5);
  for (const x of columns) expect(Math.abs(x + 0.5 - width / 2)).toBeLessThan(1.5);
  expect(rows.length).toBeGreaterThan(0);
  expect(columns.length).toBeGreaterThan(0);
});

test('a page of one cell has no cut line, and a sheet without decoration contains no font', async () => {
  const { bytes } = await decorated([invoice('A', 1)], { cutLines: true, layout: '1x1' });
  expect(inkIn(await rasterOf(bytes))).toBe(0);
  expect(bytes.includes('FontFile2')).toBe(false);
  expect(
    decoration(MergeOptions.parse({}), {
      invoicesOf: () => [],
      doubtsOf: () => [],
      isRepeated: () => false,
      mayBeRepeated: () => false,
      warn: () => undefined,
    }),
  ).toBe(undefined);
});

describe('the summary', () => {
  const two = [
    invoice('上海甲餐饮有限公司', 375.1, {
      number: '24312000000012345678',
      issueDate: '2024-05-17',
      netAmount: 353.87,
      taxAmount: 21.23,
    }),
    invoice('上海乙酒店', 1000.2, { number: '00012345', code: '031001900111', netAmount: 943.58, taxAmount: 56.62 }),
  ];

  it('lists every invoice, adds up by currency, and writes the sum in words', async () => {
    const precedingInvoice = { number: 'INV-7', code: null, issueDate: null };
    const foreign = [
      invoice('Acme Inc.', 100.5, { currency: 'USD', number: 'INV-7' }),
      invoice('Acme Inc.', 40.25, { currency: 'USD', documentType: 'credit_note', number: 'CN-1', precedingInvoice }),
    ];
    const { bytes, report } = await decorated([...two, ...foreign], { summary: true, pageNumber: true });
    expect(report.sheets).toBe(3);
    const text = await textOn(bytes, 2);
    for (const part of [
      '24312000000012345678',
      '2024-05-17',
      '上海甲餐饮有限公司',
      'INV-7',
      '353.87',
      '56.62',
      '-40.25',
    ])
      expect(text).toContain(part);
    // The second document is the first again: it counts in the second sum alone.
    expect(text).toMatch(/合计 CNY\s+金额 353\.87\s+税额 21\.23\s+价税合计 375\.10 \(\?\)/);
    expect(text).toMatch(/合计（含重复） CNY\s+金额 1,297\.45\s+税额 77\.85\s+价税合计 1,375\.30/);
    expect(text).toContain('叁佰柒拾伍圆壹角整');
    expect(text).toMatch(/合计 USD .*价税合计 60\.25/);
    expect(text).toContain('其中重复 1 张，未计入合计');
    expect(text).toContain('00012345 (重复)');
    expect(text).toContain('INV-7 (重复?)');
    expect(text.replace(/\s/g, '')).toContain('CN-1(冲销INV-7)');
    expect(text).toContain('上海甲餐饮有限公司 (?)');
    expect(text).toContain('(?) 待核对：1 张');
    expect(text).toMatch(/制表.*审核.*日期/);
    expect(text).toContain('3 / 3');
  });

  it('continues over as many sheets as needed, with the header of the table on each', async () => {
    const many = Array.from({ length: 90 }, (_, index) =>
      invoice(`上海第${index}餐饮管理有限公司`, index, { number: String(10_000_000 + index) }),
    );
    const { bytes, report } = await decorated(many, { summary: true, layout: '4x4' });
    const count = await pagesOf(bytes);
    expect(count).toBe(report.sheets);
    const last = report.placements.at(-1)?.sheet ?? 0;
    expect(count - last).toBeGreaterThan(1);
    const texts = await Promise.all(Array.from({ length: count - last }, (_, index) => textOn(bytes, last + index)));
    const all = texts.join(' ');
    for (const { number } of many) expect(all.split(String(number))).toHaveLength(2);
    for (const text of texts.slice(0, -1)) expect(text).toContain('发票号码');
    expect(all).toContain('4,005.00');
  });

  it.each(['40x60mm', '1000x20mm', 'A5'])('fits on %s', async (paper) => {
    const { bytes, report } = await decorated(two, { summary: true, paper, layout: '1x1', margin: 2 });
    const text = await textOn(bytes, report.sheets - 1);
    const all = (await Promise.all(Array.from({ length: report.sheets }, (_, index) => textOn(bytes, index)))).join(
      ' ',
    );
    expect(all).toContain('1,375.30');
    expect(text).toContain('日期');
  });

  it('writes 〓 for characters that the font lacks, with a warning', async () => {
    const { bytes, warnings } = await decorated([invoice('店\u{1F680}店', 1)], { summary: true });
    expect(warnings).toEqual([expect.stringContaining('U+1F680')]);
    expect(inkIn(await rasterOf(bytes, 1))).toBeGreaterThan(100);
  });

  it('names signed and left-out documents, and those without an amount', () => {
    const signature = { field: 'seal', signer: '税务局', signedAt: '2024-01-01T00:00:00Z' };
    const document = {
      path: 'in/a.zip',
      member: 'x/b.pdf',
      invoices: [],
      doubts: [],
      signatures: [signature],
      repeated: false,
      maybeRepeated: false,
      sheet: 1,
    };
    const failure = { kind: 'encrypted_document', message: 'It is locked' } as const;
    const data = summaryData([document], [{ path: 'c.pdf', sha256: null, failure }]);
    expect(data).toMatchObject({
      documents: 1,
      invoices: 0,
      uncounted: 1,
      sums: [],
      signatures: [{ ...signature, file: 'b.pdf' }],
      refused: [{ file: 'c.pdf', message: 'It is locked' }],
    });
  });
});

test('text is broken at the nearest blank, or else anywhere, and always ends', () => {
  const measure = (text: string): number => text.length;
  expect(wrapped('ab cd ef', 5, measure)).toEqual(['ab cd', 'ef']);
  expect(wrapped('上海餐饮管理有限公司', 4, measure)).toEqual(['上海餐饮', '管理有限', '公司']);
  expect(wrapped('x'.repeat(1_000_000), 10, measure)).toHaveLength(6);
  expect(wrapped('', 5, measure)).toEqual(['']);
});
