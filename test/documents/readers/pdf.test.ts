import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFString, StandardFonts, degrees, rgb } from '@cantoo/pdf-lib';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { guarded, loadPdfium } from '../../../src/documents/readers/pdf/pdfium.ts';
import { annotate, chineseFont, inkOf, makePdf, textsOf, turn, withPdf } from './pdf-documents.ts';
import { englishOf } from '../../../src/texts/message.ts';

const red = (r: number, g: number, b: number): boolean => r > 180 && g < 90 && b < 90;
const dark = (r: number, g: number, b: number): boolean => r + g + b < 384;

test('words have boxes in points from the top left', async () => {
  let width = 0;
  const pdf = await makePdf(({ page, font }) => {
    width = font.widthOfTextAtSize('Invoice', 10);
    page.drawText('Invoice 4711', { x: 100, y: 700, size: 10, font });
    page.drawText('Total', { x: 100, y: 680, size: 10, font });
    page.drawText('1,234.50', { x: 400, y: 680, size: 10, font });
  });
  await withPdf(pdf, async (open) => {
    const page = await open.text(0);
    expect(page).toMatchObject({ number: 1, width: 595, height: 842, textSource: 'text' });
    expect(page.words.map(({ text }) => text)).toEqual(['Invoice', '4711', 'Total', '1,234.50']);
    const [x0, y0, x1, y1] = page.words[0]!.box;
    expect(x0).toBeCloseTo(100, 0);
    expect(x1).toBeCloseTo(100 + width, 0);
    expect([y0 > 842 - 712, y0 < 842 - 706, y1 > 842 - 700, y1 < 842 - 696]).toEqual([true, true, true, true]);
  });
});

test('words of one font and colour have one style, and bold ones say so', async () => {
  const pdf = await makePdf(async ({ document, page, font }) => {
    const bold = await document.embedFont(StandardFonts.HelveticaBold);
    page.drawText('Corner Books', { x: 100, y: 700, size: 14, font: bold });
    page.drawText('Ship to', { x: 100, y: 680, size: 10, font, color: rgb(0.5, 0.5, 0.5) });
    page.drawText('Hall', { x: 100, y: 660, size: 10, font });
    page.drawText('4', { x: 100, y: 640, size: 8, font });
  });
  await withPdf(pdf, async (open) => {
    const { words } = await open.text(0);
    const styleOf = (text: string): number | undefined => words.find((word) => word.text === text)?.style?.number;
    expect(words.filter(({ style }) => style?.bold === true).map(({ text }) => text)).toEqual(['Corner', 'Books']);
    expect(styleOf('Corner')).toBe(styleOf('Books'));
    expect(styleOf('Hall')).toBe(styleOf('4'));
    expect(new Set(['Corner', 'Ship', 'Hall'].map(styleOf)).size).toBe(3);
  });
});

test('the box of a word is where its ink is, however the page is rotated, cropped or offset', async () => {
  const text = 'HÄgj58-4711-0815-abcdefg';
  const arbitrary = fc.record({
    pageTurn: fc.constantFrom(0, 90, 180, 270),
    textTurn: fc.constantFrom(0, 90, 180, 270),
    origin: fc.tuple(fc.integer({ min: -300, max: 300 }), fc.integer({ min: -300, max: 300 })),
    crop: fc.boolean(),
    at: fc.tuple(fc.integer({ min: 280, max: 320 }), fc.integer({ min: 300, max: 400 })),
    size: fc.integer({ min: 8, max: 16 }),
  });
  await fc.assert(
    fc.asyncProperty(arbitrary, async ({ pageTurn, textTurn, origin: [left, bottom], crop, at, size }) => {
      const pdf = await makePdf(({ page, font }) => {
        page.setMediaBox(left, bottom, 600, 700);
        if (crop) page.setCropBox(left + 30, bottom + 20, 540, 670);
        turn(page, pageTurn);
        page.drawText(text, { x: left + at[0], y: bottom + at[1], size, font, rotate: degrees(textTurn) });
      });
      await withPdf(pdf, async (open) => {
        const page = await open.text(0);
        const raster = await open.raster(0, 144);
        expect(page.words.map(({ text }) => text)).toEqual([text]);
        expect([raster.width / 2, raster.height / 2]).toEqual([page.width, page.height]);
        const ink = inkOf(raster, dark)!;
        const box = page.words[0]!.box;
        expect(page.sideways ?? 0).toBe((pageTurn - textTurn + 360) % 360);
        // Sideways text makes a sideways page, which is given upright: words run left to right always.
        expect(box[2] - box[0]).toBeGreaterThan(box[3] - box[1]);
        const slack = 1 + 0.12 * size;
        expect(ink[0]).toBeGreaterThan(box[0] - slack);
        expect(ink[1]).toBeGreaterThan(box[1] - slack);
        expect(ink[2]).toBeLessThan(box[2] + slack);
        expect(ink[3]).toBeLessThan(box[3] + slack);
        expect(ink[2] - ink[0]).toBeGreaterThan(0.85 * (box[2] - box[0]));
        expect(ink[3] - ink[1]).toBeGreaterThan(0.6 * (box[3] - box[1]));
      });
    }),
    { numRuns: 25 },
  );
});

