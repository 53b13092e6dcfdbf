/** Pages of PDFs. At most 6 documents are open at a time. */
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { type DrawnPage, drawnPages, type DrawnPages } from './drawn-pages.ts';
import { leastRecent } from './least-recent.ts';
import { openPdf } from './pdfjs.ts';

export interface PageSize {
  /** In points (1/72 in), as a viewer shows the page: with its own rotation and crop box. */
  readonly width: number;
  readonly height: number;
}

export interface PageOrder {
  /** Where the file is: `/api/v1/invoices/ID/file` */
  readonly address: string;
  /** From 1. */
  readonly page: number;
  /** The least width, in pixels of the screen and not of CSS: a page that was drawn before may be wider. */
  readonly width: number;
}

export interface PdfPages {
  count(address: string): Promise<number>;
  size(address: string, page: number): Promise<PageSize>;
  draw(order: PageOrder): Promise<DrawnPage>;
  /** Gives all memory back: when the screen closes. */
  close(): void;
}

const mostDocuments = 6;

export interface PdfPagesOptions {
  /** Such as those of the session. */
  readonly headers?: () => Readonly<Record<string, string>>;
  /** Where drawn pages are kept, if others keep theirs there too. */
  readonly drawn?: DrawnPages;
  readonly open?: typeof openPdf;
}

export function pdfPages({
  headers = () => ({}),
  drawn = drawnPages(),
  open = openPdf,
}: PdfPagesOptions = {}): PdfPages {
  const documents = leastRecent<Promise<PDFDocumentProxy>>(mostDocuments, (document) => {
    document.then(
      (pdf) => pdf.loadingTask.destroy(),
      () => undefined,
    );
  });

  function documentAt(address: string): Promise<PDFDocumentProxy> {
    const known = documents.get(address);
    if (known) return known;
    const opened = open(address, headers());
    documents.set(address, opened);
    opened.catch(() => documents.delete(address));
    return opened;
  }

  async function drawAnew({ address, page: number, width }: PageOrder): Promise<DrawnPage> {
    const pdf = await documentAt(address);
    const page = await pdf.getPage(number);
    const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(viewport.width);
    canvas.height = Math.round(viewport.height);
    await page.render({ canvas, viewport }).promise;
    page.cleanup();
    return canvas;
  }

  return {
    count: async (address) => (await documentAt(address)).numPages,
    async size(address, number) {
      const { width, height } = (await (await documentAt(address)).getPage(number)).getViewport({ scale: 1 });
      return { width, height };
    },
    draw(order) {
      const { address, page, width } = order;
      return drawn.at(`${address} ${page}`, Math.round(width), () => drawAnew(order));
    },
    close() {
      drawn.clear();
      documents.clear();
    },
  };
}
