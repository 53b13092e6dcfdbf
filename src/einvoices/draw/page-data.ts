/** What stands on the pages of an invoice, as plain texts: the template (assets/invoice.typ) only lays them out. */
import { amountInWords } from '../../domain/amount-in-words.ts';
import type { Invoice, Party } from '../../domain/invoice.ts';
import type { PartyDetails } from '../../extract/sources/xml/details.ts';
import type { ReadableInvoice } from '../readable-invoice.ts';
import type { Words } from '../words/words.ts';
import type { Drawing } from './drawing.ts';
import { formattingOf } from './formatting.ts';
import { giroCode } from './giro-code.ts';
import { type LineTable, lineTable } from './line-table.ts';
import { taxesOf } from './taxes.ts';

/** A text, marked where it is unsure. */
export interface Shown {
  readonly text: string;
  readonly unsure: boolean;
}
export interface Labelled extends Shown {
  readonly label: string;
}

export interface PageData {
  readonly language: string;
  readonly title: Shown;
  readonly parties: readonly { readonly heading: string; readonly name: Shown; readonly lines: readonly Labelled[] }[];
  readonly facts: readonly Labelled[];
  readonly table: LineTable;
  readonly taxes: { readonly heading: string; readonly columns: readonly string[]; readonly rows: readonly string[][] };
  readonly totals: readonly (Labelled & { readonly strong: boolean })[];
  readonly payment: { readonly heading: string; readonly facts: readonly Labelled[] };
  /** The content of a QR code, and what stands below it. */
  readonly code: { readonly content: string; readonly label: string } | undefined;
  readonly sections: readonly { readonly heading: string; readonly texts: readonly string[] }[];
  readonly foot: string;
  readonly page: readonly [before: string, between: string, after: string];
}

/** A text of the invoice with its label, by the path of its field; nothing where the invoice does not have it. */
function labelled(
  { source }: Drawing,
  label: string,
  text: string | null | undefined,
  field = '',
): readonly Labelled[] {
  if (text === null || text === undefined || text.trim() === '') return [];
  return [{ label, text, unsure: source.unsure.has(field) }];
}

export function pageData(source: ReadableInvoice, words: Words): PageData {
  const drawing: Drawing = { source, words, format: formattingOf(words) };
  const { invoice, unsure, origin } = source;
  return {
    language: words.language,
    title: { text: words.titles[invoice.documentType], unsure: unsure.has('documentType') },
    parties: [partyBlock(drawing, 'seller'), partyBlock(drawing, 'buyer')],
    facts: factsOf(drawing),
    table: lineTable(drawing),
    taxes: taxBlock(drawing),
    totals: totalsOf(drawing),
    payment: { heading: words.payment, facts: paymentFacts(drawing) },
    code: codeOf(drawing),
    sections: sectionsOf(drawing),
    foot: origin === 'xml' ? words.drawnFromXml : words.drawnFromRecord,
    page: words.page,
  };
}

function partyBlock(drawing: Drawing, role: 'seller' | 'buyer') {
  const { source, words } = drawing;
  const party: Party = source.invoice[role];
  const details: PartyDetails = source.details[role];
  const field = (name: keyof Party): string => `${role}.${name}`;
  // A seller's bank and account are part of the payment.
  const bank =
    role === 'seller'
      ? []
      : [
          ...labelled(drawing, words.bank, party.bank, field('bank')),
          ...labelled(drawing, words.account, party.account, field('account')),
        ];
  return {
    heading: words[role],
    name: { text: party.name ?? '–', unsure: source.unsure.has(field('name')) },
    lines: [
      ...labelled(drawing, '', party.address, field('address')),
      ...labelled(drawing, words.taxId, party.taxId, field('taxId')),
      ...labelled(drawing, words.registration, details.registration),
      ...labelled(drawing, words.contact, details.contact),
      ...labelled(drawing, words.phone, party.phone, field('phone')),
      ...labelled(drawing, words.email, details.email),
      ...bank,
    ],
  };
}

