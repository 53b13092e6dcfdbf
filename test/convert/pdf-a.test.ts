/** PDFs that are there already become PDF/A-2b, or are refused with the reason. */
import {
  AFRelationship,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
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

async function expectPdfA(bytes: Uint8Array, part = 2): Promise<void> {
  const { catalog, context } = await PDFDocument.load(bytes, { updateMetadata: false });
  const metadata = plainContent(catalog.lookup(PDFName.of('Metadata')));
  expect(metadata).toMatch(new RegExp(`pdfaid:part[>="'\\s]+${part}`));
  expect(metadata).toMatch(/pdfaid:conformance[>="'\s]+B/);
  expect(catalog.has(PDFName.of('OutputIntents'))).toBe(true);
  expect(context.trailerInfo.ID).toBeDefined();
}

it('a scan made searchable becomes PDF/A, and so do pictures', async () => {
  const { engine } = saying({ text: 'Invoice', box: [50, 50, 200, 80] });
  const scan = await pdfOf(addScan);
  const made = await converted(scan, 'pdf', 'pdf', { pdfA: '2b', ocr: 'auto' }, { ocr: engine });
  await expectPdfA(made.bytes);
  await expectPdfA((await converted(await sample('jpg'), 'jpg', 'pdf', { pdfA: '2b' })).bytes);
});

it('a PDF with embedded fonts becomes PDF/A, and one that is PDF/A already stays as it is', async () => {
  const once = await converted(await pdf(), 'pdf', 'pdf', { pdfA: '2b' });
  await expectPdfA(once.bytes);
  const again = await converted(once.bytes, 'pdf', 'pdf', { pdfA: '2b' });
  expect(Buffer.compare(again.bytes, once.bytes)).toBe(0);
});

it('remains PDF/A at every compression', async () => {
  const once = await converted(await pdf(), 'pdf', 'pdf', { pdfA: '2b' });
  const small = await converted(once.bytes, 'pdf', 'pdf', { pdfA: '2b', pdfCompression: 'high' });
  await expectPdfA(small.bytes);
});

const drawing = (content: string) => (document: PDFDocument) => {
  const page = document.addPage();
  page.node.set(PDFName.of('Contents'), document.context.register(document.context.flateStream(content)));
};

it.each<[string, (document: PDFDocument) => unknown, RegExp]>([
  ['a font', (document) => document.addPage().drawText('Helvetica'), /font Helvetica is not embedded/],
  ['colours', drawing('0 0 0 1 k 0 0 9 9 re f'), /CMYK/],
  [
    'an attachment',
    (document) => (document.addPage(), document.attach(Buffer.from('x'), 'x.txt')),
    /attachments, which PDF\/A-3b may have/,
  ],
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
  await expect(converted(await pdfOf(fill), 'pdf', 'pdf', { pdfA: '2b' })).rejects.toMatchObject({
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
  const { bytes } = await converted(source, 'pdf', 'pdf', { pdfA: '2b' });
  const page = (await PDFDocument.load(bytes)).getPage(0);
  expect(page.node.Annots()?.lookup(0, PDFDict).lookup(PDFName.of('F'))?.toString()).toBe('4');
});

describe('PDF/A-3b', () => {
  const data = Buffer.from('<order/>');
  const withFiles = (): Promise<Uint8Array> =>
    pdfOf(async (document) => {
      document.addPage();
      await document.attach(data, 'order.xml', { mimeType: 'text/xml', afRelationship: AFRelationship.Data });
      // As older programs attach files: by one name, without a type, and without saying how they relate to the document.
      const { context, catalog } = document;
      await document.flush();
      const plain = context.obj({
        Type: 'Filespec',
        F: PDFString.of('notes.pdf'),
        EF: { F: context.register(context.flateStream('notes', { Type: 'EmbeddedFile' })) },
      });
      const names = catalog.lookup(PDFName.of('Names'), PDFDict).lookup(PDFName.of('EmbeddedFiles'), PDFDict);
      const list = names.lookup(PDFName.of('Names'), PDFArray);
      list.push(PDFString.of('notes.pdf'));
      list.push(plain);
    });

  it('attachments are kept, and all have names, a type and a relation to the document', async () => {
    const { bytes } = await converted(await withFiles(), 'pdf', 'pdf', { pdfA: '3b' });
    await expectPdfA(bytes, 3);
    const { catalog } = await PDFDocument.load(bytes, { updateMetadata: false });
    const files = catalog.lookup(PDFName.of('AF'), PDFArray);
    const described = Array.from({ length: files.size() }, (_, index) => {
      const file = files.lookup(index, PDFDict);
      const stream = file.lookup(PDFName.of('EF'), PDFDict).lookup(PDFName.of('F'), PDFStream);
      return [
        ...['F', 'UF'].map((key) => {
          const text = file.lookup(PDFName.of(key));
          return text instanceof PDFString || text instanceof PDFHexString ? text.decodeText() : undefined;
        }),
        file.lookup(PDFName.of('AFRelationship'))?.toString(),
        stream.dict.lookup(PDFName.of('Subtype'), PDFName).decodeText(),
        plainContent(stream),
      ];
    });
    expect(described).toEqual([
      ['order.xml', 'order.xml', '/Data', 'text/xml', data.toString()],
      ['notes.pdf', 'notes.pdf', '/Unspecified', 'application/pdf', 'notes'],
    ]);
  });

  it('PDF/A-2b becomes PDF/A-3b, and only a PDF/A-3 without attachments becomes PDF/A-2b', async () => {
    const second = (await converted(await pdf(), 'pdf', 'pdf', { pdfA: '2b' })).bytes;
    const third = (await converted(second, 'pdf', 'pdf', { pdfA: '3b' })).bytes;
    await expectPdfA(third, 3);
    await expectPdfA((await converted(third, 'pdf', 'pdf', { pdfA: '2b' })).bytes, 2);
    const attached = (await converted(await withFiles(), 'pdf', 'pdf', { pdfA: '3b' })).bytes;
    await expect(converted(attached, 'pdf', 'pdf', { pdfA: '2b' })).rejects.toMatchObject({
      detail: expect.stringMatching(/attachments/),
    });
  });

  it('what an archive may not hold is refused here, too', async () => {
    const source = await pdfOf((document) => document.addPage().drawText('Helvetica'));
    await expect(converted(source, 'pdf', 'pdf', { pdfA: '3b' })).rejects.toMatchObject({
      message: 'The PDF cannot be made PDF/A-3b',
      detail: expect.stringMatching(/font Helvetica is not embedded/),
    });
  });

  it.each(['docx', 'md'] as const)('%s becomes PDF/A-3b', async (from) => {
    await expectPdfA((await converted(await sample(from), from, 'pdf', { pdfA: '3b' })).bytes, 3);
  });
});
