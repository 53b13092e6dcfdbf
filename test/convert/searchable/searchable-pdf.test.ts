/** Scanned PDFs become searchable, and nothing that is seen changes. */
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { afterAll, describe, expect, it } from 'vitest';
import type { Raster } from '../../../src/domain/document.ts';
import { readerFor } from '../../../src/documents/readers/index.ts';
import { apply, mapped } from '../../../src/geometry/matrix.ts';
import type { OcrEngine, OcrResult } from '../../../src/ocr/engine.ts';
import { paddleEngine } from '../../../src/ocr/paddle.ts';
import { pageFromOcr } from '../../../src/ocr/words.ts';
import { ontoShown } from '../../../src/convert/searchable/upright.ts';
import { testWith } from '../../engines.ts';
import { converted } from '../run.ts';
import { addFormerLayer, addScan, bboxOf, type Lying, saying, scannedJpeg } from './scans.ts';

const paddle = paddleEngine({});
afterAll(() => paddle.close());

/** Keeps what it recognised, to compare positions with. */
function watched(engine: OcrEngine) {
  const results: { readonly result: OcrResult; readonly raster: Raster }[] = [];
  const watching: OcrEngine = {
    ...engine,
    async recognize(raster, options) {
      const result = await engine.recognize(raster, options);
      results.push({ result, raster });
      return result;
    },
  };
  return { engine: watching, results };
}

async function pdfOf(fill: (pdf: PDFDocument) => Promise<unknown>, useObjectStreams = false): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  await fill(pdf);
  return pdf.save({ useObjectStreams });
}

const scanned = (lying: Lying = {}): Promise<Uint8Array> => pdfOf((pdf) => addScan(pdf, lying));

async function wordsOf(bytes: Uint8Array, index = 0): Promise<readonly string[]> {
  const document = await readerFor('application/pdf').open(bytes, {});
  try {
    return (await document.text(index)).words.map(({ text }) => text);
  } finally {
    document.close();
  }
}

async function drawn(bytes: Uint8Array, index = 0) {
  const document = await readerFor('application/pdf').open(bytes, {});
  try {
    return await document.raster(index, 100);
  } finally {
    document.close();
  }
}

const lies: readonly (readonly [string, Lying])[] = [
  ['upright', {}],
  ['lying on its side', { turned: 90 }],
  ['turned by the page', { rotate: 90 }],
  ['turned by both', { turned: 270, rotate: 180 }],
  ['upside down', { rotate: 180 }],
  ['three degrees askew', { turned: 3 }],
];

describe('a scan', () => {
  for (const [name, lying] of lies)
    testWith(['pdftotext'], `${name}: every word is found where it is seen`, async () => {
      const { engine, results } = watched(paddle);
      const { bytes } = await converted(await scanned(lying), 'pdf', 'pdf', { ocr: 'auto' }, { ocr: engine });
      const [only] = results;
      if (!only) throw new Error('nothing was recognised');
      const { words, width, height } = pageFromOcr(only.result, only.raster, 1);
      const shown = ontoShown({ ...only.result, size: { width, height } });
      const found = bboxOf(bytes);
      expect(words.length).toBeGreaterThan(6);
      for (const { text, box } of words) {
        const there = mapped(shown, box);
        const here = found.find((word) => word.text === text);
        const off = Math.max(...there.map((side, index) => Math.abs(side - (here?.box[index] ?? Infinity))));
        expect(off, text).toBeLessThan(3);
      }
    });

  it('contains its words in reading order', async () => {
    const { bytes, quality } = await converted(await scanned(), 'pdf', 'pdf', { ocr: 'auto' }, { ocr: paddle });
    expect((await wordsOf(bytes)).join(' ')).toBe('Invoice number 20240117 The quick brown fox 敏捷的棕色狐狸');
    expect(quality?.accuracy).toBe(100);
  });

  it('looks the same, contains its picture byte for byte, and is hardly larger', async () => {
    for (const packed of [false, true]) {
      const source = await pdfOf(addScan, packed);
      const { bytes } = await converted(source, 'pdf', 'pdf', { ocr: 'auto' }, { ocr: paddle });
      expect(Buffer.compare((await drawn(bytes)).pixels, (await drawn(source)).pixels)).toBe(0);
      expect(Buffer.from(bytes).includes((await scannedJpeg()).bytes)).toBe(true);
      expect(bytes.length - source.length).toBeLessThan(4_000);
    }
  });

  it('is converted with its password', async () => {
    const pdf = await PDFDocument.load(await scanned());
    pdf.encrypt({ userPassword: 'sesame' });
    const source = await pdf.save();
    const { bytes } = await converted(source, 'pdf', 'pdf', { ocr: 'auto', password: 'sesame' }, { ocr: paddle });
    expect(await wordsOf(bytes)).toContain('20240117');
  });

  it('fails without a recognition engine instead of passing the scan on unchanged', async () => {
    await expect(converted(await scanned(), 'pdf', 'pdf', { ocr: 'auto' })).rejects.toMatchObject({
      kind: 'engine_unavailable',
    });
  });
});

