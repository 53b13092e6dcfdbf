/**
 * What one printed line of a till says: words that name an article, the amount at its right end, quantity and price.
 *
 * Nothing is decided here that needs the lines around it: an amount that may be read otherwise carries its other
 * readings, and arithmetic chooses between them (till-sums.ts).
 */
import { currencyWords, noWord, wordsOf } from '../languages/index.ts';
import { fromMinorUnits, minorUnits } from '../../../domain/money.ts';
import type { Survey } from '../candidates/survey.ts';
import { lettersIn } from '../values/letters.ts';
import { findDates } from '../values/dates.ts';
import { parseNumber } from '../values/numbers.ts';
import type { Line } from '../../layout/text-layout.ts';
import { type Times, makes, nameBeside, timesIn, timesOf } from './till-times.ts';

export interface TillRow {
  readonly line: Line;
  /** What names an article, without `leading`; empty where the line only has figures, codes and units. */
  readonly words: string;
  /** The code of an article that stands beside figures alone; empty where there is none. */
  readonly code: string;
  /** The amount of the line as it is printed; undefined where it has none, or only the price of one. */
  readonly amount: number | undefined;
  /** What the amount may be if it was misread: arithmetic has to prove it. */
  readonly otherReadings: readonly number[];
  readonly times: Times | undefined;
  /** A number before the words: a quantity ("2 Bread 3,98"), or a part of the name ("12 Colours 3,98"). */
  readonly leading: number | undefined;
}

const money = String.raw`(?:${currencyWords}|EUR|PLN|[€$£])`;

/** Letters of a tax stand behind the amount ("A", "SR", "*"), and may be read as a digit. */
const amountAtEnd = new RegExp(
  String.raw`(?<before>[-−–]\s?)?${money}?\s?(?<inside>[-−–]\s?)?(?<![\d.,/:\[]|@\s?|\d\s?[xX×])(?<number>\d[\d.,'’]*[.,]\d{2})(?<extra>\d)?(?<behind>\s?[-−–](?![\d\p{L}]))?\s*${money}?(?:\s*\*?\s*\p{L}{1,3}|\s\d?\p{L}{0,2}|\s*\*)?[\s.:;'!)\]*]*$`,
  'u',
);

/** An amount behind other figures whose decimal sign was not read: "1 31.80 31 80", "1 8091 8091". */
const withoutSign = /\d\s+(\d{1,4}) ?(\d{2})(?:\s?\p{Lu}{1,3})?$/u;

const quantityBefore = new RegExp(String.raw`^${noWord}*([1-9]\d{0,3})\s*(?:x|×|@|\s)\s*(?=[\p{L}(])`, 'iu');

const numbersAtEnd = new RegExp(String.raw`(?:(?:^|\s)(?:${money}\s?)?-?\d[\d.,]*(?:\s?%)?)+\s*$`, 'u');

/** Words beside figures that name nothing: units, letters of taxes, money. */
const unit = new RegExp(String.raw`^${noWord}*(?:kg|lbs?|${wordsOf('pieces')}|SR|ZRL?|SVC|${money})${noWord}*$`, 'iu');

/** An identifier: it has more digits than a name, or letters and digits mixed. */
const code = /\d{4}|^[^\p{L}]*\p{Lu}{1,3}-?\p{Lu}?\d{3}|^[^\p{L}\d]*\d+[^\p{L}\d]*$/u;

/** A word of a name has two letters in a row, and three where digits stand beside them: "WA45" is a code. */
const word = /\p{L}{3}|^\P{N}*\p{L}{2}\P{N}*$/u;

interface PrintedAmount {
  readonly value: number;
  readonly others: readonly number[];
  readonly start: number;
}

function amountIn(text: string, survey: Survey): PrintedAmount | undefined {
  const match = amountAtEnd.exec(text);
  const { number = '', extra, before, inside, behind } = match?.groups ?? {};
  const parsed = match && parseNumber(number, survey.decimalSign);
  if (!match || !parsed || parsed.decimals !== 2) return undefined;
  const start = match.index;
  if (findDates(text, survey.dateOrder).some((date) => date.end > start)) return undefined;
  const isNegative = [before, inside, behind].some((part) => part !== undefined);
  const value = isNegative ? -parsed.value : parsed.value;
  // "11,168": the letter of the tax was read as a digit, or this is no amount of money.
  return { value, others: extra === undefined ? [] : [value], start };
}

