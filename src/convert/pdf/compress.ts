/**
 * PDFs made smaller: pictures brought down to what a page of that size can show at a resolution, and stored as JPEG.
 *
 * Text and lines stay as they are. A picture that would not get smaller stays too.
 */
import type { PDFDict, PDFDocument, PDFObject, PDFRawStream } from '@cantoo/pdf-lib';
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
  { imageQuality, dpi }: ConvertOptions,
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
    document.catalog.delete(lib.PDFName.of('Metadata'));
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
    // A picture that no decoder here understands stays as it is: the document loses nothing by it.
    return undefined;
  }
}

/** JPEGs, and packed pixels of 8-bit grey or colour; other kinds of pictures are small already or rare. */
async function pictureIn(stream: PDFRawStream, lib: PdfLib) {
  const { default: sharp } = await import('sharp');
  const { dict } = stream;
  const value = (key: string): PDFObject | undefined => dict.lookup(lib.PDFName.of(key));
  const number = (key: string): number => Number(value(key)?.toString() ?? 0);
  const [width, height] = [number('Width'), number('Height')];
  if (width * height > maxPixels || width < 8 || height < 8) return undefined;
  const channels = channelsOf(value('ColorSpace'), lib);
  const filters = value('Filter');
  const filter =
    filters instanceof lib.PDFArray
      ? filters.size() === 1
        ? filters.lookup(0)?.toString()
        : undefined
      : filters?.toString();
  if (filter === '/DCTDecode')
    return channels === 4 ? undefined : sharp(stream.contents, { limitInputPixels: maxPixels }).toColourspace('srgb');
  if (filter !== '/FlateDecode' || channels === undefined || channels === 4 || number('BitsPerComponent') !== 8)
    return undefined;
  const parameters = value('DecodeParms');
  if (parameters instanceof lib.PDFDict && Number(parameters.lookup(lib.PDFName.of('Predictor'))?.toString() ?? 1) > 1)
    return undefined;
  const { inflateSync } = await import('node:zlib');
  const expected = width * height * channels;
  const pixels = inflateSync(stream.contents, { maxOutputLength: expected + 65_536 });
  return pixels.length < expected
    ? undefined
    : sharp(pixels.subarray(0, expected), { raw: { width, height, channels } });
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
