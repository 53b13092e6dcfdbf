/** PDFs of tables that are known to the cell, drawn in the ways that invoices and reports draw them; another for every seed. */
import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from '@cantoo/pdf-lib';
import { seededRandom } from '../../tools/fixtures/random.ts';

export const kinds = [
  'ruled',
  'ruled, spanning header',
  'ruled, wrapped cells',
  'ruled, empty cells',
  'lines between rows',
  'head underlined',
  'shaded rows',
  'without lines',
  'without lines, wrapped',
  'without lines, empty cells',
  'without lines, spanning head',
  'without lines, narrow gaps',
  'two ruled on a page',
  'two without lines',
  'over two pages',
] as const;
export type Kind = (typeof kinds)[number];

export interface MadeTables {
  readonly bytes: Uint8Array;
  /** Rows of texts; a place that a spanning cell covers is ''. */
  readonly tables: readonly (readonly (readonly string[])[])[];
}

const things = 'paper ink toner stapler folder lamp desk chair cable screen keyboard hammer drill paint brush'.split(
  ' ',
);
const makes = 'black blue grey steel oak mains-operated recycled large small compact heavy-duty office'.split(' ');

interface Column {
  readonly head: string;
  readonly right: boolean;
  cell(row: number): string;
}

function columnsFor(random: () => number): readonly Column[] {
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const number = (top: number): string => (random() * top).toFixed(2);
  const all: readonly Column[] = [
    { head: 'Pos', right: false, cell: (row) => String(row + 1) },
    { head: 'Article', right: false, cell: () => `A-${Math.floor(1000 + random() * 9000)}` },
    {
      head: 'Description',
      right: false,
      cell: () => `${pick(makes)} ${pick(things)}${random() < 0.5 ? ` with ${pick(makes)} ${pick(things)}` : ''}`,
    },
    { head: 'Date', right: false, cell: () => `2024-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 9)}` },
    { head: 'Qty', right: true, cell: () => String(1 + Math.floor(random() * 40)) },
    { head: 'Unit price', right: true, cell: () => number(90) },
    { head: 'VAT', right: true, cell: () => `${Math.floor(5 + random() * 20)} %` },
    { head: 'Amount', right: true, cell: () => number(9000) },
  ];
  const chosen = all.filter(({ head }) => head === 'Description' || head === 'Amount' || random() < 0.6);
  return chosen.length >= 3 ? chosen : all.slice(0, 4);
}

interface Laid {
  readonly texts: string[][];
  readonly columns: readonly Column[];
  /** Left edge of every column, and the right edge of the last. */
  readonly xs: readonly number[];
}

function laid(kind: Kind, random: () => number, font: PDFFont, size: number): Laid {
  const columns = columnsFor(random);
  const count = (kind === 'over two pages' ? 16 : 3) + Math.floor(random() * 5);
  const texts = [columns.map(({ head }) => head)];
  for (let row = 0; row < count; row++)
    texts.push(
      columns.map((column, index) => {
        const text = column.cell(row);
        return kind.includes('empty') && index > 0 && random() < 0.25 && column.head !== 'Description' ? '' : text;
      }),
    );
  const gap = kind.includes('narrow') ? 9 : 14 + random() * 10;
  const widest = (index: number): number =>
    Math.max(
      ...texts.map((row) =>
        Math.max(...lines(row[index] ?? '', kind, columns[index]).map((line) => font.widthOfTextAtSize(line, size))),
      ),
    );
  const xs = [60];
  columns.forEach((_, index) => xs.push((xs.at(-1) ?? 0) + widest(index) + gap));
  return { texts, columns, xs };
}

/** Descriptions have several lines if the kind has wrapped cells. */
function lines(text: string, kind: Kind, column: Column | undefined): readonly string[] {
  if (!kind.includes('wrapped') || column?.head !== 'Description') return [text];
  const words = text.split(' ');
  return words.length > 2
    ? [words.slice(0, 3).join(' '), ...(words.length > 3 ? [words.slice(3).join(' ')] : [])]
    : [text];
}

const black = rgb(0, 0, 0);

