/**
 * The words of a table line, by column.
 *
 * Numbers go to the nearest column of numbers, since they stand right-aligned under titles of any width; text goes to
 * the column of text it stands in. A number amid words stays with the words ("Mario Kart 7").
 */
import { minorUnits } from '../../../domain/money.ts';
import { currencyWords, regionalCurrencyWords } from '../languages/index.ts';
import type { Box } from '../../../geometry/box.ts';
import type { Word } from '../../../geometry/word.ts';
import { type ColumnMeaning, valueColumns } from '../languages/table.ts';
import { type Segment, segmentsOf } from '../../layout/rows.ts';
import { boxAround } from '../../../geometry/rows.ts';
import { type Line, spell } from '../../layout/text-layout.ts';
import { currencyCodes } from '../values/currencies.ts';
import { type DecimalSign, parseNumber } from '../values/numbers.ts';
import type { Column } from './header.ts';

export interface Entry {
  readonly meaning: ColumnMeaning;
  readonly text: string;
  readonly box: Box;
  /** Index of its column; absent where it stands in none. */
  readonly column?: number;
  /** Set in columns of numbers. */
  readonly value?: number;
  /** Unit printed beside a quantity. */
  readonly unit?: string;
}

const numberColumns: ReadonlySet<ColumnMeaning> = new Set(['quantity', ...valueColumns]);
const moneyColumns: ReadonlySet<ColumnMeaning> = new Set(
  valueColumns.filter((column) => column !== 'discount' && column !== 'taxRate'),
);

/** A sign or word of money. */
const moneyWord = String.raw`(?:[A-Z]{0,2}\$|\p{Sc}|${currencyWords})`;
/** ... or the code of a currency, or a word of few countries, right before an amount: "CHF1'003.20", "R7.71". */
export const moneyBefore = String.raw`(?:${moneyWord}|(?:${currencyCodes}|${regionalCurrencyWords})(?=[-−–(]?\d[\d.,'’]*[.,]\d{2}))`;

const currency = new RegExp(String.raw`^(?:${moneyWord}|${currencyCodes})$`, 'iu');
const numberLike = new RegExp(String.raw`^[-−–(]?${moneyBefore}?[-−–(]?\d[\d.,'’]*(?:[%−-]|${moneyWord})?\)?$`, 'u');
/** "85.00€/h", "1.788,99/m" */
const pricePerUnit = new RegExp(String.raw`^${moneyBefore}?\d[\d.,'’]*[.,]\d{2}${moneyWord}?/\p{L}{1,8}\.?$`, 'u');
/** A number below nought begins or ends in this: "€ -12.00", "(12.00)", "12.00- €". The dash of "12,-" stands for cents. */
const belowNought = new RegExp(
  String.raw`^(?:${moneyWord}|${currencyCodes})?\s?[-−–(]|(?<![.,])[-−]\s?(?:${moneyWord}|${currencyCodes})?$`,
  'u',
);
/** A sign or word of money, which no rate, quantity or code has. */
const moneySign = new RegExp(String.raw`[€$£₹]|EUR|(?:^|[\d\s])(?:${currencyWords})(?!\p{L})`, 'u');
/** A word, or a code of UN/ECE Recommendation 20: "Stk", "m²", "H87". */
const unitLike = /^(?:[\p{L}²³/.()]{1,12}|[A-Z]\d{2})$/u;

interface Piece {
  readonly words: readonly Word[];
  readonly box: Box;
  readonly text: string;
  readonly numeric: boolean;
}

const piece = (words: readonly Word[], numeric: boolean): Piece => ({
  words,
  numeric,
  box: boxAround(words.map((word) => word.box)),
  text: spell(words).text,
});

const isNumeric = (word: Word): boolean =>
  [numberLike, pricePerUnit, currency].some((known) => known.test(word.text)) || word.text === '%' || word.text === '-';

