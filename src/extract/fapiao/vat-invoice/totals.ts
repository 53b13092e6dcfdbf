/**
 * Net, tax and total, which are chosen together.
 *
 * Each has several candidates: the row of sums, the figures, the words, the sum of the lines. The three that are chosen
 * score highest by where they are printed and by the equations between them. The confidence of each depends on how many
 * independent equations hold for it.
 */
import type { Word } from '../../../geometry/word.ts';
import type { Evidence } from '../../../domain/evidence.ts';
import type { InvoiceLine } from '../../../domain/invoice.ts';
import { parseAmountInWords } from '../../../domain/amount-in-words.ts';
import { closeAmounts, sameAmount, sumAmounts } from '../../../domain/money.ts';
import { vatTotals as sure } from '../confidence.ts';
import { rowsOf } from '../../layout/rows.ts';
import { chineseAmount, foldWidth, hasCents, looksLikeAmountInWords } from '../values/chinese.ts';
import type { Column, Header } from '../fapiao-table/columns.ts';
import { evidenceOf } from '../../layout/evidence.ts';
import { labelsNamed, valueAfter } from '../form/labelled-page.ts';
import type { FormPage } from './form-page.ts';
import { heightOf, middleX, middleY } from '../../../geometry/box.ts';

export interface Totals {
  readonly netAmount?: Evidence<number>;
  readonly taxAmount?: Evidence<number>;
  readonly totalAmount?: Evidence<number>;
  readonly amountInWords?: Evidence<string>;
}

interface Candidate {
  readonly value: number;
  readonly words: readonly Word[];
  /** How much the location of the print says that this is the amount. */
  readonly weight: number;
  /** True where the value follows from others and is not printed itself. */
  readonly computed: boolean;
}

/** The weight of an amount that is printed where the form has its cell. */
const inItsCell = 2;

const amountsAmong = (words: readonly Word[]): { value: number; word: Word }[] =>
  words.flatMap((word) => {
    const value = chineseAmount(word.text);
    return value === undefined ? [] : [{ value, word }];
  });

const computed = (value: number, weight: number): Candidate => ({ value, words: [], weight, computed: true });

/** Candidates from the row of sums: the amounts below the columns 金额 and 税额. */
function sumRow(form: FormPage): { net: Candidate[]; tax: Candidate[] } {
  const header = form.headers.at(-1);
  const column = (name: Column['name']): Column | undefined => header?.columns.find((one) => one.name === name);
  const [netColumn, taxColumn] = [column('netAmount'), column('taxAmount')];
  const net: Candidate[] = [];
  const tax: Candidate[] = [];
  for (const label of labelsNamed(form, 'sum')) {
    const reach = 1.3 * heightOf(label);
    const row = form.values.filter(
      (word) => word.box[0] > label.box[2] && Math.abs(middleY(word) - middleY(label)) < reach,
    );
    const amounts = amountsAmong(row).toSorted((a, b) => middleX(a.word) - middleX(b.word));
    amounts.forEach(({ value, word }, index) => {
      const toNet = netColumn ? Math.abs(middleX(word) - middleX(netColumn)) : 0;
      const toTax = taxColumn ? Math.abs(middleX(word) - middleX(taxColumn)) : 0;
      const isTax = netColumn && taxColumn ? toTax < toNet : index === amounts.length - 1 && amounts.length > 1;
      const candidate = { value, words: [word], computed: false };
      (isTax ? tax : net).push({ ...candidate, weight: inItsCell });
      (isTax ? net : tax).push({ ...candidate, weight: 0.3 });
    });
    const exempt = row.find((word) => /^\*{2,}$|^免税$|^不征税$/.test(foldWidth(word.text)));
    if (exempt) tax.push(computed(0, 1));
  }
  return { net, tax };
}

/** Amounts with two decimals anywhere below the header, for pages whose labels were not read. */
function anywhere(form: FormPage): Candidate[] {
  const top = form.headers.at(-1)?.box[3] ?? 0;
  return amountsAmong(form.values.filter((word) => middleY(word) > top && hasCents(word.text))).map(
    ({ value, word }) => ({ value, words: [word], weight: /^[¥￥]/.test(word.text) ? 0.4 : 0.1, computed: false }),
  );
}

