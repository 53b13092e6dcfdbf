/** One small document in every format, with sentences that have to arrive wherever it goes. Made by programs of the trade where there are such. */
import { createRequire } from 'node:module';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import {
  Document,
  ExternalHyperlink,
  HeadingLevel,
  ImageRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { openSync } from 'fontkit';
import sharp from 'sharp';
import { utils, write } from '@e965/xlsx';
import type { Format } from '../../src/convert/formats.ts';
import { paragraph, text } from '../../src/convert/article/model.ts';
import { writePptx } from '../../src/convert/article/write/pptx.ts';
import { writeTypst } from '../../src/convert/article/write/typst.ts';

export const english = 'The quick brown fox jumps over thirteen lazy dogs near Zürich.';
export const chinese = '敏捷的棕色狐狸跳过了十三只懒狗。';
export const cells = [
  ['Item', 'Quantity', 'Price'],
  ['Paper 纸张', '12', '34.50'],
  ['Ink & toner', '7', '128.00'],
] as const;

export const markdown = `# Quarterly report 季度报告

${english} ${chinese}

## Details

- first point
- second point with **bold** and [a link](https://example.org/x)

| ${cells[0].join(' | ')} |
| --- | ---: | ---: |
| ${cells[1].join(' | ')} |
| ${cells[2].join(' | ')} |

1. step one
2. step two
`;

export const html = `<!doctype html><html><head><meta charset="utf-8"><title>Report</title></head><body>
<h1>Quarterly report 季度报告</h1><p>${english} ${chinese}</p><ul><li>first point</li><li>second point</li></ul>
<table>${cells.map((row) => `<tr>${row.map((cell) => `<td>${cell.replace('&', '&amp;')}</td>`).join('')}</tr>`).join('')}</table></body></html>`;

export const plainText = `Quarterly report 季度报告\n\n${english}\n${chinese}\n\nfirst point\nsecond point\n`;

export const csv = `Sentence,Quantity,Price\r\n"${english}",12,34.50\r\n${chinese},7,128.00\r\n`;

export const picture = (width = 60, height = 40): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#c02020' } })
    .png()
    .toBuffer();

export async function docx(): Promise<Uint8Array> {
  const cell = (content: string): TableCell => new TableCell({ children: [new Paragraph(content)] });
  const list = { reference: 'steps', level: 0 };
  const document = new Document({
    numbering: { config: [{ reference: 'steps', levels: [{ level: 0, format: 'decimal', text: '%1.' }] }] },
    sections: [
      {
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun('Quarterly report 季度报告')] }),
          new Paragraph({
            children: [
              new TextRun(`${english} `),
              new TextRun({ text: chinese, bold: true }),
              new ExternalHyperlink({ link: 'https://example.org/x', children: [new TextRun(' a link')] }),
            ],
          }),
          new Paragraph({ text: 'first point', bullet: { level: 0 } }),
          new Paragraph({ text: 'step one', numbering: list }),
          new Table({ rows: cells.map((row) => new TableRow({ children: row.map(cell) })) }),
          new Paragraph({
            children: [
              new ImageRun({
                type: 'png',
                data: await picture(),
                transformation: { width: 60, height: 40 },
                altText: { name: 'red', description: 'a red field', title: 'red' },
              }),
            ],
          }),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

export function workbook(type: 'xlsx' | 'biff8'): Uint8Array {
  const sheet = utils.aoa_to_sheet([
    ...cells.map((row, index) => row.map((cell, column) => (index > 0 && column > 0 ? Number(cell) : cell))),
    [english, chinese],
  ]);
  sheet['C5'] = { t: 'n', v: 162.5, f: 'C2+C3' };
  sheet['!ref'] = 'A1:C5';
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, 'Numbers 数字');
  return Buffer.from(write(book, { type: 'buffer', bookType: type }) as Uint8Array);
}

const page = { widthMm: 210, heightMm: 297, marginsMm: [20, 20, 20, 20] as const };

export const article = {
  blocks: [
    { kind: 'heading', level: 1, content: [text('Quarterly report 季度报告')] },
    paragraph(english),
    paragraph(chinese),
    { kind: 'table', rows: cells.map((row) => row.map((cell) => ({ blocks: [paragraph(cell)] }))) },
  ],
  pictures: new Map(),
  warnings: [],
} as const satisfies Parameters<typeof writeTypst>[0];

export const pptx = (): Promise<Uint8Array> => writePptx(article, []);

export const pdf = (): Promise<Uint8Array> => writeTypst(article, { page }, []);

/** A page that is a picture of text, as a scanner gives it. */
export async function scan(): Promise<Uint8Array> {
  const font = openSync(
    createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  );
  const lines = ['Invoice number 20240117', 'The quick brown fox', '敏捷的棕色狐狸'];
  const glyphs = lines.map((line, row) => {
    if (!('layout' in font)) throw new Error('a collection of fonts');
    const run = font.layout(line);
    let x = 60;
    return run.glyphs
      .map((glyph, index) => {
        const path = `<path transform="translate(${x} ${120 + 90 * row}) scale(0.048 -0.048)" d="${glyph.path.toSVG()}"/>`;
        x += (run.positions[index]?.xAdvance ?? 0) * 0.048;
        return path;
      })
      .join('');
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="400"><rect width="100%" height="100%" fill="white"/>${glyphs.join('')}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

export async function plainPdf(rows: readonly string[], password?: string): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const sheet = document.addPage([595, 842]);
  rows.forEach((row, index) => sheet.drawText(row, { x: 50, y: 780 - 20 * index, size: 11, font }));
  if (password !== undefined) document.encrypt({ userPassword: password, ownerPassword: password });
  return document.save({ useObjectStreams: false });
}

const makers: Partial<Record<Format, () => Uint8Array | Promise<Uint8Array>>> = {
  md: () => Buffer.from(markdown),
  html: () => Buffer.from(html),
  txt: () => Buffer.from(plainText),
  csv: () => Buffer.from(csv),
  docx,
  xlsx: () => workbook('xlsx'),
  xls: () => workbook('biff8'),
  pptx,
  pdf,
  png: scan,
  jpg: async () =>
    sharp(await scan())
      .jpeg()
      .toBuffer(),
  tiff: async () =>
    sharp(await scan())
      .tiff()
      .toBuffer(),
};

const made = new Map<Format, Promise<Uint8Array>>();

/** The document in that format; made once. */
export function sample(format: Format): Promise<Uint8Array> {
  const make = makers[format];
  if (!make) throw new Error(`there is no sample of ${format}`);
  const found = made.get(format) ?? Promise.resolve(make());
  made.set(format, found);
  return found;
}
