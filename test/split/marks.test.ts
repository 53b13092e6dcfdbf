import { describe, expect, it } from 'vitest';
import { qrModules } from '../../src/einvoices/draw/qr-code.ts';
import { blankPages, pagesWithQr } from '../../src/split/marks.ts';
import { makePdf, withPdf } from '../documents/readers/pdf-documents.ts';

async function withCodes(texts: readonly (string | undefined)[]) {
  const document = await makePdf(() => undefined);
  document.removePage(0);
  for (const text of texts) {
    const page = document.addPage([300, 400]);
    const modules = text === undefined ? [] : await qrModules(text);
    modules.forEach((row, y) =>
      Array.from(row).forEach((dark, x) => {
        if (dark === '1') page.drawRectangle({ x: 50 + 4 * x, y: 300 - 4 * y, width: 4, height: 4 });
      }),
    );
  }
  return document;
}

describe('pagesWithQr', () => {
  it('finds pages with any code, or with one that contains the given text', async () => {
    const document = await withCodes([undefined, 'NEXT', 'https://example.com', undefined]);
    expect(await withPdf(document, (open) => pagesWithQr(open, undefined))).toEqual([2, 3]);
    expect(await withPdf(document, (open) => pagesWithQr(open, 'NEXT'))).toEqual([2]);
  });
});

describe('blankPages', () => {
  it('finds pages of blank paper, even with specks and the shadow of an edge, and none with a pen mark', async () => {
    const document = await makePdf(({ page, font }) => page.drawText('text', { x: 50, y: 400, size: 12, font }));
    document.addPage([595, 842]);
    const dusty = document.addPage([595, 842]);
    dusty.drawRectangle({ x: 0, y: 0, width: 8, height: 842 });
    for (const x of [100, 300, 500]) dusty.drawRectangle({ x, y: x, width: 1.5, height: 1.5 });
    const marked = document.addPage([595, 842]);
    marked.drawRectangle({ x: 100, y: 400, width: 200, height: 12 });
    expect(await withPdf(document, blankPages)).toEqual([2, 3]);
  });
});
