/**
 * Drawn pages of PDFs. At most 12 of them and 6 open documents are kept, because a page on a high-resolution screen is about
 * 10 MB; the least recently used ones give their memory back at once.
 */
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { leastRecent } from './least-recent.ts';
import { openPdf } from './pdfjs.ts';

export interface PageSize {
  /** In points (1/72 in), as a viewer shows the page: with its own rotation and crop box. */
  readonly width: number;
  readonly height: number;
}

export interface DrawnPage extends PageSize {
  /** Belongs to this module: copy it with `drawImage` before the next `await`. */
  readonly canvas: HTMLCanvasElement;
}

export interface PageOrder {
  /** Where the file is: `/api/v1/invoices/ID/file` */
  readonly address: string;
  /** From 1. */
  readonly page: number;
  /** In pixels of the screen, not of CSS; across the page as it is turned. */
  readonly width: number;
  /** Quarter turns clockwise in addition to those of the page. */
  readonly turns?: 0 | 1 | 2 | 3;
}

export interface PdfPages {
  count(address: string): Promise<number>;
  size(address: string, page: number): Promise<PageSize>;
  draw(order: PageOrder): Promise<DrawnPage>;
  /** Forgets a document that was deleted or that nobody looks at any more. */
  forget(address: string): void;
  /** Gives all memory back: when the screen closes. */
  close(): void;
}

const mostPages = 12;
const mostDocuments = 6;

export interface PdfPagesOptions {
  /** Such as those of the session. */
  readonly headers?: () => Readonly<Record<string, string>>;
  readonly open?: typeof openPdf;
}

export function pdfPages({ headers = () => ({}), open = openPdf }: PdfPagesOptions = {}): PdfPages {
  const documents = leastRecent<Promise<PDFDocumentProxy>>(mostDocuments, (document) => {
    document.then(
      (pdf) => pdf.loadingTask.destroy(),
      () => undefined,
    );
  });
  const drawn = leastRecent<DrawnPage>(mostPages, ({ canvas }) => {
    canvas.width = 0;
  });
  const drawing = new Map<string, Promise<DrawnPage>>();

  function documentAt(address: string): Promise<PDFDocumentProxy> {
    const known = documents.get(address);
    if (known) return known;
    const opened = open(address, headers());
    documents.set(address, opened);
    opened.catch(() => documents.delete(address));
    return opened;
  }

  async function drawAnew({ address, page: number, width, turns = 0 }: PageOrder): Promise<DrawnPage> {
    const pdf = await documentAt(address);
    const page = await pdf.getPage(number);
    const rotation = page.rotate + turns * 90;
    const size = page.getViewport({ scale: 1, rotation });
    const viewport = page.getViewport({ scale: width / size.width, rotation });
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(viewport.width);
    canvas.height = Math.round(viewport.height);
    await page.render({ canvas, viewport }).promise;
    page.cleanup();
    return { canvas, width: size.width, height: size.height };
  }

  return {
    count: async (address) => (await documentAt(address)).numPages,
    async size(address, number) {
      const { width, height } = (await (await documentAt(address)).getPage(number)).getViewport({ scale: 1 });
      return { width, height };
    },
    async draw(order) {
      const key = JSON.stringify([order.address, order.page, Math.round(order.width), order.turns ?? 0]);
      const known = drawn.get(key);
      if (known) return known;
      const begun = drawing.get(key) ?? drawAnew(order).finally(() => drawing.delete(key));
      drawing.set(key, begun);
      const page = await begun;
      if (drawn.get(key) === undefined) drawn.set(key, page);
      return page;
    },
    forget: (address) => documents.delete(address),
    close() {
      drawn.clear();
      documents.clear();
    },
  };
}
