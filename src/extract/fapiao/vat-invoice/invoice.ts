/**
 * Sheets to invoices, and one invoice's reading.
 *
 * A sheet with the number of the one before, or a table without number and total (销货清单), goes on with that invoice:
 * its lines are added, and the line that only points to the list (详见销货清单) goes.
 */
import type { Evidence } from '../../../domain/evidence.ts';
import type { DocumentType, InvoiceLine } from '../../../domain/invoice.ts';
import { closeAmounts, sumAmounts } from '../../../domain/money.ts';
import type { Fields, Reading } from '../../reading.ts';
import { foldWidth } from '../values/chinese.ts';
import { type HeaderFields, headerFields } from './header.ts';
import { linesUnder } from '../fapiao-table/lines.ts';
import { parties, type PartyFields } from './parties.ts';
import { remarks } from './remarks.ts';
import { labelsNamed } from '../form/labelled-page.ts';
import type { Sheet } from './sheet.ts';
import { totals } from './totals.ts';

interface Draft {
  readonly header: HeaderFields;
  readonly sheets: Sheet[];
  /** The last page that belongs to it, whether or not it adds anything. */
  lastPage: number;
}

const hasTotal = (sheet: Sheet): boolean =>
  labelsNamed(sheet, 'totalInWords').length > 0 || labelsNamed(sheet, 'totalInFigures').length > 0;

const isList = (sheet: Sheet): boolean =>
  sheet.words.some((word) => /清单/.test(word.text)) && labelsNamed(sheet, 'totalInWords').length === 0;

function drafts(sheets: readonly Sheet[]): Draft[] {
  const open: Draft[] = [];
  for (const sheet of sheets) {
    const header = headerFields(sheet);
    const last = open.at(-1);
    const number = header.number?.value;
    const same = last && number !== undefined && number === last.header.number?.value;
    const continues = last && (same || isList(sheet) || (number === undefined && !hasTotal(sheet)));
    if (continues) {
      // Pages without a table are terms, trips or blank: they add nothing.
      if (same || isList(sheet)) last.lastPage = Math.max(last.lastPage, sheet.page);
      if (sheet.headers.length > 0 || (same && hasTotal(sheet))) {
        last.sheets.push(sheet);
        last.lastPage = Math.max(last.lastPage, sheet.page);
      }
    } else if (sheet.headers.length > 0 || hasTotal(sheet) || number !== undefined)
      open.push({ header, sheets: [sheet], lastPage: sheet.page });
  }
  return open;
}

const pointsToList = (line: InvoiceLine): boolean => /详见.*清单|见.*清单/.test(foldWidth(line.description ?? ''));

function allLines(sheets: readonly Sheet[]): Evidence<InvoiceLine>[] {
  const lines = sheets.flatMap((sheet) => sheet.headers.flatMap((header) => linesUnder(sheet, header)));
  const listed = lines.filter(({ value }) => !pointsToList(value));
  return listed.length > 0 ? listed : lines;
}

function partyFields(role: 'seller' | 'buyer', party: PartyFields): Fields {
  return Object.fromEntries(Object.entries(party).map(([field, evidence]) => [`${role}.${field}`, evidence]));
}

function readingOf({ header, sheets, lastPage }: Draft): Reading | undefined {
  const [first] = sheets;
  if (!first) return undefined;
  // The total stands on the last page of an electronic invoice, on the first where a list follows.
  const withTotal = sheets.findLast(hasTotal) ?? first;
  const lines = allLines(sheets);
  const { amountInWords, ...amounts } = totals(withTotal, lines);
  const { buyer, seller } = parties(first);
  const extra = remarks(withTotal);
  const net = amounts.netAmount?.value;
  const complete =
    net !== undefined && closeAmounts(sumAmounts(lines.map(({ value }) => value.netAmount ?? 0)), net, lines.length);
  const documentType: DocumentType = (amounts.totalAmount?.value ?? 0) < 0 ? 'credit_note' : 'invoice';
  const fixed = { method: first.method, page: first.page } as const;
  const { type, ...numbers } = header;
  return {
    source: 'vat-invoice',
    fields: {
      ...numbers,
      type,
      documentType: { ...fixed, value: documentType, confidence: amounts.totalAmount ? 0.97 : 0.8 },
      currency: { ...fixed, value: 'CNY', confidence: 0.99 },
      ...amounts,
      ...partyFields('buyer', { ...extra.buyer, ...buyer }),
      ...partyFields('seller', { ...extra.seller, ...seller }),
      ...(extra.notes ? { notes: extra.notes } : {}),
    },
    lines: lines.map((line) => (complete ? line : { ...line, confidence: Math.min(line.confidence, 0.75) })),
    facts: amountInWords ? { amountInWords } : {},
    pages: [first.page, lastPage],
  };
}

export const readInvoices = (sheets: readonly Sheet[]): Reading[] =>
  drafts(sheets).flatMap((draft) => readingOf(draft) ?? []);
