/** Draws a page with its annotations and form fields, because seals are mostly signature widgets. */
import { Failure } from '../../../domain/failure.ts';
import type { Raster } from '../../../domain/document.ts';
import { message } from '../../../texts/message.ts';
import { type Frame, quarterTurns, shownSize } from './geometry.ts';
import type { OpenPage } from './open.ts';
import type { Pdfium } from './functions.ts';
import { guarded } from './pdfium.ts';

/** A4 at 400 dpi has 15 million pixels. A larger page is drawn at fewer dots an inch. */
const maximumPixels = 24_000_000;
const maximumSidePixels = 20_000;

const bgr = 2;
const white = 0xffffffff;
/** FPDF_ANNOT and FPDF_REVERSE_BYTE_ORDER: annotations, and RGB in place of BGR. */
const flags = 0x01 | 0x10;

/** `frame` is that of `page`, or the same one rotated further. Throws `corrupt_document`, `too_large`. */
export function drawPage(pdfium: Pdfium, page: OpenPage, frame: Frame, dpi: number): Raster {
  const size = shownSize(frame);
  const { width, height, scale } = pixelsOf(size, dpi);
  return guarded(pdfium, () => {
    const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, bgr, 0, 0);
    if (bitmap === 0) throw new Failure('too_large', message('pdf.rasterMemory', {}));
    try {
      const turns = quarterTurns(frame.turns - page.frame.turns);
      pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white);
      pdfium.FPDF_RenderPageBitmap(bitmap, page.handle, 0, 0, width, height, turns, flags);
      if (page.form !== 0) pdfium.FPDF_FFLDraw(page.form, bitmap, page.handle, 0, 0, width, height, turns, flags);
      const stride = pdfium.FPDFBitmap_GetStride(bitmap);
      const start = pdfium.FPDFBitmap_GetBuffer(bitmap) >>> 0;
      const padded = new Uint8Array(pdfium.buffer(), start, stride * height);
      const pixels = new Uint8Array(width * height * 3);
      for (let row = 0; row < height; row++)
        pixels.set(padded.subarray(row * stride, row * stride + width * 3), row * width * 3);
      return { width, height, pixels, dpi: 72 * scale };
    } finally {
      if (!pdfium.broken()) pdfium.FPDFBitmap_Destroy(bitmap);
    }
  });
}

/** The size in pixels of a page of this size in points, and the pixels per point that the caps allow. */
function pixelsOf(
  size: { readonly width: number; readonly height: number },
  dpi: number,
): { readonly width: number; readonly height: number; readonly scale: number } {
  const wanted = dpi / 72;
  const scale = Math.min(
    wanted,
    Math.sqrt(maximumPixels / (size.width * size.height)),
    maximumSidePixels / Math.max(size.width, size.height),
  );
  return {
    width: Math.max(1, Math.round(size.width * scale)),
    height: Math.max(1, Math.round(size.height * scale)),
    scale,
  };
}
