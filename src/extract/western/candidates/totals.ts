/**
 * Net, tax and total together.
 *
 * Each amount has a score in each of the three roles; a triple scores the sum, and more where net + tax = total, where
 * the rate is a usual or a printed one, and where the lines add up to it. What stands alone wins only when nothing
 * else holds. Confidence is the share of all triples that agree on the value.
 */
import { definedOnly } from '../../../domain/defined-only.ts';
import { minorUnits } from '../../../domain/money.ts';
import type { Evidence, Method } from '../../../domain/evidence.ts';
import { type Adjustments, isCredited } from './adjustments.ts';
import { type Candidate, type Features, type Scored, rank, scoreOf, surestChoice } from './score.ts';
import type { TotalsWeights } from './weights.ts';

export interface Totals {
  readonly netAmount?: Evidence<number>;
  readonly taxAmount?: Evidence<number>;
  readonly totalAmount?: Evidence<number>;
}

interface Role extends Placed {
  readonly candidate: Scored<number> | undefined;
  readonly score: number;
}

interface Triple {
  readonly roles: readonly [net: Role, tax: Role, total: Role];
  readonly score: number;
}

export interface TotalsContext {
  /** Sum of the line amounts, where there are lines. */
  readonly sumOfLines: number | undefined;
  /** Tax rates printed anywhere, in percent. */
  readonly printedRates: readonly number[];
  readonly method: Method;
  /** Discounts, charges and rounding that may stand between net, tax and total. */
  readonly adjustments: Adjustments;
  /** Taxes (in cents) that a rate makes out of an amount on their own line, whatever part of the total was taxed. */
  readonly provenTaxes?: ReadonlySet<number>;
  /** What else speaks for a total (in cents): cash less change, a total before rounding. */
  readonly support?: (totalCents: number) => number;
}

/** Candidates kept for each role. */
const mostCandidates = 14;

function roles(candidates: readonly Candidate<number>[], weights: Readonly<Record<string, number>>): Role[] {
  const ranked = rank(candidates, weights, (value) => String(minorUnits(value))).sort((a, b) => b.score - a.score);
  const found = ranked.slice(0, mostCandidates).map((candidate) => ({
    candidate,
    present: true,
    score: candidate.score,
    cents: minorUnits(candidate.value),
  }));
  return [...found, { candidate: undefined, present: false, score: 0, cents: 0 }];
}

/** Whether an amount is printed both as the union's and as the state's half of a tax. */
const isInHalves = (amount: number, candidates: readonly Candidate<number>[]): boolean => {
  const is = (half: string): boolean =>
    candidates.some(({ value, features }) => value === amount && features[half] === 1);
  return is('unionHalf') && is('stateHalf');
};

/**
 * Several tax lines and no total tax: their sum is a candidate too, a little weaker than a printed one. Two taxes may be
 * of one amount ("State tax 4 % 8.00, City tax 4 % 8.00"): where an amount of tax stands on several lines, there is a sum
 * with it once and one with it as often as it is printed, and net and total decide.
 */
export function withSummedTax(
  candidates: readonly Candidate<number>[],
  weights: Readonly<Record<string, number>>,
): Candidate<number>[] {
  const sign = isCredited(candidates) ? -1 : 1;
  const taxes = rank(candidates, weights, (value) => String(minorUnits(value))).filter(
    ({ score, value, features }) => isTax(score, features) && sign * value > 0,
  );
  if (taxes.length > mostTaxes) return [...candidates];
  const halves = taxes.flatMap((tax) => (isInHalves(tax.value, candidates) ? [tax, tax] : [tax]));
  const often = taxes.flatMap((tax) => Array.from({ length: linesOf(tax.value, candidates, weights) }, () => tax));
  const sums = [halves, ...(often.length > halves.length ? [often] : [])].filter(
    ({ length }) => length >= 2 && length <= mostTaxes,
  );
  return [
    ...candidates,
    ...sums.flatMap((parts) => {
      const [first] = parts;
      const sum = parts.reduce((cents, { value }) => cents + minorUnits(value), 0) / 100;
      const text = parts.map((part) => part.text).join(' + ');
      return first ? [{ ...first, value: sum, text, features: { ...first.features, summed: 1 } }] : [];
    }),
  ];
}

/** An amount with this score is a tax by its label. */
const likelyTax = 0.5;

/** By its label, or by its rate where words stand in the label's way: "Btw 9% over arbeid 1.720,50 154,85". */
const isTax = (score: number, features: Features): boolean =>
  score > likelyTax || (features['taxRow:tax'] === 1 && features['atRate'] === 1);

/** More lines of taxes are a list. */
const mostTaxes = 5;

/** On how many lines an amount stands as a tax. */
function linesOf(
  amount: number,
  candidates: readonly Candidate<number>[],
  weights: Readonly<Record<string, number>>,
): number {
  const lines = candidates
    .filter(({ value, features }) => value === amount && isTax(scoreOf(features, weights), features))
    .map(({ page, box }) => `${page} ${Math.round(box[1])}`);
  return new Set(lines).size;
}

