/** PDFs for the tests of the reader, made on the spot. */
import { PDFDocument, type PDFFont, type PDFPage, PDFName, PDFString, StandardFonts, degrees } from '@cantoo/pdf-lib';
import { create } from 'fontkit';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pdfReader } from '../../../src/documents/readers/pdf.ts';
import type { OpenDocument } from '../../../src/documents/reader.ts';
import type { Raster } from '../../../src/domain/document.ts';

export interface Drawing {
  readonly document: PDFDocument;
  readonly page: PDFPage;
  readonly font: PDFFont;
}

/** One page, A4 unless `size` says otherwise, drawn on by `draw`. */
export async function makePdf(
  draw: (drawing: Drawing) => void | Promise<void>,
  size: [number, number] = [595, 842],
): Promise<PDFDocument> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  await draw({ document, font, page: document.addPage(size) });
  return document;
}

export async function chineseFont(document: PDFDocument): Promise<PDFFont> {
  const file = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf';
  document.registerFontkit({ create });
  return document.embedFont(await readFile(createRequire(import.meta.url).resolve(file)), { subset: true });
}

export async function withPdf<Result>(
  source: PDFDocument | Uint8Array,
  look: (open: OpenDocument) => Promise<Result>,
  password?: string,
): Promise<Result> {
  const bytes = source instanceof PDFDocument ? await source.save() : source;
  const open = await pdfReader.open(bytes, password === undefined ? {} : { password });
  try {
    return await look(open);
  } finally {
    open.close();
  }
}

export const textsOf = async (source: PDFDocument | Uint8Array): Promise<string[]> =>
  withPdf(source, async (open) => (await open.text(0)).words.map(({ text }) => text));

export function turn(page: PDFPage, angle: number): void {
  page.setRotation(degrees(angle));
}

/** Where a raster is darker than paper, in points: left, top, right, bottom. */
export function inkOf(
  { width, height, pixels, dpi }: Raster,
  isInk: (red: number, green: number, blue: number) => boolean,
): [number, number, number, number] | undefined {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3;
      if (!isInk(pixels[at]!, pixels[at + 1]!, pixels[at + 2]!)) continue;
      [x0, y0, x1, y1] = [Math.min(x0, x), Math.min(y0, y), Math.max(x1, x + 1), Math.max(y1, y + 1)];
    }
  }
  const points = 72 / dpi;
  return x1 < 0 ? undefined : [x0 * points, y0 * points, x1 * points, y1 * points];
}

/** Adds an annotation with an appearance: content in a box from 0, 0 to `width`, `height`. */
export function annotate(
  { document, page, font }: Drawing,
  kind: { readonly subtype: string; readonly field?: string; readonly flags?: number },
  [x, y, width, height]: readonly [number, number, number, number],
  content: string,
): void {
  const { context } = document;
  const appearance = context.register(
    context.stream(content, {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, width, height],
      Resources: { Font: { F: font.ref } },
    }),
  );
  const annotation = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: kind.subtype,
      Rect: [x, y, x + width, y + height],
      F: kind.flags ?? 4,
      AP: { N: appearance },
      ...(kind.field === undefined ? {} : { FT: kind.field, T: PDFString.of('seal') }),
    }),
  );
  page.node.addAnnot(annotation);
  if (kind.field !== undefined) {
    document.catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: [annotation], SigFlags: 3 }));
  }
}