function factsOf(drawing: Drawing): readonly Labelled[] {
  const { words, format } = drawing;
  const { invoice, details } = drawing.source;
  const date = (iso: string | null | undefined): string | undefined => (iso ? format.date(iso) : undefined);
  const period = [details.periodStart, details.periodEnd].flatMap((iso) => date(iso) ?? []).join(' – ');
  return [
    ...labelled(drawing, words.code, invoice.code, 'code'),
    ...labelled(drawing, words.number, invoice.number, 'number'),
    ...labelled(drawing, words.issueDate, date(invoice.issueDate), 'issueDate'),
    ...labelled(drawing, words.deliveryDate, date(details.deliveryDate)),
    ...labelled(drawing, words.period, period),
    ...labelled(drawing, words.purchaseOrder, invoice.purchaseOrder, 'purchaseOrder'),
    ...labelled(drawing, words.buyerReference, details.buyerReference),
    ...labelled(drawing, words.contract, details.contract),
    ...labelled(drawing, words.precedingInvoice, precedingInvoices(drawing.source), 'precedingInvoice.number'),
    ...labelled(drawing, words.checkCode, invoice.checkCode, 'checkCode'),
  ];
}

/** XML may name several; a record has one, with its code if it is a fapiao. */
function precedingInvoices({ invoice, details }: ReadableInvoice): string {
  const { code, number } = invoice.precedingInvoice;
  const named = details.precedingInvoices.length > 0 ? details.precedingInvoices : [`${code ?? ''} ${number ?? ''}`];
  return named.join(', ').trim();
}

function taxBlock({ source, words, format }: Drawing): PageData['taxes'] {
  const amount = (value: number | undefined): string => (value === undefined ? '–' : format.amount(value));
  return {
    heading: words.taxes,
    columns: [words.taxColumns.rate, words.taxColumns.basis, words.taxColumns.tax],
    rows: taxesOf(source).map(({ rate, category, basis, tax, exemption }) => {
      const reason = exemption ?? Object.entries(words.categories).find(([code]) => code === category)?.[1];
      const percent = rate === undefined ? '' : `${format.quantity(rate)} %`;
      return [[percent, reason ?? ''].filter((part) => part !== '').join(' · '), amount(basis), amount(tax)];
    }),
  };
}

function totalsOf(drawing: Drawing): PageData['totals'] {
  const { source, words, format } = drawing;
  const { invoice, details, facts, unsure } = source;
  const row = (label: string, value: number | null | undefined, field = '', strong = false) =>
    value === null || value === undefined
      ? []
      : [
          {
            label,
            text: `${format.amount(value)} ${invoice.currency ?? ''}`.trim(),
            unsure: unsure.has(field),
            strong,
          },
        ];
  const differs = details.due !== undefined && details.due !== invoice.totalAmount;
  return [
    ...adjustmentRows(drawing).flatMap(({ label, value }) => row(label, value)),
    ...row(words.net, invoice.netAmount, 'netAmount'),
    ...row(words.tax, invoice.taxAmount, 'taxAmount'),
    ...row(words.total, invoice.totalAmount, 'totalAmount', true),
    ...row(words.prepaid, facts.prepaid === undefined ? undefined : -facts.prepaid),
    ...row(words.rounding, facts.rounding),
    ...(differs ? row(words.due, details.due, '', true) : []),
  ];
}

/** From the sum of the lines to the net amount, where the two differ. */
function adjustmentRows({ source, words }: Drawing): readonly { readonly label: string; readonly value: number }[] {
  const { details, facts, invoice } = source;
  const stated = details.adjustments.map(({ kind, reason, amount }) => ({
    label: reason === undefined ? words[kind] : `${words[kind]}: ${reason}`,
    value: kind === 'allowance' ? -amount : amount,
  }));
  const summed = [
    ...(facts.allowances === undefined ? [] : [{ label: words.allowance, value: -facts.allowances }]),
    ...(facts.charges === undefined ? [] : [{ label: words.charge, value: facts.charges }]),
  ];
  const rows = stated.length > 0 ? stated : summed;
  const nets = invoice.lines.map(({ netAmount }) => netAmount);
  if (rows.length === 0 || nets.length === 0 || nets.includes(null)) return rows;
  return [{ label: words.lineSum, value: nets.reduce<number>((sum, net) => sum + (net ?? 0), 0) }, ...rows];
}