function plausibleRate(
  net: number,
  tax: number,
  printed: readonly number[],
): 'printed' | 'usual' | 'possible' | 'absurd' {
  if (net === 0) return tax === 0 ? 'possible' : 'absurd';
  const rate = (100 * tax) / net;
  const slack = 100 / Math.abs(net) + 0.03;
  if (printed.some((known) => known > 0 && Math.abs(known - rate) < slack)) return 'printed';
  if (usualRates.some((known) => Math.abs(known - rate) < slack)) return 'usual';
  return rate >= -0.001 && rate < 31 ? 'possible' : 'absurd';
}

/** Whether one of the printed rates makes the tax out of the net amount. */
export const isTaxedAt = (netCents: number, taxCents: number, printed: readonly number[]): boolean =>
  plausibleRate(netCents, taxCents, printed) === 'printed';

const usualRates = [
  0, 5, 5.5, 6, 7, 8, 8.25, 8.875, 9, 9.5, 10, 12, 13, 14, 15, 16, 18, 19, 20, 21, 22, 23, 24, 25, 28,
];

/** Cents: a till rounds the tax of each article. */
const mostRounding = 2;

/** Whether `tax` is that part of `total` that one of the printed rates makes it. */
export const isIncluded = (taxCents: number, totalCents: number, printed: readonly number[]): boolean =>
  taxCents !== 0 &&
  printed.some((rate) => rate > 0 && Math.abs((totalCents * rate) / (100 + rate) - taxCents) <= mostRounding);

/** Whether `tax` is in `total` by one of the printed rates, of all of it or of the part that was taxed. */
export const isProvenIn = (
  taxCents: number,
  totalCents: number,
  { printedRates, provenTaxes }: Pick<TotalsContext, 'printedRates' | 'provenTaxes'>,
): boolean =>
  isIncluded(taxCents, totalCents, printedRates) ||
  (taxCents > 0 && provenTaxes?.has(taxCents) === true && taxCents < mostOfTotal * totalCents);

/** No tax is a larger part of the total. */
const mostOfTotal = 0.26;

const sumOf = (all: readonly number[]): number => all.reduce((sum, cents) => sum + cents, 0);

/**
 * Taxes of candidates that their own lines prove, in cents, and what they make together: each amount once, since it may be
 * printed again, and as often as it is printed, since two rates may give the same.
 */
export function provenTaxes(candidates: readonly Candidate<number>[]): ReadonlySet<number> {
  const proven = candidates.filter(({ features }) => features['atRate'] === 1).map(({ value }) => minorUnits(value));
  const each = [...new Set(proven)];
  return new Set([...each, sumOf(each), sumOf(proven)].filter((cents) => cents !== 0));
}

export type JointTerm = keyof TotalsWeights['joint'];

/** The name of a joint weight, and how often it counts. */
type Term = readonly [term: JointTerm, times: number];

type JointContext = Pick<TotalsContext, 'printedRates' | 'adjustments' | 'sumOfLines' | 'provenTaxes'>;

/** An amount in its role; absent where the document is taken to have none. */
export interface Placed {
  readonly present: boolean;
  readonly cents: number;
}

/** What proves three amounts whatever their labels say, or in whatever language they say it. */
const proof: readonly JointTerm[] = ['adds', 'printed', 'lines'];

/** What net, tax and total have to do with each other, and with the lines: names of joint weights and how often they count. */
export function jointTerms(net: Placed, tax: Placed, total: Placed, context: JointContext): Term[] {
  const terms: Term[] = [];
  if (net.present && tax.present) terms.push(...termsOfBoth(net.cents, tax.cents, total.cents, context));
  else if (net.present) terms.push([termOfNet(net.cents, total.cents), 1]);
  else if (tax.present) terms.push(termOfTax(tax.cents, total.cents, context));
  if (context.sumOfLines !== undefined) {
    const sum = minorUnits(context.sumOfLines);
    if (sum === total.cents || (net.present && sum === net.cents)) terms.push(['lines', 1]);
  }
  if (proof.every((wanted) => terms.some(([term]) => term === wanted))) terms.push(['proven', 1]);
  return terms;
}

function termsOfBoth(net: number, tax: number, total: number, context: JointContext): readonly Term[] {
  const { printedRates, adjustments } = context;
  const gap = Math.abs(net + tax - total);
  // 100 + 0 = 100 proves little.
  if (gap <= 2)
    return [
      ['adds', tax === 0 ? 0.5 : 1],
      [plausibleRate(net, tax, printedRates), 1],
    ];
  if (adjustments.explain(total - net - tax)) return [['explained', 1]];
  // The net amount is a subtotal that includes the tax, and the adjustments lead from it to the total.
  if (isProvenIn(tax, total, context) && adjustments.explain(total - net)) return [['included', 1]];
  return [[gap < 0.3 * Math.abs(total) ? 'nearly' : 'contradicts', 1]];
}

