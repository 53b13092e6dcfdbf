/** Candidates for dates: every date of the document, with the labels it stands by. */
import { wordsOf } from '../languages/index.ts';
import type { LabelHit } from '../labels/match.ts';
import type { LabelMeaning } from '../languages/table.ts';
import { type Cell, boxOf } from '../../layout/text-layout.ts';
import { dollarOfCountry } from '../values/currencies.ts';
import { type DateOrder, type PrintedDate, findDates } from '../values/dates.ts';
import { type Relation, labelsGoneOnFrom, relationsOf } from './relations.ts';
import { type Candidate, type Features, flag, labelStrength, relationFeatures } from './score.ts';
import { type Survey, monthFirst } from './survey.ts';

interface Found {
  readonly cell: Cell;
  readonly date: PrintedDate;
  readonly text: string;
}

/** A label and most of a date; longer text is prose. */
const mostWords = 7;

/** "Invoice date: 2 September" over "2024": a narrow column breaks a date; it stands where it begins. */
function wrappedDates(survey: Survey, cell: Cell): Found[] {
  if (cell.words.length > mostWords || !/\d{1,2}\S{0,2}$|\p{L}{3,11}\.?(?:\s+de)?$|\d{1,2}\s?,$/u.test(cell.text))
    return [];
  const next = [1, 2]
    .flatMap((step) => survey.layout.lines[cell.line + step]?.cells ?? [])
    .find(
      (other) =>
        other.page === cell.page &&
        other.box[1] - cell.box[3] < 0.8 * cell.height &&
        (Math.abs(other.box[0] - cell.box[0]) < 0.5 * cell.height ||
          Math.abs(other.box[2] - cell.box[2]) < 0.5 * cell.height),
    );
  if (!next || !/^(?:\p{L}{3,11}\.?\s+)?\d{4}$/u.test(next.text)) return [];
  const joined = `${cell.text} ${next.text}`;
  return findDates(joined, survey.dateOrder)
    .filter((date) => date.start < cell.text.length && date.end > cell.text.length)
    .map((date) => ({ cell, date, text: joined.slice(date.start, date.end) }));
}

/** A label that stands this loosely by a date says nothing of it. */
const weakest = 0.3;

const dateMeanings: ReadonlySet<LabelMeaning> = new Set([
  'issueDate',
  'dueDate',
  'date',
  'otherDate',
  'period',
  'otherNumber',
  'purchaseOrder',
]);

/** Whether a label says what happened on a date. "le" and "dne" before the date of a letter are labels that say nothing of it. */
const tellsDate = ({ kind, strength, meanings }: Relation): boolean =>
  strength >= weakest &&
  meanings.some((meaning) => dateMeanings.has(meaning)) &&
  !(kind === 'inline' && meanings.every((meaning) => meaning === 'date'));

const letterHead = new RegExp(
  String.raw`^(?:(?:(?:${wordsOf('madeAt')}) )?\p{Lu}[\p{L}.' -]{1,30},\s*)?(?:(?:${wordsOf('beforeDate')})\s+)?$`,
  'u',
);

/** The year's abbreviation, and who dictated the letter: "3 maja 2024 r.", "4. Juli 2025 / MZ". */
const behindLetterDate = /^[\s.]*(?:\p{L}{1,3}\.)?\s*(?:[/–-]\s*\p{Lu}{1,4}\s*)?$/u;

/**
 * "London, 3 May 2024", "Fait à Lyon, le 3 mai 2024", "Gdynia, 3 maja 2024 r.": a date that is all of its cell but for the
 * place. In a line with other cells ("Smith Ltd | Sheffield, 3 May 2024") it is the last, and the place is there.
 */
function isLetterDate(before: string, after: string, cell: Cell, survey: Survey): boolean {
  const isLast = cell.column === (survey.layout.lines[cell.line]?.cells.length ?? 0) - 1;
  const isPlaced = cell.column === 0 || (isLast && /\p{Lu}\p{L}+,/u.test(before));
  return isPlaced && letterHead.test(before) && behindLetterDate.test(after);
}

