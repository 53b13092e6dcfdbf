/**
 * Which labels a value belongs to: the one before it in its own cell, the nearest to its left on the line, the nearest
 * above it in its column.
 *
 * A nearer label keeps farther ones away: in "Invoice 123   Order 456" the number beside "Order" is no invoice number.
 */
import { digitFirst, noWord, wordsOf } from '../languages/index.ts';
import type { LabelHit } from '../labels/match.ts';
import { type LabelMeaning, sumMeanings } from '../languages/table.ts';
import { type Cell, type TextLayout, boxOf } from '../../layout/text-layout.ts';
import { digitsIn, lettersIn } from '../values/letters.ts';
import type { Survey } from './survey.ts';

export type RelationKind = 'inline' | 'left' | 'above';

export interface Relation {
  readonly kind: RelationKind;
  readonly hit: LabelHit;
  readonly meanings: readonly LabelMeaning[];
  /** 0..1: less with things between label and value, and for labels that are a small part of prose. */
  readonly strength: number;
}

/** A rate behind a label ("VAT 20%"), and what it is taken of ("21% over € 165,00"), are no values of their own. */
const withoutRates = (text: string): string => text.replace(rate, '').replace(base, '');
const rate = /\d{1,3}(?:[.,]\d{1,4})?\s?[%‰]/g;
const base = new RegExp(
  String.raw`(?<!\p{L})(?:${wordsOf('taxBase')})\s*(?:[€$£]|EUR|USD|GBP|CHF)?\s*\d[\d.,'’ ]*(?:€|EUR|USD|GBP|CHF)?`,
  'giu',
);
const baseBehind = new RegExp(String.raw`\s(?:${wordsOf('taxBase')})\s*[€$£]?\s*$`, 'iu');
const included = new RegExp(wordsOf('included'), 'iu');
const excluded = new RegExp(wordsOf('excluded'), 'iu');

function inlineLabel(survey: Survey, cell: Cell, start: number): Relation | undefined {
  const before = survey.labels.get(cell)?.filter((candidate) => candidate.end <= start);
  const hit = tellingHit(before, cell.text.slice(0, start));
  if (!hit) return undefined;
  // "Handelsrechnung (380) Nr. 471102": what stands in brackets explains the label.
  const between = cell.text.slice(hit.end, start).replace(/\([^)]*\)/g, '');
  const meanings = isOfOrder(before ?? [], hit, cell.text) ? otherDate : refined(hit.meanings, between);
  const letters = meanings === hit.meanings ? lettersIn(between) : 0;
  const strength = insideProse(cell, hit, before ?? []) / (1 + letters / 6 + digitsIn(between) / 4);
  return { kind: 'inline', hit, meanings, strength };
}

const otherDate: readonly LabelMeaning[] = ['otherDate'];

/** "Ihre Bestellung vom 1. Juni": a word before dates that stands right behind an order belongs to that. */
function isOfOrder(hits: readonly LabelHit[], hit: LabelHit, text: string): boolean {
  const before = hits[hits.indexOf(hit) - 1];
  const isNext = before !== undefined && /^[\s:]*$/.test(text.slice(before.end, hit.start));
  return isNext && hit.meanings.includes('date') && before.meanings.includes('purchaseOrder');
}

const endOfSentence = /\p{L}{2}[.!?]\s+(?=\p{Lu})/gu;

const knownStarts = new WeakMap<Cell, readonly number[]>();

/** Where sentences begin behind others: a cell is asked once for each of its values. */
function sentenceStarts(cell: Cell): readonly number[] {
  const starts =
    knownStarts.get(cell) ?? [...cell.text.matchAll(endOfSentence)].map((end) => end.index + end[0].length);
  knownStarts.set(cell, starts);
  return starts;
}

/**
 * "appointment dated 6 June": a label with words before it that are none is part of a sentence. What an earlier sentence
 * says does not matter: "All prices in AUD. Total price includes GST of $385.15".
 */
