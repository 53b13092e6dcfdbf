/**
 * Pictures: JPEG, PNG, TIFF (one page or many), WebP, GIF, BMP and HEIC, as pages without words.
 *
 * A picture states its pixels but rarely the size of its paper. That follows from the stated resolution if the result
 * is plausible; otherwise the page is assumed to be A4. `raster` never enlarges: a picture with fewer pixels than the
 * requested dpi is returned as it is, with its own `dpi`.
 */
import type { Metadata, Sharp, SharpOptions } from 'sharp';
import type { Page, Raster } from '../../domain/document.ts';
import { Failure } from '../../domain/failure.ts';
import type { MediaType } from '../../domain/formats.ts';
import type { OpenDocument, Reader } from '../reader.ts';
import { sniff } from '../sniff.ts';
import { decodeBmp, readBmpHeader } from './image-bmp.ts';
import { message } from '../../texts/message.ts';

/** The most pixels of one page that are decoded: enough for A3 at 600 dpi and nearly all photos taken with phones. */
const maxPixels = 150_000_000;
/** The most pixels of a raster (3 bytes each). A larger picture is scaled down. */
const maxRasterPixels = 50_000_000;
const maxPages = 10_000;

interface Picture {
  /** Pixels after applying the EXIF orientation, as a viewer shows it. */
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
}

const mediaTypes = [
  'image/jpeg',
  'image/png',
  'image/tiff',
  'image/webp',
  'image/gif',
  'image/bmp',
  'image/heic',
] as const;

export const imageReader: Reader = {
  mediaTypes,
  async open(bytes) {
    const mediaType = sniff(bytes);
    // sharp would also accept SVG and other formats that are not supported here.
    if (!mediaTypes.some((known) => known === mediaType)) {
      throw new Failure('unsupported_format', message('picture.notPicture', { type: mediaType }));
    }
    if (mediaType === 'image/png') checkPixels(...pngSize(bytes));
    return openPicture(await sourceOf(bytes, mediaType), mediaType === 'image/tiff');
  },
};

/** What the header of a picture says, and how to start decoding one page of it. */
interface Source {
  readonly first: Metadata;
  readonly start: (page: number) => Promise<Sharp>;
}

async function sourceOf(bytes: Uint8Array, mediaType: MediaType): Promise<Source> {
  if (mediaType === 'image/bmp') return openBmp(bytes);
  return mediaType === 'image/heic' ? openHeicPicture(bytes) : openWithSharp(bytes);
}

async function loadSharp(): Promise<typeof import('sharp').default> {
  const { default: sharp } = await import('sharp');
  // Every picture is decoded once, so a cache would only cost memory.
  sharp.cache(false);
  return sharp;
}

async function openWithSharp(bytes: Uint8Array): Promise<Source> {
  const sharp = await loadSharp();
  const start = (page: number): Promise<Sharp> => {
    const options: SharpOptions = { page, limitInputPixels: maxPixels, failOn: 'error' };
    return Promise.resolve(sharp(bytes, options));
  };
  // The header may state any size, so it is checked before anything is decoded.
  const first = await metadataOf(sharp(bytes, { limitInputPixels: false, failOn: 'error' }));
  checkPixels(first.width, first.pageHeight ?? first.height);
  return { first, start };
}

function openBmp(bytes: Uint8Array): Source {
  const header = readBmpHeader(bytes);
  checkPixels(header.width, header.height);
  const { width, height, dpi } = header;
  const first = { width, height, channels: 3, density: dpi } as Metadata;
  const start = async (): Promise<Sharp> => {
    const sharp = await loadSharp();
    return sharp(decodeBmp(bytes, header), { raw: { width, height, channels: 3 } });
  };
  return { first, start };
}

async function openHeicPicture(bytes: Uint8Array): Promise<Source> {
  const { maxHeicPixels, openHeic } = await import('./image-heic.ts');
  const picture = await openHeic(bytes);
  if (!picture) throw damaged();
  const { width, height } = picture;
  checkPixels(width, height, maxHeicPixels);
  let decoding: ReturnType<typeof picture.pixels> | undefined;
  const start = async (): Promise<Sharp> => {
    const sharp = await loadSharp();
    decoding ??= picture.pixels();
    const pixels = await decoding;
    if (!pixels) throw damaged();
    return sharp(pixels, { raw: { width, height, channels: 4 } });
  };
  return { first: { width, height, channels: 4 } as Metadata, start };
}