describe('a wide word of a page that is askew', () => {
  const text = 'Rechnungsnummer';
  const box: OcrResult['lines'][number]['box'] = [20, 100, 820, 130];
  const askew = (skewDegrees: number): OcrEngine => {
    const { engine } = saying({ text, box });
    return { ...engine, recognize: async (...asked) => ({ ...(await engine.recognize(...asked)), skewDegrees }) };
  };

  testWith(['pdftotext'], 'is off by half its width times the slope at most, and a warning says so', async () => {
    const { engine, results } = watched(askew(3));
    const { bytes, warnings } = await converted(await scanned(), 'pdf', 'pdf', { ocr: 'auto' }, { ocr: engine });
    const [only] = results;
    if (!only) throw new Error('nothing was recognised');
    const { words, width, height } = pageFromOcr(only.result, only.raster, 1);
    const [x0, y0, x1, y1] = words[0]?.box ?? [0, 0, 0, 0];
    const shown = ontoShown({ ...only.result, size: { width, height } });
    const [seenX, seenY] = apply(shown, (x0 + x1) / 2, (y0 + y1) / 2);
    const found = bboxOf(bytes).find((word) => word.text === text)?.box ?? [];
    const [left = 0, top = 0, right = 0, bottom = 0] = found;
    expect(Math.abs((left + right) / 2 - seenX)).toBeLessThan(1);
    expect(Math.abs((top + bottom) / 2 - seenY)).toBeLessThan(1);
    const off = Math.ceil(((x1 - x0) / 2) * Math.sin((3 * Math.PI) / 180));
    expect(off).toBeGreaterThan(3);
    expect(warnings).toContainEqual(expect.stringContaining(`up to ${off} points above or below`));
  });

  it('causes no warning where it is straight or straightened', async () => {
    for (const [skewDegrees, deskew] of [
      [0.5, false],
      [3, true],
    ] as const) {
      const given = { ocr: 'auto', deskew } as const;
      const { warnings } = await converted(await scanned(), 'pdf', 'pdf', given, { ocr: askew(skewDegrees) });
      expect(warnings).toEqual([]);
    }
  });
});

it('with --deskew a scan lies upright and straight, its picture still untouched', async () => {
  for (const lying of [{ turned: 3 }, { turned: 94 }, { turned: -4, rotate: 270 }]) {
    const source = await scanned(lying);
    const { bytes } = await converted(source, 'pdf', 'pdf', { ocr: 'auto', deskew: true }, { ocr: paddle });
    const { rotation, skewDegrees } = await paddle.recognize(await drawn(bytes), { languages: ['en'] });
    expect([rotation, Math.abs(skewDegrees) < 0.5]).toEqual([0, true]);
    expect(Buffer.from(bytes).includes((await scannedJpeg(lying.turned)).bytes)).toBe(true);
    expect((await wordsOf(bytes)).join(' ')).toContain('The quick brown fox');
  }
});

it('pages with text are not changed', async () => {
  const source = await pdfOf(async (pdf) => {
    pdf.addPage([400, 400]).drawText('Printed by a program, not scanned', { x: 40, y: 300, size: 12 });
    await addScan(pdf);
  });
  const { engine, recognised } = saying({ text: 'RECOGNISED', box: [50, 50, 200, 80] });
  const { bytes } = await converted(source, 'pdf', 'pdf', { ocr: 'auto' }, { ocr: engine });
  expect(recognised).toHaveLength(1);
  expect(await wordsOf(bytes, 0)).toEqual(['Printed', 'by', 'a', 'program,', 'not', 'scanned']);
  expect(await wordsOf(bytes, 1)).toEqual(['RECOGNISED']);
  const [before, after] = await Promise.all(
    [source, bytes].map(async (pdf) => (await PDFDocument.load(pdf)).getPage(0)),
  );
  expect(after?.node.get(PDFName.of('Contents'))?.toString()).toBe(
    before?.node.get(PDFName.of('Contents'))?.toString(),
  );

  const again = await converted(bytes, 'pdf', 'pdf', { ocr: 'auto' }, { ocr: engine });
  expect(recognised).toHaveLength(1);
  expect(again.warnings).toContain('All pages already have text, so none was recognised');
  expect(Buffer.compare(again.bytes, bytes)).toBe(0);
});

