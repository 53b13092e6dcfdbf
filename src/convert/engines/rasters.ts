/**
 * Pages to pictures, pictures to pictures, pictures to PDF.
 *
 * Several pages become a ZIP of JPEGs or PNGs, or one TIFF. A PDF of pictures becomes searchable if recognition is asked
 * for: it then has an invisible text layer.
 */
import { Failure } from '../../domain/failure.ts';
import { definedOnly } from '../../domain/defined-only.ts';
import { readerFor } from '../../documents/readers/index.ts';
import type { OpenDocument } from '../../documents/reader.ts';
import { packageVersion } from '../own-version.ts';
import type { Engine, Pair, StepContext, StepInput, StepOutput } from '../engine.ts';
import { type Format, imageFormats, isImage, pageMediaTypes } from '../formats.ts';
import { type ConvertOptions, dpiOf, jpegQualityOf } from '../options.ts';
import { zipInMemory } from '../../documents/zip-writer.ts';
import { distinct, type Message, message } from '../../texts/message.ts';
import { multipageTiff } from '../raster/tiff.ts';

const targets = ['jpg', 'png', 'tiff'] as const;

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
    const document = await readerFor(pageMediaTypes[input.from] ?? 'application/pdf').open(
      input.bytes,
      definedOnly({ password }),
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
  if (document.pageCount > maxPictures)
    throw new Failure('too_large', message('convert.manyPictures', { pages: document.pageCount }), {
      detail: message('advice.manyPictures', { most: maxPictures }),
    });
  const draw = isImage(input.from) ? recodedPicture : drawnPage;
  const pages: DrawnPage[] = [];
  for (let index = 0; index < document.pageCount; index++) {
    context.signal.throwIfAborted();
    pages.push(await draw(input, document, index));
    context.progress({ stage: 'drawing pages', done: index + 1, total: document.pageCount });
  }
  const words = pages.flatMap(({ text }) => text ?? []).join('\n');
  return {
    ...(await packed(pages, input.to)),
    warnings: distinct(pages.flatMap(({ warning }) => warning ?? [])),
    images: pages.length,
    ...(words.trim() === '' ? {} : { sourceText: words }),
  };
}

interface DrawnPage {
  readonly bytes: Uint8Array;
  readonly text?: string;
  readonly warning?: Message;
}

/** A picture keeps its pixels unless the options ask for fewer. */
async function recodedPicture({ to, options }: StepInput, document: OpenDocument, index: number): Promise<DrawnPage> {
  const raster = await document.raster(index, options.dpi ?? 1200);
  return { bytes: await encoded(raster, to, options) };
}

async function drawnPage({ to, options }: StepInput, document: OpenDocument, index: number): Promise<DrawnPage> {
  const dpi = dpiOf(options);
  const raster = await document.raster(index, dpi);
  const { words, width, height } = await document.text(index);
  if (raster.dpi < leastDpi)
    throw new Failure('too_large', message('convert.largePage', { page: index + 1, size: shownSize(width, height) }), {
      detail: message('advice.largePage', { dpi: leastDpi }),
    });
  return {
    bytes: await encoded(raster, to, options),
    text: words.map(({ text }) => text).join(' '),
    ...(raster.dpi < 0.95 * dpi ? { warning: message('loss.largePage', { dpi: Math.round(raster.dpi) }) } : {}),
  };
}

/** Picture files state their resolution as whole dots per inch. */
const leastDpi = 1;

const shownSize = (width: number, height: number): string =>
  [width, height].map((points) => `${Math.round((points * 0.0254) / 72)} m`).join(' × ');

async function packed(pages: readonly DrawnPage[], to: Format): Promise<Pick<StepOutput, 'bytes' | 'container'>> {
  const [only] = pages;
  if (only && pages.length === 1) return { bytes: only.bytes };
  if (to === 'tiff') return { bytes: multipageTiff(pages.map(({ bytes }) => bytes)) };
  const digits = String(pages.length).length;
  const files = pages.map(({ bytes }, index) => ({
    name: `page-${String(index + 1).padStart(digits, '0')}.${to}`,
    bytes,
  }));
  return { bytes: await zipInMemory(files), container: 'zip' };
}

async function encoded(
  raster: { readonly width: number; readonly height: number; readonly pixels: Uint8Array; readonly dpi: number },
  to: Format,
  options: ConvertOptions,
): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  const density = Math.round(raster.dpi);
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
