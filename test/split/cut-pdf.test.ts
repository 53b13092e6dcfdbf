import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, StandardFonts } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { cutPdf } from '../../src/split/cut-pdf.ts';
import { annotate, textsOf, withPdf } from '../documents/readers/pdf-documents.ts';
import { difference, merge, rasterOf, saved, source } from '../merge/merging.ts';

const fixture = (name: string): Promise<Buffer> => readFile(join(import.meta.dirname, '../../fixtures/invoices', name));

/** The bytes of the content streams of every page, unchanged from the file. */
async function contentsOf(pdf: Uint8Array): Promise<readonly Buffer[]> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  return document.getPages().map(({ node }) => {
    const contents = node.Contents();
    const streams = contents instanceof PDFArray ? contents.asArray() : [contents];
    const found = streams.map((item) => document.context.lookup(item)).filter((item) => item instanceof PDFRawStream);
    return Buffer.concat(found.map(({ contents: bytes }) => bytes));
  });
}

/** Three pages with a font of their own and a picture each, all in one list of resources. */
async function threePages(): Promise<PDFDocument> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const name of ['one', 'two', 'three']) {
    const page = document.addPage([300, 200]);
    page.drawText(`page ${name}`, { x: 30, y: 100, size: 12, font });
    annotate(
      { document, page, font },
      { subtype: 'Widget', field: 'Sig' },
      [150, 20, 60, 40],
      '1 0 0 rg 0 0 60 40 re f',
    );
  }
  await document.attach(Buffer.from('<secret/>'), 'other.xml');
  return document;
}

describe('cutPdf', () => {
  it('keeps the contents of every page byte for byte, and merging the parts gives the same pages', async () => {
    const whole = await fixture('en-three-pages.pdf');
    const before = await contentsOf(whole);
    expect(before).toHaveLength(3);
    const parts = await cutPdf(whole, undefined, [
      [1, 1],
      [2, 3],
    ]);
    const after = (await Promise.all(parts.map(contentsOf))).flat();
    expect(after.map((bytes, index) => bytes.equals(before[index] ?? Buffer.of()))).toEqual([true, true, true]);
    const together = { layout: '1x1', margin: 0 };
    const [one, other] = await Promise.all([
      merge([source(whole)], together),
      merge(
        parts.map((part, index) => source(part, `${index}.pdf`)),
        together,
      ),
    ]);
    expect(await contentStreams(other.bytes)).toEqual(await contentStreams(one.bytes));
    for (const page of [0, 1, 2])
      expect(difference(await rasterOf(other.bytes, page, 60), await rasterOf(one.bytes, page, 60))).toBe(0);
  });

  it('keeps seals and signatures as pictures', async () => {
    const whole = await saved(await threePages());
    const [, second] = await cutPdf(whole, undefined, [
      [1, 1],
      [2, 2],
    ]);
    expect(await textsOf(second ?? whole)).toEqual(['page', 'two']);
    expect(difference(await rasterOf(second ?? whole, 0), await rasterOf(whole, 1))).toBe(0);
  });

  it('copies nothing of other pages: no text, field, attachment or picture', async () => {
    const document = await threePages();
    const picture = await document.embedJpg(await fixture('en-receipt-photo.jpg'));
    const [, , third] = document.getPages();
    third?.drawImage(picture, { x: 0, y: 0, width: 50, height: 50 });
    // One list of resources for all, as many programs write it; a link and a field lead from the first page to the third.
    const [first] = document.getPages();
    const shared = third?.node.Resources();
    if (!first || !third || !shared) throw new Error('no pages');
    const font = first.node.Resources()?.lookup(PDFName.of('Font'));
    if (font instanceof PDFDict) shared.set(PDFName.of('Font'), font);
    first.node.set(PDFName.of('Resources'), shared);
    const link = document.context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], Dest: [third.ref, 'Fit'] });
    first.node.addAnnot(document.context.register(link));
    const whole = await saved(document);
    const [part = whole] = await cutPdf(whole, undefined, [[1, 1]]);
    expect(part.length).toBeLessThan(5000);
    expect(whole.length).toBeGreaterThan(20_000);
    const text = Buffer.from(part).toString('latin1');
    expect(text).not.toContain('other.xml');
    expect(text).not.toContain('/DCTDecode');
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1);
    expect(await withPdf(part, async ({ attachments, pageCount }) => [attachments.length, pageCount])).toEqual([0, 1]);
  });

  it('opens an encrypted document with its password', async () => {
    const document = await threePages();
    document.encrypt({ userPassword: 'secret', ownerPassword: 'boss' });
    const locked = await saved(document);
    await expect(cutPdf(locked, undefined, [[1, 1]])).rejects.toMatchObject({ kind: 'encrypted_document' });
    const [part = locked] = await cutPdf(locked, 'secret', [[3, 3]]);
    expect(await textsOf(part)).toEqual(['page', 'three']);
  });

  it('refuses pages that do not exist', async () => {
    const whole = await saved(await threePages());
    await expect(cutPdf(whole, undefined, [[2, 4]])).rejects.toMatchObject({ kind: 'bad_request' });
  });
});

/** All streams of forms in a merged document: what was the content of pages. */
async function contentStreams(pdf: Uint8Array): Promise<readonly string[]> {
  const { context } = await PDFDocument.load(pdf, { updateMetadata: false });
  return context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFRawStream && object.dict.lookup(PDFName.of('Subtype')) === PDFName.of('Form')
        ? [Buffer.from(object.contents).toString('base64')]
        : [],
    );
}
