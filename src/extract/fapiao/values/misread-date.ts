/**
 * Dates of which OCR misread some characters.
 *
 * The needles and stamps that print dates on slips leave weak digits: OCR reads a 0 as 日, O or 8, and 年, 月 and 日 as any
 * digit. What is left of the form "four digits, two digits, two digits" says which digits were meant, as long as it says
 * so in one way.
 */
import { isoDate } from '../../../domain/dates.ts';
import { foldWidth } from './chinese.ts';

/** Characters that OCR reads where a digit is printed. */
const misreadDigits: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  Q: '0',
  D: '0',
  〇: '0',
  日: '0',
  l: '1',
  I: '1',
  i: '1',
  '|': '1',
  Z: '2',
  z: '2',
  S: '5',
  s: '5',
  b: '6',
  B: '8',
  g: '9',
  q: '9',
};

/** A date as it was spelled out of a text, and how many of its characters had to be taken for others. */
interface Spelling {
  readonly digits: string;
  readonly mended: number;
  /** Index of the first character behind it. */
  readonly end: number;
}

const start: Spelling = { digits: '', mended: 0, end: 0 };

/** The eight digits of a date, each with what its position allows: no month begins with a 4, and no day with a 5. */
const allowed = [/2/, /0/, /\d/, /\d/, /[01]/, /\d/, /[0-3]/, /\d/];

/** The digit at the position `index` of a date that a character stands for, and whether it stands for another one. */
function digitFor(character: string, index: number): { readonly digit: string; readonly mended: number } | undefined {
  const digit = /\d/.test(character) ? character : misreadDigits[character];
  if (digit === undefined) return undefined;
  if (allowed[index]?.test(digit)) return { digit, mended: digit === character ? 0 : 1 };
  // A round digit where none can be is a 0.
  return /[689]/.test(digit) ? { digit: '0', mended: 1 } : undefined;
}

function withDigits(text: string, from: Spelling, count: number): Spelling | undefined {
  let spelling = from;
  for (let step = 0; step < count; step++) {
    // A 日 that ends the text is itself, and the digit before it was lost.
    if (text.charAt(spelling.end) === '日' && spelling.end === text.length - 1) return undefined;
    const found = digitFor(text.charAt(spelling.end), spelling.digits.length);
    if (!found) return undefined;
    spelling = {
      digits: spelling.digits + found.digit,
      mended: spelling.mended + found.mended,
      end: spelling.end + 1,
    };
  }
  return spelling;
}

/** The ways to read what parts two numbers: the sign itself, any one character in its place, or nothing. */
function withSign(text: string, from: Spelling, sign: RegExp): Spelling[] {
  const character = text.charAt(from.end);
  if (sign.test(character)) return [{ ...from, end: from.end + 1 }];
  const missing = { ...from, mended: from.mended + 1 };
  return character === '' ? [missing] : [missing, { ...missing, end: from.end + 1 }];
}

const numbers = [
  { count: 4, sign: /[年./-]/ },
  { count: 2, sign: /[月./-]/ },
  { count: 2, sign: /[日./-]/ },
] as const;

/** With more characters to mend, other digits could be meant as well. */
const mostMended = 3;

/** All dates that the beginning of the text may spell. A digit behind it would belong to it, unless it begins a time. */
function spellings(text: string): Spelling[] {
  let found: readonly Spelling[] = [start];
  for (const { count, sign } of numbers) {
    found = found
      .flatMap((spelling) => withDigits(text, spelling, count) ?? [])
      .flatMap((spelling) => withSign(text, spelling, sign))
      .filter(({ mended }) => mended <= mostMended);
  }
  return found.filter(({ end }) => /^(?:\D|$|\d{1,2}:\d\d)/.test(text.slice(end)));
}

/** The date that a text begins with as ISO 8601; undefined where it may be several dates, or none. */
export function misreadDate(text: string): string | undefined {
  const bare = foldWidth(text).replace(/\s/g, '');
  const dates = spellings(bare).flatMap(({ digits, mended }) => {
    const date = isoDate(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6)));
    return date === undefined ? [] : [{ date, mended }];
  });
  const least = Math.min(...dates.map(({ mended }) => mended));
  const [only, ...others] = new Set(dates.filter(({ mended }) => mended === least).map(({ date }) => date));
  return others.length === 0 ? only : undefined;
}
