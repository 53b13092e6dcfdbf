/** Amounts of the document outside its line tables, with the labels they stand by. */
import { currencyWords, noWord, regionalCurrencyWords, wordsOf } from '../languages/index.ts';
import { fromMinorUnits, minorUnits } from '../../../domain/money.ts';
import { boxAround } from '../../../geometry/rows.ts';
import type { Cell } from '../../layout/text-layout.ts';
import { boxOf } from '../../layout/text-layout.ts';
import { findDates } from '../values/dates.ts';
import { currencyCodes } from '../values/currencies.ts';
import { numberPattern, parseNumber } from '../values/numbers.ts';
import { isCredited } from './adjustments.ts';
import { type Relation, relationsOf } from './relations.ts';
import { type Candidate, relationFeatures, flag } from './score.ts';
import { type Survey, isLabelledOn } from './survey.ts';
import { type RatedLine, type TaxRows, sumOf, taxRowsOf, taxesAtRate } from './tax-rows.ts';
import { ratesIn } from './rates.ts';

const codes = `${currencyWords}|${currencyCodes}`;
/** "152 400 Ft", "152 400,-", and "152 400" alone in its cell: elsewhere a blank may part two numbers. */
const wholeThousands = String.raw`(?<=^${noWord}*|[\p{L}:]\s*|[€$£]\s?)\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?=${noWord}*$|,[-–—]|\s?(?:[€$£]|(?:${codes})(?!\p{L})))`;
// A number starts after no letter, unless the letters are a currency: "RM28.05", and with cents "R631.02". A hash before
// cents is a currency's sign that the font does not have: "#500.00". Right behind a colon or a point it is an amount with
// cents ("Total:21.50", "MwSt.4,08"), or else part of a time or a number.
const number = new RegExp(
  String.raw`(?:(?<![\p{L}\d.,/:#])|(?<=\p{L}[.:]|%:)(?=\d[\d.,]*[.,]\d{2}(?![\d.,:]))|(?<=(?<!\p{L})(?:${codes}))|(?<=(?:^|\s)(?:#|${regionalCurrencyWords}))(?=\d{1,3}(?:[\d,]*|(?: \d{3})+)\.\d{2}(?!\d)))(${wholeThousands}|${numberPattern})(?![\d/:])`,
  'gu',
);
const moneyBefore = new RegExp(String.raw`(?:[€$£₹¥]|(?<!\p{L})(?:${codes})\.?)\s*[-−(]?\s*$`, 'u');
const moneyAfter = new RegExp(String.raw`^\s*(?:[€$£₹]|${codes}|[Ee]uros?|EUROS?|eur)(?!\p{L})`, 'u');

const minus = new RegExp(String.raw`(?:^|[\s(€$£M])[-−–]\s*(?:[€$£]|${currencyWords})?\s*$`);

const taxSummary = new RegExp(String.raw`(?<![\p{L}\d_])(?:${wordsOf('taxes')})\s*(?:${wordsOf('summaries')})`, 'iu');

interface AmountInCell {
  readonly cell: Cell;
  readonly amount: CellAmount;
}

export interface CellAmount {
  readonly value: number;
  readonly decimals: number;
  readonly money: boolean;
  readonly start: number;
  readonly end: number;
}

const taxLetter = new RegExp(String.raw`^[A-H]${noWord}*$`, 'u');

/** A letter right behind a number makes it a measure or a code, but for the letter of a tax behind the cents: "14,94A". */
const isFollowedByWord = (after: string, printed: string): boolean =>
  /^\p{L}/u.test(after.replace(moneyAfter, '')) && !(/[.,]\d{2}$/.test(printed) && taxLetter.test(after));

/** A cell belongs to one survey, and is asked for its amounts by each that looks for numbers, dates and sums. */
const known = new WeakMap<Cell, readonly CellAmount[]>();

/** Numbers of `cell` that may be amounts: no dates, percentages, times or parts of identifiers. */
export function amountsIn(cell: Cell, survey: Pick<Survey, 'decimalSign' | 'dateOrder'>): readonly CellAmount[] {
  const found = known.get(cell) ?? searched(cell, survey);
  known.set(cell, found);
  return found;
}

