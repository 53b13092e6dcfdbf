/**
 * Makes PDFs smaller: pictures get no more pixels than the page shows at a resolution, and are stored as JPEG.
 *
 * Text and lines stay as they are, and so does a picture that would not become smaller.
 */
import type { PDFDict, PDFDocument, PDFObject, PDFRawStream } from '@cantoo/pdf-lib';
import type { Sharp } from 'sharp';
import type { Compression, ConvertOptions } from '../options.ts';

type PdfLib = typeof import('@cantoo/pdf-lib');

interface Level {
  readonly dpi: number;
  readonly jpegQuality: number;
}
const levels: Readonly<Record<Exclude<Compression, 'none'>, Level>> = {
  low: { dpi: 300, jpegQuality: 85 },
  medium: { dpi: 150, jpegQuality: 70 },
  high: { dpi: 96, jpegQuality: 45 },
};
const maxPixels = 150_000_000;

export async function shrinkPictures(
  document: PDFDocument,
  compression: Exclude<Compression, 'none'>,
  { imageQuality, dpi, pdfA }: ConvertOptions,
): Promise<void> {
  const lib = await import('@cantoo/pdf-lib');
  const level = levels[compression];
  const longestInches = Math.max(
    1,
    ...document.getPages().map((page) => Math.max(page.getWidth(), page.getHeight()) / 72),
  );
  const maxSide = Math.round(Math.min(longestInches, 40) * (dpi ?? level.dpi));
  const masks = new Set<PDFObject>();
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    const mask = object instanceof lib.PDFRawStream ? object.dict.get(lib.PDFName.of('SMask')) : undefined;
    if (mask) masks.add(mask);
  }
  for (const [reference, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof lib.PDFRawStream) || masks.has(reference)) continue;
    const smaller = await shrunk(object, document, lib, maxSide, imageQuality ?? level.jpegQuality);
    if (smaller) document.context.assign(reference, smaller);
  }
  if (compression === 'high') {
    // A file states in its metadata that it is PDF/A.
    if (!pdfA) document.catalog.delete(lib.PDFName.of('Metadata'));
    document.catalog.delete(lib.PDFName.of('PieceInfo'));
    for (const page of document.getPages()) page.node.delete(lib.PDFName.of('Thumb'));
  }
}

async function shrunk(
  stream: PDFRawStream,
  document: PDFDocument,
  lib: PdfLib,
  maxSide: number,
  jpegQuality: number,
): Promise<PDFRawStream | undefined> {
  const { dict } = stream;
  const name = (key: string): string | undefined => dict.lookup(lib.PDFName.of(key))?.toString();
  if (
    name('Subtype') !== '/Image' ||
    name('ImageMask') === 'true' ||
    dict.has(lib.PDFName.of('Mask')) ||
    dict.has(lib.PDFName.of('Decode'))
  )
    return undefined;
  const source = await pictureIn(stream, lib);
  if (!source) return undefined;
  try {
    const { data, info } = await source
      .resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: jpegQuality, mozjpeg: true })
      .toBuffer({ resolveWithObject: true });
    if (data.length >= stream.contents.length || (info.channels !== 3 && info.channels !== 1)) return undefined;
    const smaller: PDFDict = dict.clone(document.context);
    for (const key of ['DecodeParms', 'Filter', 'ColorSpace', 'Width', 'Height', 'BitsPerComponent', 'Length'])
      smaller.delete(lib.PDFName.of(key));
    const set = (key: string, value: number | string): void =>
      smaller.set(lib.PDFName.of(key), typeof value === 'number' ? lib.PDFNumber.of(value) : lib.PDFName.of(value));
    set('Filter', 'DCTDecode');
    set('ColorSpace', info.channels === 1 ? 'DeviceGray' : 'DeviceRGB');
    set('Width', info.width);
    set('Height', info.height);
    set('BitsPerComponent', 8);
    return lib.PDFRawStream.of(smaller, data);
  } catch {
    // A picture that cannot be decoded stays as it is, and the document loses nothing.
    return undefined;
  }
}

/** JPEGs, and compressed pixels of 8-bit grey or colour; other kinds of pictures are small already, or rare. */
async function pictureIn(stream: PDFRawStream, lib: PdfLib): Promise<Sharp | undefined> {
  const { default: sharp } = await import('sharp');
  const size = { width: numberIn(stream, 'Width', lib), height: numberIn(stream, 'Height', lib) };
  if (size.width * size.height > maxPixels || size.width < 8 || size.height < 8) return undefined;
  const channels = channelsOf(stream.dict.lookup(lib.PDFName.of('ColorSpace')), lib);
  if (channels === 4) return undefined;
  const filter = onlyFilter(stream, lib);
  if (filter === '/DCTDecode') return sharp(stream.contents, { limitInputPixels: maxPixels }).toColourspace('srgb');
  if (filter !== '/FlateDecode' || channels === undefined) return undefined;
  const pixels = await inflatedPixels(stream, size.width * size.height * channels, lib);
  return pixels && sharp(pixels, { raw: { ...size, channels } });
}

const numberIn = ({ dict }: PDFRawStream, key: string, lib: PdfLib): number =>
  Number(dict.lookup(lib.PDFName.of(key))?.toString() ?? 0);

/** Undefined for a chain of filters. */
function onlyFilter({ dict }: PDFRawStream, lib: PdfLib): string | undefined {
  const filter = dict.lookup(lib.PDFName.of('Filter'));
  if (!(filter instanceof lib.PDFArray)) return filter?.toString();
  return filter.size() === 1 ? filter.lookup(0)?.toString() : undefined;
}

/** Undefined for pixels of another depth, with a predictor, or fewer than expected. */
async function inflatedPixels(stream: PDFRawStream, expected: number, lib: PdfLib): Promise<Buffer | undefined> {
  if (numberIn(stream, 'BitsPerComponent', lib) !== 8) return undefined;
  const parameters = stream.dict.lookup(lib.PDFName.of('DecodeParms'));
  const predictor = parameters instanceof lib.PDFDict ? parameters.lookup(lib.PDFName.of('Predictor')) : undefined;
  if (Number(predictor?.toString() ?? 1) > 1) return undefined;
  const { inflateSync } = await import('node:zlib');
  const pixels = inflateSync(stream.contents, { maxOutputLength: expected + 65_536 });
  return pixels.length < expected ? undefined : pixels.subarray(0, expected);
}

function channelsOf(space: PDFObject | undefined, lib: PdfLib): 1 | 3 | 4 | undefined {
  const named = { '/DeviceGray': 1, '/CalGray': 1, '/DeviceRGB': 3, '/CalRGB': 3, '/DeviceCMYK': 4 } as const;
  const text = space instanceof lib.PDFArray ? space.lookup(0)?.toString() : space?.toString();
  if (text === '/ICCBased' && space instanceof lib.PDFArray) {
    const profile = space.lookup(1);
    const count =
      profile instanceof lib.PDFStream ? Number(profile.dict.lookup(lib.PDFName.of('N'))?.toString() ?? 0) : 0;
    return count === 1 || count === 3 || count === 4 ? count : undefined;
  }
  return text !== undefined && text in named ? named[text as keyof typeof named] : undefined;
}