function insideProse(cell: Cell, hit: LabelHit, before: readonly LabelHit[]): number {
  const from = sentenceStarts(cell).findLast((start) => start <= hit.start) ?? 0;
  const known = before.reduce(
    (sum, other) => (other.start >= from && other.end <= hit.start ? sum + other.length : sum),
    0,
  );
  const words = Math.max(0, lettersIn(cell.text.slice(from, hit.start)) - known);
  return words < 4 ? 1 : 1 / (1 + words / 12);
}

const amountMeanings: ReadonlySet<LabelMeaning> = new Set(['total', 'grandTotal', 'net', 'amountDue']);

/** "Total Sales (inclusive of GST)" however it is worded or misread: what follows says whether tax is in it. */
function refined(meanings: readonly LabelMeaning[], tail: string): readonly LabelMeaning[] {
  // "Amt paid incl. GST" is a total, not what was paid before.
  const isPaidWith = meanings.includes('paid') && (included.test(tail) || excluded.test(tail));
  if (!meanings.includes('total') && !isPaidWith) return meanings;
  if (included.test(tail)) return ['grandTotal'];
  return excluded.test(tail) ? ['net'] : meanings;
}

const isInBrackets = (text: string, at: number): boolean =>
  text.lastIndexOf('(', at) > text.lastIndexOf(')', at - 1) && text.includes(')', at);

/** Of several labels in one cell the last counts, but for a total that is only described further. */
function tellingHit(all: readonly LabelHit[] | undefined, text: string): LabelHit | undefined {
  const [outermost] = all ?? [];
  // "G.C.T. (tourism rate 10%)": what stands in brackets behind a label explains it.
  const hits = all?.filter((hit) => hit === outermost || !isInBrackets(text, hit.start));
  const first = hits?.[0];
  if (!hits || !first) return undefined;
  const ofBase = first.meanings.includes('tax') && text.search(base) > first.start;
  // "Waarvan 21% btw over € 103,26": what a tax is taken of describes it wherever its name stands.
  const describes = ofBase || (first.start <= 2 && first.meanings.some((meaning) => amountMeanings.has(meaning)));
  if (describes && digitsIn(withoutRates(text)) < 4) return first;
  return carriedHit(hits) ?? lastHit(hits, text);
}

/** "Add: arrears from term 1": what stands behind "arrears" says where those are from, unless it is an amount itself. */
function carriedHit(hits: readonly LabelHit[]): LabelHit | undefined {
  const carried = hits.findLast(({ meanings }) => meanings.includes('previousBalance'));
  if (!carried) return undefined;
  const isAmountBehind = ({ end, meanings }: LabelHit): boolean =>
    end > carried.end && meanings.some((one) => ofAmounts.has(one));
  return hits.some(isAmountBehind) ? undefined : carried;
}

function lastHit(hits: readonly LabelHit[], text: string): LabelHit | undefined {
  const last = hits.at(-1);
  const before = hits.at(-2);
  // "Discount total": the total of what stands before it.
  const isOfBefore =
    before !== undefined &&
    last?.meanings.includes('total') === true &&
    before.meanings.some((meaning) => partMeanings.has(meaning)) &&
    /^[\s:]*$/.test(text.slice(before.end, last.start));
  return isOfBefore ? before : last;
}

const ofAmounts: ReadonlySet<LabelMeaning> = new Set([
  ...sumMeanings,
  'paid',
  'discount',
  'charge',
  'cash',
  'otherAmount',
]);

/** Parts of a sum that are summed up themselves. */
const partMeanings: ReadonlySet<LabelMeaning> = new Set(['discount', 'rounding', 'commission']);

/** The label of a tax whose base stands in the next cell. */
const taxOfBase = (hits: readonly LabelHit[] | undefined, text: string): LabelHit | undefined => {
  const first = hits?.[0];
  return first?.meanings.includes('tax') && baseBehind.test(text) ? first : undefined;
};

