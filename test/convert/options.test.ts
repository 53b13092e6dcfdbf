/** Each option of the API has an effect that can be seen. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, PDFName, StandardFonts } from '@cantoo/pdf-lib';
import { read } from '@e965/xlsx';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { fromApi } from '../../src/convert/options.ts';
import { openZip } from '../../src/documents/zip.ts';
import { testWith } from '../engines.ts';
import { converted, textIn } from './run.ts';
import { chinese, docx, english, markdown, pdf, picture, plainPdf, sample, workbook } from './samples.ts';

const md = Buffer.from(markdown);

async function noisyPicture(): Promise<Buffer> {
  const pixels = Buffer.alloc(900 * 1200 * 3);
  for (let index = 0; index < pixels.length; index++) pixels[index] = (index * 7919 + (index >> 7) * 104_729) % 256;
  return sharp(pixels, { raw: { width: 900, height: 1200, channels: 3 } })
    .blur(2)
    .png()
    .toBuffer();
}

async function pictureBook(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const page = document.addPage([595, 842]);
  page.drawImage(await document.embedPng(await noisyPicture()), { x: 20, y: 20, width: 550, height: 700 });
  page.drawText('Text over the picture stays text', { x: 40, y: 780, size: 14, font });
  page.drawText('and enough of it that the page is not taken for a scan with a stamp on it, '.repeat(2), {
    x: 40,
    y: 760,
    size: 6,
    font,
  });
  return document.save({ useObjectStreams: false });
}

describe('the API’s body', () => {
  it('becomes a flat list of options', () => {
    expect(
      fromApi({
        quality: 'low',
        ocrEnabled: true,
        ocrLanguage: ['zh_CN', 'en'],
        margins: { top: 5 },
        pdfOptions: { compression: 'high', embedFonts: false, password: 'x' },
        imageOptions: { dpi: 72, quality: 40, format: 'png' },
        wordOptions: { includeImages: false },
        excelOptions: { includeFormulas: true },
        customSettings: { a: 1 },
      }),
    ).toMatchObject({
      quality: 'low',
      ocr: 'auto',
      ocrLanguages: ['zh', 'en'],
      margins: [5, 20, 20, 20],
      pdfCompression: 'high',
      embedFonts: false,
      pdfPassword: 'x',
      dpi: 72,
      imageQuality: 40,
      imageFormat: 'png',
      includeImages: false,
      includeFormulas: true,
      preserveFormatting: true,
    });
  });

  it('is refused if it is invalid', () => {
    for (const body of [
      { quality: 'superb' },
      { imageOptions: { dpi: 0 } },
      { margins: { top: -1 } },
      { pageSize: 'A9' },
      'text',
    ])
      expect(() => fromApi(body)).toThrow(expect.objectContaining({ kind: 'bad_request' }));
  });
});

describe('pages', () => {
  it('pageSize, orientation and margins set the size and the margins of the page', async () => {
    const { bytes } = await converted(md, 'md', 'pdf', {
      pageSize: 'A3',
      orientation: 'landscape',
      margins: [10, 20, 30, 40],
    });
    const [page] = (await PDFDocument.load(bytes)).getPages();
    expect(page?.getWidth()).toBeCloseTo(1190.55, 0);
    expect(page?.getHeight()).toBeCloseTo(841.89, 0);
    const word = await converted(md, 'md', 'docx', { pageSize: 'Letter', margins: [10, 20, 30, 40] });
    const archive = await openZip(word.bytes);
    const part = archive.entries.find(({ name }) => name === 'word/document.xml');
    const xml = part ? (await archive.read(part)).toString() : '';
    archive.close();
    expect(xml).toMatch(/<w:pgSz[^>]*w:w="12240"/);
    expect(xml).toMatch(/<w:pgMar[^>]*w:left="2268"/);
  });

  it('HTML states the page size for printing', async () => {
    expect(Buffer.from((await converted(md, 'md', 'html', { pageSize: 'B5' })).bytes).toString()).toContain(
      '@page { size: 176mm 250mm;',
    );
  });
});

describe('PDF', () => {
  it('a higher compression makes a smaller file, and the text stays', async () => {
    const source = await pictureBook();
    const sizes: number[] = [];
    for (const pdfCompression of ['none', 'low', 'medium', 'high'] as const) {
      const { bytes } = await converted(source, 'pdf', 'pdf', { pdfCompression });
      sizes.push(bytes.length);
      expect(await textIn(bytes, 'pdf')).toContain('Text over the picture stays text');
    }
    for (const [index, size] of sizes.entries())
      if (index > 0) expect(size).toBeLessThan(0.9 * (sizes[index - 1] ?? 0));
  });

  testWith(['qpdf'], 'password: AES with 256 bits', async () => {
    for (const [bytes, from] of [
      [md, 'md'],
      [await pdf(), 'pdf'],
    ] as const) {
      const locked = await converted(bytes, from, 'pdf', { pdfPassword: 'sesame' });
      const file = join(await mkdtemp(join(tmpdir(), 'invoicectl-test-')), 'locked.pdf');
      await writeFile(file, locked.bytes);
      const facts = execFileSync('qpdf', ['--password=sesame', '--show-encryption', file]).toString();
      expect(facts).toMatch(/stream encryption method: AESv3/);
      expect(facts).toMatch(/string encryption method: AESv3/);
      await expect(textIn(locked.bytes, 'pdf')).rejects.toMatchObject({ kind: 'encrypted_document' });
      expect((await textIn(locked.bytes, 'pdf', { password: 'sesame' })).replaceAll(/\s/g, '')).toContain(chinese);
      expect(locked.quality?.accuracy).toBeGreaterThanOrEqual(95);
    }
  });

  it('embedFonts: false leaves out fonts that every reader has, and keeps others with a warning', async () => {
    const source = await PDFDocument.create();
    const page = source.addPage();
    const program = source.context.register(source.context.flateStream('x'.repeat(5000)));
    const descriptor = source.context.register(
      source.context.obj({ Type: 'FontDescriptor', FontName: 'Arial', Flags: 32, FontFile2: program }),
    );
    const font = source.context.register(
      source.context.obj({
        Type: 'Font',
        Subtype: 'TrueType',
        BaseFont: 'Arial',
        Encoding: 'WinAnsiEncoding',
        FontDescriptor: descriptor,
      }),
    );
    page.node.setFontDictionary(PDFName.of('F1'), font);
    const bytes = await source.save({ useObjectStreams: false });
    const has = (content: Uint8Array): boolean => Buffer.from(content).toString('latin1').includes('FontFile2');
    expect(has((await converted(bytes, 'pdf', 'pdf')).bytes)).toBe(true);
    expect(has((await converted(bytes, 'pdf', 'pdf', { embedFonts: false })).bytes)).toBe(false);
    expect((await converted(md, 'md', 'pdf', { embedFonts: false })).warnings).toContainEqual(
      expect.stringMatching(/stay embedded/),
    );
  });

  it('fonts are embedded, Chinese included, and PDF/A says so', async () => {
    const { bytes } = await converted(md, 'md', 'pdf', { pdfA: '2b' });
    const text = Buffer.from(bytes).toString('latin1');
    expect(text).toMatch(/FontFile[23]/);
    expect(text).toContain('pdfaid:part');
    expect((await converted(Buffer.from('ᚠᚢᚦ runes'), 'txt', 'pdf')).warnings).toContainEqual(
      expect.stringMatching(/lack 3 of the characters: ᚠ/),
    );
  });
});

describe('pictures', () => {
  it('dpi and quality determine the size of a picture', async () => {
    const source = await pictureBook();
    const at = async (given: object) => (await converted(source, 'pdf', 'jpg', given)).bytes;
    const [coarse, fine] = [
      await sharp(await at({ dpi: 50 })).metadata(),
      await sharp(await at({ dpi: 100 })).metadata(),
    ];
    expect(coarse.width).toBe(413);
    expect(fine.width).toBe(826);
    expect(fine.density).toBe(100);
    expect((await at({ dpi: 60, imageQuality: 20 })).length).toBeLessThan(
      (await at({ dpi: 60, imageQuality: 90 })).length / 2,
    );
    const [low, high] = [await at({ quality: 'low' }), await at({ quality: 'high' })];
    expect((await sharp(low).metadata()).width).toBeLessThan((await sharp(high).metadata()).width / 2);
  });

  it('several pages become a ZIP of pictures, or one TIFF', async () => {
    const two = await converted(Buffer.from('one\n\ftwo'), 'txt', 'png', { dpi: 50 });
    expect(two.container).toBe('zip');
    const archive = await openZip(two.bytes);
    expect(archive.entries.map(({ name }) => name)).toEqual(['page-1.png', 'page-2.png']);
    archive.close();
    const tiff = await converted(Buffer.from('one\n\ftwo\n\fthree'), 'txt', 'tiff', { dpi: 50 });
    expect((await sharp(tiff.bytes).metadata()).pages).toBe(3);
    const [first, third] = await Promise.all([0, 2].map((page) => sharp(tiff.bytes, { page }).raw().toBuffer()));
    expect(first?.equals(third ?? Buffer.alloc(0))).toBe(false);
    expect((await converted(tiff.bytes, 'tiff', 'pdf')).pages).toBe(3);
  });

  it('format and quality of pictures inside documents', async () => {
    const source = await docx();
    const html = async (given: object) =>
      Buffer.from((await converted(source, 'docx', 'html', given)).bytes).toString();
    expect(await html({})).toContain('data:image/png');
    expect(await html({ imageFormat: 'jpg' })).toContain('data:image/jpeg');
  });

  it('pictures converted to PDF use the requested paper', async () => {
    const plain = (await PDFDocument.load((await converted(await picture(600, 400), 'png', 'pdf')).bytes)).getPage(0);
    expect(plain.getWidth() / plain.getHeight()).toBeCloseTo(1.5);
    const a4 = (
      await PDFDocument.load(
        (await converted(await picture(600, 400), 'png', 'pdf', { pageSize: 'A4', orientation: 'portrait' })).bytes,
      )
    ).getPage(0);
    expect(a4.getWidth()).toBeCloseTo(595.28, 0);
  });
});

describe('content', () => {
  it('preserveFormatting and includeImages', async () => {
    const source = await docx();
    const marked = Buffer.from((await converted(source, 'docx', 'md')).bytes).toString();
    expect(marked).toContain(`**${chinese}**`);
    expect(marked).toContain('](https://example.org/x)');
    expect(marked).toContain('![a red field](data:');
    const bare = Buffer.from(
      (await converted(source, 'docx', 'md', { preserveFormatting: false, includeImages: false })).bytes,
    ).toString();
    expect(bare).not.toMatch(/\*\*|\]\(|data:/);
    expect(bare).toContain(english);
    expect((await converted(source, 'docx', 'docx', { includeImages: false })).images).toBe(0);
  });

  it('includeFormulas', async () => {
    const source = workbook('xlsx');
    const text = async (given: object) => Buffer.from((await converted(source, 'xlsx', 'csv', given)).bytes).toString();
    expect(await text({})).toContain('162.5');
    expect(await text({ includeFormulas: true })).toContain('=C2+C3');
    const kept = read(Buffer.from((await converted(source, 'xlsx', 'xlsx')).bytes)).Sheets['Numbers 数字'];
    const dropped = read(Buffer.from((await converted(source, 'xlsx', 'xlsx', { includeFormulas: false })).bytes))
      .Sheets['Numbers 数字'];
    expect(kept?.['C5']).toMatchObject({ v: 162.5, f: 'C2+C3' });
    expect(dropped?.['C5']).toMatchObject({ v: 162.5 });
    expect(dropped?.['C5'].f).toBeUndefined();
  });

  it('a document that already has the target format stays byte for byte as it is without options', async () => {
    for (const format of ['docx', 'xlsx', 'md', 'pptx', 'html', 'csv', 'txt'] as const)
      expect((await converted(await sample(format), format, format)).bytes).toEqual(await sample(format));
    const source = await plainPdf(['as it was']);
    expect((await converted(source, 'pdf', 'pdf')).bytes).toEqual(source);
  });
});
