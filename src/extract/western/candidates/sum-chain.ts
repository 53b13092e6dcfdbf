/**
 * The foot of an invoice read as a sum: from an amount, row by row, to the total.
 *
 *     Goods             34,838.00
 *     CGST @ 9 %         3,135.42        Excl. VAT    VAT 25 %   Rounding   To pay
 *     SGST @ 9 %         3,135.42         18,242.50   4,560.63      -0.13   22,803.00
 *     Round off              0.16
 *     Total             41,109.00
 *
 * No row between the two may be left over, but for one that repeats what was added up so far. So many amounts do not
 * make another one to the cent by chance, whatever their labels are, and in whatever language.
 */
import { boxOf } from '../../layout/text-layout.ts';
import type { LabelMeaning } from '../languages/table.ts';
import { type PlacedAmount, placedAmounts } from './placed-amounts.ts';
import { makesTax, printedRates, ratesIn } from './rates.ts';
import { lettersIn } from '../values/letters.ts';
import { type Relation, type RelationKind, relationsOf } from './relations.ts';
import { type Survey, isLabelledOn } from './survey.ts';

/** What a row adds to the sum, in cents, or repeats of it (0). */
export interface Step {
  readonly entry: PlacedAmount;
  readonly kind: 'taxes' | 'allowances' | 'charges' | 'rounding' | 'repeated';
  readonly cents: number;
  /** A label says what it is. */
  readonly isNamed: boolean;
  /** A printed rate makes it out of what was added up before. */
  readonly isRated: boolean;
}

export interface SumChain {
  readonly first: PlacedAmount;
  /** The document calls the first amount a sum, or it adds up those above it; else it may be that of an item. */
  readonly isFirstSum: boolean;
  readonly steps: readonly Step[];
  readonly total: PlacedAmount;
}

/** More rows are a list. */
const mostSteps = 12;

/** A document may repeat one amount on every line: only the last are searched, and only what stands near above them. */
const mostEnds = 8;
const mostEntries = 60;

/** A label must be this near to be believed. */
const near = 0.3;

/** In percent. */
const highestRate = 35;

/** In cents: totals are rounded by less, and mostly to a whole unit. */
const mostRounding = 100;
const wholeUnit = 100;

/** The labels of a title that stands over its amount by its place in the row alone: at the left of a box, and the amount right. */
function titleOver({ cell }: PlacedAmount, { layout, labels }: Survey): readonly LabelMeaning[] {
  const [titles, own] = [layout.lines[cell.line - 1]?.cells ?? [], layout.lines[cell.line]?.cells ?? []];
  const title = titles.length === own.length ? titles[cell.column] : undefined;
  return title && title.page === cell.page ? (labels.get(title) ?? []).flatMap(({ meanings }) => meanings) : [];
}

const relationsKnown = new WeakMap<PlacedAmount, readonly Relation[]>();

function meaningsOf(entry: PlacedAmount, kinds: readonly RelationKind[], survey: Survey): ReadonlySet<LabelMeaning> {
  const relations = relationsKnown.get(entry) ?? relationsOf(survey, entry.cell, entry.start, entry.end);
  relationsKnown.set(entry, relations);
  const related = relations
    .filter(({ kind, strength }) => kinds.includes(kind) && strength > near)
    .flatMap(({ meanings }) => meanings);
  return new Set(related.length === 0 && kinds.includes('above') ? titleOver(entry, survey) : related);
}

const has = (meanings: ReadonlySet<LabelMeaning>, ...wanted: readonly LabelMeaning[]): boolean =>
  wanted.some((meaning) => meanings.has(meaning));

/** What is no part of an invoice's sum: it ends there. */
const otherMeanings = ['previousBalance', 'cash', 'change', 'paid'] as const;

/** Whether a rate makes the amount out of what was added up before: one on its line, or in a row with titles any that is printed. */
function isAtRate({ cell, cents }: PlacedAmount, { sums }: State, { kinds, survey, rates: all }: Context): boolean {
  const rates = kinds.includes('above') ? all : ratesIn(survey.layout.lines[cell.line]?.text ?? '');
  return rates.some((rate) => rate > 0 && rate <= highestRate && sums.some((sum) => makesTax(rate, sum, cents)));
}