/** A usual rate says less than one that is printed: "GST content 147.89". */
const byUsualRate = 0.5;

function termOfTax(tax: number, total: number, context: JointContext): Term {
  if (isProvenIn(tax, total, context)) return ['included', 1];
  if (isIncluded(tax, total, usualRates)) return ['included', byUsualRate];
  return [Math.abs(tax) < 0.32 * Math.abs(total) ? 'alone' : 'contradicts', 1];
}

function termOfNet(net: number, total: number): JointTerm {
  if (net === total) return 'alone';
  return Math.abs(net) > Math.abs(total) ? 'contradicts' : 'nearly';
}

/**
 * The amount that was taxed (BT-109 of EN 16931), where the net amount of a triple is the sum of the lines before
 * allowances and charges (BT-106) and the document prints both. A printed rate says which of the two was taxed: a charge
 * without tax leads from a taxed net amount to the total.
 */
function taxedBase(
  [net, tax, total]: Triple['roles'],
  nets: readonly Role[],
  { adjustments, printedRates }: TotalsContext,
): Role | undefined {
  if (!net.present || !total.present || tax.cents === 0) return undefined;
  const between = adjustments.explain(total.cents - net.cents - tax.cents) ?? [];
  if (between.every(({ kind }) => kind === 'rounding')) return undefined;
  const isTaxed = ({ cents }: Placed): boolean => isTaxedAt(cents, tax.cents, printedRates);
  const base = nets.find(({ present, cents }) => present && cents === total.cents - tax.cents);
  return base && (isTaxed(base) || !isTaxed(net)) ? base : undefined;
}

/**
 * Whether the tax was taken of the net amount, and not of what is left of the total without the tax: a printed rate makes
 * it out of the net amount, or every discount is printed below the tax and no usual rate makes it out of what is left.
 * Then a discount between the two came off after the tax.
 */
export function isNetTaxed(
  totals: Totals,
  printed: readonly number[],
  { areAllowancesBelow }: Pick<Adjustments, 'areAllowancesBelow'>,
): boolean {
  const { netAmount: net, taxAmount: tax, totalAmount: total } = totals;
  if (!net || !tax || !total || tax.value === 0) return false;
  const taxCents = minorUnits(tax.value);
  const rateOf = (cents: number) => plausibleRate(cents, taxCents, printed);
  const rateOfRest = rateOf(minorUnits(total.value) - taxCents);
  if (rateOf(minorUnits(net.value)) === 'printed') return rateOfRest !== 'printed';
  return areAllowancesBelow(tax) && rateOfRest === 'possible';
}

export function chooseTotals(
  candidates: readonly Candidate<number>[],
  weights: TotalsWeights,
  context: TotalsContext,
): Totals {
  const totals = roles(candidates, weights.total);
  const nets = roles(candidates, weights.net);
  const taxes = roles(withSummedTax(candidates, weights.tax), weights.tax);
  const triples: Triple[] = [];
  for (const total of totals) {
    for (const net of nets) {
      for (const tax of taxes) {
        if (!total.candidate && (net.candidate ?? tax.candidate)) continue;
        // A tax that lowers the total is a discount.
        if (tax.cents * total.cents < 0) continue;
        const joint = total.candidate
          ? jointTerms(net, tax, total, context).reduce((all, [term, times]) => all + times * weights.joint[term], 0) +
            (context.support?.(total.cents) ?? 0)
          : 0;
        triples.push({ roles: [net, tax, total], score: net.score + tax.score + total.score + joint });
      }
    }
  }
  const [first, ...others] = triples;
  if (!first) return {};
  const best = others.reduce((a, b) => (b.score > a.score ? b : a), first);
  const sum = triples.reduce((all, { score }) => all + Math.exp(score - best.score), 0);
  /** The share of all triples that have that candidate in that role. */
  const shareOf = (role: 0 | 1 | 2, { cents }: Role): number =>
    triples
      .filter((triple) => triple.roles[role].candidate && triple.roles[role].cents === cents)
      .reduce((all, { score }) => all + Math.exp(score - best.score), 0) / sum;
  const evidence = ({ candidate }: Role, confidence: number): Evidence<number> | undefined =>
    candidate && {
      value: candidate.value,
      confidence: Math.min(surestChoice, confidence),
      method: candidate.features['summed'] === 1 ? 'computed' : context.method,
      page: candidate.page,
      box: candidate.box,
      text: candidate.text,
    };
  const [net, tax, total] = best.roles;
  const base = taxedBase(best.roles, nets, context);
  // Whatever speaks for the amount before allowances speaks for the one after them: the document names how they differ.
  const netConfidence = shareOf(0, net) + (base ? shareOf(0, base) : 0);
  return definedOnly({
    netAmount: evidence(base ?? net, netConfidence),
    taxAmount: evidence(tax, shareOf(1, tax)),
    totalAmount: evidence(total, shareOf(2, total)),
  });
}
