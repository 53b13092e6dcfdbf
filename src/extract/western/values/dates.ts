/**
 * Dates as documents print them: day first or month first, two-digit years, month names in every language of the
 * label tables. 04/05/2024 alone says nothing: the whole document decides (`dateOrderOf`).
 */
import { languages, wordsOf } from '../languages/index.ts';
import { squeezed } from '../labels/squeeze.ts';

export type DateOrder = 'day-first' | 'month-first';

export interface PrintedDate {
  /** ISO 8601. */
  readonly iso: string;
  /** [start, end) in the text. */
  readonly start: number;
  readonly end: number;
  /** Day and month could be swapped. */
  readonly ambiguous: boolean;
  /** The year has two digits. */
  readonly shortYear: boolean;
}

const months = new Map<string, number>();
for (const { months: names } of languages) {
  names.forEach((forms, index) => forms.forEach((form) => months.set(squeezed(form), index + 1)));
}

/** Recognition reads the first letter of "Oct" as a zero (monthOf). */
const word = String.raw`(?:0(?=[ck]t)\p{L}{2,11}|\p{L}{3,12})`;

/** The year ends here: a number does not go on, and a time may follow ("31 Mar 2025,8:16 AM"). */
const notInNumber = String.raw`(?!\d|:\d|[.,]\d(?!\d?:\d\d))`;

