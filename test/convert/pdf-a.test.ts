/** PDFs that are there already become PDF/A-2b, or are refused with the reason. */
import { PDFDict, PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { expect, it } from 'vitest';
import { plainContent } from '../../src/convert/pdf/content.ts';
import { converted } from './run.ts';
import { pdf, sample } from './samples.ts';
import { addScan, saying } from './searchable/scans.ts';

async function pdfOf(fill: (document: PDFDocument) => unknown): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.setTitle('A scan');
  await fill(document);
  return document.save({ useObjectStreams: false });
}

async function expectPdfA(bytes: Uint8Array): Promise<void> {
  const { catalog, context } = await PDFDocument.load(bytes, { updateMetadata: false });
  const metadata = plainContent(catalog.lookup(PDFName.of('Metadata')));
  expect(metadata).toMatch(/pdfaid:part[>="'\s]+2/);
  expect(metadata).toMatch(/pdfaid:conformance[>="'\s]+B/);
  expect(catalog.has(PDFName.of('OutputIntents'))).toBe(true);
  expect(context.trailerInfo.ID).toBeDefined();
}

it('a scan made searchable becomes PDF/A, and so do pictures', async () => {
  const { engine } = saying({ text: 'Invoice', box: [50, 50, 200, 80] });
  const scan = await pdfOf(addScan);
  const made = await converted(scan, 'pdf', 'pdf', { pdfA: true, ocr: 'auto' }, { ocr: engine });
  await expectPdfA(made.bytes);
  await expectPdfA((await converted(await sample('jpg'), 'jpg', 'pdf', { pdfA: true })).bytes);
});

it('a PDF with embedded fonts becomes PDF/A, and one that is PDF/A already stays as it is', async () => {
  const once = await converted(await pdf(), 'pdf', 'pdf', { pdfA: true });
  await expectPdfA(once.bytes);
  const again = await converted(once.bytes, 'pdf', 'pdf', { pdfA: true });
  expect(Buffer.compare(again.bytes, once.bytes)).toBe(0);
});

it('remains PDF/A at every compression', async () => {
  const once = await converted(await pdf(), 'pdf', 'pdf', { pdfA: true });
  const small = await converted(once.bytes, 'pdf', 'pdf', { pdfA: true, pdfCompression: 'high' });
  await expectPdfA(small.bytes);
});

const drawing = (content: string) => (document: PDFDocument) => {
  const page = document.addPage();
  page.node.set(PDFName.of('Contents'), document.context.register(document.context.flateStream(content)));
};

it.each<[string, (document: PDFDocument) => unknown, RegExp]>([
  ['a font', (document) => document.addPage().drawText('Helvetica'), /font Helvetica is not embedded/],
  ['colours', drawing('0 0 0 1 k 0 0 9 9 re f'), /CMYK/],
  ['an attachment', (document) => (document.addPage(), document.attach(Buffer.from('x'), 'x.txt')), /attachments/],
  [
    'a script',
    (document) => (document.addPage(), document.addJavaScript('a', 'app.alert(1)')),
    /action \(JavaScript\)/,
  ],
  [
    'a note',
    (document) => {
      const note = { Type: 'Annot', Subtype: 'Text', Rect: [0, 0, 9, 9], Contents: PDFString.of('x') };
      document.addPage().node.set(PDFName.of('Annots'), document.context.obj([note]));
    },
    /annotations that not every program shows \(Text\)/,
  ],
])('%s that an archive may not hold is named, and nothing is written', async (_, fill, reason) => {
  await expect(converted(await pdfOf(fill), 'pdf', 'pdf', { pdfA: true })).rejects.toMatchObject({
    kind: 'unsupported_format',
    message: 'The PDF cannot be made PDF/A-2b',
    detail: expect.stringMatching(reason),
  });
});

it('links are marked to be printed, as archives ask for', async () => {
  const link = { Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], Border: [0, 0, 0] };
  const source = await pdfOf((document) => {
    document.addPage().node.set(PDFName.of('Annots'), document.context.obj([link]));
  });
  const { bytes } = await converted(source, 'pdf', 'pdf', { pdfA: true });
  const page = (await PDFDocument.load(bytes)).getPage(0);
  expect(page.node.Annots()?.lookup(0, PDFDict).lookup(PDFName.of('F'))?.toString()).toBe('4');
});
