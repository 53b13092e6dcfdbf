/** PDFs of one drawing, without space around it. */

/** A page as large as the picture: `pixelsPerPoint` pixels make a point. */
export async function pdfOfPng(png: Uint8Array, pixelsPerPoint: number): Promise<Uint8Array> {
  const { PDFDocument } = await import('@cantoo/pdf-lib');
  const pdf = await PDFDocument.create();
  const image = await pdf.embedPng(png);
  const width = image.width / pixelsPerPoint;
  const height = image.height / pixelsPerPoint;
  pdf.addPage([width, height]).drawImage(image, { x: 0, y: 0, width, height });
  return pdf.save();
}

const dpi = 144;

/** LibreOffice puts a drawing on a page of paper: the page is cropped to the drawing. Only the first page is kept. */
export async function croppedToDrawing(bytes: Uint8Array): Promise<Uint8Array> {
  const [{ PDFDocument }, box] = await Promise.all([import('@cantoo/pdf-lib'), drawnBox(bytes)]);
  const pdf = await PDFDocument.load(bytes);
  while (pdf.getPageCount() > 1) pdf.removePage(pdf.getPageCount() - 1);
  const [page] = pdf.getPages();
  if (!page || !box) return bytes;
  const { x, y, height } = page.getMediaBox();
  const bottom = y + height - (box.top + box.height);
  page.setMediaBox(x + box.left, bottom, box.width, box.height);
  page.setCropBox(x + box.left, bottom, box.width, box.height);
  return pdf.save();
}

interface Box {
  readonly left: number;
  /** Measured from the top of the page. */
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** In points; undefined for a blank page. White does not count as drawn. */
async function drawnBox(bytes: Uint8Array): Promise<Box | undefined> {
  const [{ loadPdfium }, { openPdf }, { drawPage }] = await Promise.all([
    import('../../documents/readers/pdf/pdfium.ts'),
    import('../../documents/readers/pdf/open.ts'),
    import('../../documents/readers/pdf/raster.ts'),
  ]);
  const pdfium = await loadPdfium();
  const pdf = openPdf(pdfium, bytes, undefined);
  try {
    const raster = pdf.withPage(0, (page) => drawPage(pdfium, page, page.frame, dpi));
    const { width, height, pixels } = raster;
    const edges = { left: width, top: height, right: -1, bottom: -1 };
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const at = (y * width + x) * 3;
        if ((pixels[at] ?? 255) > 250 && (pixels[at + 1] ?? 255) > 250 && (pixels[at + 2] ?? 255) > 250) continue;
        edges.left = Math.min(edges.left, x);
        edges.right = Math.max(edges.right, x);
        edges.top = Math.min(edges.top, y);
        edges.bottom = y;
      }
    }
    if (edges.right < 0) return undefined;
    // One more pixel on every side, because thin lines fade at their edges.
    const points = 72 / raster.dpi;
    const left = Math.max(0, edges.left - 1);
    const top = Math.max(0, edges.top - 1);
    const right = Math.min(width, edges.right + 2);
    const bottom = Math.min(height, edges.bottom + 2);
    return { left: left * points, top: top * points, width: (right - left) * points, height: (bottom - top) * points };
  } finally {
    pdf.close();
  }
}
