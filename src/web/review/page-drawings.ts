/**
 * Draws pages for the review: PDFs with a text layer by pdf.js. The server draws what pdf.js cannot (OFD, pictures, damaged
 * PDFs), and scans, which it turns upright and straightens as they were when their words were recognised.
 */
import { addressOf, download } from '../api/client.ts';
import type { Invoice, InvoiceReading } from '../api/types.ts';
import { leastRecent } from '../pdf/least-recent.ts';
import { type PdfPages, pdfPages } from '../pdf/pages.ts';
import { useSession } from '../session/session.ts';
import { pathOf } from './documents.ts';

export type PageInfo = InvoiceReading['pages'][number];

export interface DrawnPicture {
  /** Copy it before the next `await`: the cache may give it up. */
  readonly source: HTMLCanvasElement | ImageBitmap;
  readonly width: number;
  readonly height: number;
}

export interface PageDrawings {
  /** `width`: pixels of the screen. */
  draw(invoice: Pick<Invoice, 'id' | 'fileType'>, page: PageInfo, width: number): Promise<DrawnPicture>;
  close(): void;
}

const mostPictures = 6;
const narrowest = 16;
/** The server draws no wider ones. */
const widest = 2000;
/** Pages of a PDF may differ by rounding. */
const sizeTolerancePoints = 2;

export function pageDrawings(pdfs: PdfPages = pdfPages({ headers: () => useSession().headers() })): PageDrawings {
  const pictures = leastRecent<Promise<ImageBitmap>>(mostPictures, (picture) => {
    picture.then(
      (bitmap) => bitmap.close(),
      () => undefined,
    );
  });

  async function pictureOf(id: string, page: number, width: number): Promise<DrawnPicture> {
    const query = { width: Math.min(widest, Math.max(narrowest, Math.round(width))) };
    const path = `${pathOf(id)}/pages/${page}.png`;
    const key = addressOf(path, query);
    const picture = pictures.get(key) ?? download(path, { query }).then((blob) => createImageBitmap(blob));
    pictures.set(key, picture);
    picture.catch(() => pictures.delete(key));
    const source = await picture;
    return { source, width: source.width, height: source.height };
  }

  async function byPdfjs(id: string, page: PageInfo, width: number): Promise<DrawnPicture | undefined> {
    try {
      const drawn = await pdfs.draw({ address: addressOf(`${pathOf(id)}/file`), page: page.page, width });
      // Another size means another box of the page: evidence would not lie where it is seen.
      const isSame =
        Math.abs(drawn.width - page.width) < sizeTolerancePoints &&
        Math.abs(drawn.height - page.height) < sizeTolerancePoints;
      const { canvas } = drawn;
      return isSame ? { source: canvas, width: canvas.width, height: canvas.height } : undefined;
    } catch {
      // Damaged, encrypted or unusual: the server has its own ways, and says why if those fail, too.
      return undefined;
    }
  }

  return {
    async draw({ id, fileType }, page, width) {
      const isPlain = fileType === 'pdf' && page.textSource === 'text' && page.rotation === 0 && page.skewDegrees === 0;
      const drawn = isPlain ? await byPdfjs(id, page, width) : undefined;
      return drawn ?? pictureOf(id, page.page, width);
    },
    close() {
      pdfs.close();
      pictures.clear();
    },
  };
}