test('text that is cropped away or hidden is not read', async () => {
  const pdf = await makePdf(({ page, font }) => {
    page.setCropBox(0, 400, 595, 442);
    page.drawText('shown', { x: 50, y: 700, font, size: 12 });
    page.drawText('cropped', { x: 50, y: 100, font, size: 12 });
    page.drawText('painted twice', { x: 50, y: 600, font, size: 12 });
    page.drawText('painted twice', { x: 50.3, y: 600, font, size: 12 });
    page.drawText('DRAFT', { x: 200, y: 500, font, size: 60, rotate: degrees(40) });
    page.node.addContentStream(
      page.doc.context.register(
        page.doc.context.stream(`BT 3 Tr /${fontName(page.node.Resources()!)} 12 Tf 50 500 Td (secret) Tj ET`),
      ),
    );
  });
  expect(await textsOf(pdf)).toEqual(['shown', 'painted', 'twice']);
});

const fontName = (resources: PDFDict): string =>
  resources.lookup(PDFName.of('Font'), PDFDict).keys()[0]!.asString().slice(1);

test('text that runs along the margin is kept apart from the rows', async () => {
  const pdf = await makePdf(({ page, font }) => {
    for (let line = 0; line < 10; line++)
      page.drawText(`row ${line} of the page`, { x: 60, y: 700 - 14 * line, size: 10, font });
    page.drawText('margin note', { x: 40, y: 600, size: 8, font, rotate: degrees(90) });
  });
  const texts = await textsOf(pdf);
  expect(texts.slice(-2)).toEqual(['margin', 'note']);
  expect(texts).toHaveLength(52);
});

test('Chinese text whose font is not embedded is read and drawn', async () => {
  const pdf = await makePdf(({ document, page }) => {
    const { context } = document;
    const cid = context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType0',
      BaseFont: 'STSong-Light',
      CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('GB1'), Supplement: 2 },
    });
    const descendant = context.register(cid);
    const font = context.register(
      context.obj({
        Type: 'Font',
        Subtype: 'Type0',
        BaseFont: 'STSong-Light-UniGB-UCS2-H',
        Encoding: 'UniGB-UCS2-H',
        DescendantFonts: [descendant],
      }),
    );
    page.node.setFontDictionary(PDFName.of('Song'), font);
    const content = 'BT /Song 20 Tf 100 700 Td <53D17968> Tj ET';
    page.node.addContentStream(context.register(context.stream(content)));
  });
  await withPdf(pdf, async (open) => {
    expect((await open.text(0)).words.map(({ text }) => text)).toEqual(['发票']);
    const ink = inkOf(await open.raster(0, 72), dark)!;
    expect(ink[2] - ink[0]).toBeGreaterThan(30);
  });
});

test('a text layer of glyph numbers is rejected', async () => {
  const pdf = await makePdf(async ({ document, page }) => {
    const font = await chineseFont(document);
    page.drawText('增值税电子普通发票 名称：上海某某有限公司 合计 123.45', { x: 50, y: 700, size: 12, font });
  });
  const honest = await withPdf(pdf, async (open) => open.text(0));
  expect(honest.textSource).toBe('text');
  expect(honest.words[0]!.text).toBe('增值税电子普通发票');

  const bytes = await withoutToUnicode(await pdf.save());
  await withPdf(bytes, async (open) => {
    expect(await open.text(0)).toMatchObject({ textSource: 'none', words: [] });
    expect(open.warnings.map(englishOf).join()).toMatch(/Page 1: .*no meaning/);
    expect(inkOf(await open.raster(0, 72), dark)).toBeDefined();
  });
});

async function withoutToUnicode(bytes: Uint8Array): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(bytes);
  for (const [, object] of pdf.context.enumerateIndirectObjects())
    if (object instanceof PDFDict) object.delete(PDFName.of('ToUnicode'));
  return pdf.save();
}

