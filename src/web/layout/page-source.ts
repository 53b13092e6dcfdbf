/**
 * The pages of invoices of any kind of file: which there are, how large they are, and how they look. PDFs are drawn by pdf.js,
 * pictures by the browser. The server draws OFDs and what pdf.js cannot draw, and it makes pages of e-invoices without pages.
 */
import type { Size } from '../../merge/layout.ts';
import { categoryOf, languageOf } from '../../merge/decoration/language.ts';
import { addressOf, call } from '../api/client.ts';
import type { InvoiceReading, Invoice } from '../api/types.ts';
import { type DrawnPage, drawnPages, type DrawnPages } from '../pdf/drawn-pages.ts';
import { type PdfPages, pdfPages } from '../pdf/pages.ts';
import { preparePdfjs } from '../pdf/pdfjs.ts';
import { useSession } from '../session/session.ts';
import type { ArrangedPage, InvoicePage, LaidOutInvoice } from './arrangement.ts';
import { pictureAt } from './pictures.ts';

export interface PageSource {
  /** `known` saves a request. Without pages if nothing can be shown of it. Rejects with an `ApiFailure`. */
  load(id: string, signal: AbortSignal, known?: Invoice): Promise<LaidOutInvoice>;
  /**
   * The page as it is in its file, at least `width` pixels of the screen across if it has as many. Copy it before the next
   * `await`. Rejects if the page cannot be drawn at all.
   */
  draw(page: ArrangedPage, width: number): Promise<DrawnPage>;
  /** Gives all memory back. */
  close(): void;
}

const pathOf = (id: string): string => `/invoices/${encodeURIComponent(id)}`;
const fileOf = (id: string): string => addressOf(`${pathOf(id)}/file`);
/** A PDF that shows the data of an e-invoice without pages. */
const drawnPdfOf = (id: string): string => addressOf(`${pathOf(id)}/pages.pdf`);

export function pageSource(): PageSource {
  const headers = (): Record<string, string> => useSession().headers();
  const kept = drawnPages();
  const drawing: Drawing = { pdfs: pdfPages({ headers, drawn: kept }), kept, headers, undrawable: new Set() };
  // It is needed as soon as the first pages are known.
  preparePdfjs();
  return {
    load: (id, signal, known) => loaded(id, signal, known, drawing),
    draw: (page, width) => drawn(page, width, drawing),
    close: () => drawing.pdfs.close(),
  };
}

interface Drawing {
  readonly pdfs: PdfPages;
  readonly kept: DrawnPages;
  readonly headers: () => Record<string, string>;
  /** Ids of the invoices whose files pdf.js cannot draw. */
  readonly undrawable: Set<string>;
}

async function loaded(
  id: string,
  signal: AbortSignal,
  known: Invoice | undefined,
  { pdfs }: Drawing,
): Promise<LaidOutInvoice> {
  const [invoice, reading] = await Promise.all([
    known ?? call<Invoice>(pathOf(id), { signal }),
    call<InvoiceReading>(`${pathOf(id)}/reading`, { signal }),
  ]);
  const pages =
    invoice.fileType === 'xml'
      ? await pagesOfPdf(drawnPdfOf(id), pdfs)
      : reading.pages.map((page) => ({ page: page.page, ...sizeInFile(page) }));
  const read = reading.records[0]?.invoice ?? undefined;
  const label = categoryOf(read, languageOf(read ? [read] : [], 'auto'));
  return { invoice, kind: read?.type ?? invoice.type, label, pages };
}

/** None if the server cannot draw them: its typesetter is not installed. */
async function pagesOfPdf(address: string, pdfs: PdfPages): Promise<readonly InvoicePage[]> {
  try {
    const numbers = Array.from({ length: await pdfs.count(address) }, (_, index) => index + 1);
    return await Promise.all(numbers.map(async (page) => ({ page, ...(await pdfs.size(address, page)) })));
  } catch {
    return [];
  }
}

/** As a merge places it: readings have the size of the upright page, which a sideways scan is not. */
const sizeInFile = ({ width, height, rotation }: InvoiceReading['pages'][number]): Size =>
  rotation % 180 === 0 ? { width, height } : { width: height, height: width };

async function drawn(
  { source: { invoice }, page }: ArrangedPage,
  width: number,
  { pdfs, kept, headers, undrawable }: Drawing,
): Promise<DrawnPage> {
  const { id, fileType } = invoice;
  const picture = (address: string): Promise<DrawnPage> => kept.at(address, 0, () => pictureAt(address, headers()));
  // The server's picture is straightened, and a merge prints the scan as it is.
  if (fileType === 'jpg' || fileType === 'png') return picture(fileOf(id));
  if ((fileType === 'pdf' || fileType === 'xml') && !undrawable.has(id)) {
    try {
      return await pdfs.draw({ address: fileType === 'xml' ? drawnPdfOf(id) : fileOf(id), page, width });
    } catch {
      // Damaged for pdf.js, or it has a password; the server could read it.
      undrawable.add(id);
    }
  }
  return picture(pictureOf(id, page, width));
}

const leastPicture = 400;
const widestPicture = 1600;

/** In three widths, so that another layout finds the same picture. */
function pictureOf(id: string, page: number, width: number): string {
  const wide = leastPicture * 2 ** Math.ceil(Math.log2(Math.max(width, leastPicture) / leastPicture));
  return addressOf(`${pathOf(id)}/pages/${page}.png`, { width: Math.min(wide, widestPicture) });
}
