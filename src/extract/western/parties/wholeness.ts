/** Spans that are half of a name or an address, or that have more than it in them: the next line, a title, a number. */
import { languages, noWord, wholeWords, wordsOf } from '../languages/index.ts';
import { type AddressLine, addressLineOf, namesPlace } from '../values/addresses.ts';
import { findDates } from '../values/dates.ts';
import { legalForm, legalFormAlone, personTitle } from '../values/names.ts';
import { isHeadingLine } from './heading-lines.ts';
import type { LabelHit } from '../labels/match.ts';
import type { Cell } from '../../layout/text-layout.ts';
import { attentionLine, notParty } from '../candidates/roles.ts';
import { namesKeeper } from './name-signs.ts';
import { type Span, separator, textOf } from './spans.ts';

const formFirst = new RegExp(String.raw`^(?:${wordsOf('legalForms')})(?=$|[\s,.;·|•-])`, 'u');

const openEnd = new RegExp(String.raw`(?:[&+,-]|\s(?:${wordsOf('joinsNames')}))$`, 'iu');

/** Whether more has to follow: nothing is called "University Hospital of". */
export const isOpenEnded = (text: string): boolean => openEnd.test(text.trim());

/** What is left of the odds of a span that cannot be all of its value, or bears the rest of another. */
const brokenShare = 0.1;

/** "Acme, Ltd, 7 Mill Lane", "Acme GmbH & Co. KG": a legal form right behind it belongs to the name. */
function goesOnInForm({ segments }: Span): boolean {
  const end = segments.at(-1);
  const rest = end ? end.node.cell.text.slice(end.end) : '';
  return /^[\s,]/.test(rest) && formFirst.test(rest.replace(/^[\s,]+/, ''));
}

/** "di Rossi Mario & C.", "du Vieux Moulin": what begins with such a word, not capitalised, began in the line above. */
const joinedFirst = new RegExp(String.raw`^(?:[&+]|${wordsOf('joinsNames')})\s+\p{Lu}`, 'u');

/** Whether a line goes on from the one above it: "Albergo Belmonte" over "di Rossi Mario & C. s.n.c.". */
function goesOnFrom(above: Span['first'] | undefined, text: string, own: Span['first']): boolean {
  if (!above || above.label !== '' || own.label !== '' || !joinedFirst.test(text)) return false;
  return /^\p{Lu}/u.test(above.value) && !/\d/.test(above.value) && !isHeadingLine(above.value);
}

/** "Acme Trading" over "GmbH", "Mutual Society of" over "Anytown": the name ends in the line below. */
const endsBelow = ({ text, last }: Span): boolean =>
  last.next !== undefined &&
  (isOpenEnded(text) ||
    legalFormAlone.test(last.next.cell.text.trim()) ||
    goesOnFrom(last, last.next.cell.text, last.next));

/** "Armengol &" over "Partners Ltd", "Society for" over "useful things": what stands in the second line began above it. */
function beganAbove({ text, first }: Span): boolean {
  const above = first.previous?.value.trim() ?? '';
  const isJoined = /[&+]$/.test(above) && /\p{L}/u.test(above);
  return isJoined || (isOpenEnded(above) && /^\p{Ll}/u.test(text)) || goesOnFrom(first.previous, text, first);
}

const title = wholeWords(wordsOf('titles'));
const titleFirst = new RegExp(`^${title}`, 'iu');
const beforeNumber = new RegExp(String.raw`^${noWord}*(?:$|\S*\d)`, 'u');
const titleLast = new RegExp(String.raw`${title}${noWord}*$`, 'iu');

/** "Acme Ltd 4 Mill Lane": a number behind the legal form is no part of the name. */
const formWithin = new RegExp(String.raw`\S{3}[\s,]+(?:${wordsOf('legalForms')})[\s,]+(?=\S*\d)`, 'u');

/** "Invoice for Ann Miller", and "Acme Ltd Invoice" where a title was set beside the name. A company may be called so. */
const hasTitle = ({ text }: Span): boolean => (legalForm.test(text) ? titleLast.test(text) : titleFirst.test(text));

const kindAt = (node: Span['first'] | undefined): AddressLine => node && addressLineOf(node.value);

/** "2941 W 1700 S": no word of a street, but the number of a house before letters. */
const houseNumber = /^\d{1,6}[A-Z]?\s+\p{L}/u;