test('the text of a stamp over a picture that fills the page is no text layer', async () => {
  const withWords = async (count: number): Promise<string> => {
    const pdf = await makePdf(async ({ document, page, font }) => {
      const picture = await document.embedPng(onePixel);
      page.drawImage(picture, { x: 0, y: 0, width: 595, height: 842 });
      for (let word = 0; word < count; word++)
        page.drawText(`word${word}`, { x: 50 + (word % 5) * 90, y: 800 - 20 * Math.floor(word / 5), size: 10, font });
    });
    return withPdf(pdf, async (open) => (await open.text(0)).textSource);
  };
  expect([await withWords(0), await withWords(4), await withWords(40)]).toEqual(['none', 'none', 'text']);
});

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

test('an annotation that is hidden or not for viewing is neither drawn nor read', async () => {
  for (const flags of [2, 32]) {
    const pdf = await makePdf((drawing) => {
      const box = [300, 500, 120, 60] as const;
      annotate(drawing, { subtype: 'Stamp', flags }, box, '1 0 0 rg 0 0 50 50 re f BT /F 12 Tf 20 25 Td (PAID) Tj ET');
    });
    await withPdf(pdf, async (open) => {
      expect((await open.text(0)).words).toEqual([]);
      expect(inkOf(await open.raster(0, 72), red)).toBeUndefined();
    });
  }
});

test.each([
  ['a stamp', { subtype: 'Stamp' }],
  ['a signature widget', { subtype: 'Widget', field: 'Sig' }],
])('%s is drawn, and its text read', async (_, kind) => {
  const pdf = await makePdf((drawing) => {
    drawing.page.drawText('content', { x: 50, y: 700, size: 12, font: drawing.font });
    annotate(drawing, kind, [300, 500, 120, 60], '1 0 0 RG 3 w 2 2 116 56 re S BT /F 12 Tf 20 25 Td (PAID 77) Tj ET');
  });
  await withPdf(pdf, async (open) => {
    const { words } = await open.text(0);
    expect(words.map(({ text }) => text)).toEqual(['content', 'PAID', '77']);
    expect(words[1]!.box[0]).toBeCloseTo(320, 0);
    const ink = inkOf(await open.raster(0, 144), red)!;
    [300.5, 282.5, 419.5, 341.5].forEach((edge, index) => expect(Math.abs(ink[index]! - edge)).toBeLessThan(1.5));
  });
});

test('values of form fields are read', async () => {
  const pdf = await makePdf(({ document, page }) => {
    const field = document.getForm().createTextField('number');
    field.setText('RE-2024-001');
    field.addToPage(page, { x: 100, y: 600, width: 200, height: 20 });
  });
  expect(await textsOf(pdf)).toEqual(['RE-2024-001']);
});

test('files attached to the document or to a page are returned byte for byte', async () => {
  const xml = Buffer.from('<Invoice>é</Invoice>');
  const pdf = await makePdf(async ({ document }) => {
    await document.attach(xml, 'Rechnung-发票.xml', { mimeType: 'text/xml' });
    await document.attach(new Uint8Array(0), 'empty.txt');
  });
  await withPdf(pdf, async (open) => {
    expect(open.attachments.map(({ name }) => name).sort()).toEqual(['Rechnung-发票.xml', 'empty.txt']);
    const found = open.attachments.find(({ name }) => name.endsWith('.xml'));
    expect(Buffer.from(found!.bytes).toString()).toBe('<Invoice>é</Invoice>');
  });

  const pinned = await makePdf(({ document, page }) => {
    const { context } = document;
    const file = context.register(context.flateStream(xml, { Type: 'EmbeddedFile' }));
    const name = 'pinned.xml';
    page.node.addAnnot(
      context.register(
        context.obj({
          Type: 'Annot',
          Subtype: 'FileAttachment',
          Rect: [10, 10, 30, 30],
          FS: { Type: 'Filespec', F: PDFHexString.fromText(name), UF: PDFHexString.fromText(name), EF: { F: file } },
        }),
      ),
    );
  });
  await withPdf(pinned, async (open) => {
    expect(open.attachments.map(({ name, bytes }) => [name, bytes.length])).toEqual([['pinned.xml', xml.length]]);
  });
});

