/**
 * Net amount, tax and total by a sum that the document itself works out row by row (sum-chain.ts), where the amounts that
 * were chosen by their labels do not fit each other, and what stands between them as facts for the checks.
 */
import { fromMinorUnits, minorUnits } from '../../../domain/money.ts';
import { definedOnly } from '../../../domain/defined-only.ts';
import type { Evidence } from '../../../domain/evidence.ts';
import type { Facts } from '../../reading.ts';
import { amountsIn } from './amounts.ts';
import { type PlacedAmount, evidenceOf, printedText } from './placed-amounts.ts';
import { type Step, type SumChain, amountsCalled, sumChain } from './sum-chain.ts';
import { type Survey, isLabelledOn } from './survey.ts';
import type { Totals } from './totals.ts';

/** Nothing but what the amounts have to do with each other says what they are. */
const surest = 0.9;

/** A person has to look whether a charge is a tax. */
const unclear = 0.6;

export interface SummedTotals {
  readonly totals: Totals;
  /** What stands between the lines, the net amount and the total; undefined where no sum was found. */
  readonly facts: Pick<Facts, 'allowances' | 'charges' | 'rounding'> | undefined;
}

const taxesOf = ({ steps }: SumChain): readonly Step[] => steps.filter(({ kind }) => kind === 'taxes');

const centsOf = (steps: readonly Step[]): number => steps.reduce((sum, { cents }) => sum + cents, 0);

function isComplete({ netAmount: net, taxAmount: tax, totalAmount: total }: Totals): boolean {
  if (!net || !tax || !total) return false;
  return Math.abs(minorUnits(net.value) + minorUnits(tax.value) - minorUnits(total.value)) <= 1;
}

/** Taxes one under the other and nothing else: what looks like the net amount may have some of them in it. */
const isOfTaxesAlone = (chain: SumChain): boolean =>
  taxesOf(chain).length > 1 &&
  chain.steps.every(({ kind, isNamed, isRated }) => (kind === 'taxes' && isNamed && isRated) || kind === 'repeated');

/**
 * Whether no charge can be another tax of an unknown name: each charge behind a tax has a label that says what it is, or
 * printed rates make all taxes, so that none is missing.
 */
function isClear(chain: SumChain): boolean {
  const from = chain.steps.findIndex(({ kind }) => kind === 'taxes');
  const behind = from < 0 ? [] : chain.steps.slice(from);
  const isOpen = behind.some(({ kind, isNamed }) => kind === 'charges' && !isNamed);
  return !isOpen || taxesOf(chain).every(({ isRated }) => isRated);
}

/** More amounts that are called totals are a list. */
const mostTotals = 12;

/** Amounts in cents that may be the total instead, largest first. */
const otherTotals = (survey: Survey, total: number | undefined): number[] =>
  [...new Set(amountsCalled(['net', 'total', 'grandTotal', 'amountDue'], survey).map(({ cents }) => cents))]
    .filter((cents) => cents > 0 && cents !== total)
    .toSorted((a, b) => b - a)
    .slice(0, mostTotals);

/** Lines that name a tax and end in an amount with cents. */
const linesOfTaxes = (survey: Survey): number =>
  survey.layout.lines.filter((line) => {
    const last = line.cells.at(-1);
    const endsInCents = last !== undefined && amountsIn(last, survey).some(({ decimals }) => decimals === 2);
    return endsInCents && isLabelledOn(line, 'tax', survey);
  }).length;

/** Whether a sum would add nothing: net, tax, total and lines fit each other, and one tax at most is printed. */
function isSettled(totals: Totals, survey: Survey, sumOfLines: number | undefined): boolean {
  const { netAmount, totalAmount } = totals;
  const areLinesRight = [undefined, netAmount?.value, totalAmount?.value].includes(sumOfLines);
  return isComplete(totals) && areLinesRight && linesOfTaxes(survey) < 2;
}

function chainOf(totals: Totals, survey: Survey, sumOfLines: number | undefined): SumChain | undefined {
  if (isSettled(totals, survey, sumOfLines)) return undefined;
  const { netAmount: net, totalAmount } = totals;
  const beginnings = [net?.value, sumOfLines].flatMap((value) => (value === undefined ? [] : [minorUnits(value)]));
  const total = totalAmount && minorUnits(totalAmount.value);
  const own = total !== undefined && total > 0 ? sumChain(survey, { beginnings, total }) : undefined;
  if (own || isComplete(totals)) return own;
  for (const other of otherTotals(survey, total)) {
    const chain = sumChain(survey, { beginnings: [], total: other });
    if (chain && taxesOf(chain).length > 0) return chain;
  }
  return undefined;
}

/**
 * What was taxed: the sum before the first tax where the document prints it, or else the amount it begins with. Undefined
 * where that is an item's: nothing is computed that no page says.
 */
function netOf({ first, isFirstSum, steps }: SumChain): PlacedAmount | undefined {
  const before = steps.slice(
    0,
    steps.findIndex(({ kind }) => kind === 'taxes'),
  );
  const last = before.at(-1);
  if (last?.kind === 'repeated' && last.entry.cents === first.cents + centsOf(before)) return last.entry;
  return isFirstSum ? first : undefined;
}

function taxOf(taxes: readonly Step[], confidence: number, survey: Survey): Evidence<number> | undefined {
  const [first, ...more] = taxes;
  if (!first) return undefined;
  const evidence = evidenceOf(first.entry, confidence, survey);
  if (more.length === 0) return evidence;
  const text = taxes.map(({ entry }) => printedText(entry)).join(' + ');
  return { ...evidence, value: fromMinorUnits(centsOf(taxes)), method: 'computed', text };
}

function totalsBy(chain: SumChain, totals: Totals, survey: Survey): Totals {
  const taxes = taxesOf(chain);
  if (taxes.length === 0 || (isComplete(totals) && !isOfTaxesAlone(chain))) return totals;
  const { totalAmount } = totals;
  const isTotal = totalAmount !== undefined && minorUnits(totalAmount.value) === chain.total.cents;
  const most = isClear(chain) ? surest : unclear;
  const net = netOf(chain);
  const confidence = isTotal ? Math.min(most, totalAmount.confidence) : most;
  return definedOnly({
    netAmount: net && evidenceOf(net, confidence, survey),
    taxAmount: taxOf(taxes, confidence, survey),
    totalAmount: isTotal ? totalAmount : evidenceOf(chain.total, confidence, survey),
  });
}

/** Positive amounts, but for a rounding, which may be either. */
function factsOf({ steps }: SumChain): SummedTotals['facts'] {
  const sum = (kind: Step['kind'], sign: number): number | undefined => {
    const own = steps.filter((step) => step.kind === kind);
    return own.length === 0 ? undefined : fromMinorUnits(sign * centsOf(own));
  };
  return definedOnly({
    allowances: sum('allowances', -1),
    charges: sum('charges', 1),
    rounding: sum('rounding', 1),
  });
}

export function withSumChain(totals: Totals, survey: Survey, sumOfLines: number | undefined): SummedTotals {
  const chain = chainOf(totals, survey, sumOfLines);
  if (!chain) return { totals, facts: undefined };
  return { totals: totalsBy(chain, totals, survey), facts: isClear(chain) ? factsOf(chain) : undefined };
}