const isStreetLine = (line: Span['first'] | undefined): boolean =>
  line !== undefined && (kindAt(line) === 'street' || houseNumber.test(line.value));

/** "Beacon House" between "Acme Ltd" and "4 Woodgate" belongs to the address. */
const isHouseBelowName = (line: Span['first'] | undefined): boolean =>
  line?.label === '' &&
  namesPlace(line.value) &&
  !legalForm.test(line.value) &&
  !personTitle.test(line.value) &&
  !isHeadingLine(line.value) &&
  legalForm.test(line.previous?.value ?? '');

/** "4 Mill Lane · Leeds LS1 4AP · Tel. 0131": the part with the street and the one with the town are one address. */
function isHalfOfLine({ segments }: Span): boolean {
  const [first, last] = [segments[0], segments.at(-1)];
  if (!first || !last) return false;
  const { text } = first.node.cell;
  const before = text.slice(0, first.start).split(separator).filter(Boolean).at(-1) ?? '';
  const after = text.slice(last.end).split(separator).find(Boolean) ?? '';
  const kinds = segments.map(({ start, end }) => addressLineOf(text.slice(start, end)));
  const beginsWithTown = kinds[0] === 'postal' && !kinds.includes('street');
  const endsInStreet = kinds.includes('street') && !kinds.includes('postal');
  return (beginsWithTown && addressLineOf(before) === 'street') || (endsInStreet && addressLineOf(after) === 'postal');
}

/** "4 Mill Lane, 2nd Floor, Leeds LS1 4AP", "PO Box 88, Leeds": what stands before the comma is no name but the house or box. */
function isCutAtComma({ segments }: Span): boolean {
  const [first] = segments;
  const before = first ? first.node.cell.text.slice(first.node.valueStart, first.start).replace(/[\s,]+$/, '') : '';
  return houseNumber.test(before) || addressLineOf(before) === 'postal';
}

/** So many lines with names of places may stand between the house and the post code. */
const mostPlaces = 2;

/** "Beacon Lodge" and "Harbour View" over "Whitby" and "North Yorkshire YO21 3PU": the post code ends the address. */
function goesOnToPostCode({ next }: Span['last']): boolean {
  let line = next;
  for (let places = 0; places <= mostPlaces && line?.label === ''; places++) {
    if (kindAt(line) === 'postal') return true;
    if (/\d/.test(line.value) || isHeadingLine(line.value)) return false;
    line = line.next;
  }
  return false;
}

/**
 * "4 Mill Lane" over "Leeds LS1 4AP": neither is an address without the other. A comma at the end of a line joins it to
 * the next.
 */
function isHalfOfLines({ segments, first, last }: Span): boolean {
  const texts = segments.map(textOf);
  const kinds = texts.map(addressLineOf);
  const numbered = texts[0]?.split(',').find((part) => /\d/.test(part)) ?? '';
  const beginsWithTown = addressLineOf(numbered) === 'postal' && !kinds.includes('street');
  const goesOn = last.next?.label === '' && /,\s*$/.test(last.cell.text);
  if (goesOn || (beginsWithTown && isStreetLine(first.previous)) || isHouseBelowName(first.previous)) return true;
  if (kinds.includes('postal')) return false;
  return goesOnToPostCode(last) || (kinds.includes('street') && kindAt(last.next) === 'postal');
}

function isHalfAddress(span: Span): boolean {
  if (span.how === 'commas') return isCutAtComma(span);
  return span.how === 'separated' ? isHalfOfLine(span) : isHalfOfLines(span);
}

const anyTitleFirst = new RegExp(`^${wholeWords(`${wordsOf('titles')}|${wordsOf('receiptTitles')}`)}`, 'iu');

/** Lines with a post code as one country alone writes it. */
const postCodes = languages.flatMap((language) => language.postCodes);

/** The address of an office over that of a branch, or an address that goes on in the title of the receipt below it. */
function isMoreThanAddress({ segments }: Span): boolean {
  const lines = segments.map(textOf);
  const hasTwoCodes = postCodes.some((code) => lines.filter((line) => code.test(line)).length > 1);
  return hasTwoCodes || lines.some((line) => anyTitleFirst.test(line));
}

const mailOrWeb = /@|(?<![\p{L}\d])www\./iu;

/** The labels of cells, in the order in which they stand. */
type Labels = ReadonlyMap<Cell, readonly LabelHit[]>;