function searched(cell: Cell, survey: Pick<Survey, 'decimalSign' | 'dateOrder'>): CellAmount[] {
  const { text } = cell;
  const dates = findDates(text, survey.dateOrder);
  const found: CellAmount[] = [];
  for (const match of text.matchAll(number)) {
    const start = match.index;
    const end = start + match[0].length;
    if (dates.some((date) => start < date.end && date.start < end)) continue;
    const before = text.slice(0, start);
    const after = text.slice(end);
    if (/^\s?[%‰]/.test(after) || isFollowedByWord(after, match[0]) || /^-\d/.test(after)) continue;
    const parsed = parseNumber(match[0], survey.decimalSign);
    if (!parsed) continue;
    const negative =
      minus.test(before) || /^\s?-(?![-\d])/.test(after) || (/\(\s*$/.test(before) && /^\s*\)/.test(after));
    found.push({
      value: negative ? -parsed.value : parsed.value,
      decimals: parsed.decimals,
      money: moneyBefore.test(before) || moneyAfter.test(after),
      start,
      end,
    });
  }
  return found;
}

const taxWord = `(?:${wordsOf('taxes')})`;
const printedRate = String.raw`\d{1,2}(?:[.,]\d+)?\s?%`;
const includedAtRate = new RegExp(
  String.raw`^${noWord}*(?:${wordsOf('included')})\p{L}*${noWord}+(?:${taxWord}${noWord}*${printedRate}|${printedRate}${noWord}*${taxWord})`,
  'iu',
);

/**
 * "VAT" before a number may be a registration; before an amount it is the tax. "Including 21% VAT" may stand before the
 * total and before the tax in it.
 */
function ofAmount(relation: Relation, line: string): Relation {
  const { meanings } = relation;
  if (meanings.includes('tax')) return { ...relation, meanings: meanings.filter((meaning) => meaning !== 'taxId') };
  const mayBeTax = meanings.includes('grandTotal') && includedAtRate.test(line);
  return mayBeTax ? { ...relation, meanings: [...meanings, 'tax'] } : relation;
}

/** Lines of the document that say what the amounts below them are. */
function landmarksOf({ layout, labels, tables }: Survey) {
  const isChange = (cell: Cell): boolean =>
    labels.get(cell)?.some((hit) => hit.start <= 2 && hit.meanings.includes('change')) ?? false;
  return {
    // Below a summary of taxes or the change, totals are of something else.
    summary: layout.lines.find((line, index) => index > 3 && taxSummary.test(line.text))?.index ?? Infinity,
    change: layout.lines.find((line) => line.cells.some(isChange))?.index ?? Infinity,
    tableEnds: tables.map((table) => table.body.at(-1)?.index ?? -1),
  };
}

/** The amounts inside of the document's line tables too. */
export const allAmountCandidates = (survey: Survey): Candidate<number>[] =>
  amountCandidates({ ...survey, tableLines: new Set() });

