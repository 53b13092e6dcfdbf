/**
 * Pages to pictures, pictures to pictures, pictures to PDF.
 *
 * Several pages are a ZIP of JPEGs or PNGs; TIFF holds them all in one file. A PDF of pictures is searchable where the
 * text was to be recognised: it lies behind the picture, invisible.
 */
import { Failure } from '../../domain/failure.ts';
import type { MediaType } from '../../domain/formats.ts';
import { readerFor } from '../../documents/readers/index.ts';
import type { OpenDocument } from '../../documents/reader.ts';
import { packageVersion } from '../own-version.ts';
import type { Engine, Pair, StepContext, StepInput, StepOutput } from '../engine.ts';
import { type Format, imageFormats, isImage } from '../formats.ts';
import { type ConvertOptions, dpiOf, jpegQualityOf } from '../options.ts';
import { zipInMemory } from '../../documents/zip-writer.ts';
import { multipageTiff } from '../raster/tiff.ts';

const targets = ['jpg', 'png', 'tiff'] as const;

const mediaTypes: Partial<Record<Format, MediaType>> = {
  pdf: 'application/pdf',
  ofd: 'application/ofd',
  jpg: 'image/jpeg',
  png: 'image/png',
  tiff: 'image/tiff',
  webp: 'image/webp',
  gif: 'image/gif',
  bmp: 'image/bmp',
};

export const rastersEngine: Engine = {
  name: 'raster',
  pairs: [
    ...(['pdf', 'ofd'] as const).flatMap((from) =>
      targets.map((to): Pair => ({ from, to, cost: 2, fidelity: 'layout' })),
    ),
    ...imageFormats.flatMap((from) => targets.map((to): Pair => ({ from, to, cost: 1, fidelity: 'content' }))),
    ...[...imageFormats, 'ofd' as const].map((from): Pair => ({ from, to: 'pdf', cost: 2, fidelity: 'layout' })),
  ],
  runs: 'thread',
  version: () => packageVersion('sharp'),
  unavailable: () => Promise.resolve(undefined),
  async convert(input, context) {
    const { password } = input.options;
    const document = await readerFor(mediaTypes[input.from] ?? 'application/pdf').open(
      input.bytes,
      password === undefined ? {} : { password },
    );
    try {
      const output =
        input.to === 'pdf' ? await toPdf(input, document, context) : await toPictures(input, document, context);
      return { ...output, pages: document.pageCount, warnings: [...output.warnings, ...document.warnings] };
    } finally {
      document.close();
    }
  },
};

const maxPictures = 500;

async function toPictures(input: StepInput, document: OpenDocument, context: StepContext): Promise<StepOutput> {
  const { to, options, from } = input;
  if (document.pageCount > maxPictures)
    throw new Failure('too_large', `${document.pageCount} pages as pictures are too many`, {
      detail: `Up to ${maxPictures}: split the document`,
    });
  // A picture keeps its pixels unless fewer are asked for.
  const dpi = isImage(from) ? (options.dpi ?? 1200) : dpiOf(options);
  const pages: { readonly name: string; readonly bytes: Uint8Array }[] = [];
  const digits = String(document.pageCount).length;
  const warnings = new Set<string>();
  let words = '';
  for (let index = 0; index < document.pageCount; index++) {
    context.signal.throwIfAborted();
    const raster = await document.raster(index, dpi);
    if (!isImage(from) && raster.dpi < 0.95 * dpi)
      warnings.add(`A page is so large that it was drawn at ${Math.round(raster.dpi)} dpi`);
    if (!isImage(from)) words += `${(await document.text(index)).words.map(({ text }) => text).join(' ')}\n`;
    const extension = to === 'tiff' ? 'tiff' : to;
    pages.push({
      name: `page-${String(index + 1).padStart(digits, '0')}.${extension}`,
      bytes: await encoded(raster, to, options, isImage(from) && options.dpi === undefined ? undefined : raster.dpi),
    });
    context.progress({ stage: 'drawing pages', done: index + 1, total: document.pageCount });
  }
  const facts = {
    warnings: [...warnings],
    images: pages.length,
    ...(words.trim() === '' ? {} : { sourceText: words }),
  };
  const [only] = pages;
  if (to === 'tiff')
    return {
      bytes: pages.length === 1 && only ? only.bytes : multipageTiff(pages.map(({ bytes }) => bytes)),
      ...facts,
    };
  if (only && pages.length === 1) return { bytes: only.bytes, ...facts };
  return { bytes: await zipInMemory(pages), container: 'zip', ...facts };
}

async function encoded(
  raster: { readonly width: number; readonly height: number; readonly pixels: Uint8Array; readonly dpi: number },
  to: Format,
  options: ConvertOptions,
  dpi: number | undefined,
): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  const density = Math.round(dpi ?? raster.dpi);
  const picture = sharp(raster.pixels, {
    raw: { width: raster.width, height: raster.height, channels: 3 },
  }).withMetadata({ density });
  if (to === 'jpg')
    return picture
      .jpeg({ quality: jpegQualityOf(options), chromaSubsampling: jpegQualityOf(options) > 90 ? '4:4:4' : '4:2:0' })
      .toBuffer();
  if (to === 'png') return picture.png({ compressionLevel: options.quality === 'best' ? 9 : 6 }).toBuffer();
  const perMm = density / 25.4;
  return options.imageQuality === undefined
    ? picture.tiff({ compression: 'deflate', predictor: 'horizontal', xres: perMm, yres: perMm }).toBuffer()
    : picture.tiff({ compression: 'jpeg', quality: options.imageQuality, xres: perMm, yres: perMm }).toBuffer();
}

async function toPdf(input: StepInput, document: OpenDocument, context: StepContext): Promise<StepOutput> {
  if (input.from === 'ofd') {
    const { ofdAsPdf } = await import('../raster/ofd-pdf.ts');
    return ofdAsPdf(input.bytes, document);
  }
  const { picturesAsPdf } = await import('../raster/pictures-pdf.ts');
  return picturesAsPdf(document, input, context);
}
