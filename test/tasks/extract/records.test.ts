/** Which records come of a mail: its attachments, or else its text. */
import { describe, expect, it } from 'vitest';
import { documentsIn } from '../../../src/documents/intake.ts';
import type { SourceDocument } from '../../../src/domain/document.ts';
import { Failure, type FailureKind } from '../../../src/domain/failure.ts';
import type { Extraction } from '../../../src/domain/record.ts';
import { ExtractOptions } from '../../../src/extract/options.ts';
import { documentRecords } from '../../../src/tasks/extract/records.ts';
import type { ExtractOutput } from '../../../src/tasks/extract/task.ts';
import { attached, makeEml, written } from '../../documents/mail-maker.ts';
import { englishOf, type Message } from '../../../src/texts/message.ts';

const invoice: Extraction = {
  pages: null,
  status: 'ok',
  invoice: null,
  evidence: {},
  checks: [],
  warnings: [],
};

/** Reads by what the bytes say: an invoice, or the kind of a failure. Attachments take longer than the text. */
async function read({ bytes, textOf }: SourceDocument): Promise<ExtractOutput> {
  const says = Buffer.from(bytes)
    .toString('utf8')
    .replace('\uFEFF', '')
    .replace(/%PDF-|GIF89a/, '')
    .trim();
  if (textOf === undefined) await new Promise((resolve) => setTimeout(resolve, 5));
  if (says !== 'invoice') throw new Failure(says as FailureKind, `It is ${says}`);
  return { extractions: [invoice], cached: false, elapsedMs: 1 };
}

async function recordsOf(mail: Buffer, notes: string[] = []): Promise<string[]> {
  const services = {
    task: { name: 'extract', run: ({ document }: { readonly document: SourceDocument }) => read(document) },
    concurrency: 2,
  };
  const options = {
    extract: ExtractOptions.parse({}),
    signal: new AbortController().signal,
    note: (said: Message) => notes.push(englishOf(said)),
  };
  const found: string[] = [];
  for await (const records of documentRecords(documentsIn('a.eml', mail, { mailTexts: true }), services, options))
    for (const { source, failure } of records) found.push(`${source.member}: ${failure?.message ?? 'ok'}`);
  return found;
}

const pdfThatIs = (what: string, name = 'a.pdf') => attached(name, `%PDF-${what}`);

it('of a mail whose attachment is an invoice, the text is not one as well', async () => {
  expect(await recordsOf(makeEml([written('invoice'), pdfThatIs('invoice')]))).toEqual(['a.pdf: ok']);
});

it('the text counts where attachments are no invoices', async () => {
  const mail = makeEml([written('invoice'), pdfThatIs('not_an_invoice', 'terms.pdf')]);
  expect(await recordsOf(mail)).toEqual(['terms.pdf: It is not_an_invoice', 'text of the mail.txt: ok']);
});

it('the text does not count beside an attachment that could not be opened, because that may be the invoice', async () => {
  const mail = makeEml([written('invoice'), pdfThatIs('encrypted_document')]);
  expect(await recordsOf(mail)).toEqual(['a.pdf: It is encrypted_document']);
});

it('the text of a mail that forwards an invoice does not count', async () => {
  const inner = makeEml([written('invoice'), pdfThatIs('invoice')]);
  const outer = makeEml([written('invoice'), { headers: ['Content-Type: message/rfc822'], content: inner }]);
  expect(await recordsOf(outer)).toEqual(['mail 1.eml/a.pdf: ok']);
});

it('of a mail without any invoice there is one record that says so', async () => {
  expect(await recordsOf(makeEml([written('not_an_invoice')]))).toEqual([
    'text of the mail.txt: The mail has no attachment that can be an invoice, and its text is not one',
  ]);
});

describe('a damaged picture of the size of a logo', () => {
  const gif = (name: string, bytes = 100) => attached(name, `GIF89a corrupt_document${' '.repeat(bytes)}`, 'image/gif');

  it('makes no record in a mail with something else to read, and is named', async () => {
    const notes: string[] = [];
    expect(await recordsOf(makeEml([pdfThatIs('invoice'), gif('logo.gif')]), notes)).toEqual(['a.pdf: ok']);
    expect(notes).toEqual(['logo.gif in a.eml was left out: it is a damaged picture of the size of a logo']);
    expect(await recordsOf(makeEml([written('invoice'), gif('logo.gif')]))).toEqual(['text of the mail.txt: ok']);
    expect(await recordsOf(makeEml([pdfThatIs('invoice'), attached('logo.png', 'none', 'image/png')]))).toEqual([
      'a.pdf: ok',
    ]);
  });

  it('does not hide that a mail has no invoice', async () => {
    expect(await recordsOf(makeEml([written('not_an_invoice'), gif('logo.gif')]))).toEqual([
      'text of the mail.txt: The mail has no attachment that can be an invoice, and its text is not one',
    ]);
    expect(await recordsOf(makeEml([gif('a.gif'), gif('b.gif')]))).toEqual([
      'a.gif: It is corrupt_document',
      'b.gif: It is corrupt_document',
    ]);
  });

  it('is one that failed if it is as large as a photo of an invoice', async () => {
    expect(await recordsOf(makeEml([pdfThatIs('invoice'), gif('photo.gif', 100_000)]))).toEqual([
      'a.pdf: ok',
      'photo.gif: It is corrupt_document',
    ]);
  });
});