/** Labels of fewer letters are parts of words. */
const leastLabel = 4;

/** "GSTIN of customer": fewer letters are names too ("PAN Europe Ltd"). */
const leastTaxLabel = 5;

/** Fewer letters may begin a name as well: "Data Works", "Swift Garage". */
const longLabel = 9;

/**
 * Whether a line of the span begins with a label of what no party has: "Document no. 4711", "Table 1", "Printed on
 * recycled paper". A short label before letters is a word ("Station Road 21"), and whom to contact may be part of an
 * address ("Service client TSA 30101").
 */
function hasOtherLabel({ kind, segments }: Span, labels: Labels): boolean {
  return segments.some(({ node: { cell }, start, end }) =>
    (labels.get(cell) ?? []).some((hit) => {
      const isFirst = hit.start >= start && hit.start <= start + 2 && hit.end <= end;
      if (!isFirst || !hit.meanings.every((meaning) => meaning !== 'contact' && notParty.has(meaning))) return false;
      if (kind === 'name' && hit.meanings.includes('taxId') && hit.length >= leastTaxLabel) return true;
      const isBeforeNumber = beforeNumber.test(cell.text.slice(hit.end, end));
      return hit.length >= longLabel || (kind === 'address' && hit.length >= leastLabel && isBeforeNumber);
    }),
  );
}

/** "Web Services, Inc., 410 Terry Avenue", "Groothandel B.V. · Kade 212": the end of a name stands before the street. */
const formBeforeStreet = new RegExp(
  String.raw`^[^\d]*\S[\s,]+(?:${wordsOf('legalForms')})(?:,\s+|${separator.source})(?=.*\d)`,
  'u',
);

/** "Domicilio: Ruta 19": what stands before a colon is the label of an address, in whatever language. */
const labelFirst = /^\p{L}[\p{L} /.]{2,30}[:：]\s*(?=\S)/u;

/** "1 x Poached Egg": a line of a till. */
const timesFirst = /^\d{1,3}\s?[x×]\s/iu;

const isPersonLine = (line: string): boolean => personTitle.test(line) && !/\d/.test(line);

/** "Shipped on May 3, 2025" reads like a street with its number. */
const isDated = (text: string): boolean =>
  /\p{L}{3}/u.test(text) &&
  !namesPlace(text) &&
  findDates(text, 'day-first').some(({ start, end }) => /\p{L}/u.test(text.slice(start, end)));

const bankCode = /(?<![\p{L}\d])(?:IBAN|BIC|SWIFT)(?![\p{L}\d])/u;

/**
 * The number of an account or a telephone: three groups of digits or more, the last of them long. A house number and a
 * post code are two groups, or three of which the last is short.
 */
const groupedNumber = /(?:\d{1,4} ){2,4}\d{3,4}(?!\d)/g;
const leastOfAccount = 9;

const hasAccount = (text: string): boolean =>
  (text.match(groupedNumber) ?? []).some((number) => number.replace(/ /g, '').length >= leastOfAccount);

/** What no address has in it: a person, a date, a bank account, a telephone, or the end of a name. */
function hasOtherThanPlaces({ text, segments }: Span): boolean {
  const lines = segments.map(textOf);
  const isOther = (line: string): boolean =>
    isPersonLine(line) ||
    timesFirst.test(line) ||
    labelFirst.test(line) ||
    namesKeeper(line) ||
    (attentionLine.test(line) && !careOf.test(line));
  return formBeforeStreet.test(text) || bankCode.test(text) || hasAccount(text) || lines.some(isOther) || isDated(text);
}

/** "Print this page for your records.": a company's name that ends in a full stop ends in an abbreviation. */
const isSentence = (text: string): boolean =>
  /\p{Ll}{4,}\.$/u.test(text) && text.split(/\s+/).length > 3 && !legalForm.test(text);

/** "BILL TO Acme LLC": a heading of several words in front of a name. One word may begin a name ("Customer Solutions Ltd"). */
const hasHeadingFirst = ({ kind, segments }: Span, labels: Labels): boolean =>
  kind === 'name' &&
  segments.some(({ node: { cell }, start, end }) =>
    (labels.get(cell) ?? []).some(
      (hit) =>
        hit.start === start &&
        hit.end < end &&
        /\p{L}\s+\p{L}/u.test(cell.text.slice(hit.start, hit.end)) &&
        hit.meanings.some((meaning) => meaning === 'buyer' || meaning === 'shipTo'),
    ),
  );