const patterns = {
  /** Recognition glues the time to the date: "2024-08-0918:42", "09/08/202418:42". */
  yearFirst:
    /(?<![\d./-]|\d,)(\d{4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d\d(?=[0-2]\d:[0-5]\d)|\d{1,2}(?![\d/]|-(?!\d\d?[:h]\d\d)))/g,
  numeric:
    /(?<![\d./-]|\d,)([0-3]\s\d(?=\/)|\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(20[0-3]\d(?=[0-2]\d:[0-5]\d)|(?:\d{4}|2\s?0\s?[0-3]\s?\d(?!\s?[:.]\d)|\d{2})(?![\d/]|-(?!\d\d?[:h]\d\d)))(?![.,]\d)/g,
  /** "15 03 2024": only with two digits for day and month, and with nothing that makes it a telephone number. */
  blanks: /(?<![\d.,/+()-]\s?)(0[1-9]|[12]\d|3[01])(\s)(0[1-9]|1[0-2])\s(20[0-3]\d)(?![.,]?\s?\d|[\d/-])/g,
  dayMonth: new RegExp(
    // Recognition reads "11" as "ll" (dayOf).
    String.raw`(?<![\d./]|\d,)(\d{1,2}|(?<!\p{L})l[l\d]|\dl)(?:${wordsOf('ordinals')})?[\s.,\-/]*(?:(?:${wordsOf('beforeMonth')}) )?\s?(${word})\.?[\s.,\-/’']*(?:(?:${wordsOf('beforeYear')}) )?(\d{4}|2\s?0\s?[0-3]\s?\d(?!\s?[:.]\d)|\d{2}(?!\s*,\s*\d{4}))${notInNumber}`,
    'giu',
  ),
  /** "2026. március 12.", "2026-Mar-12", "2026 m. kovo 12 d." */
  yearMonthDay: new RegExp(
    String.raw`(?<![\d.,/-])(\d{4})(?:\.?\s+(?:(?:${wordsOf('afterYear')})\s*)?|[-/])(${word})(?:\.?\s+|[-/])(\d{1,2})(?!\d|[.,:]\d)`,
    'giu',
  ),
  /** "2026. gada 12. martā" */
  yearDayMonth: new RegExp(
    String.raw`(?<![\d.,/-])(\d{4})\.?\s+(?:${wordsOf('afterYear')})\s*(\d{1,2})\.?\s*(${word})`,
    'giu',
  ),
  monthDay: new RegExp(
    String.raw`(?<!\p{L})(${word})\.?[\s\-]*(\d{1,2})(?:${wordsOf('ordinals')})?(?:\s*,\s*|\s+|-)(\d{4}|\d{2}(?![\d:]))${notInNumber}`,
    'giu',
  ),
};

/** A year of two digits is taken to lie between 1970 and 2069. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length === 4) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

function iso(year: number, month: number, day: number): string | undefined {
  if (year < 1980 || year > 2100 || month < 1 || month > 12 || day < 1) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 ? date.toISOString().slice(0, 10) : undefined;
}

/** Patterns of dates whose month is a word, each with the groups that hold its day, month and year. */
const wordedPatterns: readonly (readonly [pattern: RegExp, day: number, month: number, year: number])[] = [
  [patterns.dayMonth, 1, 2, 3],
  [patterns.yearMonthDay, 3, 2, 1],
  [patterns.yearDayMonth, 2, 3, 1],
  [patterns.monthDay, 2, 1, 3],
];

/** A small L, and no other letter, is the 1 of a day that was recognised. */
const dayOf = (printed: string): number => Number(printed.replaceAll('l', '1'));

const monthOf = (printed: string): number | undefined => months.get(squeezed(printed.replace(/^0/, 'O')));

function worded(match: RegExpExecArray, day: number, month: number, year: number): PrintedDate | undefined {
  // Recognised text has blanks inside numbers.
  const printedYear = (match[year] ?? '').replace(/\s/g, '');
  const number = monthOf(match[month] ?? '');
  if (number === undefined) return undefined;
  const value = iso(fullYear(printedYear), number, dayOf(match[day] ?? ''));
  if (value === undefined) return undefined;
  return {
    iso: value,
    start: match.index,
    end: match.index + match[0].length,
    ambiguous: false,
    shortYear: printedYear.length === 2,
  };
}

/** A number and what follows it are no longer than this. */
const longestNumber = /^\d*\D?/;

/**
 * What matches a pattern and is a date. What is none may begin with a number in front of one: "37 del 18" of "37 del 18
 * febbraio 2026" is a day, a word and a year, too, so the search goes on right behind its first number.
 */
function wordedIn(
  text: string,
  pattern: RegExp,
  dateOf: (match: RegExpExecArray) => PrintedDate | undefined,
): PrintedDate[] {
  const found: PrintedDate[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const date = dateOf(match);
    if (date) found.push(date);
    else pattern.lastIndex = match.index + Math.max(1, longestNumber.exec(match[0])?.[0].length ?? 1);
  }
  return found;
}

function numeric(match: RegExpMatchArray, order: DateOrder): PrintedDate | undefined {
  const [whole, first = '', sign = '', second = '', printedYear = ''] = match;
  // Recognised text has blanks inside numbers: "25/12/20 1 8".
  const year = printedYear.replace(/\s/g, '');
  const a = Number(first.replace(/\s/g, ''));
  const b = Number(second);
  // Points are day first wherever they are used.
  const dayFirst = sign === '.' || order === 'day-first' ? a <= 31 && b <= 12 : !(a <= 12 && b <= 31);
  const value = dayFirst ? iso(fullYear(year), b, a) : iso(fullYear(year), a, b);
  if (value === undefined) return undefined;
  const start = match.index ?? 0;
  return {
    iso: value,
    start,
    end: start + whole.length,
    ambiguous: sign !== '.' && a <= 12 && b <= 12 && a !== b,
    shortYear: year.length === 2,
  };
}

/** Dates in `text`, left to right, without overlaps. */
export function findDates(text: string, order: DateOrder): PrintedDate[] {
  const found: PrintedDate[] = [];
  const add = (date: PrintedDate | undefined): void => {
    if (date && !found.some((other) => date.start < other.end && other.start < date.end)) found.push(date);
  };
  if (!/\d/.test(text)) return found;
  for (const match of text.matchAll(patterns.yearFirst)) {
    const [whole, year = '', , month = '', day = ''] = match;
    const value = iso(Number(year), Number(month), Number(day));
    if (value)
      add({ iso: value, start: match.index, end: match.index + whole.length, ambiguous: false, shortYear: false });
  }
  for (const match of text.matchAll(patterns.numeric)) add(numeric(match, order));
  for (const match of text.matchAll(patterns.blanks)) add(numeric(match, 'day-first'));
  if (!/\p{L}{2}/u.test(text)) return found.sort((a, b) => a.start - b.start);
  for (const [pattern, day, month, year] of wordedPatterns)
    for (const date of wordedIn(text, pattern, (match) => worded(match, day, month, year))) add(date);
  return found.sort((a, b) => a.start - b.start);
}

/** Day first or month first, where a date of the document tells. */
export function dateOrderOf(texts: readonly string[]): DateOrder | undefined {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const text of texts) {
    for (const [, first, sign, second] of text.matchAll(patterns.numeric)) {
      if (sign === '.') continue;
      if (Number(first) > 12 && Number(second) <= 12) dayFirst++;
      if (Number(second) > 12 && Number(first) <= 12) monthFirst++;
    }
  }
  if (dayFirst === monthFirst) return undefined;
  return dayFirst > monthFirst ? 'day-first' : 'month-first';
}
