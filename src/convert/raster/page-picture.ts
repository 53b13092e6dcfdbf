/** Draws one page of a document, as a viewer shows it. Runs in a thread, because every document is hostile. */
import type { Sharp } from 'sharp';
import { definedOnly } from '../../domain/defined-only.ts';
import { Failure } from '../../domain/failure.ts';
import type { Lie, Raster } from '../../domain/document.ts';
import type { MediaType } from '../../domain/formats.ts';
import { message } from '../../texts/message.ts';
import { rotatedSize } from '../../geometry/rotation.ts';
import { readerFor, readers } from '../../documents/readers/index.ts';

export interface PagePictureJob {
  readonly pagePicture: {
    readonly bytes: Uint8Array;
    readonly mediaType: MediaType;
    /** From 1. `all`: the pages of an e-invoice that has none of its own, as a PDF. */
    readonly page: number | 'all';
    /** In pixels. A picture that has fewer keeps its own. */
    readonly width: number;
    /** Opens the document; absent if it is not encrypted. */
    readonly password?: string | undefined;
    /** How the page lay when it was recognised: its picture is turned upright and straightened, as its words are. */
    readonly lie?: Lie | undefined;
  };
}

/** A long receipt is drawn narrower than it was asked for, so that its picture does not fill the memory. */
const maxHeight = 6000;

/**
 * A PNG, or the PDF of `all` pages. Rejects with `not_found` for a page that the document does not have, and as the readers
 * and the drawing of e-invoices do.
 */
export async function pagePicture({ pagePicture: asked }: PagePictureJob): Promise<Uint8Array> {
  if (asked.mediaType !== 'application/xml') return pictureOf(asked);
  const { invoiceXmlAsPdf } = await import('../../einvoices/draw/xml-as-pdf.ts');
  const { pdf } = await invoiceXmlAsPdf(asked.bytes, undefined);
  return asked.page === 'all' ? pdf : pictureOf({ ...asked, bytes: pdf, mediaType: 'application/pdf' });
}

async function pictureOf(asked: PagePictureJob['pagePicture']): Promise<Uint8Array> {
  const { bytes, mediaType, page, width, lie, password } = asked;
  if (page === 'all' || !readers.some(({ mediaTypes }) => mediaTypes.includes(mediaType)))
    throw new Failure('not_found', message('picture.noPages', {}));
  const document = await readerFor(mediaType).open(bytes, definedOnly({ password }));
  try {
    if (page > document.pageCount) throw new Failure('not_found', message('picture.documentLacksPage', { page }));
    const { width: points } = rotatedSize(await document.text(page - 1), lie?.rotation ?? 0);
    const raster = await document.raster(page - 1, (72 * width) / points);
    const upright = lie ? await straightened(raster, lie) : raster;
    const fitting = (await sharpOf(upright)).resize({
      width,
      height: maxHeight,
      fit: 'inside',
      withoutEnlargement: true,
    });
    return await fitting.png().toBuffer();
  } finally {
    document.close();
  }
}

type Picture = Pick<Raster, 'width' | 'height' | 'pixels'>;

async function sharpOf({ width, height, pixels }: Picture): Promise<Sharp> {
  const { default: sharp } = await import('sharp');
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** Of the same size as the upright picture: straightening it cuts its corners off, as it does to the words. */
async function straightened(raster: Raster, { rotation, skewDegrees }: Lie): Promise<Picture> {
  const { width, height } = rotatedSize(raster, rotation);
  const upright = await (await sharpOf(raster)).rotate(-rotation).raw().toBuffer();
  const turned = (await sharpOf({ width, height, pixels: upright })).rotate(-skewDegrees, { background: '#ffffff' });
  const { data, info } = await turned.raw().toBuffer({ resolveWithObject: true });
  const [left, top] = [Math.floor((info.width - width) / 2), Math.floor((info.height - height) / 2)];
  const middle = (await sharpOf({ ...info, pixels: data })).extract({ left, top, width, height });
  return { width, height, pixels: await middle.raw().toBuffer() };
}
