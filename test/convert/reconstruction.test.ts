/** Pages back to documents: columns, tables with and without lines, lists, headings, what runs over the pages. */
import { PDFDocument, type PDFPage, rgb, StandardFonts } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/convert/article/read/index.ts';
import { type Block, plain, plainBlocks, type Table } from '../../src/convert/article/model.ts';
import { defaultOptions } from '../../src/convert/options.ts';
import { context } from './run.ts';
import { picture } from './samples.ts';

type Say = (page: PDFPage, text: string, x: number, y: number, size?: number) => void;

async function blocksOf(
  draw: (say: Say, add: () => PDFPage, document: PDFDocument) => void | Promise<void>,
): Promise<readonly Block[]> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  await draw(
    (page, text, x, y, size = 10) => page.drawText(text, { x, y, size, font }),
    () => document.addPage([595, 842]),
    document,
  );
  const { article } = await readArticle(await document.save(), 'pdf', defaultOptions, context);
  return article.blocks;
}

const tables = (blocks: readonly Block[]): readonly Table[] => blocks.filter((block) => block.kind === 'table');
const textOf = (table: Table | undefined): string[][] =>
  (table?.rows ?? []).map((row) => row.map(({ blocks }) => plainBlocks(blocks)));

const rows = [
  ['Pos', 'Description', 'Qty', 'Price', 'Amount'],
  ['1', 'Copy paper A4', '10', '4.50', '45.00'],
  ['2', 'Ink cartridge black', '2', '19.90', '39.80'],
  ['3', 'Stapler', '1', '8.00', '8.00'],
] as const;
const xs = [60, 100, 300, 380, 460, 535] as const;

describe('tables', () => {
  it('with lines', async () => {
    const blocks = await blocksOf((say, add) => {
      const page = add();
      say(page, 'Items of the order', 60, 760);
      rows.forEach((row, index) =>
        row.forEach((cell, column) => say(page, cell, (xs[column] ?? 0) + 4, 706 - 20 * index)),
      );
      for (let line = 0; line <= rows.length; line++)
        page.drawLine({ start: { x: 60, y: 720 - 20 * line }, end: { x: 535, y: 720 - 20 * line }, thickness: 0.5 });
      for (const x of xs)
        page.drawLine({ start: { x, y: 720 }, end: { x, y: 720 - 20 * rows.length }, thickness: 0.5 });
    });
    expect(textOf(tables(blocks)[0])).toEqual(rows);
  });

  it('with lines as thin rectangles and cells that span', async () => {
    const blocks = await blocksOf((say, add) => {
      const page = add();
      say(page, 'Offer over both columns', 70, 705);
      say(page, 'left', 70, 685);
      say(page, 'right', 270, 685);
      for (const y of [720, 700, 680]) page.drawRectangle({ x: 60, y, width: 400, height: 0.8, color: rgb(0, 0, 0) });
      for (const x of [60, 460]) page.drawRectangle({ x, y: 680, width: 0.8, height: 40, color: rgb(0, 0, 0) });
      page.drawRectangle({ x: 260, y: 680, width: 0.8, height: 20, color: rgb(0, 0, 0) });
    });
    expect(
      tables(blocks)[0]?.rows.map((row) => row.map((cell) => [plainBlocks(cell.blocks), cell.columns ?? 1])),
    ).toEqual([
      [['Offer over both columns', 2]],
      [
        ['left', 1],
        ['right', 1],
      ],
    ]);
  });

  it('without lines, a cell of two lines among them', async () => {
    const blocks = await blocksOf((say, add) => {
      const page = add();
      rows.forEach((row, index) => row.forEach((cell, column) => say(page, cell, xs[column] ?? 0, 706 - 24 * index)));
      say(page, 'for office printers', 100, 706 - 24 * 2 - 12);
    });
    expect(textOf(tables(blocks)[0])).toEqual(
      rows.map((row, index) =>
        row.map((cell, column) => (index === 2 && column === 1 ? `${cell} for office printers` : cell)),
      ),
    );
  });
});

const sentence = (word: string, count: number): string[] =>
  Array.from({ length: count }, (_, line) => `${word} line ${line} goes on over all of the column here`);

it('columns are read one after the other', async () => {
  const blocks = await blocksOf((say, add) => {
    const page = add();
    sentence('left', 14).forEach((line, index) => say(page, line, 50, 740 - 13 * index));
    sentence('right', 14).forEach((line, index) => say(page, line, 320, 740 - 13 * index));
  });
  expect(tables(blocks)).toEqual([]);
  const text = plainBlocks(blocks);
  expect(text.lastIndexOf('left line')).toBeLessThan(text.indexOf('right line'));
});

it('headings, paragraphs and lists', async () => {
  const blocks = await blocksOf((say, add) => {
    const page = add();
    say(page, 'Annual report', 50, 770, 24);
    say(page, 'First chapter', 50, 730, 16);
    [
      'This paragraph runs over the whole width of the page, which is why its lines are one, and it has a hyphen-',
      'ated word in it. It ends on its second line.',
    ].forEach((line, index) => say(page, line, 50, 700 - 13 * index));
    ['- apples', '- pears', '1. peel', '2. cut'].forEach((line, index) => say(page, line, 60, 650 - 16 * index));
  });
  expect(blocks.map(({ kind }) => kind)).toEqual(['heading', 'heading', 'paragraph', 'list', 'list']);
  expect(blocks.slice(0, 2)).toMatchObject([{ level: 1 }, { level: 2 }]);
  expect(blocks[2]?.kind === 'paragraph' ? plain(blocks[2].content) : '').toContain('a hyphenated word in it. It ends');
  expect(blocks.slice(3)).toMatchObject([
    { ordered: false, items: [[{}], [{}]] },
    { ordered: true, start: 1, items: [[{}], [{}]] },
  ]);
});

it('headers, footers and page numbers are left out; what is said once is kept', async () => {
  const blocks = await blocksOf((say, add) => {
    for (let number = 1; number <= 3; number++) {
      const page = add();
      say(page, 'Confidential draft', 50, 815);
      say(page, `Content of page ${number} with some more words`, 50, 500);
      say(page, `Page ${number} of 3`, 270, 25);
    }
  });
  const text = plainBlocks(blocks);
  expect(text).not.toMatch(/Confidential|Page \d of/);
  for (const number of [1, 2, 3]) expect(text).toContain(`Content of page ${number} with`);
});

it('pictures stand where they stood', async () => {
  const blocks = await blocksOf(async (say, add, document) => {
    const page = add();
    say(page, 'above the picture', 50, 700);
    page.drawImage(await document.embedPng(await picture()), { x: 50, y: 500, width: 200, height: 150 });
    say(page, 'below the picture', 50, 400);
  });
  expect(
    blocks.map((block) => (block.kind === 'paragraph' ? block.content.map(({ kind }) => kind) : block.kind)),
  ).toEqual([['text'], ['picture'], ['text']]);
});