/** A label amid a longer text says less of the value beside it. */
function proseFactor(hit: LabelHit, { text, words }: Cell): number {
  if (lettersIn(text) <= 3 * hit.length + 12) return 1;
  return words.length > 7 ? 0.15 : 0.5;
}

/** A label as the left neighbour of a value, `between` other cells apart. */
function leftRelation(hit: LabelHit, other: Cell, between: number): Relation {
  const tail = other.text.slice(hit.end);
  // "Order 456" has its own value already.
  const spent = digitsIn(withoutRates(tail)) >= 2 ? 0.35 : 1;
  const prose = proseFactor(hit, other);
  const meanings = refined(hit.meanings, tail);
  const described = meanings === hit.meanings ? lettersIn(withoutRates(tail)) / 12 : 0.1;
  const strength = (spent * (described > 0.1 ? prose : 1)) / (1 + between / 2 + described);
  return { kind: 'left', hit, meanings, strength };
}

const currencyAlone = new RegExp(
  String.raw`^${noWord}*(?:EUR|USD|GBP|CHF|CAD|AUD|MYR|INR|SEK|NOK|DKK|PLN|BRL|MXN)${noWord}*$`,
  'u',
);

function leftLabel(survey: Survey, cell: Cell): Relation | undefined {
  const cells = survey.layout.lines[cell.line]?.cells ?? [];
  let between = 0;
  for (let column = cell.column - 1; column >= 0 && between < 4; column--) {
    const other = cells[column];
    if (!other) continue;
    const hits = survey.labels.get(other);
    const ofBase = taxOfBase(hits, other.text);
    // "VAT 21% over | 165.00 | 34.65": the first amount is the base of the second.
    if (ofBase) {
      const isBase = between === 0 && digitFirst.test(cells[cell.column + 1]?.text ?? '');
      const relation = leftRelation(ofBase, other, 0);
      return isBase ? { ...relation, meanings: ['otherAmount'] } : relation;
    }
    const hit = tellingHit(hits, other.text);
    if (hit) return leftRelation(hit, other, between);
    // A colon or a currency sign on its own does not part a value from its label.
    if (/[\p{L}\d]{3}|\d/u.test(other.text) && !currencyAlone.test(other.text)) between++;
  }
  return between <= 1 ? shiftedLabel(survey, cell) : undefined;
}

/** A value that stands alone on its line, printed a little above or below its label (thermal printers, creased paper). */
function shiftedLabel(survey: Survey, cell: Cell): Relation | undefined {
  const { lines } = survey.layout;
  const near = [1, -1, 2, -2].flatMap((step) => lines[cell.line + step]?.cells ?? []);
  const beside = near
    .filter((other) => other.page === cell.page && other.box[2] <= cell.box[0] + 2)
    .map((other) => ({
      other,
      shared: Math.min(other.box[3], cell.box[3]) - Math.max(other.box[1], cell.box[1]),
    }))
    .filter(({ other, shared }) => shared > 0.3 * Math.min(other.height, cell.height))
    .sort((a, b) => b.shared - a.shared)[0]?.other;
  const hit = beside && tellingHit(survey.labels.get(beside), beside.text);
  if (!beside || !hit) return undefined;
  const relation = leftRelation(hit, beside, 0);
  return { ...relation, strength: 0.8 * relation.strength };
}

/** Farther than this many of its own heights, a label above is another matter. */
const reachInHeights = 14;

function above(layout: TextLayout, cell: Cell, box: Cell['box'], mostLines: number): Cell[] {
  const found: Cell[] = [];
  for (let index = cell.line - 1; index >= 0 && cell.line - index <= mostLines; index--) {
    const line = layout.lines[index];
    if (!line || line.page !== cell.page) break;
    if (cell.box[1] - line.box[3] > reachInHeights * cell.height) break;
    for (const other of line.cells) {
      const aligned =
        Math.abs(other.box[0] - box[0]) < 0.8 * cell.height || Math.abs(other.box[2] - box[2]) < 0.8 * cell.height;
      const overlaps = Math.min(other.box[2], box[2]) - Math.max(other.box[0], box[0]) > 0;
      if (overlaps || aligned) found.push(other);
    }
  }
  return found;
}