/** Draws the table with its top at y and says where it ends. */
function drawTable(
  page: PDFPage,
  table: Laid,
  kind: Kind,
  font: PDFFont,
  size: number,
  top: number,
  pad: number,
): number {
  const { texts, columns, xs } = table;
  const [left, right] = [xs[0] ?? 0, xs.at(-1) ?? 0];
  const inner = 4;
  const ys = [top];
  let y = top;
  const horizontal = (at: number): void =>
    page.drawLine({ start: { x: left, y: at }, end: { x: right, y: at }, thickness: 0.5, color: black });
  texts.forEach((row, index) => {
    const cells = row.map((text, column) => lines(text, kind, columns[column]));
    const height = Math.max(...cells.map((cell) => cell.length)) * size * 1.2 + 2 * pad;
    if (kind === 'shaded rows' && index % 2 === 0)
      page.drawRectangle({ x: left, y: y - height, width: right - left, height, color: rgb(0.9, 0.9, 0.9) });
    cells.forEach((cell, column) =>
      cell.forEach((text, line) => {
        const x = columns[column]?.right
          ? (xs[column + 1] ?? 0) - inner - font.widthOfTextAtSize(text, size)
          : (xs[column] ?? 0) + inner;
        if (text !== '') page.drawText(text, { x, y: y - pad - size * (0.95 + 1.2 * line), size, font });
      }),
    );
    y -= height;
    ys.push(y);
  });
  if (kind.includes('ruled') || kind === 'lines between rows') for (const at of ys) horizontal(at);
  if (kind === 'head underlined') horizontal(ys[1] ?? 0);
  if (kind.includes('ruled'))
    for (const x of xs) page.drawLine({ start: { x, y: top }, end: { x, y }, thickness: 0.5, color: black });
  return y;
}

/** A row above the header whose texts span several columns each. */
function spanningHead(
  page: PDFPage,
  { xs, texts }: Laid,
  kind: Kind,
  font: PDFFont,
  size: number,
  top: number,
): string[] {
  const count = xs.length - 1;
  const cut = Math.floor(count / 2);
  const row = texts[0]?.map(() => '') ?? [];
  const height = size * 1.2 + 8;
  [
    [0, cut, 'Goods'],
    [cut, count, 'Money to pay'],
  ].forEach(([from, to, text]) => {
    if (typeof from !== 'number' || typeof to !== 'number' || typeof text !== 'string') return;
    const [x0, x1] = [xs[from] ?? 0, xs[to] ?? 0];
    const width = font.widthOfTextAtSize(text, size);
    page.drawText(text, { x: (x0 + x1 - width) / 2, y: top + 6, size, font });
    row[from] = text;
    if (kind.includes('ruled'))
      for (const [start, end] of [
        [
          { x: x0, y: top },
          { x: x0, y: top + height },
        ],
        [
          { x: x1, y: top },
          { x: x1, y: top + height },
        ],
        [
          { x: x0, y: top + height },
          { x: x1, y: top + height },
        ],
      ] as const)
        page.drawLine({ start, end, thickness: 0.5, color: black });
  });
  return row;
}

export async function madeTables(kind: Kind, seed: number): Promise<MadeTables> {
  const random = seededRandom(seed * 7919 + kinds.indexOf(kind));
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const size = 8 + Math.floor(random() * 3);
  const pad = 2 + random() * 4;
  const prose = (page: PDFPage, text: string, y: number): void => page.drawText(text, { x: 60, y, size: 10, font });
  const page = document.addPage([842, 595]);
  prose(page, 'Thank you for your order. We deliver the goods below to the address that you gave us.', 560);
  const tables: string[][][] = [];
  let y = 500;
  for (let table = 0; table < (kind.startsWith('two') ? 2 : 1); table++) {
    const one = laid(kind, random, font, size);
    const head = kind.includes('spanning') ? [spanningHead(page, one, kind, font, size, y)] : [];
    if (kind === 'over two pages') {
      const [head = [], ...rows] = one.texts;
      const half = Math.floor(rows.length / 2);
      drawTable(page, { ...one, texts: [head, ...rows.slice(0, half)] }, 'ruled', font, size, y, pad);
      drawTable(
        document.addPage([842, 595]),
        { ...one, texts: [head, ...rows.slice(half)] },
        'ruled',
        font,
        size,
        540,
        pad,
      );
      tables.push(one.texts);
      break;
    }
    tables.push([...head, ...one.texts]);
    y = drawTable(page, one, kind, font, size, y, pad) - 60;
    prose(page, `This is what table ${table + 1} says, and the text goes on below it for a line.`, y + 25);
    y -= 30;
  }
  return { bytes: await document.save(), tables };
}