export function amountCandidates(survey: Survey): Candidate<number>[] {
  const { layout } = survey;
  const all = layout.cells.flatMap((cell) => amountsIn(cell, survey).map((amount) => ({ cell, amount })));
  const outside = all.filter(({ cell }) => {
    const line = layout.lines[cell.line];
    return line !== undefined && !survey.tableLines.has(line);
  });
  const withCents = outside.filter(({ amount }) => amount.decimals === 2 || amount.money);
  const largest = Math.max(0, ...withCents.map(({ amount }) => Math.abs(amount.value)));
  const lastPage = Math.max(1, ...outside.map(({ cell }) => cell.page));
  const centsAreUsual = all.filter(({ amount }) => amount.decimals === 2).length > 2;
  const { taxRows, taxRow } = taxRowsOn(survey, outside);
  const { summary, change, tableEnds } = landmarksOf(survey);
  // Where the rates are added up, none of them is an amount of the document.
  const ofDocument = taxRows.rates.length > 0 ? outside.filter(({ cell }) => !taxRows.isPart(cell.line)) : outside;
  const printed = ofDocument.map(({ cell, amount }) => ({
    value: amount.value,
    text: cell.text.slice(amount.start, amount.end),
    page: cell.page,
    box: boxOf(cell, amount.start, amount.end),
    features: {
      ...relationFeatures(
        relationsOf(survey, cell, amount.start, amount.end).map((relation) =>
          ofAmount(relation, layout.lines[cell.line]?.text ?? ''),
        ),
      ),
      ...taxRow(cell, amount.value),
      cents: flag(amount.decimals === 2),
      whole: flag(amount.decimals === 0 && !amount.money && centsAreUsual),
      bareWhole: flag(amount.decimals === 0 && !amount.money),
      odd: flag(amount.decimals === 1 || amount.decimals > 2),
      money: flag(amount.money),
      largest: flag(Math.abs(amount.value) === largest && largest > 0),
      negative: flag(amount.value < 0),
      zero: flag(amount.value === 0),
      lastPage: flag(cell.page === lastPage),
      late: cell.line / Math.max(1, layout.lines.length),
      afterTable: flag(tableEnds.some((end) => cell.line > end && cell.line - end < 14)),
      big: flag(cell.height > 1.25 * layout.bodyHeight),
      summary: flag(cell.line > summary),
      afterChange: flag(cell.line > change),
      prose: flag(cell.words.length > 9),
      huge: flag(Math.abs(amount.value) >= 1e7 && amount.decimals === 0),
      ...halfOf(layout.lines[cell.line]?.text ?? ''),
    },
  }));
  const candidates = [...printed, ...sumsOfRates(taxRows, outside)];
  if (!isCredited(candidates)) return candidates;
  // Where the totals are negative, as in many credit notes, a positive amount is the exception.
  return candidates.map((candidate) => ({
    ...candidate,
    features: { ...candidate.features, negative: candidate.value > 0 ? 1 : 0 },
  }));
}

/** The rows of the summary of taxes, and a function that says, as features, what an amount is in them. */
function taxRowsOn(survey: Survey, amounts: readonly AmountInCell[]) {
  const inRows = amounts.map(({ cell, amount }) => ({ line: cell.line, ...amount }));
  const taxRows = taxRowsOf(inRows);
  const atRate = taxesAtRate(ratedLines(survey), inRows);
  const taxRow = (cell: Cell, value: number): Record<string, number> => {
    const role = taxRows.roleOf(cell.line, value);
    if (role) return { [`taxRow:${role}`]: 1 };
    if (taxRows.isPart(cell.line)) return { taxPart: 1 };
    return atRate.get(cell.line)?.has(Math.abs(minorUnits(value))) ? { 'taxRow:tax': 1, atRate: 1 } : {};
  };
  return { taxRows, taxRow };
}

/** The lines that name a tax and print its rate. */
const ratedLines = (survey: Survey): RatedLine[] =>
  survey.layout.lines
    .filter((line) => isLabelledOn(line, 'tax', survey))
    .map(({ index, text }) => ({ line: index, rates: ratesIn(text) }))
    .filter(({ rates }) => rates.length > 0);

/** Net and tax of the document, where a summary of taxes has a row for each rate and none that adds them up. */
function sumsOfRates(taxRows: TaxRows, amounts: readonly AmountInCell[]): Candidate<number>[] {
  const { rates } = taxRows;
  const rows = amounts.filter(({ cell }) => taxRows.isPart(cell.line));
  const [first] = rows;
  if (rates.length === 0 || !first) return [];
  const sign = rows.filter(({ amount }) => amount.value < 0).length > rows.length / 2 ? -1 : 1;
  const { page } = first.cell;
  const box = boxAround(rows.filter(({ cell }) => cell.page === page).map(({ cell }) => cell.box));
  return (['net', 'tax'] as const).map((role) => ({
    value: sign * fromMinorUnits(sumOf(rates, role)),
    text: rates.map((rate) => fromMinorUnits(rate[role]).toFixed(2)).join(' + '),
    page,
    box,
    features: { [`taxRow:${role}`]: 1, cents: 1, summed: 1 },
  }));
}

/** Taxes that come in two equal halves (India): of the union and of the state. */
function halfOf(line: string): Record<string, number> {
  if (/\bC ?GST(?![a-z])/i.test(line)) return { unionHalf: 1 };
  return /\b(?:S|UT) ?GST(?![a-z])/i.test(line) ? { stateHalf: 1 } : {};
}