const middle = (box: Box): number => (box[0] + box[2]) / 2;
const gapX = (a: Box, b: Box): number => Math.max(0, Math.max(a[0], b[0]) - Math.min(a[2], b[2]));

/** "3 pcs." under the title of the quantities. */
function isQuantityWithUnit(words: readonly Word[], columns: readonly Column[]): boolean {
  const [first, ...rest] = words;
  const quantity = columns.find((column) => column.meaning === 'quantity');
  if (!first || !quantity || rest.length === 0 || rest.length > 2 || !numberLike.test(first.text)) return false;
  const unit = columns.find((column) => column.meaning === 'unit');
  if (unit && rest.every(({ box }) => gapX(box, unit.box) === 0)) return false;
  return (
    rest.every((word) => unitLike.test(word.text)) && gapX(boxAround(words.map((word) => word.box)), quantity.box) < 6
  );
}

/** Splits a segment into runs of numbers and of words; numbers among words of the description stay with them. */
function piecesOf(words: readonly Word[], columns: readonly Column[]): Piece[] {
  if (words.every(isNumeric) && words.some((word) => /\d/.test(word.text))) return splitNumbers(words, columns);
  if (isQuantityWithUnit(words, columns)) return [piece(words, true)];
  // Numbers under a column of numbers were only printed close to the words.
  const runs: { words: Word[]; numeric: boolean }[] = [];
  for (const word of words) {
    const last = runs.at(-1);
    const numeric =
      isNumberUnder(word, columns, runs.length === 0) ||
      (last?.numeric === true && (word.text === '%' || currency.test(word.text)));
    if (last && last.numeric === numeric) last.words.push(word);
    else runs.push({ words: [word], numeric });
  }
  return runs.flatMap((run) => (run.numeric ? splitNumbers(run.words, columns) : splitText(run.words, columns)));
}

/** Text printed across two columns of text falls apart where a word stands at the left edge of the second. */
function splitText(words: readonly Word[], columns: readonly Column[]): Piece[] {
  const edges = columns.filter((column) => !numberColumns.has(column.meaning)).map((column) => column.box[0]);
  const groups: Word[][] = [];
  for (const word of words) {
    const group = groups.at(-1);
    if (group && !edges.some((edge) => Math.abs(word.box[0] - edge) < 2.5)) group.push(word);
    else groups.push([word]);
  }
  return groups.map((group) => piece(group, false));
}

/** How far a number may stand beside its title, points. */
const slack = 4;

function isNumberUnder(word: Word | undefined, columns: readonly Column[], orPosition = false): boolean {
  if (!word || !isNumeric(word)) return false;
  return columns.some(
    (column) =>
      (numberColumns.has(column.meaning) || (orPosition && column.meaning === 'position')) &&
      Math.min(column.box[2] + slack, word.box[2]) - Math.max(column.box[0] - slack, word.box[0]) >
        0.3 * Math.min(column.box[2] - column.box[0], word.box[2] - word.box[0]),
  );
}

/** "€1 234,50", "1 000": a blank may stand between the thousands and the rest of a number. */
function isAfterThousands(before: Word, word: Word, columns: readonly Column[]): boolean {
  if (!/^\D*\d{1,3}$/.test(before.text) || !/^\d{3}(?:[.,]\d{2,5})?\D*$/.test(word.text)) return false;
  if (/[.,]\d{2}\D*$/.test(word.text)) return isBlank(before, word) || columnsBetween(before, word, columns) === 0;
  // Without cents it may be the figure of the next column.
  return isBlank(before, word) && nearestNumbers(before, columns) === nearestNumbers(word, columns);
}

const nearestNumbers = ({ box }: Word, columns: readonly Column[]): Column | undefined =>
  columns
    .filter(({ meaning }) => numberColumns.has(meaning))
    .reduce<Column | undefined>(
      (best, column) => (!best || distance(box, column) < distance(box, best) ? column : best),
      undefined,
    );

