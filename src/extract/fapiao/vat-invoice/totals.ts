/**
 * Net, tax and total: chosen together.
 *
 * Each has several candidates (the row of sums, the figures, the words, the sum of the lines). The choice is the triple
 * that its printed places and the arithmetic between them speak for most; how many independent equations hold is what
 * the confidence says.
 */
import type { Word } from '../../../geometry/word.ts';
import type { Evidence } from '../../../domain/evidence.ts';
import type { InvoiceLine } from '../../../domain/invoice.ts';
import { parseAmountInWords } from '../../../domain/amount-in-words.ts';
import { closeAmounts, sameAmount, sumAmounts } from '../../../domain/money.ts';
import { rowsOf } from '../../layout/rows.ts';
import { chineseAmount, foldWidth, hasCents, looksLikeAmountInWords } from '../values/chinese.ts';
import type { Column, Header } from '../fapiao-table/columns.ts';
import { evidenceOf } from '../../layout/evidence.ts';
import { labelsNamed, valueAfter } from '../form/labelled-page.ts';
import type { Sheet } from './sheet.ts';
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
  readonly weight: number;
  /** Follows from other values and is not printed here. */
  readonly computed: boolean;
}

const amountsAmong = (words: readonly Word[]): { value: number; word: Word }[] =>
  words.flatMap((word) => {
    const value = chineseAmount(word.text);
    return value === undefined ? [] : [{ value, word }];
  });

const computed = (value: number, weight: number): Candidate => ({ value, words: [], weight, computed: true });

/** Candidates for the amounts under the columns 金额 and 税额, from the row of sums. */
function sumRow(sheet: Sheet): { net: Candidate[]; tax: Candidate[] } {
  const header = sheet.headers.at(-1);
  const column = (name: Column['name']): Column | undefined => header?.columns.find((one) => one.name === name);
  const [netColumn, taxColumn] = [column('netAmount'), column('taxAmount')];
  const net: Candidate[] = [];
  const tax: Candidate[] = [];
  for (const label of labelsNamed(sheet, 'sum')) {
    const reach = 1.3 * heightOf(label);
    const row = sheet.values.filter(
      (word) => word.box[0] > label.box[2] && Math.abs(middleY(word) - middleY(label)) < reach,
    );
    const amounts = amountsAmong(row).toSorted((a, b) => middleX(a.word) - middleX(b.word));
    amounts.forEach(({ value, word }, index) => {
      const toNet = netColumn ? Math.abs(middleX(word) - middleX(netColumn)) : 0;
      const toTax = taxColumn ? Math.abs(middleX(word) - middleX(taxColumn)) : 0;
      const isTax = netColumn && taxColumn ? toTax < toNet : index === amounts.length - 1 && amounts.length > 1;
      const candidate = { value, words: [word], computed: false };
      (isTax ? tax : net).push({ ...candidate, weight: 2 });
      (isTax ? net : tax).push({ ...candidate, weight: 0.3 });
    });
    const exempt = row.find((word) => /^\*{2,}$|^免税$|^不征税$/.test(foldWidth(word.text)));
    if (exempt) tax.push(computed(0, 1));
  }
  return { net, tax };
}

/** Amounts with two decimals anywhere below the header: where labels were not read. */
function anywhere(sheet: Sheet): Candidate[] {
  const top = sheet.headers.at(-1)?.box[3] ?? 0;
  return amountsAmong(sheet.values.filter((word) => middleY(word) > top && hasCents(word.text))).map(
    ({ value, word }) => ({ value, words: [word], weight: /^[¥￥]/.test(word.text) ? 0.4 : 0.1, computed: false }),
  );
}