it('text of a fax stamp on a scan is not found twice', async () => {
  const source = await pdfOf(async (pdf) => {
    const page = await addScan(pdf);
    page.drawText('FAX 0815', { x: 60, y: 100, size: 20 });
  });
  // 100 points from the left of the crop box and 102 from its top, at 200 dpi.
  const { engine } = saying(
    { text: 'FAX 0815', box: [111, 220, 372, 290] },
    { text: 'Letter', box: [100, 20, 300, 60] },
  );
  const { bytes } = await converted(source, 'pdf', 'pdf', { ocr: 'auto' }, { ocr: engine });
  expect([...(await wordsOf(bytes))].sort()).toEqual(['0815', 'FAX', 'Letter']);
});

describe('the text layer of an earlier recognition', () => {
  for (const where of ['page', 'form'] as const) {
    it(`in the ${where} is kept with auto, and replaced with redo`, async () => {
      const source = await pdfOf(async (pdf) => {
        const page = await addScan(pdf);
        await addFormerLayer(page, 'lnvolce nurnber', where);
        page.drawText('Seen', { x: 60, y: 20, size: 8 });
      });
      const { engine, recognised } = saying({ text: 'Invoice number', box: [100, 20, 500, 60] });
      const kept = await converted(source, 'pdf', 'pdf', { ocr: 'auto' }, { ocr: engine });
      expect(recognised).toHaveLength(0);
      expect(await wordsOf(kept.bytes)).toContain('nurnber');
      const redone = await converted(source, 'pdf', 'pdf', { ocr: 'redo' }, { ocr: engine });
      expect([...(await wordsOf(redone.bytes))].sort()).toEqual(['Invoice', 'Seen', 'number']);
      expect(Buffer.compare((await drawn(redone.bytes)).pixels, (await drawn(source)).pixels)).toBe(0);
    });
  }

  it('can be replaced any number of times without the file growing', async () => {
    const { engine } = saying({ text: 'Invoice number', box: [100, 20, 500, 60] });
    const redo = async (bytes: Uint8Array) =>
      (await converted(bytes, 'pdf', 'pdf', { ocr: 'redo' }, { ocr: engine })).bytes;
    const once = await redo(await scanned());
    const thrice = await redo(await redo(once));
    expect(await wordsOf(thrice)).toEqual(['Invoice', 'number']);
    expect(thrice.length).toBeLessThan(once.length + 200);
  });
});

testWith(
  ['pdftotext'],
  'with always, pictures on a page of text are read too, and the text is not repeated',
  async () => {
    const source = await pdfOf((pdf) => {
      pdf.addPage([400, 400]).drawText('Chapter', { x: 40, y: 340, size: 24 });
      return Promise.resolve();
    });
    const { engine } = saying(
      { text: 'Chapter', box: [111, 100, 360, 168] },
      { text: 'Figure', box: [200, 500, 400, 560] },
    );
    const auto = await converted(source, 'pdf', 'pdf', { ocr: 'auto' }, { ocr: engine });
    expect(await wordsOf(auto.bytes)).toEqual(['Chapter']);
    const always = await converted(source, 'pdf', 'pdf', { ocr: 'always' }, { ocr: engine });
    expect(bboxOf(always.bytes).map(({ text }) => text)).toEqual(['Chapter', 'Figure']);
  },
);

it('characters of every script and Unicode plane can be searched for', async () => {
  const text = '𠮷野家 Ünïcode Ελλάδα Москва 100€';
  const { engine } = saying({ text, box: [20, 20, 820, 60] });
  const { bytes } = await converted(await scanned(), 'pdf', 'pdf', { ocr: 'auto' }, { ocr: engine });
  expect((await wordsOf(bytes)).join(' ')).toBe(text);
});