/** One piece a number, its currency sign with it. */
function splitNumbers(words: readonly Word[], columns: readonly Column[]): Piece[] {
  const pieces: Word[][] = [];
  for (const word of words) {
    const last = pieces.at(-1);
    const lastHasNumber = last?.some((member) => /\d/.test(member.text)) ?? false;
    const sign = !/\d/.test(word.text);
    const before = last?.at(-1);
    const goesOn = lastHasNumber && before !== undefined && isAfterThousands(before, word, columns);
    if (last && (!lastHasNumber || sign || goesOn)) last.push(word);
    else pieces.push([word]);
  }
  return pieces.map((members) =>
    piece(
      members,
      members.some((member) => /\d/.test(member.text)),
    ),
  );
}

/** Of their height: a blank between the digits of one number is no wider, even of a typewriter. */
const widestBlank = 0.65;

const isBlank = (a: Word, b: Word): boolean => b.box[0] - a.box[2] < widestBlank * (b.box[3] - b.box[1]);

const columnsBetween = (a: Word, b: Word, columns: readonly Column[]): number =>
  columns.filter((column) => middle(column.box) > a.box[2] && middle(column.box) < b.box[0]).length;

const distance = (box: Box, column: Column): number =>
  gapX(box, column.box) +
  0.15 *
    Math.min(
      Math.abs(box[0] - column.box[0]),
      Math.abs(box[2] - column.box[2]),
      Math.abs(middle(box) - middle(column.box)),
    );

function suits(part: Piece, column: Column): boolean {
  const percent = /%/.test(part.text);
  const sign = moneySign.test(part.text);
  if (column.meaning === 'taxRate' || column.meaning === 'discount') return !sign || column.meaning === 'discount';
  if (percent) return false;
  if (sign) return moneyColumns.has(column.meaning);
  return true;
}

