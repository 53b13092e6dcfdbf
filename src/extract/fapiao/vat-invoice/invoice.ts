/**
 * Form pages to invoices, and the reading of one invoice.
 *
 * A form page continues the invoice before it where it bears the same number, or a table without number and total
 * (销货清单). Its lines are added, and the line that only refers to the list (详见销货清单) is left out.
 */
import type { Evidence } from '../../../domain/evidence.ts';
import type { DocumentType, InvoiceLine } from '../../../domain/invoice.ts';
import { closeAmounts, sumAmounts } from '../../../domain/money.ts';
import { calibratedFields } from '../calibration.ts';
import { vatInvoice as sure } from '../confidence.ts';
import { foundFields } from '../form/form-reading.ts';
import type { Fields, Reading } from '../../reading.ts';
import { foldWidth } from '../values/chinese.ts';
import { type HeaderFields, headerFields } from './header.ts';
import { linesUnder } from '../fapiao-table/lines.ts';
import { parties, type PartyFields } from './parties.ts';
import { remarks } from './remarks.ts';
import { labelsNamed } from '../form/labelled-page.ts';
import type { FormPage } from './form-page.ts';
import { totals } from './totals.ts';

/** An invoice whose pages are being collected. */
interface Draft {
  readonly header: HeaderFields;
  readonly forms: FormPage[];
  /** The last page of the invoice, whether or not anything is read from it. */
  lastPage: number;
}

const hasTotal = (form: FormPage): boolean =>
  labelsNamed(form, 'totalInWords').length > 0 || labelsNamed(form, 'totalInFigures').length > 0;

const isList = (form: FormPage): boolean =>
  form.words.some((word) => /清单/.test(word.text)) && labelsNamed(form, 'totalInWords').length === 0;

const hasNumberOf = (header: HeaderFields, draft: Draft): boolean =>
  header.number !== undefined && header.number.value === draft.header.number?.value;

const continues = (form: FormPage, header: HeaderFields, draft: Draft): boolean =>
  hasNumberOf(header, draft) || isList(form) || (header.number === undefined && !hasTotal(form));

function addTo(draft: Draft, form: FormPage, isSame: boolean): void {
  // A page without a table bears terms, trips or nothing: no value is read from it.
  const isRead = form.headers.length > 0 || (isSame && hasTotal(form));
  if (isRead) draft.forms.push(form);
  if (isRead || isSame || isList(form)) draft.lastPage = Math.max(draft.lastPage, form.page);
}

function draftsOf(forms: readonly FormPage[]): Draft[] {
  const drafts: Draft[] = [];
  for (const form of forms) {
    const header = headerFields(form);
    const last = drafts.at(-1);
    if (last && continues(form, header, last)) addTo(last, form, hasNumberOf(header, last));
    else if (form.headers.length > 0 || hasTotal(form) || header.number !== undefined)
      drafts.push({ header, forms: [form], lastPage: form.page });
  }
  return drafts;
}

const pointsToList = (line: InvoiceLine): boolean => /详见.*清单|见.*清单/.test(foldWidth(line.description ?? ''));

function allLines(forms: readonly FormPage[]): Evidence<InvoiceLine>[] {
  const lines = forms.flatMap((form) => form.headers.flatMap((header) => linesUnder(form, header)));
  const listed = lines.filter(({ value }) => !pointsToList(value));
  return listed.length > 0 ? listed : lines;
}

function partyFields(role: 'seller' | 'buyer', party: PartyFields): Fields {
  return Object.fromEntries(Object.entries(party).map(([field, evidence]) => [`${role}.${field}`, evidence]));
}

const doubted = (line: Evidence<InvoiceLine>): Evidence<InvoiceLine> => ({
  ...line,
  confidence: Math.min(line.confidence, sure.linesNotAddingUp),
});

function readingOf({ header, forms, lastPage }: Draft): Reading | undefined {
  const [first] = forms;
  if (!first) return undefined;
  // The total stands on the last page of an electronic invoice, but on the first page where a list follows.
  const withTotal = forms.findLast(hasTotal) ?? first;
  const lines = allLines(forms);
  const { amountInWords, ...amounts } = totals(withTotal, lines);
  const { buyer, seller } = parties(first);
  const extra = remarks(withTotal);
  const net = amounts.netAmount?.value;
  const complete =
    net !== undefined && closeAmounts(sumAmounts(lines.map(({ value }) => value.netAmount ?? 0)), net, lines.length);
  const documentType: DocumentType = (amounts.totalAmount?.value ?? 0) < 0 ? 'credit_note' : 'invoice';
  const documentTypeConfidence = amounts.totalAmount ? sure.documentType : sure.documentTypeWithoutTotal;
  const fixed = { method: first.method, page: first.page } as const;
  const { type, ...numbers } = header;
  return {
    source: 'vat-invoice',
    fields: calibratedFields('vat-invoice', {
      ...numbers,
      type,
      documentType: { ...fixed, value: documentType, confidence: documentTypeConfidence },
      currency: { ...fixed, value: 'CNY', confidence: sure.currency },
      ...amounts,
      ...partyFields('buyer', { ...extra.buyer, ...buyer }),
      ...partyFields('seller', { ...extra.seller, ...seller }),
      ...foundFields({ notes: extra.notes }),
      ...extra.preceding,
    }),
    lines: complete ? lines : lines.map(doubted),
    facts: amountInWords ? { amountInWords } : {},
    pages: [first.page, lastPage],
  };
}

export const readInvoices = (forms: readonly FormPage[]): Reading[] =>
  draftsOf(forms).flatMap((draft) => readingOf(draft) ?? []);
