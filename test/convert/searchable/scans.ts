/** PDFs as scanners write them: a page is a JPEG in the orientation of the paper. */
import { execFileSync } from 'node:child_process';
import { degrees, type PDFDocument, type PDFPage } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import type { OcrEngine, OcrResult } from '../../../src/ocr/engine.ts';
import { sample } from '../samples.ts';

export interface Lying {
  /** How far the picture is turned clockwise on the page. */
  readonly turned?: number;
  /** /Rotate of the page. */
  readonly rotate?: number;
}

const scanDpi = 150;

export async function scannedJpeg(turned = 0): Promise<{ bytes: Buffer; width: number; height: number }> {
  const { data, info } = await sharp(await sample('png'))
    .flatten({ background: '#ffffff' })
    .rotate(turned, { background: '#ffffff' })
    .jpeg({ quality: 90 })
    .toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height };
}

/** A page whose crop box begins elsewhere than its media box, because scanners write such too. */
export async function addScan(pdf: PDFDocument, { turned = 0, rotate = 0 }: Lying = {}): Promise<PDFPage> {
  const jpeg = await scannedJpeg(turned);
  const [width, height] = [(jpeg.width * 72) / scanDpi, (jpeg.height * 72) / scanDpi];
  const page = pdf.addPage([width + 40, height + 30]);
  page.setCropBox(20, 10, width, height);
  page.drawImage(await pdf.embedJpg(jpeg.bytes), { x: 20, y: 10, width, height });
  page.setRotation(degrees(rotate));
  return page;
}

/** What an earlier recognition has left: `text` in rendering mode 3, in the page's content or in a form that it draws. */
export async function addFormerLayer(page: PDFPage, text: string, where: 'page' | 'form'): Promise<void> {
  const font = await page.doc.embedFont('Helvetica');
  const layer = (name: string): string => `q BT 3 Tr /${name} 12 Tf 1 0 0 1 60 60 Tm (${text}) Tj ET Q`;
  if (where === 'page') {
    const name = page.node.newFontDictionary('Former', font.ref);
    page.node.addContentStream(
      page.doc.context.register(page.doc.context.flateStream(layer(name.asString().slice(1)))),
    );
    return;
  }
  const form = page.doc.context.flateStream(layer('F0'), {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, 1000, 1000],
    Resources: { Font: { F0: font.ref } },
  });
  const name = page.node.newXObject('Layer', page.doc.context.register(form));
  page.node.addContentStream(page.doc.context.register(page.doc.context.flateStream(`${name.toString()} Do`)));
}

/** An engine that gives the same result for every page. */
export function saying(
  ...lines: readonly { readonly text: string; readonly box: OcrResult['lines'][number]['box'] }[]
) {
  const recognised: OcrResult[] = [];
  const engine: OcrEngine = {
    name: 'told',
    version: '1',
    unavailable: () => Promise.resolve(undefined),
    recognize({ width, height }) {
      const result: OcrResult = {
        lines: lines.map((line) => ({ ...line, confidence: 0.99 })),
        rotation: 0,
        skewDegrees: 0,
        width,
        height,
      };
      recognised.push(result);
      return Promise.resolve(result);
    },
    close: () => Promise.resolve(),
  };
  return { engine, recognised };
}

interface Seen {
  readonly text: string;
  readonly box: readonly number[];
}

/** The words of the first page as poppler finds them: in points from the top left corner of its crop box. */
export function bboxOf(pdf: Uint8Array): readonly Seen[] {
  const html = execFileSync('pdftotext', ['-cropbox', '-bbox', '-', '-'], { input: pdf }).toString();
  const pattern = /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g;
  return [...html.matchAll(pattern)].map(([, ...parts]) => ({
    text: parts[4] ?? '',
    box: parts.slice(0, 4).map(Number),
  }));
}
