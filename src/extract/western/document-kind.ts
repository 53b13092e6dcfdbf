/**
 * What kind of document western pages are, where they are no invoice: orders, offers, delivery notes, statements,
 * contracts, timetables and letters have parties, numbers and sums as invoices do.
 *
 * Titles decide first, then whether anything speaks for an invoice at all. What may be none is read and needs review;
 * where nothing speaks for one and no sum was found, there is no reading.
 */
import type { Page } from '../../domain/document.ts';
import { type Message, message } from '../../texts/message.ts';
import type { Fields, Reading } from '../reading.ts';
import { type Survey, surveyOf } from './candidates/survey.ts';
import { squeezed } from './labels/squeeze.ts';
import { noWord, wordsOf } from './languages/index.ts';
import type { LabelMeaning } from './languages/table.ts';
import { withUnreadLetters } from './unread-letters.ts';
import type { Cell } from '../layout/text-layout.ts';

/** What may follow a title in its cell: its number, or a date. */
const rest = String.raw`(?:[\s:#.-]*(?:\p{L}{1,3}[.°º]?\s?)?[\p{L}\d/.-]*\d[\p{L}\d/.-]*)?`;
const edge = String.raw`[^\p{L}\d]*`;
/** "Order #" and "Order:" are labels of a number, not titles. */
const end = String.raw`[\s.)\]*_-]*`;
const titled = (alternatives: string): RegExp => new RegExp(`^${edge}(?:${alternatives})${rest}${end}$`, 'iu');
const otherTitle = titled(wordsOf('otherTitles'));
const proformaTitle = titled(wordsOf('proformaTitles'));
const salutation = new RegExp(String.raw`^\s*(?:${wordsOf('salutations')})(?!\p{L}).{1,60}$`, 'iu');

/** Title words of invoices that also name other papers. */
const ambiguous = new RegExp(String.raw`^${noWord}*(?:(?:billing |account )?statement|proforma|pro forma)`, 'iu');

/** A title is larger than the text below it, or stands alone among the first lines. */
const largerThanBody = 1.15;
const firstLines = 14;

function isTitlePlace(cell: Cell, { layout }: Survey): boolean {
  const line = layout.lines[cell.line];
  if (!line || line.page !== layout.pages[0]?.number) return false;
  const ownLines = layout.lines.filter(({ page }) => page === line.page).length;
  const isHigh = line.index < Math.max(firstLines, 0.4 * ownLines);
  const isLarge = cell.height > largerThanBody * layout.bodyHeight;
  return isHigh && (isLarge || (line.index < firstLines && line.cells.length === 1));
}

function titleOf(pattern: RegExp, survey: Survey): Cell | undefined {
  return survey.layout.cells.find((cell) => pattern.test(cell.text) && isTitlePlace(cell, survey));
}

const ownMeanings: readonly LabelMeaning[] = ['invoice', 'creditNote', 'receipt'];

/** Whether a cell is headed by what invoices and receipts call themselves. */
function isOwnTitle(cell: Cell, survey: Survey): boolean {
  if (ambiguous.test(cell.text)) return false;
  return (survey.labels.get(cell) ?? []).some(
    ({ meanings, start, length }) =>
      start <= 3 &&
      meanings.some((meaning) => ownMeanings.includes(meaning)) &&
      (length >= 0.4 * squeezed(cell.text).length || cell.height > largerThanBody * survey.layout.bodyHeight),
  );
}

/** Labels that no order, contract or letter needs. */
const speaking: readonly LabelMeaning[] = [
  ...ownMeanings,
  'number',
  'tax',
  'amountDue',
  'dueDate',
  'iban',
  'cash',
  'change',
  'paid',
];

/**
 * What invoices and receipts are called in languages that have no file yet: their labels are not known, and a document
 * in a language that is not known is not a document of another kind.
 */
const elsewhere =
  /fa[ck]t[uúů]r|fattur|rechnung|sz[aá]mla|lasku|фактур|рахун|счет|чек|rachun|ra[cč]un|arve|r[eē][kķ]in|s[aą]skait|kvit|kuitti|reikning|bizonylat|bon fiscal|chitan[tț]|fi[sş]|dokla[dt]|uplatn/iu;