const amountAlone = /^[-−(]?(?:[€$£]\s?)?\d[\d.,'’ ]*[.,]\d{2}\)?(?:\s?[€$£])?$/;

/**
 * "Rechnung RE-12 vom" over its date: the label that the line above a cell ends in, behind another label that has its
 * value, belongs to what begins the cell. So does one at the end of a line of running text: "… ohne Abzug, zahlbar bis zum"
 * over "31.10.2024".
 */
function hangingHit({ labels, layout, tableLines }: Survey, other: Cell, cell: Cell): LabelHit | undefined {
  const hits = labels.get(other) ?? [];
  const last = hits.at(-1);
  const before = hits.at(-2);
  const isNext = other.line === cell.line - 1 && Math.abs(cell.box[0] - other.box[0]) <= cell.height;
  if (!last || !isNext || !/^[\s:.]*$/.test(other.text.slice(last.end))) return undefined;
  if (before && /\d/.test(other.text.slice(before.end, last.start))) return last;
  const line = layout.lines[other.line];
  const isSentence = other.words.length >= wordsOfSentence && line?.cells.length === 1 && !tableLines.has(line);
  return isSentence && last.start > other.text.length / 2 ? last : undefined;
}

/** A line of more words is one of running text. */
const wordsOfSentence = 8;

/** The labels of the line above that a value at the start of `cell` goes on from; none where the line is complete. */
export function labelsGoneOnFrom(survey: Survey, cell: Cell): readonly LabelHit[] {
  const over = survey.layout.lines[cell.line - 1]?.cells.find((other) => hangingHit(survey, other, cell));
  return (over && over.page === cell.page && survey.labels.get(over)) || [];
}

function aboveLabel(survey: Survey, cell: Cell, start: number, end: number): Relation | undefined {
  const box = boxOf(cell, start, end);
  let between = 0;
  for (const other of above(survey.layout, cell, box, 12)) {
    const hits = survey.labels.get(other) ?? [];
    // Of several labels in one cell ("Date  Invoice No") the one right above counts.
    const hit =
      (start === 0 ? hangingHit(survey, other, cell) : undefined) ??
      hits.find((candidate) => {
        const at = boxOf(other, candidate.start, candidate.end);
        return Math.min(at[2], box[2]) > Math.max(at[0], box[0]) || Math.abs(at[0] - box[0]) < 4;
      });
    if (hit) {
      // "Invoice no  Date  Due": the next title ends what belongs to this one.
      const next = hits.find(({ start: from }) => from >= hit.end)?.start;
      const tail = other.text.slice(hit.end, next);
      const spent = digitsIn(withoutRates(tail)) >= 2 ? 0.3 : 1;
      const gap = (cell.box[1] - other.box[3]) / Math.max(1, cell.height);
      return {
        kind: 'above',
        hit,
        meanings: hit.meanings,
        strength: spent / (1 + between / 2 + lettersIn(tail) / 12 + Math.max(0, gap - 1) / 6),
      };
    }
    // Amounts of one column do not part each other from its title.
    if (!amountAlone.test(other.text)) between++;
    if (between > 4) return undefined;
  }
  return undefined;
}

/** Labels of the value that stands at [start, end) of `cell`; those behind a nearer one are weakened. */
export function relationsOf(survey: Survey, cell: Cell, start: number, end: number): Relation[] {
  const inline = inlineLabel(survey, cell, start);
  const left = leftLabel(survey, cell);
  const over = aboveLabel(survey, cell, start, end);
  const dim = (relation: Relation | undefined, by: number): Relation[] =>
    relation ? [{ ...relation, strength: relation.strength * by }] : [];
  const afterInline = inline ? 1 - 0.8 * inline.strength : 1;
  return [
    ...dim(inline, 1),
    ...dim(left, afterInline),
    ...dim(over, afterInline * (left ? 1 - 0.7 * left.strength : 1)),
  ];
}