/** The number that an entry's text is, with its sign; undefined where it is none. */
export function valueOf(text: string, decimalSign: DecimalSign | undefined): number | undefined {
  const core = /\d[\d.,'’\s]*/.exec(text)?.[0].trim() ?? '';
  const parsed = parseNumber(core, decimalSign);
  if (!parsed) return undefined;
  return belowNought.test(text.trim()) ? -parsed.value : parsed.value;
}

/** An entry under a title: with its value in a column of numbers, and with its unit in one of quantities. */
function numberEntry({ text, box }: Piece, meaning: ColumnMeaning, decimalSign: DecimalSign | undefined): Entry {
  const value = numberColumns.has(meaning) ? valueOf(text, decimalSign) : undefined;
  const unit =
    meaning === 'quantity' ? /[\d.,]\s*([\p{L}²³/(][\p{L}²³/.()]{0,11}.*)$/u.exec(text)?.[1]?.trim() : undefined;
  return { meaning, text, box, ...(value === undefined ? {} : { value }), ...(unit ? { unit } : {}) };
}

/** "3.50 hours × 85.00" in one cell: what stands before the sign and behind it. */
function productIn(words: readonly Word[]): readonly [quantity: Piece, price: Piece] | undefined {
  const sign = words.findIndex(({ text }) => /^[x×*@à]$/i.test(text));
  const [before, price] = [words.slice(0, sign), words.slice(sign + 1)];
  const [count, unit, ...more] = before;
  const isCount = count !== undefined && numberLike.test(count.text) && (!unit || unitLike.test(unit.text));
  if (sign < 1 || !isCount || more.length > 0 || !price.every(isNumeric)) return undefined;
  return price.some(({ text }) => /\d/.test(text)) ? [piece(before, true), piece(price, true)] : undefined;
}

/** The quantity and the price of a line that has both in one cell, where they make another of its figures. */
function productEntries(
  segments: readonly Segment[],
  columns: readonly Column[],
  decimalSign: DecimalSign | undefined,
): { readonly segment: Segment; readonly entries: readonly Entry[] } | undefined {
  if (columns.some(({ meaning }) => meaning === 'quantity')) return undefined;
  const found = segments.map((segment) => ({ segment, product: productIn(segment.words) }));
  const figures = found.flatMap(({ segment, product }) => (product ? [] : (valueOf(segment.text, decimalSign) ?? [])));
  const known = new Set(figures.map(minorUnits));
  for (const { segment, product } of found) {
    if (!product) continue;
    const quantity = numberEntry(product[0], 'quantity', decimalSign);
    const price = numberEntry(product[1], 'unitPrice', decimalSign);
    const cents = minorUnits((quantity.value ?? 0) * (price.value ?? 0));
    // The product may have been rounded either way.
    if (cents !== 0 && [cents - 1, cents, cents + 1].some((amount) => known.has(amount)))
      return { segment, entries: [quantity, price] };
  }
  return undefined;
}

/** Entries of a line, left to right. */
export function entriesOf(line: Line, columns: readonly Column[], decimalSign: DecimalSign | undefined): Entry[] {
  const segments = segmentsOf(line.cells.flatMap((cell) => cell.words));
  const product = productEntries(segments, columns, decimalSign);
  const parts = segments
    .filter((segment) => segment !== product?.segment)
    .flatMap((segment) => piecesOf(segment.words, columns));
  const numeric = parts.filter((part) => part.numeric);
  const textColumns = columns.filter((column) => !numberColumns.has(column.meaning));
  const used = new Set<Column>();
  const entries: Entry[] = [...(product?.entries ?? [])];
  const pairs = numeric
    .flatMap((part) =>
      columns
        .filter((column) => column.meaning !== 'description' && suits(part, column))
        .map((column) => ({ part, column, far: distance(part.box, column) })),
    )
    .sort((a, b) => a.far - b.far);
  const placed = new Set<Piece>();
  const text = parts.filter((part) => !part.numeric);
  for (const { part, column, far } of pairs) {
    if (placed.has(part) || used.has(column)) continue;
    const description = textColumns.find((other) => other.meaning === 'description');
    // A bare number right inside the description column is a word of it.
    const inside = description !== undefined && gapX(part.box, description.box) === 0 && far > 8;
    // The last column has the whole margin to its right.
    const beyond = column === columns.at(-1) && part.box[0] > column.box[2];
    if (inside || (far > 60 && !beyond)) {
      text.push(part);
      placed.add(part);
      continue;
    }
    placed.add(part);
    used.add(column);
    entries.push({ ...numberEntry(part, column.meaning, decimalSign), column: columns.indexOf(column) });
  }
  for (const part of [...text, ...numeric.filter((other) => !placed.has(other))]) {
    const column = [...columns].sort((a, b) => textDistance(part.box, a) - textDistance(part.box, b))[0];
    entries.push({
      meaning: column === undefined ? 'other' : textMeaning(part.box, column, columns),
      text: part.text,
      box: part.box,
      ...(column === undefined ? {} : { column: columns.indexOf(column) }),
    });
  }
  return entries.sort((a, b) => a.box[0] - b.box[0]);
}

const textDistance = (box: Box, column: Column): number =>
  gapX(box, column.box) + 0.1 * Math.abs(box[0] - column.box[0]);

const textMeaning = (box: Box, column: Column, columns: readonly Column[]): ColumnMeaning =>
  numberColumns.has(column.meaning) ? nearestText(box, columns) : column.meaning;

/** Text under a column of numbers: the description where that is near, else a unit or a note. */
function nearestText(box: Box, columns: readonly Column[]): ColumnMeaning {
  const description = columns.find((column) => column.meaning === 'description');
  const between = columns.filter(
    (column) => description && column !== description && column.box[0] > description.box[2] && column.box[2] < box[0],
  ).length;
  if (description && between === 0 && box[2] - box[0] > 25) return 'description';
  return columns.some((column) => column.meaning === 'unit') ? 'unit' : 'other';
}
