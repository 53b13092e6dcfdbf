/** What the tests of e-invoices share: drawn invoices, and the text of their pages. */
import { credit, theatre, xrechnung } from '../../tools/fixtures/western-trades.ts';
import { ciiInvoice, ublInvoice } from '../../tools/fixtures/xml.ts';
import type { Page } from '../../src/domain/document.ts';
import { type DrawOptions, drawInvoices } from '../../src/einvoices/draw/draw.ts';
import { invoicesInXml } from '../../src/einvoices/from-xml.ts';
import type { ReadableInvoice } from '../../src/einvoices/readable-invoice.ts';
import { withPdf } from '../documents/readers/pdf-documents.ts';
import { englishOf, type Message } from '../../src/texts/message.ts';

export const german = Buffer.from(ciiInvoice(xrechnung, 'xrechnung'));
export const creditNote = Buffer.from(ublInvoice(credit, 'NL-2024-5512'));
export const long = Buffer.from(ublInvoice(theatre));

export const a4 = { widthMm: 210, heightMm: 297, marginsMm: [20, 20, 20, 20] } as const;

export function inXml(bytes: Uint8Array): readonly ReadableInvoice[] {
  const invoices = invoicesInXml(bytes);
  if (!invoices) throw new Error('no invoice');
  return invoices;
}

export async function drawn(
  invoices: readonly ReadableInvoice[],
  options: Partial<DrawOptions> = {},
): Promise<{ readonly pdf: Uint8Array; readonly warnings: readonly string[] }> {
  const warnings: Message[] = [];
  const { pdf } = await drawInvoices(invoices, { title: 'sample', page: a4, ...options }, warnings);
  return { pdf, warnings: warnings.map(englishOf) };
}

/** The rows of each page, top to bottom, their words divided by blanks. */
export const rowsOf = (pdf: Uint8Array): Promise<readonly string[][]> =>
  withPdf(pdf, async (document) => {
    const pages: string[][] = [];
    for (let index = 0; index < document.pageCount; index++) pages.push(rowsOfPage(await document.text(index)));
    return pages;
  });

function rowsOfPage({ words }: Page): string[] {
  const rows = new Map<number, { readonly left: number; readonly text: string }[]>();
  for (const { text, box } of words) {
    const [left, , , bottom] = box;
    const baseline = [...rows.keys()].find((known) => Math.abs(known - bottom) < 3) ?? bottom;
    rows.set(baseline, [...(rows.get(baseline) ?? []), { left, text }]);
  }
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([, row]) =>
      row
        .sort((a, b) => a.left - b.left)
        .map(({ text }) => text)
        .join(' '),
    );
}