/** Whether the amount is a rounding by its label, or makes the sum a round one where no label says what it is. */
function isRounding({ cents }: PlacedAmount, sum: number, meanings: ReadonlySet<LabelMeaning>): boolean {
  if (Math.abs(cents) >= mostRounding) return false;
  return has(meanings, 'rounding') || (!has(meanings, 'discount', 'charge', 'tax') && (sum + cents) % wholeUnit === 0);
}

interface Context {
  /** Where labels stand in relation to their amounts. */
  readonly kinds: readonly RelationKind[];
  readonly survey: Survey;
  /** All rates that the document prints, in percent. */
  readonly rates: readonly number[];
}

interface State {
  readonly sum: number;
  /** All that the rows added up to, one after the other. */
  readonly sums: readonly number[];
  readonly steps: readonly Step[];
}

/** Whether the entry is a tax by its label, which may stand on the line above an amount that is alone on its line. */
function namesTax({ cell }: PlacedAmount, meanings: ReadonlySet<LabelMeaning>, survey: Survey): boolean {
  if (has(meanings, 'tax')) return true;
  const { lines } = survey.layout;
  const isAlone = lines[cell.line]?.cells.length === 1 && lettersIn(cell.text) === 0;
  return isAlone && isLabelledOn(lines[cell.line - 1], 'tax', survey);
}

/** "25,00   4 560,63": the rate of the tax beside it. */
const isRateOf = (entry: PlacedAmount, next: PlacedAmount | undefined, sum: number): boolean =>
  next?.cell.line === entry.cell.line && entry.value <= highestRate && makesTax(entry.value, sum, next.cents);

/** What an entry adds to a sum; a rounding may lack its sign. */
function additionsOf(entry: PlacedAmount, state: State, meanings: ReadonlySet<LabelMeaning>, context: Context): Step[] {
  const { cents } = entry;
  const isTax = namesTax(entry, meanings, context.survey);
  const isRated = isAtRate(entry, state, context);
  const step = (kind: Step['kind'], isNamed: boolean, by = cents): Step => ({
    entry,
    kind,
    cents: by,
    isNamed,
    isRated,
  });
  if (isRounding(entry, state.sum, meanings)) return [step('rounding', true), step('rounding', true, -cents)];
  if (has(meanings, 'discount', 'commission')) return [step('allowances', true, -Math.abs(cents))];
  if (cents < 0) return [step(isTax ? 'taxes' : 'allowances', isTax)];
  if (has(meanings, 'charge')) return [step('charges', true)];
  return [isTax || isRated ? step('taxes', isTax) : step('charges', false)];
}

/** What an entry may do to a sum, likeliest first. */
function stepsOf(entry: PlacedAmount, next: PlacedAmount | undefined, state: State, context: Context): Step[] {
  const { cents } = entry;
  const { sum, sums, steps } = state;
  const meanings = meaningsOf(entry, context.kinds, context.survey);
  const nothing: Step = { entry, kind: 'repeated', cents: 0, isNamed: false, isRated: false };
  if (isRateOf(entry, next, sum)) return [nothing];
  if (cents === 0)
    return [namesTax(entry, meanings, context.survey) ? { ...nothing, kind: 'taxes', isNamed: true } : nothing];
  const isRepeated = cents === sum || (cents === sum - (sums[0] ?? 0) && steps.length > 1);
  const added = has(meanings, ...otherMeanings) ? [] : additionsOf(entry, state, meanings, context);
  return isRepeated ? [nothing, ...added] : added;
}

/** The steps from `first` to the entry of `total` cents; undefined where a row is left over. */
function walk(
  entries: readonly PlacedAmount[],
  from: number,
  state: State,
  isTotal: (entry: PlacedAmount) => boolean,
  context: Context,
): { readonly steps: readonly Step[]; readonly total: PlacedAmount } | undefined {
  const entry = entries[from];
  if (!entry || state.steps.length > mostSteps) return undefined;
  const isAdded = state.steps.some(({ kind }) => kind !== 'repeated');
  if (isAdded && entry.cents === state.sum && isTotal(entry)) return { steps: state.steps, total: entry };
  for (const step of stepsOf(entry, entries[from + 1], state, context)) {
    const sum = state.sum + step.cents;
    const next: State = { sum, sums: [...state.sums, sum], steps: [...state.steps, step] };
    const found = walk(entries, from + 1, next, isTotal, context);
    if (found) return found;
  }
  return undefined;
}