/** "Der Betrag wird am 05.02.2024 fällig": the label follows. */
const duePhrase = new RegExp(String.raw`^[\s,)]{0,3}(?:${wordsOf('fallsDue')})`, 'iu');

/** "Please transfer the amount to our account below, not later than": the day by which is to be paid follows. */
const asksToPay = new RegExp(
  String.raw`(?<!\p{L})(?:${wordsOf('asksToPay')})(?!\p{L})(?:(?!\.\s+\p{Lu}).)*(?<=[\s(,])(?:${wordsOf('payBy')})[\s:]*$`,
  'iu',
);

/** "... 3 May with 2 % discount": the day until which less is to be paid. */
const discounted = /^[^.;]{0,40}%/;

/** "payable by 3 May with 2 % discount, by 17 May net": another date of the sentence is the day until which all is to be paid. */
const isDiscounted = (after: string, order: DateOrder): boolean =>
  discounted.test(after) && findDates(after, order).length > 0;

/** So much of a sentence before a date is looked at. */
const longestRequest = 170;

/** The text before a date: of its cell, and of the one above where the cell goes on from it. */
function textBefore(survey: Survey, cell: Cell, start: number): string {
  const own = cell.text.slice(0, start);
  const above = survey.layout.lines[cell.line - 1]?.cells.find(
    ({ page, box }) =>
      page === cell.page && Math.abs(box[0] - cell.box[0]) < cell.height && cell.box[1] - box[3] < 1.2 * cell.height,
  );
  return `${above?.text ?? ''} ${own}`.slice(-longestRequest);
}

/** Whether the text says of a date that something is to be paid by then. */
const isSaidDue = (survey: Survey, cell: Cell, { start, end }: PrintedDate): boolean => {
  const after = cell.text.slice(end);
  return duePhrase.test(after) || (asksToPay.test(textBefore(survey, cell, start)) && !discounted.test(after));
};

/** "01.05. bis " and "1 May – " before a date: the other end of the range stands right before, in figures. */
const rangeBefore = new RegExp(
  String.raw`\d[\d./]{0,8}\.?\s*(?:\p{L}{3,10}\.?\s*)?(?:\d{4}\s*)?(?:-|–|${wordsOf('until')})\s*$`,
  'iu',
);
const rangeAfter = new RegExp(String.raw`^\s*(?:-|–|${wordsOf('until')})\s*\d`, 'i');

const mates: readonly LabelMeaning[] = ['number', 'purchaseOrder', 'otherNumber', 'invoice', 'precedingNumber'];