/** Width and height from IHDR, the first chunk of every PNG. Known even if nothing after it can be read. */
function pngSize(bytes: Uint8Array): readonly [width: number, height: number] {
  if (bytes.length < 24) throw damaged();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return [view.getUint32(16), view.getUint32(20)];
}

function checkPixels(width: number, height: number, most = maxPixels): void {
  if (width * height <= most) return;
  throw new Failure('too_large', message('picture.large', { width, height }), {
    detail: message('advice.pictureLarge', { millions: most / 1_000_000 }),
  });
}

const damaged = (cause?: unknown): Failure =>
  new Failure('corrupt_document', message('picture.damaged', {}), {
    detail: message('advice.pictureAgain', {}),
    cause,
  });

async function metadataOf(pipeline: Sharp): Promise<Metadata> {
  try {
    return await pipeline.metadata();
  } catch (cause) {
    throw damaged(cause);
  }
}

function openPicture({ first, start }: Source, isTiff: boolean): OpenDocument {
  const frames = first.pages ?? 1;
  // Frames of a GIF or WebP are an animation; only TIFF has pages.
  const pageCount = isTiff ? Math.min(frames, maxPages) : 1;
  const warnings = [
    ...(!isTiff && frames > 1 ? [message('picture.animated', {})] : []),
    ...(isTiff && frames > maxPages ? [message('picture.firstPages', { read: maxPages, pages: frames })] : []),
  ];
  const picture = async (index: number): Promise<Picture> => {
    if (!Number.isInteger(index) || index < 0 || index >= pageCount) {
      throw new Failure('bad_request', message('picture.noPage', { page: index + 1 }));
    }
    const metadata = index === 0 ? first : await metadataOf(await start(index));
    const found = pictureOf(metadata);
    checkPixels(found.width, found.height);
    return found;
  };
  return {
    pageCount,
    attachments: [],
    warnings,
    async text(index): Promise<Page> {
      const { width, height, dpi } = await picture(index);
      return {
        number: index + 1,
        width: (width * 72) / dpi,
        height: (height * 72) / dpi,
        words: [],
        textSource: 'none',
      };
    },
    raster: async (index, dpi) => rasterise(await start(index), await picture(index), dpi),
    close: () => {},
  };
}

function pictureOf(metadata: Metadata): Picture {
  const stored = { width: metadata.width, height: metadata.pageHeight ?? metadata.height };
  const onItsSide = (metadata.orientation ?? 1) >= 5;
  const [width, height] = onItsSide ? [stored.height, stored.width] : [stored.width, stored.height];
  return { width, height, dpi: paperDpi(width, height, metadata.density) };
}

/**
 * Pixels per inch. The stated resolution is believed above 96 (72 and 96 are common defaults) and up to 1200, if the
 * paper is then no wider than A3 and no longer than a long receipt. Otherwise the picture is assumed to fill A4.
 */
export function paperDpi(width: number, height: number, stated: number | undefined): number {
  const [short, long] = width < height ? [width, height] : [height, width];
  if (
    stated !== undefined &&
    stated > 96 &&
    stated <= 1200 &&
    short / stated <= 12.5 &&
    long / stated <= 24 &&
    long / stated >= 2
  ) {
    return stated;
  }
  return Math.max(short / 8.27, long / 11.69);
}

async function rasterise(source: Sharp, { width, height, dpi }: Picture, askedDpi: number): Promise<Raster> {
  const scale = Math.min(1, askedDpi / dpi, Math.sqrt(maxRasterPixels / (width * height)));
  const target = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  const upright = source.autoOrient();
  const sized = scale < 1 ? upright.resize({ ...target, fit: 'fill' }) : upright;
  try {
    const { data, info } = await sized
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    if (info.channels !== 3) throw new Failure('internal', `The picture was decoded to ${info.channels} channels`);
    return { width: info.width, height: info.height, pixels: data, dpi: (info.width / width) * dpi };
  } catch (cause) {
    throw cause instanceof Failure ? cause : damaged(cause);
  }
}