/** Readings of figures at the end of `text` that lack a decimal sign. */
function unsignedReadings(text: string): number[] {
  const match = withoutSign.exec(text);
  return match ? [fromMinorUnits(Number(`${match[1]}${match[2]}`))] : [];
}

interface Columns {
  readonly times: Times | undefined;
  /** The text without the figures. */
  readonly rest: string;
}

/** Quantity, price, price before discount, rate: more figures before an amount are a code in groups. */
const mostFigures = 5;

/** Quantity and price among the figures before the amount that they make: "2 1,50 3,00", "2 Bread 1,50 3,00". */
function fromColumns(text: string, amount: number | undefined): Columns {
  const figures = numbersAtEnd.exec(text);
  if (!figures || amount === undefined) return { times: undefined, rest: text };
  const atEnd = [...figures[0].matchAll(/-?\d[\d.,]*(?!\s?%)/g)].slice(-mostFigures).map(([printed]) => printed);
  const values = [...(quantityBefore.exec(text)?.slice(1) ?? []), ...atEnd];
  const times = values
    .flatMap((first, index) => values.slice(index + 1).map((second) => timesOf(first, second)))
    .find((pair) => pair.quantity !== 0 && makes(pair, amount));
  const isTable = times !== undefined || atEnd.length > 2;
  return { times, rest: isTable ? text.slice(0, figures.index) : text };
}

/** The sign of the tax behind a name, with a star before it, and what belongs to the figures. */
const tailOfName = new RegExp(String.raw`(?:(?<!\p{L})${money}|[=:*×]|\s\*\p{Lu})\s*$`, 'u');

/** The words of a line that may name an article, without what belongs to the figures. */
function namingWords(text: string): string {
  const name = text.replace(tailOfName, '').replace(quantityBefore, '').trim();
  const tokens = name.split(/\s+/).filter((token) => !unit.test(token) && !code.test(token));
  return lettersIn(tokens.join('')) >= 3 && tokens.some((token) => word.test(token)) ? name : '';
}

/** The figures of a line: its amount, and the quantity and price that make it. */
interface Figures extends Columns {
  readonly amount: number | undefined;
  readonly otherReadings: readonly number[];
}

const product = ({ quantity, unitPrice }: Times): number => fromMinorUnits(minorUnits(quantity * unitPrice));

function figuresIn(text: string, survey: Survey): Figures {
  const printed = amountIn(text, survey);
  const times = timesIn(text, printed?.value);
  if (!printed) {
    // "4 x 2,90 11,6011,60": behind quantity and price stands an amount that cannot be read.
    const isBroken = times !== undefined && /\d/.test(text.slice(times.start + times.printed.length));
    const otherReadings = [...unsignedReadings(text), ...(isBroken ? [product(times)] : [])];
    return { amount: undefined, otherReadings, times, rest: times ? nameBeside(text, times) : text };
  }
  if (times && printed.start < times.start + times.printed.length) {
    // "2 x 3.49": the last figure is the price of one.
    return { amount: undefined, otherReadings: [], times, rest: nameBeside(text, times) };
  }
  const before = text.slice(0, printed.start);
  const own = times ? { times, rest: nameBeside(before, times) } : fromColumns(before, printed.value);
  return {
    ...own,
    amount: printed.others.length > 0 ? undefined : printed.value,
    otherReadings: [...printed.others, ...(own.times ? [product(own.times)] : [])],
  };
}

/** Characters of a line; more are no till's. */
const longest = 200;

export function tillRowOf(line: Line, survey: Survey): TillRow {
  const text = line.cells.map((cell) => cell.text).join(' ');
  const { amount, otherReadings, times, rest } = figuresIn(text.length > longest ? '' : text, survey);
  const leading = quantityBefore.exec(rest)?.[1];
  const words = namingWords(rest);
  return {
    line,
    words,
    code: words === '' ? (rest.split(/\s+/).find((token) => code.test(token) && token.length >= 4) ?? '') : '',
    amount,
    otherReadings: otherReadings.filter((reading) => reading !== amount),
    times: times && { quantity: times.quantity, unitPrice: times.unitPrice },
    leading: leading === undefined ? undefined : Number(leading),
  };
}
