/** A PDF with a password says nothing to who has none, and everything to who has it. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { readerFor } from '../../src/documents/readers/index.ts';
import { testWith } from '../engines.ts';
import { converted } from './run.ts';

const secrets = {
  heading: 'Quarterly Report',
  title: 'Plan for Monday',
  note: 'Dismiss nobody yet',
  field: 'Field of gold',
  attachment: 'Attached confession',
  description: 'What is attached',
  metadata: 'Metadata of mine',
  language: 'xx-Secretish',
};

async function source(useObjectStreams: boolean): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const { context } = pdf;
  const page = pdf.addPage([400, 400]);
  page.drawText('Body text', { x: 40, y: 300 });
  pdf.setTitle(secrets.title);
  // In the catalog and in the page, which are never packed with others.
  pdf.catalog.set(PDFName.of('Lang'), PDFString.of(secrets.language));
  const rect = [10, 10, 30, 30];
  page.node.set(
    PDFName.of('Annots'),
    context.obj([{ Type: 'Annot', Subtype: 'Text', Rect: rect, Contents: PDFString.of(secrets.note) }]),
  );
  const field = pdf.getForm().createTextField('field');
  field.setText(secrets.field);
  field.addToPage(page, { x: 40, y: 200 });
  await pdf.attach(Buffer.from(secrets.attachment), 'a.txt', { description: secrets.description });
  const outlines = context.nextRef();
  const heading = context.register(context.obj({ Title: PDFString.of(secrets.heading), Parent: outlines }));
  context.assign(outlines, context.obj({ Type: 'Outlines', First: heading, Last: heading, Count: 1 }));
  pdf.catalog.set(PDFName.of('Outlines'), outlines);
  const metadata = context.stream(`<x>${secrets.metadata}</x>`, { Type: 'Metadata', Subtype: 'XML' });
  pdf.catalog.set(PDFName.of('Metadata'), context.register(metadata));
  return pdf.save({ useObjectStreams });
}

/** A text as PDFs may spell it. */
const spellings = (text: string): readonly Buffer[] => {
  const utf16 = Buffer.from(text, 'utf16le').swap16();
  return [Buffer.from(text), utf16, ...[Buffer.from(text), utf16].map((bytes) => Buffer.from(bytes.toString('hex')))];
};

const says = (pdf: Uint8Array, text: string): boolean => {
  const upper = Buffer.from(pdf);
  return spellings(text).some(
    (spelling) => upper.includes(spelling) || upper.includes(spelling.toString('latin1').toUpperCase()),
  );
};

describe.each([false, true])('object streams: %s', (packed) => {
  let locked: Uint8Array;
  beforeAll(async () => {
    locked = (await converted(await source(packed), 'pdf', 'pdf', { pdfPassword: 'sesame' })).bytes;
  });

  it('none of its texts can be found unencrypted in the file', async () => {
    const plain = await source(false);
    expect(Object.values(secrets).filter((text) => text !== secrets.attachment && !says(plain, text))).toEqual([]);
    expect(Object.values(secrets).filter((text) => says(locked, text))).toEqual([]);
  });

  testWith(['qpdf'], 'another program decrypts all of it, and knows one password', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'invoicectl-test-'));
    const [file, opened] = [join(folder, 'locked.pdf'), join(folder, 'opened.pdf')];
    await writeFile(file, locked);
    execFileSync('qpdf', ['--check', '--password=sesame', file]);
    const facts = execFileSync('qpdf', ['--password=sesame', '--show-encryption', file]).toString();
    expect(facts).toContain('R = 6');
    expect(facts).toContain('Supplied password is user password');
    expect(facts).not.toContain('Supplied password is owner password');
    expect(facts).not.toContain('not allowed');
    execFileSync('qpdf', ['--password=sesame', '--decrypt', '--object-streams=disable', file, opened]);
    const bytes = await readFile(opened);
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
    const outlines = pdf.catalog.lookup(PDFName.of('Outlines'), PDFDict);
    const heading = outlines.lookup(PDFName.of('First'), PDFDict).lookup(PDFName.of('Title'));
    expect(heading instanceof PDFString || heading instanceof PDFHexString ? heading.decodeText() : '').toBe(
      secrets.heading,
    );
    expect(pdf.getTitle()).toBe(secrets.title);
    expect(pdf.getForm().getTextField('field').getText()).toBe(secrets.field);
    const [attachment] = pdf.getAttachments();
    expect([Buffer.from(attachment?.data ?? []).toString(), attachment?.description]).toEqual([
      secrets.attachment,
      secrets.description,
    ]);
    for (const text of [secrets.note, secrets.metadata, secrets.language]) expect(says(bytes, text), text).toBe(true);
  });

  it('can be opened in our own reader only with its password', async () => {
    const document = await readerFor('application/pdf').open(locked, { password: 'sesame' });
    expect((await document.text(0)).words.map(({ text }) => text)).toContain('Body');
    document.close();
    for (const password of ['', 'Sesame', undefined])
      await expect(
        readerFor('application/pdf').open(locked, password === undefined ? {} : { password }),
      ).rejects.toMatchObject({ kind: 'encrypted_document' });
  });
});
