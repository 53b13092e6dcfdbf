/**
 * Draws pages for the review: PDFs with a text layer by pdf.js. The server draws what pdf.js cannot (OFD, pictures, damaged
 * PDFs), and scans, which it turns upright and straightens as they were when their words were recognised.
 */
import { addressOf, download } from '../api/client.ts';
import type { Invoice, InvoiceReading } from '../api/types.ts';
import { type DrawnPage, drawnPages } from '../pdf/drawn-pages.ts';
import { pdfPages } from '../pdf/pages.ts';
import { preparePdfjs } from '../pdf/pdfjs.ts';
import { useSession } from '../session/session.ts';
import { pathOf } from './documents.ts';

export type PageInfo = InvoiceReading['pages'][number];

export interface PageDrawings {
  /** `width`: pixels of the screen; what was drawn before may be wider. Copy it before the next `await`. */
  draw(invoice: Pick<Invoice, 'id' | 'fileType'>, page: PageInfo, width: number): Promise<DrawnPage>;
  close(): void;
}

const narrowest = 16;
/** The server draws no wider ones. */
const widest = 2000;
/** Pages of a PDF may differ by rounding. */
const sizeTolerancePoints = 2;

export function pageDrawings(): PageDrawings {
  const kept = drawnPages();
  const pdfs = pdfPages({ headers: () => useSession().headers(), drawn: kept });
  // While the first reading is fetched.
  preparePdfjs();

  function pictureOf(id: string, page: number, width: number): Promise<DrawnPage> {
    const query = { width: Math.min(widest, Math.max(narrowest, Math.round(width))) };
    const path = `${pathOf(id)}/pages/${page}.png`;
    return kept.at(addressOf(path, query), 0, async () => createImageBitmap(await download(path, { query })));
  }

  async function byPdfjs(id: string, page: PageInfo, width: number): Promise<DrawnPage | undefined> {
    try {
      const address = addressOf(`${pathOf(id)}/file`);
      const size = await pdfs.size(address, page.page);
      // Another size means another box of the page: evidence would not lie where it is seen.
      const isSame =
        Math.abs(size.width - page.width) < sizeTolerancePoints &&
        Math.abs(size.height - page.height) < sizeTolerancePoints;
      return isSame ? await pdfs.draw({ address, page: page.page, width }) : undefined;
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
    close: () => pdfs.close(),
  };
}
