/** Draws invoices as a PDF: each begins a page, lines go on over pages under their head. */
import { assetText } from '../../assets/files.ts';
import { Failure } from '../../domain/failure.ts';
import { definedOnly } from '../../domain/defined-only.ts';
import { europeanLetters } from '../../typesetting/european-letters.ts';
import { typeset, type Typesetting } from '../../typesetting/typst.ts';
import { type Message, message } from '../../texts/message.ts';
import type { ReadableInvoice } from '../readable-invoice.ts';
import { type PageLanguage, wordsFor } from '../words/index.ts';
import { type PageData, pageData } from './page-data.ts';
import { qrModules } from './qr-code.ts';

export interface PageSettings {
  readonly widthMm: number;
  readonly heightMm: number;
  /** Top, right, bottom, left. */
  readonly marginsMm: readonly [number, number, number, number];
}

export interface DrawOptions {
  /** Of the document, for its metadata. */
  readonly title: string;
  readonly page: PageSettings;
  /** Default: that of each invoice. */
  readonly language?: PageLanguage | undefined;
  readonly standard?: Typesetting['standard'] | undefined;
}

export interface DrawnInvoices {
  readonly pdf: Uint8Array;
  /** All that is shown and was in the invoices: without labels. */
  readonly text: string;
}

/** A hundred pages of lines. More are no paper that anybody reads, and hostile files have millions. */
const maxLines = 5000;
const maxInvoices = 500;
const maxCharacters = 2_000_000;

/** `warnings` gets a line for characters without a glyph. Rejects with `too_large` for more than can be drawn. */
export async function drawInvoices(
  invoices: readonly ReadableInvoice[],
  { title, page, language, standard }: DrawOptions,
  warnings: Message[],
): Promise<DrawnInvoices> {
  const lines = invoices.reduce((sum, { invoice }) => sum + invoice.lines.length, 0);
  if (lines > maxLines) throw tooMuch(message('eInvoice.lines', {}), lines, maxLines);
  if (invoices.length > maxInvoices) throw tooMuch(message('eInvoice.invoices', {}), invoices.length, maxInvoices);
  const pages = invoices.map((source) => pageData(source, wordsFor(source.invoice, language)));
  const json = JSON.stringify({
    title,
    date: (invoices[0]?.invoice.issueDate ?? '1970-01-01').split('-').map(Number),
    width: page.widthMm,
    height: page.heightMm,
    margins: page.marginsMm,
    invoices: await Promise.all(pages.map(withModules)),
  });
  if (json.length > maxCharacters) throw tooMuch(message('eInvoice.characters', {}), json.length, maxCharacters);
  const pdf = await typeset(
    {
      source: assetText('invoice.typ'),
      files: new Map([['invoices.json', Buffer.from(json.toWellFormed())]]),
      text: pages.map(allText).join('\n'),
      drawnOtherwise: europeanLetters,
      ...definedOnly({ standard }),
    },
    warnings,
  );
  return { pdf, text: pages.map(ownText).join('\n') };
}

const tooMuch = (what: Message, found: number, most: number): Failure =>
  new Failure('too_large', message('eInvoice.many', { found, what, most }), {
    detail: message('advice.extractData', {}),
  });

async function withModules(page: PageData) {
  const { code } = page;
  const letters = europeanLetters.test(ownText(page)) ? 'european' : 'western';
  return { ...page, letters, code: code ? { label: code.label, modules: await qrModules(code.content) } : null };
}

const allText = (page: PageData): string => JSON.stringify(page);

/** The texts that come from the invoice, to compare them with those of the PDF. */
function ownText({ title, parties, facts, table, taxes, totals, payment, sections }: PageData): string {
  const texts = [
    title.text,
    ...parties.flatMap(({ name, lines }) => [name.text, ...lines.map(({ text }) => text)]),
    ...[...facts, ...totals, ...payment.facts].map(({ text }) => text),
    ...table.rows.flatMap(({ cells, below }) => [...cells, below]),
    ...taxes.rows.flat(),
    ...sections.flatMap((section) => section.texts),
  ];
  return texts.join('\n');
}