function totalInWords(form: FormPage): { words: readonly Word[]; text: string; value: number | undefined } | undefined {
  const labelled = labelsNamed(form, 'totalInWords').map((label) => valueAfter(form, label));
  const rows = rowsOf(form.values).flatMap((row) => row.segments.map((segment) => segment.words));
  for (const words of [...labelled, ...rows]) {
    const members = words.filter((word) => chineseAmount(word.text) === undefined);
    const text = members
      .map((word) => word.text)
      .join('')
      .replace(/^[^负\p{Script=Han}(（]+/u, '');
    if (looksLikeAmountInWords(text)) return { words: members, text, value: parseAmountInWords(text) };
  }
  return undefined;
}

function totalCandidates(form: FormPage, words: ReturnType<typeof totalInWords>): Candidate[] {
  const figures = labelsNamed(form, 'totalInFigures').flatMap((label) => amountsAmong(valueAfter(form, label)));
  const row = labelsNamed(form, 'totalInWords').flatMap((label) => amountsAmong(valueAfter(form, label)));
  return [
    ...figures.map(({ value, word }) => ({ value, words: [word], weight: inItsCell, computed: false })),
    ...row.map(({ value, word }) => ({ value, words: [word], weight: 1.5, computed: false })),
    ...(words?.value === undefined ? [] : [{ value: words.value, words: words.words, weight: 1.4, computed: false }]),
  ];
}

interface Triple {
  readonly net: Candidate | undefined;
  readonly tax: Candidate | undefined;
  readonly total: Candidate | undefined;
}

interface Choice extends Triple {
  readonly score: number;
  /** How many equations hold for each amount. */
  readonly support: Readonly<Record<keyof Triple, number>>;
  /** Whether an equation fails. */
  readonly conflict: boolean;
}

/** What the rest of the form says of the amounts. */
interface Known {
  readonly words: number | undefined;
  readonly linesNet: number | undefined;
  readonly linesTax: number | undefined;
  readonly lineCount: number;
}

interface Equation {
  /** Added to the score of a triple where the equation holds, and taken off where it fails. */
  readonly gain: number;
  /** The amounts that it supports where it holds. */
  readonly supports: readonly (keyof Triple)[];
  /** Undefined where a part of it is not known. */
  readonly holds: (triple: Triple, known: Known) => boolean | undefined;
}

const equations: readonly Equation[] = [
  {
    // No rate is above 17 %. This keeps net and tax from changing places, which their sum does not show.
    gain: 5,
    supports: [],
    holds: ({ net, tax }) => (net && tax && Math.abs(tax.value) > 0.2 * Math.abs(net.value) ? false : undefined),
  },
  {
    gain: 4,
    supports: ['net', 'tax', 'total'],
    holds: ({ net, tax, total }) => net && tax && total && sameAmount(net.value + tax.value, total.value),
  },
  {
    gain: 3,
    supports: ['total'],
    holds: ({ total }, { words }) => (words === undefined ? undefined : total && sameAmount(total.value, words)),
  },
  {
    gain: 2,
    supports: ['net'],
    holds: ({ net }, { linesNet, lineCount }) => isSumOf(net, linesNet, lineCount),
  },
  {
    gain: 1.5,
    supports: ['tax'],
    holds: ({ tax }, { linesTax, lineCount }) => isSumOf(tax, linesTax, lineCount),
  },
];

/** Undefined where the amount was itself computed from the lines. */
function isSumOf(amount: Candidate | undefined, ofLines: number | undefined, lineCount: number): boolean | undefined {
  if (!amount || amount.computed || ofLines === undefined) return undefined;
  return closeAmounts(amount.value, ofLines, lineCount);
}

function scored(triple: Triple, known: Known): Choice {
  const support = { net: 0, tax: 0, total: 0 };
  let score = (triple.net?.weight ?? 0) + (triple.tax?.weight ?? 0) + (triple.total?.weight ?? 0);
  let conflict = false;
  for (const { gain, supports, holds } of equations) {
    const result = holds(triple, known);
    if (result === undefined) continue;
    score += result ? gain : -gain;
    if (result) for (const field of supports) support[field]++;
    else conflict = true;
  }
  return { ...triple, score, support, conflict };
}

/**
 * The candidates with the highest weights and different values, few enough for every combination to be scored. An amount
 * that a text layer has in its cell is what the document says, right or wrong: only OCR can be outvoted by arithmetic.
 */
function shortlist(form: FormPage, candidates: readonly Candidate[]): (Candidate | undefined)[] {
  const inPlace = form.method === 'text' ? candidates.filter(({ weight }) => weight >= inItsCell) : [];
  const kept: Candidate[] = [];
  for (const candidate of (inPlace.length > 0 ? inPlace : candidates).toSorted((a, b) => b.weight - a.weight))
    if (kept.length < 8 && !kept.some(({ value }) => sameAmount(value, candidate.value))) kept.push(candidate);
  return inPlace.length > 0 ? kept : [...kept, undefined];
}

const hasTax = (header: Header): boolean =>
  header.columns.some(({ name }) => name === 'taxAmount' || name === 'taxRate');

function totalAlone(form: FormPage, candidates: readonly Candidate[], words: ReturnType<typeof totalInWords>): Totals {
  const total = candidates.toSorted((a, b) => b.weight - a.weight)[0];
  const agree =
    total && words?.value !== undefined && words.words !== total.words && sameAmount(total.value, words.value);
  const conflict = total !== undefined && words?.value !== undefined && !sameAmount(total.value, words.value);
  return {
    ...found(form, 'totalAmount', total, agree ? 1 : 0, conflict),
    ...amountInWords(form, words),
  };
}

const amountInWords = (form: FormPage, words: ReturnType<typeof totalInWords>): Totals =>
  words ? { amountInWords: evidenceOf(form, words.words, words.text, sure.inWords, words.value !== undefined) } : {};

export function totals(form: FormPage, lines: readonly Evidence<InvoiceLine>[]): Totals {
  const words = totalInWords(form);
  const nets = lines.flatMap(({ value }) => value.netAmount ?? []);
  const taxes = lines.flatMap(({ value }) => value.taxAmount ?? []);
  const known: Known = {
    words: words?.value,
    linesNet: nets.length > 0 ? sumAmounts(nets) : undefined,
    linesTax: taxes.length > 0 ? sumAmounts(taxes) : undefined,
    lineCount: lines.length,
  };
  const sums = sumRow(form);
  const others = anywhere(form);
  const fromLines = (value: number | undefined): Candidate[] => (value === undefined ? [] : [computed(value, 0.8)]);
  const totalsFound = totalCandidates(form, words);
  const exempt = lines.length > 0 && taxes.length === 0 ? [computed(0, 0.5)] : [];
  // Rolls print amounts with tax but not the tax itself, so that net and tax stay unknown.
  if (form.headers.length > 0 && !form.headers.some(hasTax)) return totalAlone(form, totalsFound, words);
  let best: Choice | undefined;
  for (const net of shortlist(form, [...sums.net, ...fromLines(known.linesNet), ...others]))
    for (const tax of shortlist(form, [...sums.tax, ...fromLines(known.linesTax), ...exempt, ...others]))
      for (const total of shortlist(form, [...totalsFound, ...others])) {
        const choice = scored({ net, tax, total }, known);
        if (!best || choice.score > best.score) best = choice;
      }
  return {
    ...(best ? chosen(form, best, totalsFound) : {}),
    ...amountInWords(form, words),
  };
}

function chosen(
  form: FormPage,
  { net, tax, total, support, conflict }: Choice,
  totalsFound: readonly Candidate[],
): Totals {
  const figure = totalsFound.find(({ weight }) => weight >= inItsCell);
  const corrected = total !== undefined && figure !== undefined && !sameAmount(figure.value, total.value);
  const sum = found(form, 'totalAmount', total, support.total, conflict);
  return {
    ...found(form, 'netAmount', net, support.net, conflict),
    ...found(form, 'taxAmount', tax, support.tax, conflict),
    ...sum,
    ...(corrected && sum.totalAmount
      ? { totalAmount: { ...sum.totalAmount, confidence: Math.min(sure.figureOutvoted, sum.totalAmount.confidence) } }
      : {}),
  };
}

/** The confidence of an amount by where it is printed and how many equations hold for it. */
function confidenceOf({ computed: isComputed, weight }: Candidate, support: number): number {
  if (support >= 2) return sure.twoEquations;
  if (support === 1) return sure.oneEquation;
  if (isComputed) return sure.computed;
  return weight >= 1 ? sure.printedInPlace : sure.printedElsewhere;
}

function found(
  form: FormPage,
  field: 'netAmount' | 'taxAmount' | 'totalAmount',
  candidate: Candidate | undefined,
  support: number,
  conflict: boolean,
): { [Field in typeof field]?: Evidence<number> } {
  if (!candidate) return {};
  const confidence = Math.min(confidenceOf(candidate, support), conflict ? sure.conflict : 1);
  const evidence = evidenceOf(form, candidate.words, candidate.value, confidence, support > 0);
  return { [field]: candidate.computed ? { ...evidence, method: 'computed' } : evidence };
}