test('an encrypted document opens with its password; otherwise the failure names --password', async () => {
  const encrypted = async (passwords: { userPassword?: string; ownerPassword: string }): Promise<Uint8Array> => {
    const pdf = await makePdf(({ page, font }) => page.drawText('secret 42', { x: 50, y: 700, size: 12, font }));
    pdf.encrypt(passwords);
    return pdf.save();
  };
  const locked = await encrypted({ userPassword: 'geheim', ownerPassword: 'boss' });
  const detail: unknown = expect.stringContaining('--password');
  await expect(withPdf(locked, async () => 0)).rejects.toMatchObject({ kind: 'encrypted_document', detail });
  await expect(withPdf(locked, async () => 0, 'wrong')).rejects.toMatchObject({ kind: 'encrypted_document', detail });
  expect(await withPdf(locked, async (open) => (await open.text(0)).words.length, 'geheim')).toBe(2);
  expect(await textsOf(await encrypted({ ownerPassword: 'boss' }))).toEqual(['secret', '42']);
});

test('a file that is not a PDF or too short is corrupt, and one that is cut off at its end is read with a warning', async () => {
  const pdf = await makePdf(({ page, font }) => page.drawText('still here', { x: 50, y: 700, size: 12, font }));
  const bytes = await pdf.save({ useObjectStreams: false });
  for (const broken of [new Uint8Array(0), Buffer.from('<html>Not found</html>'), bytes.subarray(0, 200)])
    await expect(withPdf(broken, async () => 0)).rejects.toMatchObject({ kind: 'corrupt_document' });
  const cut = bytes.subarray(0, Buffer.from(bytes).lastIndexOf('startxref'));
  await withPdf(cut, async (open) => {
    expect((await open.text(0)).words).toHaveLength(2);
    expect(open.warnings.map(englishOf).join()).toMatch(/cut off/);
  });
});

test('a page of twenty metres is drawn at a lower resolution, with a warning', async () => {
  const side = (20_000 / 25.4) * 72;
  const pdf = await makePdf(
    ({ page }) => {
      page.drawRectangle({ x: 0, y: 0, width: side / 2, height: side, color: rgb(1, 0, 0) });
    },
    [side, side],
  );
  await withPdf(pdf, async (open) => {
    const raster = await open.raster(0, 200);
    expect(raster.width * raster.height).toBeLessThan(25_000_000);
    expect(raster.pixels).toHaveLength(raster.width * raster.height * 3);
    expect((raster.width * 72) / raster.dpi / side).toBeCloseTo(1, 3);
    expect(inkOf(raster, red)![2] / side).toBeCloseTo(0.5, 2);
  });
});

test('an engine that crashed is replaced by a new one for the next document', async () => {
  const pdf = await makePdf(({ page, font }) => page.drawText('alive', { x: 50, y: 700, size: 12, font }));
  const bytes = await pdf.save();
  const engine = await loadPdfium();
  const nowhere = 0x7ffffff0;
  await withPdf(bytes, async (victim) => {
    expect(() => guarded(engine, () => engine.FPDF_GetPageCount(nowhere))).toThrow(/engine stop/);
    expect(engine.broken()).toBe(true);
    await expect(victim.text(0)).rejects.toMatchObject({ kind: 'corrupt_document' });
  });
  expect(await textsOf(bytes)).toEqual(['alive']);
  expect(await loadPdfium()).not.toBe(engine);
});

test('a closed document cannot be read', async () => {
  const pdf = await makePdf(({ page, font }) => page.drawText('closed', { x: 50, y: 700, size: 12, font }));
  const open = await withPdf(pdf, async (document) => document);
  open.close();
  await expect(open.text(0)).rejects.toMatchObject({ kind: 'internal' });
});

test('memory does not grow over many documents', async () => {
  const pdf = await makePdf(async (drawing) => {
    drawing.page.drawText('same again', { x: 50, y: 700, size: 12, font: drawing.font });
    await drawing.document.attach(new Uint8Array(100_000), 'a.bin');
    annotate(drawing, { subtype: 'Stamp' }, [10, 10, 90, 20], 'BT /F 12 Tf 2 5 Td (STAMP) Tj ET');
  });
  const bytes = await pdf.save();
  const readAll = async (count: number): Promise<void> => {
    for (let turnNumber = 0; turnNumber < count; turnNumber++) {
      await withPdf(bytes, async (open) => {
        await open.text(0);
        await open.raster(0, 30);
      });
    }
  };
  const engine = await loadPdfium();
  await readAll(20);
  const before = engine.buffer().byteLength;
  await readAll(200);
  expect(engine.buffer().byteLength).toBe(before);
});
