/** Finds pages that divide a document: pages with a QR code, or blank ones. */
import type { OpenDocument } from '../documents/reader.ts';
import type { Raster } from '../domain/document.ts';
import { readQr } from '../extract/sources/qr.ts';

/** A resolution that is enough for codes on printed sheets. */
const qrDpi = 150;
const blankDpi = 50;
/** The largest share of dark pixels on a blank page. Dust and the edge of a scanner leave less, a line of text more. */
const mostInk = 0.0006;
const darkness = 160;
/** The share of each side that is ignored, because scanners leave shadows at the edges of the paper. */
const edge = 0.04;

/** Pages with a QR code; if `text` is given, only those whose code contains exactly it. */
export async function pagesWithQr(document: OpenDocument, text: string | undefined): Promise<readonly number[]> {
  const found: number[] = [];
  for (let index = 0; index < document.pageCount; index++) {
    const texts = await readQr(await document.raster(index, qrDpi));
    if (text === undefined ? texts.length > 0 : texts.includes(text)) found.push(index + 1);
  }
  return found;
}

/** Pages without words and without a visible picture. */
export async function blankPages(document: OpenDocument): Promise<readonly number[]> {
  const found: number[] = [];
  for (let index = 0; index < document.pageCount; index++) {
    const { words } = await document.text(index);
    if (words.length === 0 && isBlank(await document.raster(index, blankDpi))) found.push(index + 1);
  }
  return found;
}

export function isBlank({ width, height, pixels }: Raster): boolean {
  const [left, top] = [Math.ceil(width * edge), Math.ceil(height * edge)];
  let dark = 0;
  for (let y = top; y < height - top; y++)
    for (let x = left; x < width - left; x++) {
      const at = 3 * (y * width + x);
      if (Math.min(pixels[at] ?? 255, pixels[at + 1] ?? 255, pixels[at + 2] ?? 255) < darkness) dark++;
    }
  return dark <= mostInk * (width - 2 * left) * (height - 2 * top);
}
