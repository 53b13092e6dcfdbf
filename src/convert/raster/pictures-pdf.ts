/** Pictures as the pages of a PDF. Recognised text lies over them: it can be searched and copied, but is invisible. */
import type { PDFDocument, PDFImage } from '@cantoo/pdf-lib';
import type { OpenDocument } from '../../documents/reader.ts';
import type { Raster } from '../../domain/document.ts';
import { compose, type Matrix, pdfNumbers } from '../../geometry/matrix.ts';
import type { Size } from '../../geometry/rotation.ts';
import type { StepContext, StepInput, StepOutput } from '../engine.ts';
import { asksForText, type ConvertOptions, dpiOf, jpegQualityOf, pageSizeMm } from '../options.ts';
import { contentStream } from '../pdf/content.ts';
import { layerFont } from '../searchable/layer-font.ts';
import { recognisedRaster } from '../searchable/recognise.ts';
import { textLayer } from '../searchable/text-layer.ts';
import { inverse, type SizedLie, ontoShown } from '../searchable/upright.ts';
import { messageSet } from '../../texts/message.ts';

const identity: Matrix = [1, 0, 0, 1, 0, 0];

export async function picturesAsPdf(
  document: OpenDocument,
  { bytes, from, options, name }: StepInput,
  context: StepContext,
): Promise<StepOutput> {
  const lib = await import('@cantoo/pdf-lib');
  const pdf = await lib.PDFDocument.create();
  pdf.setTitle(name);
  pdf.setProducer('invoicectl');
  const font = asksForText(options) ? layerFont(pdf, lib) : undefined;
  const untouched = from === 'jpg' ? await untouchedJpeg(pdf, bytes, options) : undefined;
  const warnings = messageSet();
  let sourceText = '';
  for (let index = 0; index < document.pageCount; index++) {
    context.signal.throwIfAborted();
    const raster = await document.raster(index, dpiOf(options));
    const image = untouched ?? (await encoded(pdf, raster, options));
    const shown = await document.text(index);
    const found = font && (await recognisedRaster(raster, index + 1, options.ocrLanguages, context));
    const laid = laidOut(shown, options.deskew ? found?.lie : undefined, found?.lie);
    const { pageWidth, pageHeight, ontoPage } = placing(laid.size, options);
    const page = pdf.addPage([pageWidth, pageHeight]);
    const picture = page.node.newXObject('Picture', image.ref);
    // A picture is a unit square, its last row at the bottom.
    const square = compose([shown.width, 0, 0, -shown.height, 0, shown.height], compose(laid.picture, ontoPage));
    let content = `q ${pdfNumbers(square)} cm ${picture.toString()} Do Q\n`;
    if (font && found) {
      const { words, warning } = found.page;
      if (warning !== undefined) warnings.add(warning);
      const fontName = 'Recognised';
      page.node.setFontDictionary(lib.PDFName.of(fontName), font.ref);
      content += textLayer(words, found.lie.size, compose(laid.words, ontoPage), { font, fontName }).content;
      sourceText += `${words.map(({ text }) => text).join(' ')}\n`;
      context.progress({ stage: 'recognising text', done: index + 1, total: document.pageCount });
    }
    page.node.addContentStream(pdf.context.register(contentStream(pdf.context, content)));
  }
  font?.finish();
  return {
    bytes: await pdf.save(),
    warnings: warnings.all(),
    images: document.pageCount,
    ...(font ? { sourceText } : {}),
  };
}

/**
 * Embeds a JPEG unchanged, unless the options ask for fewer pixels or bytes. Undefined for a JPEG that a PDF viewer would
 * show differently: one that is rotated by its EXIF data, or one of four colours, which may be inverted.
 */
async function untouchedJpeg(
  pdf: PDFDocument,
  bytes: Uint8Array,
  { dpi, imageQuality, quality }: ConvertOptions,
): Promise<PDFImage | undefined> {
  if (dpi !== undefined || imageQuality !== undefined || quality === 'low' || quality === 'medium') return undefined;
  const { default: sharp } = await import('sharp');
  const { format, channels, orientation = 1 } = await sharp(bytes).metadata();
  if (format !== 'jpeg' || orientation !== 1 || (channels !== 1 && channels !== 3)) return undefined;
  return pdf.embedJpg(bytes);
}

async function encoded(
  pdf: PDFDocument,
  { pixels, width, height }: Raster,
  options: ConvertOptions,
): Promise<PDFImage> {
  const { default: sharp } = await import('sharp');
  const picture = sharp(pixels.slice(), { raw: { width, height, channels: 3 } });
  return pdf.embedJpg(await picture.jpeg({ quality: jpegQualityOf(options) }).toBuffer());
}

interface LaidOut {
  readonly size: Size;
  /** The matrices that map the picture and the recognised words to the page; points, origin top left. */
  readonly picture: Matrix;
  readonly words: Matrix;
}

/**
 * With `upright`, the picture is rotated and straightened to match its words. Otherwise the words are moved to match
 * it.
 */
function laidOut(shown: Size, upright: SizedLie | undefined, lie: SizedLie | undefined): LaidOut {
  if (upright) return { size: upright.size, picture: inverse(ontoShown(upright)), words: identity };
  return { size: shown, picture: identity, words: lie ? ontoShown(lie) : identity };
}

interface Placing {
  readonly pageWidth: number;
  readonly pageHeight: number;
  /** The matrix from the laid out picture, origin top left, to the page. */
  readonly ontoPage: Matrix;
}

/**
 * The page is as large as the picture, unless the options name a paper: then the picture is fitted between the margins.
 */
function placing({ width, height }: Size, { pageSize, orientation, margins }: ConvertOptions): Placing {
  if (pageSize === undefined && orientation === undefined && margins === undefined)
    return { pageWidth: width, pageHeight: height, ontoPage: [1, 0, 0, -1, 0, height] };
  const [short, long] = pageSizeMm[pageSize ?? 'A4'];
  const landscape = orientation === undefined ? width > height : orientation === 'landscape';
  const points = (mm: number): number => (mm * 72) / 25.4;
  const [pageWidth, pageHeight] = landscape ? [points(long), points(short)] : [points(short), points(long)];
  const [top = 0, right = 0, bottom = 0, left = 0] = (margins ?? []).map(points);
  const room = { width: Math.max(10, pageWidth - left - right), height: Math.max(10, pageHeight - top - bottom) };
  const scale = Math.min(room.width / width, room.height / height);
  const x = left + (room.width - width * scale) / 2;
  const y = bottom + (room.height + height * scale) / 2;
  return { pageWidth, pageHeight, ontoPage: [scale, 0, 0, -scale, x, y] };
}
