/** Locates a value from a language model or a sample on the pages. A value that is not found is not accepted. */
import { bareText } from '../../../domain/bare-text.ts';
import type { DocumentText, Location } from '../../layout/document-text.ts';
import { locationOf } from '../../layout/document-text.ts';
import { currenciesIn, dollarSign } from '../../western/values/currencies.ts';
import { findDates } from '../../western/values/dates.ts';
import { numberPattern, parseNumber } from '../../western/values/numbers.ts';
import { sameAmount } from '../../../domain/money.ts';

export interface Located extends Location {
  readonly text: string;
}

/** Only letters and digits, each with its index in the text. */
interface Folded {
  readonly text: string;
  readonly at: readonly number[];
}

function fold(text: string): Folded {
  let folded = '';
  const at: number[] = [];
  let index = 0;
  for (const character of text) {
    const sign = bareText(character);
    folded += sign;
    for (let count = 0; count < sign.length; count++) at.push(index);
    index += character.length;
  }
  return { text: folded, at };
}

const foldings = new WeakMap<DocumentText, Folded>();

function foldedOf(document: DocumentText): Folded {
  const folded = foldings.get(document) ?? fold(document.text);
  foldings.set(document, folded);
  return folded;
}

function located(document: DocumentText, start: number, end: number): Located | undefined {
  const location = locationOf(document, start, end);
  return location && { ...location, text: document.text.slice(start, end).replace(/\s+/g, ' ').trim() };
}

/** Shorter texts may occur inside other words by chance and have to be whole words. */
const tellingLength = 6;

function locateWhole(document: DocumentText, value: string): Located | undefined {
  const { text, at } = foldedOf(document);
  const sought = fold(value).text;
  if (sought === '') return undefined;
  for (let from = text.indexOf(sought); from >= 0; from = text.indexOf(sought, from + 1)) {
    const start = at[from] ?? 0;
    const end = (at[from + sought.length - 1] ?? start) + 1;
    const whole =
      !/[\p{L}\p{N}]/u.test(document.text[start - 1] ?? ' ') && !/[\p{L}\p{N}]/u.test(document.text[end] ?? ' ');
    if (whole || sought.length >= tellingLength) return located(document, start, end);
  }
  return undefined;
}

/** Finds the whole text or all its parts: the lines of an address may have other columns between them. */
export function locateText(document: DocumentText, value: string): Located | undefined {
  const whole = locateWhole(document, value);
  if (whole) return whole;
  const parts = value
    .split(/[,;\n]+/)
    .map((part) => part.trim())
    .filter((part) => fold(part).text !== '');
  const found = parts.map((part) => locateWhole(document, part));
  return parts.length > 1 && found.every((location) => location !== undefined) ? found[0] : undefined;
}

export function locateAmount(document: DocumentText, value: number): Located | undefined {
  const sought = Math.abs(value);
  const isSought = (text: string): boolean =>
    [parseNumber(text, '.'), parseNumber(text, ',')].some((reading) => reading && sameAmount(reading.value, sought));
  for (const match of document.text.matchAll(new RegExp(numberPattern, 'g'))) {
    // "2 500,00" is two and a half thousand, or two of something at five hundred.
    const parts = [...match[0].matchAll(/\S+/g)].map((part) => ({ text: part[0], start: match.index + part.index }));
    const found = [{ text: match[0], start: match.index }, ...parts].find(({ text }) => isSought(text));
    if (found) return located(document, found.start, found.start + found.text.length);
  }
  return undefined;
}

const chineseDate = /(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/g;

export function locateDate(document: DocumentText, iso: string): Located | undefined {
  for (const match of document.text.matchAll(chineseDate)) {
    const [whole, year = '', month = '', day = ''] = match;
    if (`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` === iso) {
      return located(document, match.index, match.index + whole.length);
    }
  }
  let offset = 0;
  for (const line of document.text.split('\n')) {
    for (const order of ['day-first', 'month-first'] as const) {
      const date = findDates(line, order).find((found) => found.iso === iso);
      if (date) return located(document, offset + date.start, offset + date.end);
    }
    offset += line.length + 1;
  }
  return undefined;
}

/** Finds a currency by code, sign or name. A dollar sign alone may mean any dollar. */
export function locateCurrency(document: DocumentText, code: string): Located | undefined {
  let offset = 0;
  for (const line of document.text.split('\n')) {
    const named = currenciesIn(line).includes(code) || (code === 'CNY' && /[¥￥元]/.test(line));
    if (named || (code.endsWith('D') && dollarSign.test(line))) return located(document, offset, offset + line.length);
    offset += line.length + 1;
  }
  return undefined;
}