const rightOf = ({ cell, start, end }: PlacedAmount): number => boxOf(cell, start, end)[2];
const leftOf = ({ cell }: PlacedAmount): number => cell.box[0];

/** The amounts that stand where `total` does by one of their edges, one a line, down to it. */
function columnAbove(
  total: PlacedAmount,
  edge: (entry: PlacedAmount) => number,
  lines: readonly (readonly PlacedAmount[])[],
): PlacedAmount[] {
  const column = lines.slice(0, total.cell.line + 1).flatMap((entries) => {
    const own = entries.filter(
      (entry) =>
        entry.cell.page === total.cell.page &&
        entry.decimals === total.decimals &&
        Math.abs(edge(entry) - edge(total)) <= total.cell.height,
    );
    return own.at(-1) ?? [];
  });
  return column.slice(-mostEntries);
}

const beside: readonly RelationKind[] = ['inline', 'left'];
const allKinds: readonly RelationKind[] = ['above', 'inline', 'left'];

/** Whether a label calls an amount a sum, or it adds up those above it. */
function isSum(entries: readonly PlacedAmount[], at: number, { kinds, survey }: Context): boolean {
  const entry = entries[at];
  if (!entry || entry.cents <= 0) return false;
  if (has(meaningsOf(entry, kinds, survey), 'net', 'total', 'grandTotal')) return true;
  let sum = 0;
  for (let above = at - 1; above >= 0; above--) {
    sum += entries[above]?.cents ?? 0;
    if (sum === entry.cents && at - above > 1) return true;
  }
  return false;
}

/** The amounts that a label beside them calls so. */
export const amountsCalled = (meanings: readonly LabelMeaning[], survey: Survey): PlacedAmount[] =>
  placedAmounts(survey)
    .flat()
    .filter((entry) => has(meaningsOf(entry, beside, survey), ...meanings));

export interface ChainOptions {
  /** Amounts, in cents, that a sum may begin with whatever they are called. */
  readonly beginnings: readonly number[];
  /** The amount, in cents, that it has to end in. */
  readonly total: number;
}

/** Where a label names a tax, what another rate makes out of the sum is a charge. */
function withTaxesNamed(steps: readonly Step[]): readonly Step[] {
  const isNamed = steps.some((step) => step.kind === 'taxes' && step.isNamed);
  return isNamed
    ? steps.map((step) => (step.kind === 'taxes' && !step.isNamed ? { ...step, kind: 'charges' } : step))
    : steps;
}

const added = ({ steps }: SumChain): number => steps.filter(({ kind }) => kind !== 'repeated').length;

/** The longest sum that ends in the total, and of those one that begins with a sum. */
export function sumChain(survey: Survey, { beginnings, total }: ChainOptions): SumChain | undefined {
  const lines = placedAmounts(survey);
  const [mayBegin, rates] = [new Set(beginnings), printedRates(survey)];
  const isTotal = ({ cents }: PlacedAmount): boolean => cents === total;
  const search = (entries: readonly PlacedAmount[], kinds: readonly RelationKind[]): SumChain[] =>
    entries.flatMap((first, at) => {
      const isFirstSum = isSum(entries, at, { kinds, survey, rates });
      if (!isFirstSum && !mayBegin.has(first.cents)) return [];
      const state: State = { sum: first.cents, sums: [first.cents], steps: [] };
      const end = walk(entries, at + 1, state, isTotal, { kinds, survey, rates });
      return end ? [{ first, isFirstSum, total: end.total, steps: withTaxesNamed(end.steps) }] : [];
    });
  const found = lines
    .flat()
    .filter(isTotal)
    .slice(-mostEnds)
    .flatMap((end) => [
      ...search(columnAbove(end, rightOf, lines), beside),
      ...search(columnAbove(end, leftOf, lines), beside),
      ...search(
        (lines[end.cell.line] ?? []).filter(({ decimals }) => decimals === end.decimals).slice(0, mostEntries),
        allKinds,
      ),
    ]);
  return found.toSorted((a, b) => added(b) - added(a) || Number(b.isFirstSum) - Number(a.isFirstSum))[0];
}