function speaksForInvoice({ labels, layout }: Survey): boolean {
  if (layout.lines.some(({ text }) => elsewhere.test(text))) return true;
  for (const [, hits] of labels) {
    if (hits.some(({ meanings }) => meanings.some((meaning) => speaking.includes(meaning)))) return true;
  }
  return false;
}

interface Doubt {
  readonly why: Message;
  readonly cell: Cell | undefined;
}

const shownLength = 60;
const shownText = ({ text }: Cell): string => text.trim().slice(0, shownLength);

/** A letter may be about an invoice, or be one: then it has a number or a table of items. */
const isNumbered = (fields: Fields, { tables }: Survey): boolean =>
  tables.length > 0 || (fields.number?.confidence ?? 0) >= likelyNumber;
const likelyNumber = 0.5;

/** A till receipt in whatever language has a day and a sum that is sure. */
const isReceipt = ({ documentType, totalAmount, issueDate }: Fields): boolean =>
  documentType?.value === 'receipt' && (totalAmount?.confidence ?? 0) >= 0.7 && issueDate !== undefined;

/** Why the pages may be no invoice; undefined where nothing says so. `fields` are what was read from them. */
function doubtOf(survey: Survey, fields: Fields): Doubt | undefined {
  const proforma = titleOf(proformaTitle, survey);
  if (proforma) return { why: message('not-an-invoice.proforma', { title: shownText(proforma) }), cell: proforma };
  const isTitled = survey.layout.cells.some((cell) => isOwnTitle(cell, survey));
  if (isTitled) return undefined;
  const other = titleOf(otherTitle, survey);
  if (other) return { why: message('not-an-invoice.title', { title: shownText(other) }), cell: other };
  const greeting = greetingOf(survey);
  if (greeting && !isNumbered(fields, survey))
    return { why: message('not-an-invoice.letter', { greeting: shownText(greeting) }), cell: greeting };
  if (!speaksForInvoice(survey) && !isReceipt(fields))
    return { why: message('not-an-invoice.nothing', {}), cell: undefined };
  return undefined;
}

const greetingOf = ({ layout }: Survey): Cell | undefined =>
  layout.cells.find((cell) => cell.column === 0 && salutation.test(cell.text));

/** A seller whose name is the line that greets the reader is none. */
function withoutGreeted(reading: Reading, { layout }: Survey): Reading {
  const name = squeezed(reading.fields['seller.name']?.value ?? '');
  const isGreeting =
    name !== '' && layout.cells.some(({ text }) => salutation.test(text) && squeezed(text).startsWith(name));
  if (!isGreeting) return reading;
  const { 'seller.name': _name, 'seller.address': _address, ...fields } = reading.fields;
  return { ...reading, fields };
}

/** A total below this is a guess. */
const likelyTotal = 0.4;

/**
 * `reading` with what speaks against its being an invoice, or against its being understood; undefined where nothing speaks for
 * an invoice.
 */
export function asInvoice(reading: Reading, survey: Survey): Reading | undefined {
  const named = withUnreadLetters(withoutGreeted(reading, survey), survey);
  const doubt = doubtOf(survey, named.fields);
  if (!doubt) return named;
  const { why, cell } = doubt;
  const { totalAmount, currency } = named.fields;
  const isSummed = totalAmount !== undefined && totalAmount.confidence >= likelyTotal;
  // Without a title of another kind it may be an invoice in a language that is not known: money is the last sign of one.
  const isMoney = cell === undefined && currency !== undefined;
  if (!isSummed && !isMoney) return undefined;
  const place = cell ? { page: cell.page, box: cell.box, text: cell.text } : {};
  return {
    ...named,
    facts: { ...named.facts, notAnInvoice: { value: why, confidence: 0.9, method: survey.layout.method, ...place } },
  };
}

/** Why pages that gave no reading are no invoice, for the message of the failure. */
export const whyNoInvoice = (pages: readonly Page[]): Message | undefined =>
  pages.length === 0 ? undefined : doubtOf(surveyOf(pages), {})?.why;
