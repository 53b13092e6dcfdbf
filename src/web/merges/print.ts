/**
 * Prints a PDF of this server. The content security policy allows no frames, in which a viewer would print it: its pages are
 * drawn, and the pictures are what the browser prints.
 */
import type { DrawnPage } from '../pdf/drawn-pages.ts';
import { pdfPages } from '../pdf/pages.ts';

/** More pictures take too much memory; a viewer prints the downloaded file. */
export const mostPrinted = 100;

/** Dots per inch: small print stays sharp, and a sheet of A4 is about 0.3 MB. */
const resolution = 200;

export interface PrintRequest {
  readonly address: string;
  /** Such as those of the session. */
  readonly headers: () => Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** Resolves when the browser's dialog was closed. Rejects with what pdf.js throws. */
export async function printPdf({ address, headers, signal }: PrintRequest): Promise<void> {
  const pdf = pdfPages({ headers });
  const pictures: HTMLImageElement[] = [];
  try {
    const count = await pdf.count(address);
    const size = await pdf.size(address, 1);
    for (let page = 1; page <= count; page++) {
      signal.throwIfAborted();
      const drawn = await pdf.draw({ address, page, width: Math.round((size.width / 72) * resolution) });
      pictures.push(await pictureOf(drawn));
    }
    show(pictures, size);
  } finally {
    pdf.close();
    for (const { src } of pictures) URL.revokeObjectURL(src);
  }
}

async function pictureOf(drawn: DrawnPage): Promise<HTMLImageElement> {
  const canvas = new OffscreenCanvas(drawn.width, drawn.height);
  canvas.getContext('2d')?.drawImage(drawn, 0, 0);
  const blob = await canvas.convertToBlob();
  const image = new Image();
  image.src = URL.createObjectURL(blob);
  await image.decode();
  return image;
}

/** `print` returns when the dialog is closed. */
function show(
  pictures: readonly HTMLImageElement[],
  { width, height }: { readonly width: number; readonly height: number },
): void {
  const sheets = document.createElement('div');
  sheets.className = 'printed-sheets';
  sheets.append(...pictures);
  const style = new CSSStyleSheet();
  style.replaceSync(`
    @page { size: ${width}pt ${height}pt; margin: 0; }
    .printed-sheets { display: none; }
    @media print {
      body > :not(.printed-sheets) { display: none; }
      .printed-sheets { display: block; }
      .printed-sheets img { display: block; width: ${width}pt; height: ${height - 0.5}pt; break-after: page; }
    }`);
  document.body.append(sheets);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];
  try {
    print();
  } finally {
    sheets.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== style);
  }
}