function totalInWords(sheet: Sheet): { words: readonly Word[]; text: string; value: number | undefined } | undefined {
  const labelled = labelsNamed(sheet, 'totalInWords').map((label) => valueAfter(sheet, label));
  const rows = rowsOf(sheet.values).flatMap((row) => row.segments.map((segment) => segment.words));
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

function totalCandidates(sheet: Sheet, words: ReturnType<typeof totalInWords>): Candidate[] {
  const figures = labelsNamed(sheet, 'totalInFigures').flatMap((label) => amountsAmong(valueAfter(sheet, label)));
  const row = labelsNamed(sheet, 'totalInWords').flatMap((label) => amountsAmong(valueAfter(sheet, label)));
  return [
    ...figures.map(({ value, word }) => ({ value, words: [word], weight: 2, computed: false })),
    ...row.map(({ value, word }) => ({ value, words: [word], weight: 1.5, computed: false })),
    ...(words?.value === undefined ? [] : [{ value: words.value, words: words.words, weight: 1.4, computed: false }]),
  ];
}

interface Choice {
  readonly net: Candidate | undefined;
  readonly tax: Candidate | undefined;
  readonly total: Candidate | undefined;
  readonly score: number;
  /** Equations that hold for each value, and whether one fails. */
  readonly support: { net: number; tax: number; total: number };
  readonly conflict: boolean;
}

interface Known {
  readonly words: number | undefined;
  readonly linesNet: number | undefined;
  readonly linesTax: number | undefined;
  readonly lineCount: number;
}

function judge(
  net: Candidate | undefined,
  tax: Candidate | undefined,
  total: Candidate | undefined,
  known: Known,
): Choice {
  const support = { net: 0, tax: 0, total: 0 };
  let score = (net?.weight ?? 0) + (tax?.weight ?? 0) + (total?.weight ?? 0);
  let conflict = false;
  const equation = (holds: boolean, gain: number, of: readonly (keyof typeof support)[]): void => {
    score += holds ? gain : -gain;
    if (holds) for (const field of of) support[field]++;
    else conflict = true;
  };
  // No rate is above 17 %: it keeps net and tax from changing places, which their sum does not show.
  if (net && tax && Math.abs(tax.value) > 0.2 * Math.abs(net.value)) equation(false, 5, []);
  if (net && tax && total) equation(sameAmount(net.value + tax.value, total.value), 4, ['net', 'tax', 'total']);
  if (total && known.words !== undefined) equation(sameAmount(total.value, known.words), 3, ['total']);
  if (net && known.linesNet !== undefined && !net.computed)
    equation(closeAmounts(net.value, known.linesNet, known.lineCount), 2, ['net']);
  if (tax && known.linesTax !== undefined && !tax.computed)
    equation(closeAmounts(tax.value, known.linesTax, known.lineCount), 1.5, ['tax']);
  return { net, tax, total, score, support, conflict };
}

/**
 * Keeps the search small: the heaviest candidates of different values. What a text layer prints in its place is the
 * document's word, right or wrong: only what OCR read may lose against what the arithmetic says.
 */
function shortlist(sheet: Sheet, candidates: readonly Candidate[]): (Candidate | undefined)[] {
  const inPlace = sheet.method === 'text' ? candidates.filter(({ weight }) => weight >= 2) : [];
  const kept: Candidate[] = [];
  for (const candidate of (inPlace.length > 0 ? inPlace : candidates).toSorted((a, b) => b.weight - a.weight))
    if (kept.length < 8 && !kept.some(({ value }) => sameAmount(value, candidate.value))) kept.push(candidate);
  return inPlace.length > 0 ? kept : [...kept, undefined];
}

const hasTax = (header: Header): boolean =>
  header.columns.some(({ name }) => name === 'taxAmount' || name === 'taxRate');

function totalAlone(sheet: Sheet, candidates: readonly Candidate[], words: ReturnType<typeof totalInWords>): Totals {
  const total = candidates.toSorted((a, b) => b.weight - a.weight)[0];
  const agree =
    total && words?.value !== undefined && words.words !== total.words && sameAmount(total.value, words.value);
  const conflict = total !== undefined && words?.value !== undefined && !sameAmount(total.value, words.value);
  return {
    ...found(sheet, 'totalAmount', total, agree ? 1 : 0, conflict),
    ...(words ? { amountInWords: evidenceOf(sheet, words.words, words.text, 0.95, words.value !== undefined) } : {}),
  };
}

export function totals(sheet: Sheet, lines: readonly Evidence<InvoiceLine>[]): Totals {
  const words = totalInWords(sheet);
  const nets = lines.flatMap(({ value }) => value.netAmount ?? []);
  const taxes = lines.flatMap(({ value }) => value.taxAmount ?? []);
  const known: Known = {
    words: words?.value,
    linesNet: nets.length > 0 ? sumAmounts(nets) : undefined,
    linesTax: taxes.length > 0 ? sumAmounts(taxes) : undefined,
    lineCount: lines.length,
  };
  const sums = sumRow(sheet);
  const others = anywhere(sheet);
  const fromLines = (value: number | undefined): Candidate[] => (value === undefined ? [] : [computed(value, 0.8)]);
  const totalsFound = totalCandidates(sheet, words);
  const exempt = lines.length > 0 && taxes.length === 0 ? [computed(0, 0.5)] : [];
  // Rolls print amounts with tax and never the tax: nothing can be said of net and tax.
  if (sheet.headers.length > 0 && !sheet.headers.some(hasTax)) return totalAlone(sheet, totalsFound, words);
  let best: Choice | undefined;
  for (const net of shortlist(sheet, [...sums.net, ...fromLines(known.linesNet), ...others]))
    for (const tax of shortlist(sheet, [...sums.tax, ...fromLines(known.linesTax), ...exempt, ...others]))
      for (const total of shortlist(sheet, [...totalsFound, ...others])) {
        const choice = judge(net, tax, total, known);
        if (!best || choice.score > best.score) best = choice;
      }
  return {
    ...(best ? chosen(sheet, best, totalsFound) : {}),
    ...(words ? { amountInWords: evidenceOf(sheet, words.words, words.text, 0.95, words.value !== undefined) } : {}),
  };
}

function chosen(
  sheet: Sheet,
  { net, tax, total, support, conflict }: Choice,
  totalsFound: readonly Candidate[],
): Totals {
  const figure = totalsFound.find(({ weight }) => weight >= 2);
  const corrected = total !== undefined && figure !== undefined && !sameAmount(figure.value, total.value);
  const sum = found(sheet, 'totalAmount', total, support.total, conflict);
  return {
    ...found(sheet, 'netAmount', net, support.net, conflict),
    ...found(sheet, 'taxAmount', tax, support.tax, conflict),
    ...sum,
    // Words and sum against a figure that OCR read otherwise: they are right more often, and not always.
    ...(corrected && sum.totalAmount
      ? { totalAmount: { ...sum.totalAmount, confidence: Math.min(0.9, sum.totalAmount.confidence) } }
      : {}),
  };
}

function found(
  sheet: Sheet,
  field: 'netAmount' | 'taxAmount' | 'totalAmount',
  candidate: Candidate | undefined,
  support: number,
  conflict: boolean,
): { [Field in typeof field]?: Evidence<number> } {
  if (!candidate) return {};
  const placed = candidate.computed ? 0.8 : candidate.weight >= 1 ? 0.93 : 0.6;
  const confirmed = support >= 2 ? 0.995 : support === 1 ? 0.98 : placed;
  const evidence = evidenceOf(
    sheet,
    candidate.words,
    candidate.value,
    conflict ? Math.min(confirmed, 0.6) : confirmed,
    support > 0,
  );
  return { [field]: candidate.computed ? { ...evidence, method: 'computed' } : evidence };
}