const groupsOfFour = (text: string): string => text.replace(/(.{4})(?=.)/g, '$1 ');

function paymentFacts(drawing: Drawing): readonly Labelled[] {
  const { words, format } = drawing;
  const { invoice, details } = drawing.source;
  const { seller, iban } = invoice;
  const isAccount = seller.account !== null && seller.account.replace(/\s/g, '').toUpperCase() !== iban;
  return [
    ...labelled(drawing, words.dueDate, invoice.dueDate && format.date(invoice.dueDate), 'dueDate'),
    ...labelled(drawing, words.terms, invoice.paymentTerms, 'paymentTerms'),
    ...labelled(drawing, words.accountName, details.accountName),
    ...labelled(drawing, 'IBAN', iban && groupsOfFour(iban), 'iban'),
    ...labelled(drawing, 'BIC', details.bic),
    // Some syntaxes state the BIC where the name of the bank would be.
    ...labelled(drawing, words.bank, seller.bank === details.bic ? null : seller.bank, 'seller.bank'),
    ...labelled(drawing, words.account, isAccount ? seller.account : null, 'seller.account'),
    ...labelled(drawing, words.remittance, details.remittance),
  ];
}

/** A code that pays: only where nothing about the invoice is in doubt, and where there is something to pay. */
function codeOf({ source, words }: Drawing): PageData['code'] {
  const { invoice, details, unsure, doubts } = source;
  const { currency, iban, totalAmount, documentType, seller, number } = invoice;
  const amount = details.due ?? totalAmount;
  const name = details.accountName ?? seller.name;
  const doubtful = doubts.length > 0 || ['iban', 'totalAmount', 'seller.name'].some((field) => unsure.has(field));
  if (doubtful || documentType !== 'invoice' || currency !== 'EUR') return undefined;
  if (iban === null || amount === null || name === null) return undefined;
  const reference = details.remittance ?? number ?? '';
  const content = giroCode({ name, iban, bic: details.bic, amount, reference });
  return content === undefined ? undefined : { content, label: words.scanToPay };
}

function sectionsOf(drawing: Drawing): PageData['sections'] {
  const { words, source } = drawing;
  const { invoice, doubts, unsure } = source;
  const section = (heading: string, texts: readonly string[]) => (texts.length === 0 ? [] : [{ heading, texts }]);
  return [
    ...section(words.inWords, wordsOfTotal(invoice, words)),
    ...section(words.journey, journeyOf(drawing)),
    ...section(words.notes, invoice.notes === null ? [] : [invoice.notes]),
    ...section(words.review, [...doubts, ...(unsure.size > 0 ? [words.unsure] : [])]),
  ];
}

/** 大写, which Chinese invoices print; amounts beyond what it can say are left out. */
function wordsOfTotal({ currency, totalAmount }: Invoice, { language }: Words): readonly string[] {
  const fits = totalAmount !== null && Math.abs(totalAmount) < 1e12;
  return language === 'zh' && currency === 'CNY' && fits ? [amountInWords(totalAmount)] : [];
}

function journeyOf(drawing: Drawing): readonly string[] {
  const { words, source } = drawing;
  const { travel } = source.invoice;
  if (!travel) return [];
  const route = [travel.from, travel.to].filter((place) => place !== null).join(' → ');
  const facts = [
    ...labelled(drawing, words.passenger, travel.passenger),
    ...labelled(drawing, words.route, route),
    ...labelled(drawing, words.carrierNumber, travel.carrierNumber),
    ...labelled(drawing, words.departure, travel.departure),
    ...labelled(drawing, words.seat, travel.seat),
  ];
  return facts.map(({ label, text }) => `${label}: ${text}`);
}