/** "Acme A/S, attn. Mette Lind": to whom it is handed on is no part of the name. */
const attentionWithin = new RegExp(String.raw`\S[\s,]+(?:${wordsOf('attention')})(?=[\s.:])`, 'iu');

/** "clo Acme Ltd" is how recognition reads "c/o Acme Ltd". */
const misreadCareOf = /^c[l1I]o\s+\p{Lu}/u;

/** "c/o", "p/a", "v/": where somebody is to be found belongs to an address; at whose desk a letter ends does not. */
const careOf = /^\p{L}\s?\/\s?\p{L}?(?=\s)/u;

const isAttention = (text: string): boolean => attentionLine.test(text) || misreadCareOf.test(text);

/** "c/o Acme Ltd", "Attn. Ann Miller" below a name: the party stands above. */
function isHandedOn({ first }: Span): boolean {
  const above = first.previous;
  if (!isAttention(first.cell.text) || above?.label !== '') return false;
  return /\p{L}{2}/u.test(above.value) && !isHeadingLine(above.value);
}

/** "(A unit of Acme Ltd)" below the name says more of it. */
const inBrackets = /^\(.*\)$/;

/**
 * "Frau Petra Kolb" between "Gasthaus am See" and the street: the company is addressed, and the person reads the letter for
 * it. A heading may stand above both.
 */
function isPersonOfCompany({ how, text, first, last }: Span): boolean {
  const above = first.previous;
  if (how !== 'lines' || first !== last || !above || !personTitle.test(text)) return false;
  const isName =
    above.label === '' &&
    /\p{L}{3}.*\s\S*\p{L}{2}/u.test(above.value) &&
    !/\d/.test(above.value) &&
    !personTitle.test(above.value) &&
    !isHeadingLine(above.value);
  const beginsBlock = !above.previous || isHeadingLine(above.previous.value);
  return isName && beginsBlock && isStreetLine(last.next);
}

/** "Firma" over "Schmidt & Söhne OHG"; but "Herr und Frau" over two names begins one. */
function beginsInHeading({ segments: [first, second] }: Span): boolean {
  const line = first && second ? textOf(first) : '';
  return isHeadingLine(line) && !personTitle.test(line);
}

function isBrokenName(span: Span): boolean {
  const { text } = span;
  const isNoName =
    legalFormAlone.test(text) ||
    inBrackets.test(text) ||
    hasTitle(span) ||
    isHeadingLine(text) ||
    mailOrWeb.test(text) ||
    attentionWithin.test(text) ||
    namesKeeper(text) ||
    isSentence(text);
  return (
    isNoName ||
    isHandedOn(span) ||
    isPersonOfCompany(span) ||
    beginsInHeading(span) ||
    endsBelow(span) ||
    goesOnInForm(span) ||
    formWithin.test(text)
  );
}

/** A number alone above a street is a customer's or a cost centre's. */
const beginsInNumber = ({ segments: [first, second] }: Span): boolean =>
  first !== undefined && second !== undefined && !/\p{L}/u.test(textOf(first));

function isBrokenAddress(span: Span): boolean {
  const { text, first } = span;
  const isInName = formFirst.test(text) && first.value.trim() !== text;
  return isInName || beginsInNumber(span) || isHalfAddress(span) || isMoreThanAddress(span) || hasOtherThanPlaces(span);
}

const timesIn = (text: string, signs: RegExp): number => text.match(signs)?.length ?? 0;

/** "ET „Kalina": cut within quotation marks or brackets. */
const isTorn = ({ text }: Span): boolean =>
  timesIn(text, /\(/g) !== timesIn(text, /\)/g) ||
  timesIn(text, /«/g) !== timesIn(text, /»/g) ||
  timesIn(text, /[„“”"]/g) % 2 === 1;

/** The factor for the odds of a span: less than 1 where it is half of a value, or has more than the value in it. */
export function wholenessOf(span: Span, labels: Labels): number {
  const isBroken = span.kind === 'name' ? isBrokenName : isBrokenAddress;
  return beganAbove(span) ||
    isTorn(span) ||
    hasHeadingFirst(span, labels) ||
    hasOtherLabel(span, labels) ||
    isBroken(span)
    ? brokenShare
    : 1;
}
