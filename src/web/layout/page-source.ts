/**
 * The pages of invoices of any kind of file: which there are, how large they are, and how they look. PDFs are drawn by pdf.js,
 * pictures by the browser. The server draws OFDs and what pdf.js cannot draw.
 */
import type { Size } from '../../merge/layout.ts';
import { categoryOf, languageOf } from '../../merge/decoration/language.ts';
import { addressOf, call } from '../api/client.ts';
import type { InvoiceReading, Invoice } from '../api/types.ts';
import { type PdfPages, pdfPages } from '../pdf/pages.ts';
import { useSession } from '../session/session.ts';
import type { ArrangedPage, LaidOutInvoice, Turns } from './arrangement.ts';
import { type Pictures, pictures } from './pictures.ts';

export interface PagePicture {
  /** Copy it before the next `await`. */
  readonly image: CanvasImageSource;
  /** Quarter turns clockwise that the image still needs. */
  readonly turns: Turns;
}

export interface PageSource {
  /** `known` saves a request. Rejects with an `ApiFailure`. */
  load(id: string, signal: AbortSignal, known?: Invoice): Promise<LaidOutInvoice>;
  /** `width` in pixels of the screen, across the page as it is turned. Rejects if the page cannot be drawn at all. */
  draw(page: ArrangedPage, turns: Turns, width: number): Promise<PagePicture>;
  /** Gives all memory back. */
  close(): void;
}

const pathOf = (id: string): string => `/invoices/${encodeURIComponent(id)}`;
const fileOf = (id: string): string => addressOf(`${pathOf(id)}/file`);

export function pageSource(): PageSource {
  const headers = (): Record<string, string> => useSession().headers();
  const drawing: Drawing = { pdfs: pdfPages({ headers }), pictures: pictures(headers), undrawable: new Set() };
  return {
    load: (id, signal, known) => loaded(id, signal, known, drawing),
    draw: (page, turns, width) => drawn(page, turns, width, drawing),
    close() {
      drawing.pdfs.close();
      drawing.pictures.close();
    },
  };
}

interface Drawing {
  readonly pdfs: PdfPages;
  readonly pictures: Pictures;
  /** Ids of the invoices whose files pdf.js cannot draw. */
  readonly undrawable: Set<string>;
}

async function loaded(
  id: string,
  signal: AbortSignal,
  known: Invoice | undefined,
  drawing: Drawing,
): Promise<LaidOutInvoice> {
  const [invoice, reading] = await Promise.all([
    known ?? call<Invoice>(pathOf(id), { signal }),
    call<InvoiceReading>(`${pathOf(id)}/reading`, { signal }),
  ]);
  const pages = await Promise.all(
    reading.pages.map(async (page) => ({ page: page.page, ...(await sizeOf(invoice, page, drawing)) })),
  );
  const read = reading.records[0]?.invoice ?? undefined;
  const label = categoryOf(read, languageOf(read ? [read] : [], 'auto'));
  return { invoice, kind: read?.type ?? invoice.type, label, pages };
}

type ReadPage = InvoiceReading['pages'][number];

/** As a merge places it: readings have the size of the upright page, which a sideways scan is not. */
async function sizeOf({ id, fileType }: Invoice, page: ReadPage, { pdfs, undrawable }: Drawing): Promise<Size> {
  const { width, height, rotation } = page;
  const asInFile = rotation % 180 === 0 ? { width, height } : { width: height, height: width };
  if (fileType !== 'pdf') return asInFile;
  try {
    return await pdfs.size(fileOf(id), page.page);
  } catch {
    // Damaged for pdf.js, or it has a password; the server could read it.
    undrawable.add(id);
    return asInFile;
  }
}

async function drawn(
  { source: { invoice }, page }: ArrangedPage,
  turns: Turns,
  width: number,
  { pdfs, pictures, undrawable }: Drawing,
): Promise<PagePicture> {
  const { id, fileType } = invoice;
  // The server's picture is straightened, and a merge prints the scan as it is.
  if (fileType === 'jpg' || fileType === 'png') return { image: await pictures.at(fileOf(id)), turns };
  if (fileType === 'pdf' && !undrawable.has(id)) {
    try {
      return { image: (await pdfs.draw({ address: fileOf(id), page, width, turns })).canvas, turns: 0 };
    } catch {
      undrawable.add(id);
    }
  }
  return { image: await pictures.at(pictureOf(id, page, width)), turns };
}

const leastPicture = 400;
const widestPicture = 1600;

/** In three widths, so that another layout finds the same picture. */
function pictureOf(id: string, page: number, width: number): string {
  const wide = leastPicture * 2 ** Math.ceil(Math.log2(Math.max(width, leastPicture) / leastPicture));
  return addressOf(`${pathOf(id)}/pages/${page}.png`, { width: Math.min(wide, widestPicture) });
}
