/** Tables that a page break divides become one table; tables that only look alike stay two. */
import { PDFDocument, type PDFFont, type PDFPage, StandardFonts } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/convert/article/read/index.ts';
import { gridOf, plainBlocks, type Table } from '../../../src/convert/article/model.ts';
import { defaultOptions } from '../../../src/convert/options.ts';
import { context } from '../run.ts';

type Row = readonly string[];
interface Part {
  readonly rows: readonly Row[];
  /** The upper edge of the part, from the lower edge of the page. */
  readonly top: number;
  /** A first row in bold. */
  readonly bold?: boolean;
  /** Text above the part. */
  readonly title?: string;
}
interface Look {
  readonly ruled: boolean;
  readonly xs: readonly number[];
}

const rowHeight = 20;
const [left, right] = [60, 535];
const ordinary = [left, 150, 330, 430] as const;
const head = ['No', 'Article', 'Quantity', 'Amount'] as const;
const items = (from: number, count: number): readonly Row[] =>
  Array.from({ length: count }, (_, index) => [
    `${from + index}`,
    `Article ${from + index}`,
    `${index + 2} boxes`,
    `${(from + index) * 3}.50`,
  ]);

function drawPart(page: PDFPage, part: Part, { ruled, xs }: Look, [plain, bold]: readonly PDFFont[]): void {
  if (part.title !== undefined && plain)
    page.drawText(part.title, { x: left, y: part.top + rowHeight, size: 10, font: plain });
  part.rows.forEach((row, index) =>
    row.forEach((text, column) => {
      const font = index === 0 && part.bold ? bold : plain;
      if (font) page.drawText(text, { x: (xs[column] ?? 0) + 4, y: part.top - rowHeight * index - 14, size: 10, font });
    }),
  );
  if (!ruled) return;
  const bottom = part.top - rowHeight * part.rows.length;
  for (let y = bottom; y <= part.top; y += rowHeight)
    page.drawLine({ start: { x: left, y }, end: { x: right, y }, thickness: 0.5 });
  for (const x of [...xs, right]) page.drawLine({ start: { x, y: part.top }, end: { x, y: bottom }, thickness: 0.5 });
}

async function tablesOf(look: Look, parts: readonly Part[]): Promise<readonly (readonly Row[])[]> {
  const document = await PDFDocument.create();
  const fonts = [
    await document.embedFont(StandardFonts.Helvetica),
    await document.embedFont(StandardFonts.HelveticaBold),
  ];
  for (const part of parts) drawPart(document.addPage([595, 842]), part, look, fonts);
  const { article } = await readArticle(await document.save(), 'pdf', defaultOptions, context);
  const found = article.blocks.filter((block): block is Table => block.kind === 'table');
  return found.map((table) => gridOf(table).map((row) => row.map((cell) => plainBlocks(cell?.blocks ?? []))));
}

const [low, high] = [300, 780];
const looks = [
  { name: 'lines around its cells', ruled: true, xs: ordinary },
  { name: 'no lines', ruled: false, xs: ordinary },
] as const;

describe.each(looks)('a table with $name', (look) => {
  it('goes on after the page break without its head', async () => {
    const tables = await tablesOf(look, [
      { rows: [head, ...items(1, 10)], top: low, bold: true },
      { rows: items(11, 6), top: high },
    ]);
    expect(tables).toEqual([[head, ...items(1, 10), ...items(11, 6)]]);
  });

  it('goes on over more than one page break', async () => {
    const tables = await tablesOf(look, [
      { rows: [head, ...items(1, 10)], top: low, bold: true },
      { rows: items(11, 34), top: high },
      { rows: items(45, 3), top: high },
    ]);
    expect(tables).toEqual([[head, ...items(1, 10), ...items(11, 34), ...items(45, 3)]]);
  });

  it('is one table with its head once when the head is repeated', async () => {
    const tables = await tablesOf(look, [
      { rows: [head, ...items(1, 10)], top: low, bold: true },
      { rows: [head, ...items(11, 6)], top: high, bold: true },
    ]);
    expect(tables).toEqual([[head, ...items(1, 10), ...items(11, 6)]]);
  });

  it('keeps a single row of the next page', async () => {
    const tables = await tablesOf(look, [
      { rows: [head, ...items(1, 10)], top: low, bold: true },
      { rows: items(11, 1), top: high },
    ]);
    expect(tables).toEqual([[head, ...items(1, 10), ...items(11, 1)]]);
  });

  it.each([
    ['a head of its own', { rows: [['Day', 'Person', 'Journey', 'Distance'], ...items(1, 4)], top: high, bold: true }],
    ['text above it', { rows: items(11, 4), top: high - 40, title: 'The second table is about something else' }],
    ['a position in the middle of its page', { rows: items(11, 4), top: 450 }],
  ] as const)('stays apart from a table with %s', async (_, second) => {
    const tables = await tablesOf(look, [{ rows: [head, ...items(1, 10)], top: low, bold: true }, second]);
    expect(tables).toEqual([[head, ...items(1, 10)], second.rows]);
  });

  it('stays apart from the next one when it ends high on its page', async () => {
    const tables = await tablesOf(look, [
      { rows: [head, ...items(1, 4)], top: high, bold: true },
      { rows: items(11, 4), top: high },
    ]);
    expect(tables).toEqual([[head, ...items(1, 4)], items(11, 4)]);
  });
});

it('rows below a head with lines go on after the page break', async () => {
  const document = await PDFDocument.create();
  const fonts = [await document.embedFont(StandardFonts.Helvetica)];
  const first = document.addPage([595, 842]);
  drawPart(first, { rows: [head], top: low }, { ruled: true, xs: ordinary }, fonts);
  drawPart(first, { rows: items(1, 10), top: low - rowHeight }, { ruled: false, xs: ordinary }, fonts);
  drawPart(document.addPage([595, 842]), { rows: items(11, 5), top: high }, { ruled: false, xs: ordinary }, fonts);
  const { article } = await readArticle(await document.save(), 'pdf', defaultOptions, context);
  expect(article.blocks.map((block) => (block.kind === 'table' ? block.rows.length : block.kind))).toEqual([16]);
});

it('a table without lines whose columns are elsewhere is another one', async () => {
  const document = await PDFDocument.create();
  const fonts = [await document.embedFont(StandardFonts.Helvetica)];
  const part = { rows: items(1, 10), top: low };
  drawPart(document.addPage([595, 842]), part, { ruled: false, xs: ordinary }, fonts);
  const others = [left, 164, 350, 452];
  drawPart(document.addPage([595, 842]), { rows: items(11, 5), top: high }, { ruled: false, xs: others }, fonts);
  const { article } = await readArticle(await document.save(), 'pdf', defaultOptions, context);
  expect(article.blocks.map(({ kind }) => kind)).toEqual(['table', 'table']);
});