/** "D23-0412 du " before a date: a number and a word or two, and nothing else between them. */
const numberBefore = /(?<![\p{L}\d])[\p{L}\d][\p{L}\d\-–/_.]*\d[\p{L}\d]*[\s,(]+(?:\p{L}{1,5}\.?\s+){1,2}$/u;

/**
 * A number is looked for in this many characters before a date. No number is longer, and in a hostile text the time of
 * the search grows with their square.
 */
const mostBefore = 80;

/**
 * The number of the document that a date belongs to: it stands right before the date ("D23-0412 du 08/12/2023"), or in
 * the next cell on its left, as under the titles "Order no. | Dated".
 */
function mateOf(survey: Survey, cell: Cell, start: number): Mate | undefined {
  const from = Math.max(0, start - mostBefore);
  const before = numberBefore.exec(cell.text.slice(from, start));
  if (before) {
    const [printed = ''] = before[0].split(/[\s,(]/);
    const begin = from + before.index;
    return { cell, start: begin, end: begin + printed.length, isInCell: true };
  }
  const left = survey.layout.lines[cell.line]?.cells[cell.column - 1];
  if (!left || cell.box[0] - left.box[2] > 16 * cell.height || !/\d/.test(left.text)) return undefined;
  return { cell: left, start: 0, end: left.text.length, isInCell: false };
}

interface Mate {
  readonly cell: Cell;
  readonly start: number;
  readonly end: number;
  readonly isInCell: boolean;
}

function mateFeatures(survey: Survey, mate: Mate | undefined): Record<string, number> {
  if (!mate) return {};
  const features = relationFeatures(relationsOf(survey, mate.cell, mate.start, mate.end));
  const own = (mate.isInCell ? [] : (survey.labels.get(mate.cell) ?? [])).flatMap((hit) => hit.meanings);
  return Object.fromEntries(
    mates.map((meaning) => [`mate:${meaning}`, own.includes(meaning) ? 1 : labelStrength(features, meaning)]),
  );
}

const namesInvoice = ({ meanings }: LabelHit): boolean => meanings.includes('invoice') || meanings.includes('number');
const isInvoice = ({ meanings }: LabelHit): boolean => meanings.includes('invoice');

export function dateCandidates(survey: Survey): Candidate<string>[] {
  const { layout } = survey;
  const lastLine = Math.max(1, layout.lines.length);
  const found = layout.cells.flatMap((cell) => [
    ...findDates(cell.text, survey.dateOrder).map((date) => ({
      cell,
      date,
      text: cell.text.slice(date.start, date.end),
    })),
    ...wrappedDates(survey, cell),
  ]);
  const days = [...new Set(found.map(({ date }) => date.iso))].sort();
  const [earliest] = days;
  const latest = days.at(-1);
  return found.map(({ cell, date, text }) => {
    const line = layout.lines[cell.line];
    const before = cell.text.slice(0, date.start);
    const after = cell.text.slice(date.end);
    const range = flag(rangeBefore.test(before) || rangeAfter.test(after));
    const inCell = survey.labels.get(cell) ?? [];
    const inFront = inCell.filter((hit) => hit.end <= date.start);
    const goneOnFrom = date.start === 0 ? labelsGoneOnFrom(survey, cell) : [];
    const relations = relationsOf(survey, cell, date.start, date.end);
    return {
      value: date.iso,
      text,
      page: cell.page,
      box: boxOf(cell, date.start, date.end),
      features: {
        ...relationFeatures(relations),
        ...mateFeatures(survey, mateOf(survey, cell, date.start)),
        letterDate: flag(isLetterDate(before, after, cell, survey) && !relations.some(tellsDate)),
        saidDue: flag(isSaidDue(survey, cell, date)),
        discounted: flag(isDiscounted(after, survey.dateOrder)),
        ambiguous: flag(date.ambiguous && !survey.dateOrderCertain),
        shortYear: flag(date.shortYear),
        only: flag(days.length === 1),
        earliest: flag(date.iso === earliest),
        latest: flag(date.iso === latest),
        range,
        firstPage: flag(cell.page === layout.pages[0]?.number),
        early: 1 - cell.line / lastLine,
        table: flag(line && survey.tableLines.has(line)),
        prose: flag(cell.words.length > 12),
        // "Invoice 471102 of 05.03.2018", also with the date on the next line.
        besideTitle: flag(inFront.some(namesInvoice) || goneOnFrom.some(namesInvoice)),
        besideInvoice: flag(inFront.some(isInvoice) || goneOnFrom.some(isInvoice)),
        besideDue: flag(inFront.some((hit) => hit.meanings.includes('dueDate'))),
        // "Invoice #2015-11-04" is numbered by a day, not dated.
        ofNumber: flag(/#\s*$/.test(before)),
        time: flag(/^[\s,T-]*\d{1,2}[:.h]\d\d/.test(after)),
      },
    };
  });
}

/** Whether the country writes the dollar's sign and the day first. */
const isDayFirstInDollars = (country: string): boolean =>
  dollarOfCountry(country) !== undefined && !monthFirst.has(country);

/** Less confidence than a needed field must have, so that a person decides which way round 04/05/2024 is. */
const undecided = 0.6;

/** A date that could be read either way, where only a dollar's sign spoke for the month first, is unsure. */
export function decidedDate(survey: Survey, features: Features, confidence: number): number {
  const dollars = survey.layout.cells.some(({ text }) => text.includes('$'));
  const countries = survey.countries.map(({ country }) => country);
  const told = countries.length > 0 && !(countries.includes('US') && countries.some(isDayFirstInDollars));
  return features['ambiguous'] === 1 && dollars && !told ? Math.min(undecided, confidence) : confidence;
}
