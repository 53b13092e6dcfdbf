/** Pages back to documents: columns, tables with and without lines, lists, headings, what runs over the pages. */
import { degrees, PDFDocument, type PDFPage, rgb, StandardFonts } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/convert/article/read/index.ts';
import {
  type Block,
  gridOf,
  type Paragraph,
  paragraph,
  plain,
  plainBlocks,
  type Table,
  text,
} from '../../src/convert/article/model.ts';
import { writeTypst } from '../../src/convert/article/write/typst.ts';
import { defaultOptions } from '../../src/convert/options.ts';
import { kinds, madeTables } from './known-tables.ts';
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
  it('tables with lines are reconstructed', async () => {
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

  it('tables whose lines are thin rectangles, and cells that span others, are reconstructed', async () => {
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

  it('tables without lines are reconstructed, with a cell of two lines among them', async () => {
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

it('columns as close together as LaTeX sets them are read one after the other', async () => {
  const lines = ['left', 'right'].map((word) => sentence(word, 14));
  const blocks = await blocksOf(async (say, add, document) => {
    const font = await document.embedFont(StandardFonts.Helvetica);
    const width = Math.max(...(lines[0] ?? []).map((line) => font.widthOfTextAtSize(line, 10)));
    const page = add();
    lines[0]?.forEach((line, index) => say(page, line, 50, 740 - 13 * index));
    lines[1]?.forEach((line, index) => say(page, line, 50 + width + 10, 740 - 13 * index));
  });
  const text = plainBlocks(blocks);
  expect(tables(blocks)).toEqual([]);
  expect(text.lastIndexOf('left line')).toBeLessThan(text.indexOf('right line'));
});

it('a last column that is short is read after the first, with the table at its top', async () => {
  const blocks = await blocksOf((say, add) => {
    const page = add();
    sentence('left', 14).forEach((line, index) => say(page, line, 50, 740 - 13 * index));
    [
      ['Name', '320', 'Count', '420'],
      ['Alpha', '320', '10', '420'],
    ].forEach(([name = '', x, count = '', second], index) => {
      say(page, name, Number(x), 740 - 13 * index);
      say(page, count, Number(second), 740 - 13 * index);
    });
    sentence('right', 3).forEach((line, index) => say(page, line, 320, 701 - 13 * index));
  });
  const text = plainBlocks(blocks);
  expect(text.lastIndexOf('left line')).toBeLessThan(text.indexOf('Alpha'));
  expect(text.indexOf('Alpha')).toBeLessThan(text.indexOf('right line'));
});

it('marks far from their items are a list, not a table', async () => {
  const blocks = await blocksOf((say, add) => {
    const page = add();
    ['1.', '2.', '3.'].forEach((mark, index) => {
      say(page, mark, 60, 700 - 16 * index);
      say(page, `item ${index}`, 100, 700 - 16 * index);
    });
  });
  expect(blocks).toMatchObject([{ kind: 'list', ordered: true, items: [[{}], [{}], [{}]] }]);
});

it('headings, paragraphs and lists are recognised', async () => {
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

describe('text that is repeated on every page', () => {
  const pages = (say: Say, add: () => PDFPage, each: (page: PDFPage, number: number) => void): void => {
    for (let number = 1; number <= 3; number++) {
      const page = add();
      say(page, `Content of page ${number} with some more words`, 50, 500);
      each(page, number);
    }
  };

  it('headers and footers are written once, and page numbers are left out', async () => {
    const blocks = await blocksOf((say, add) =>
      pages(say, add, (page, number) => {
        say(page, 'Confidential draft', 50, 815);
        say(page, `Page ${number} of 3`, 270, 25);
      }),
    );
    const text = plainBlocks(blocks);
    expect(text.match(/Confidential draft/g)).toHaveLength(1);
    expect(text).not.toMatch(/Page \d of/);
    for (const number of [1, 2, 3]) expect(text).toContain(`Content of page ${number} with`);
  });

  it('carried-over sums and boxes of a form are kept on every page', async () => {
    const blocks = await blocksOf((say, add) =>
      pages(say, add, (page, number) => {
        say(page, `Carried over ${number * 117}.50`, 50, 815);
        say(page, 'Order 4711', 64, 785);
        page.drawRectangle({ x: 60, y: 780, width: 100, height: 18, borderWidth: 1, borderColor: rgb(0, 0, 0) });
        page.drawRectangle({ x: 160, y: 780, width: 100, height: 18, borderWidth: 1, borderColor: rgb(0, 0, 0) });
      }),
    );
    const text = plainBlocks(blocks);
    for (const sum of ['117.50', '234.50', '351.50']) expect(text).toContain(sum);
    expect(text.match(/Order 4711/g)).toHaveLength(3);
  });
});

it('text beside a table is read as a column of its own', async () => {
  const blocks = await blocksOf((say, add) => {
    const page = add();
    ['Example Ltd', '1 Long Road', 'Sometown'].forEach((line, index) => say(page, line, 50, 745 - 20 * index));
    for (let line = 0; line <= 3; line++)
      page.drawLine({ start: { x: 300, y: 760 - 20 * line }, end: { x: 500, y: 760 - 20 * line }, thickness: 0.5 });
    for (const x of [300, 400, 500]) page.drawLine({ start: { x, y: 760 }, end: { x, y: 700 }, thickness: 0.5 });
    ['Invoice', 'Date', 'Due'].forEach((line, index) => say(page, line, 304, 745 - 20 * index));
    ['4711', '2024-05-01', '2024-06-01'].forEach((line, index) => say(page, line, 404, 745 - 20 * index));
  });
  expect(plainBlocks(blocks).replaceAll(/\s+/g, ' ')).toContain('Example Ltd 1 Long Road Sometown Invoice 4711 Date');
});

describe('tables whose every cell is known', () => {
  it.each(kinds)('%s', async (kind) => {
    for (const seed of [101, 102, 103]) {
      const made = await madeTables(kind, seed);
      const { article } = await readArticle(made.bytes, 'pdf', defaultOptions, context);
      const found = tables(article.blocks).map((table) =>
        gridOf(table).map((row) => row.map((cell) => plainBlocks(cell?.blocks ?? []).replaceAll(/\s+/g, ' '))),
      );
      expect(found).toEqual(made.tables);
    }
  });
});

it('the items of an invoice become rows of one table, whatever text stands between them', async () => {
  const blocks = await blocksOf((say, add) => {
    const page = add();
    rows.forEach((row, index) => {
      const y = index === 0 ? 706 : 766 - 80 * index;
      row.forEach((cell, column) => say(page, cell, xs[column] ?? 0, y));
      if (index > 0)
        ['Further properties of this item:', 'weight 2 kg, and it is delivered in a week'].forEach((line, at) =>
          say(page, line, 100, y - 30 - 14 * at),
        );
    });
  });
  const [table, second] = tables(blocks);
  expect(second).toBeUndefined();
  const found = textOf(table);
  for (const row of rows) expect(found).toContainEqual(row);
});

it('text set sideways in the margin is read after the page', async () => {
  const blocks = await blocksOf((say, add) => {
    const page = add();
    sentence('body', 20).forEach((line, index) => say(page, line, 80, 740 - 13 * index));
    page.drawText('Registered company with a capital of 1000', { x: 40, y: 500, size: 8, rotate: degrees(90) });
  });
  const text = plainBlocks(blocks);
  expect(text).toMatch(/Registered company with a capital of 1000\s*$/);
  expect(text).toContain('body line 3 goes on over all of the column here');
});

it('a picture beside a table does not cut the lines around it', async () => {
  const blocks = await blocksOf(async (say, add, document) => {
    const page = add();
    page.drawImage(await document.embedPng(await picture()), { x: 60, y: 715, width: 40, height: 30 });
    say(page, 'Example Trading Company Ltd', 50, 702);
    for (const y of [760, 700, 640]) page.drawLine({ start: { x: 300, y }, end: { x: 500, y }, thickness: 0.5 });
    for (const x of [300, 400, 500]) page.drawLine({ start: { x, y: 760 }, end: { x, y: 640 }, thickness: 0.5 });
    ['Date', 'Due'].forEach((line, index) => say(page, line, 304, 730 - 60 * index));
  });
  expect(plainBlocks(blocks)).toContain('Example Trading Company Ltd');
});

it('a table without lines inside a frame with lines becomes a table of its own', async () => {
  const blocks = await blocksOf((say, add) => {
    const page = add();
    const [x0, x1, x2] = [50, 300, 550];
    for (const y of [760, 720, 600, 570]) page.drawLine({ start: { x: x0, y }, end: { x: x2, y }, thickness: 0.5 });
    for (const x of [x0, x2]) page.drawLine({ start: { x, y: 760 }, end: { x, y: 570 }, thickness: 0.5 });
    for (const [from, to] of [
      [760, 720],
      [600, 570],
    ] as const)
      page.drawLine({ start: { x: x1, y: from }, end: { x: x1, y: to }, thickness: 0.5 });
    say(page, 'Buyer Ltd', 60, 735);
    say(page, 'Seller Inc', 310, 735);
    rows.forEach((row, index) => row.forEach((cell, column) => say(page, cell, xs[column] ?? 0, 700 - 24 * index)));
    say(page, 'Total', 60, 580);
    say(page, '92.80', 310, 580);
  });
  expect(tables(blocks).map(textOf)).toEqual([[['Buyer Ltd', 'Seller Inc']], rows, [['Total', '92.80']]]);
});

it('rows without lines belong to the head above them that has lines', async () => {
  const blocks = await blocksOf((say, add) => {
    const page = add();
    for (const y of [720, 700]) page.drawLine({ start: { x: 60, y }, end: { x: 535, y }, thickness: 0.5 });
    for (const x of xs) page.drawLine({ start: { x, y: 720 }, end: { x, y: 700 }, thickness: 0.5 });
    rows.forEach((row, index) =>
      row.forEach((cell, column) => say(page, cell, (xs[column] ?? 0) + 4, 706 - 20 * index)),
    );
  });
  expect(tables(blocks).map(textOf)).toEqual([rows]);
});

it('lines that begin with amounts or dates are not list items', async () => {
  const blocks = await blocksOf((say, add) => {
    const page = add();
    ['2. 000,00 is what is due', '31. December at the latest', '7. floor'].forEach((line, index) =>
      say(page, line, 60, 700 - 40 * index),
    );
  });
  expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph', 'paragraph']);
  expect(plainBlocks(blocks)).toContain('31. December');
});

it('an address keeps its line breaks, running sentences do not', async () => {
  const blocks = await blocksOf((say, add) => {
    const page = add();
    ['Example Trading Company', '1 Long Road', 'Sometown 12345'].forEach((line, index) =>
      say(page, line, 50, 740 - 13 * index),
    );
    [
      'These lines are sentences, which run on from one line of the page to the one below it as',
      'they have no room, and so they are a paragraph in which there are no lines at all, only',
      'its words.',
    ].forEach((line, index) => say(page, line, 50, 640 - 13 * index));
  });
  expect(blocks.map((block) => (block.kind === 'paragraph' ? plain(block.content) : block.kind))).toEqual([
    'Example Trading Company\n1 Long Road\nSometown 12345',
    expect.stringMatching(/^These lines [^\n]* below it as they have no [^\n]* only its words\.$/),
  ]);
});

it('bold, italic, links and lists in lists come back from a PDF', async () => {
  const marked: Paragraph = paragraph([
    text('This is '),
    text('very bold', { bold: true }),
    text(' and this '),
    text('leaning', { italic: true }),
    text(' and '),
    text('this leads away', { link: 'https://example.org/x' }),
    text(' for good.'),
  ]);
  const list: Block = {
    kind: 'list',
    ordered: false,
    start: 1,
    items: [
      [
        paragraph('outer one'),
        { kind: 'list', ordered: true, start: 1, items: [[paragraph('inner one')], [paragraph('inner two')]] },
      ],
      [paragraph('outer two')],
    ],
  };
  const pdf = await writeTypst(
    {
      blocks: [{ kind: 'heading', level: 1, content: [text('A heading')] }, marked, list],
      pictures: new Map(),
      warnings: [],
    },
    { page: { widthMm: 210, heightMm: 297, marginsMm: [20, 20, 20, 20] } },
    [],
  );
  const { article } = await readArticle(pdf, 'pdf', defaultOptions, context);
  expect(article.blocks).toEqual([{ kind: 'heading', level: 1, content: [text('A heading')] }, marked, list]);
});

it('pictures keep their positions between the paragraphs', async () => {
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
