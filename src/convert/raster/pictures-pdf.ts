/** Pictures as the pages of a PDF. Recognised text lies behind them: it can be searched and copied, but is invisible. */
import type { PDFDocument, PDFRef } from '@cantoo/pdf-lib';
import { Failure } from '../../domain/failure.ts';
import type { Word } from '../../geometry/word.ts';
import type { OpenDocument } from '../../documents/reader.ts';
import { pageFromOcr } from '../../ocr/words.ts';
import type { StepContext, StepInput, StepOutput } from '../engine.ts';
import { type ConvertOptions, dpiOf, jpegQualityOf, pageSizeMm } from '../options.ts';

interface Placing {
  readonly pageWidth: number;
  readonly pageHeight: number;
  /** Points, origin bottom left. */
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export async function picturesAsPdf(
  document: OpenDocument,
  { options, name }: StepInput,
  context: StepContext,
): Promise<StepOutput> {
  const { PDFDocument } = await import('@cantoo/pdf-lib');
  const { default: sharp } = await import('sharp');
  const pdf = await PDFDocument.create();
  pdf.setTitle(name);
  pdf.setProducer('invoicectl');
  const font = options.ocr ? invisibleFont(pdf, await import('@cantoo/pdf-lib')) : undefined;
  let sourceText = '';
  for (let index = 0; index < document.pageCount; index++) {
    context.signal.throwIfAborted();
    const size = await document.text(index);
    const raster = await document.raster(index, dpiOf(options));
    const picture = sharp(raster.pixels.slice(), { raw: { width: raster.width, height: raster.height, channels: 3 } });
    const image = await pdf.embedJpg(await picture.jpeg({ quality: jpegQualityOf(options) }).toBuffer());
    const place = placing(size.width, size.height, options);
    const page = pdf.addPage([place.pageWidth, place.pageHeight]);
    page.drawImage(image, {
      x: place.x,
      y: place.y,
      width: size.width * place.scale,
      height: size.height * place.scale,
    });
    if (!font) continue;
    if (!context.ocr)
      throw new Failure('engine_unavailable', 'Text was to be recognised, and no OCR engine is available', {
        detail: 'See: invoicectl doctor',
      });
    const { words } = pageFromOcr(
      await context.ocr.recognize(raster, { languages: options.ocrLanguages, signal: context.signal }),
      raster,
      index + 1,
    );
    sourceText += `${words.map(({ text }) => text).join(' ')}\n`;
    page.node.setFontDictionary((await import('@cantoo/pdf-lib')).PDFName.of('Recognised'), font);
    page.node.addContentStream(pdf.context.register(pdf.context.flateStream(textBehind(words, size.height, place))));
    context.progress({ stage: 'recognising text', done: index + 1, total: document.pageCount });
  }
  return { bytes: await pdf.save(), warnings: [], images: document.pageCount, ...(options.ocr ? { sourceText } : {}) };
}

/** The page is as large as the picture, unless the options name a paper: then the picture is fitted between its margins. */
function placing(width: number, height: number, { pageSize, orientation, margins }: ConvertOptions): Placing {
  if (pageSize === undefined && orientation === undefined && margins === undefined)
    return { pageWidth: width, pageHeight: height, x: 0, y: 0, scale: 1 };
  const [short, long] = pageSizeMm[pageSize ?? 'A4'];
  const landscape = orientation === undefined ? width > height : orientation === 'landscape';
  const points = (mm: number): number => (mm * 72) / 25.4;
  const [pageWidth, pageHeight] = landscape ? [points(long), points(short)] : [points(short), points(long)];
  const [top = 0, right = 0, bottom = 0, left = 0] = (margins ?? []).map(points);
  const room = { width: Math.max(10, pageWidth - left - right), height: Math.max(10, pageHeight - top - bottom) };
  const scale = Math.min(room.width / width, room.height / height);
  return {
    pageWidth,
    pageHeight,
    scale,
    x: left + (room.width - width * scale) / 2,
    y: bottom + (room.height - height * scale) / 2,
  };
}

/**
 * A font without glyphs: each UTF-16 code is its own character (ISO 32000-1, 9.7.4 and 9.10.3). Nothing is drawn with it,
 * so it needs no program.
 */
function invisibleFont(pdf: PDFDocument, { PDFName, PDFString }: typeof import('@cantoo/pdf-lib')): PDFRef {
  // A range may not cross a first byte, and a block has at most a hundred ranges.
  const ranges = Array.from({ length: 256 }, (_, high) => {
    const byte = high.toString(16).padStart(2, '0');
    return `<${byte}00> <${byte}ff> <${byte}00>`;
  });
  const blocks = [0, 100, 200]
    .map((from) => ranges.slice(from, from + 100))
    .map((part) => `${part.length} beginbfrange\n${part.join('\n')}\nendbfrange`);
  const toUnicode = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Identity def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${blocks.join('\n')}
endcmap end end`;
  const { context } = pdf;
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: 'Recognised',
      Flags: 4,
      FontBBox: [0, -200, 1000, 800],
      ItalicAngle: 0,
      Ascent: 800,
      Descent: -200,
      CapHeight: 700,
      StemV: 80,
    }),
  );
  const descendant = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: 'Recognised',
      CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
      FontDescriptor: descriptor,
      DW: 500,
    }),
  );
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: 'Recognised',
      Encoding: PDFName.of('Identity-H'),
      DescendantFonts: [descendant],
      ToUnicode: context.register(context.flateStream(toUnicode)),
    }),
  );
}

/** Rendering mode 3 draws nothing. Each word is stretched to its box, and a blank separates it from the next one. */
function textBehind(words: readonly Word[], pageHeight: number, { x, y, scale }: Placing): string {
  const lines = words.map(({ text, box: [x0, , x1, y1], box }) => {
    const size = Math.max(1, (y1 - box[1]) * scale);
    const code = Buffer.from(text, 'utf16le').swap16().toString('hex');
    const natural = 0.5 * size * (code.length / 4);
    const stretch = ((x1 - x0) * scale * 100) / natural;
    const number = (value: number): string => value.toFixed(2);
    return `/Recognised ${number(size)} Tf ${number(stretch)} Tz 1 0 0 1 ${number(x + x0 * scale)} ${number(y + (pageHeight - y1) * scale + 0.2 * size)} Tm <${code}0020> Tj`;
  });
  return `q BT 3 Tr\n${lines.join('\n')}\nET Q`;
}
