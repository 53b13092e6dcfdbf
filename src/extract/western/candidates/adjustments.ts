/**
 * What stands between net, tax and total: discounts, charges, rounding and what was paid already.
 *
 * Labels alone find them; they count only where some of them together make the very difference, so a "discount" that is
 * already in the net amount does no harm.
 */
import { fromMinorUnits, minorUnits, sumAmounts } from '../../../domain/money.ts';
import { definedOnly } from '../../../domain/defined-only.ts';
import type { Evidence } from '../../../domain/evidence.ts';
import { middleY } from '../../../geometry/box.ts';
import type { LabelMeaning } from '../languages/table.ts';
import type { Facts } from '../../reading.ts';
import { type Candidate, besideStrength } from './score.ts';

export interface Adjustment {
  readonly kind: 'allowances' | 'charges' | 'rounding';
  /** What it adds to net + tax. */
  readonly cents: number;
}

export interface Adjustments {
  /** Undefined where nothing known explains the difference; empty where there is none. */
  explain(differenceCents: number): readonly Adjustment[] | undefined;
  readonly prepaid: number | undefined;
  /** Whether discounts are printed, and all of them on lines below this value. */
  areAllowancesBelow(value: Pick<Evidence, 'page' | 'box'>): boolean;
}

/** More labelled amounts than this are a list, not the foot of an invoice. */
const most = 8;

/** A label must be this near to be believed. */
const near = 0.5;

/** Amounts beside the label of this meaning. */
const labelled = (candidates: readonly Candidate<number>[], meaning: LabelMeaning): readonly Candidate<number>[] =>
  candidates.filter(({ value, features }) => value !== 0 && besideStrength(features, meaning) > near);

const amountsOf = (candidates: readonly Candidate<number>[], meaning: LabelMeaning): number[] =>
  [...new Set(labelled(candidates, meaning).map(({ value }) => minorUnits(value)))].slice(0, most);

/** At most this many amounts together explain the difference between net and total: more do so by chance. */
const mostTogether = 4;

/** Up to this many amounts together may miss the difference by a cent of rounding. More have to make it up exactly. */
const mostInexact = 2;

/** Where more than `mostInexact` amounts explain the difference, at most this many printed ones are left over. */
const mostLeftOver = 1;

/** Only so many labelled amounts are tried with each other. */
const mostCombined = 12;

/**
 * The smallest set of `known` that adds up to `difference`, in which each printed amount is used once at most.
 * `mostCombined` and `mostTogether` limit how many sets are tried.
 */
function subsetOf(known: readonly Labelled[], difference: number): readonly Adjustment[] | undefined {
  const usable = known.slice(0, mostCombined);
  const search = (
    from: number,
    left: number,
    count: number,
    chosen: readonly Labelled[],
  ): readonly Labelled[] | undefined => {
    if (count === 0) return Math.abs(left) <= (chosen.length <= mostInexact ? 1 : 0) ? chosen : undefined;
    for (let index = from; index < usable.length; index++) {
      const next = usable[index];
      if (!next || chosen.some((other) => other.printed === next.printed)) continue;
      const found = search(index + 1, left - next.cents, count - 1, [...chosen, next]);
      if (found) return found;
    }
    return undefined;
  };
  const printed = new Set(usable.map((one) => one.printed)).size;
  for (let count = 1; count <= mostTogether; count++) {
    // Three or four of many make any difference by chance.
    if (count > mostInexact && printed - count > mostLeftOver) break;
    const found = search(0, difference, count, []);
    if (found) return found.map(({ kind, cents }) => ({ kind, cents }));
  }
  return undefined;
}

/** All that a till took off, alone or with what else is known: a part of it would make too many differences by chance. */
function withTaken(
  taken: readonly Labelled[],
  known: readonly Labelled[],
  difference: number,
): readonly Adjustment[] | undefined {
  if (taken.length === 0 || taken.length > mostCombined) return undefined;
  const sum = taken.reduce((cents, one) => cents + one.cents, 0);
  const rest = Math.abs(difference - sum) <= 1 ? [] : subsetOf(known, difference - sum);
  return rest && [{ kind: 'allowances', cents: sum }, ...rest];
}

interface Labelled extends Adjustment {
  /** Which printed amount it is: one is not counted twice. */
  readonly printed: string;
}

const totalMeanings: readonly LabelMeaning[] = ['net', 'total', 'grandTotal', 'amountDue'];

/** Labels whose amounts are negative for reasons of their own. */
const otherwiseNegative: readonly LabelMeaning[] = ['change', 'cash', 'paid', 'rounding', 'tax', ...totalMeanings];

/** "3 for 2.00 -1.60", "Senior citizen -82.50": what a till takes off under the name of the offer. */
const unnamed = (candidates: readonly Candidate<number>[]): Labelled[] =>
  candidates
    .filter(
      ({ value, features }) =>
        value < 0 &&
        features['cents'] === 1 &&
        otherwiseNegative.every((meaning) => besideStrength(features, meaning) <= near),
    )
    .map(({ value, page, box }) => ({
      kind: 'allowances' as const,
      cents: minorUnits(value),
      printed: `${page} ${box.join(' ')}`,
    }));

/** `isUnnamedTaken`: amounts with a minus are discounts whatever they are called, as on the paper of a till. */
export function adjustmentsOf(
  candidates: readonly Candidate<number>[],
  { isUnnamedTaken = false }: { readonly isUnnamedTaken?: boolean } = {},
): Adjustments {
  const sign = isCredited(candidates) ? -1 : 1;
  const named = (meaning: LabelMeaning, kind: Adjustment['kind'], signs: readonly number[]): Labelled[] =>
    amountsOf(candidates, meaning).flatMap((cents) =>
      signs.map((one) => ({
        kind,
        cents: one * (kind === 'rounding' ? cents : Math.abs(cents)),
        printed: `${meaning} ${cents}`,
      })),
    );
  const known = [
    ...named('discount', 'allowances', [-sign]),
    ...named('charge', 'charges', [sign]),
    // The sign of a rounding is often lost in print.
    ...named('rounding', 'rounding', [1, -1]),
    // An agency keeps its commission: what is to be paid is less.
    ...named('commission', 'allowances', [-sign]),
  ];
  const taken = isUnnamedTaken && sign > 0 ? unnamed(candidates) : [];
  const others = known.filter(({ kind, cents }) => kind !== 'allowances' || taken.every((one) => one.cents !== cents));
  const paid = amountsOf(candidates, 'paid').map(Math.abs);
  const explained = new Map<number, readonly Adjustment[] | undefined>();
  return {
    prepaid: paid.length === 1 && paid[0] !== undefined ? fromMinorUnits(paid[0]) : undefined,
    areAllowancesBelow({ page, box }) {
      const discounts = labelled(candidates, 'discount');
      if (page === undefined || !box || discounts.length === 0) return false;
      return discounts.every((discount) => discount.page === page && middleY(discount) > box[3]);
    },
    explain(difference) {
      if (Math.abs(difference) <= 1) return [];
      if (!explained.has(difference))
        explained.set(difference, subsetOf(known, difference) ?? withTaken(taken, others, difference));
      return explained.get(difference);
    },
  };
}

/** Whether the totals of the document are negative, as those of credit notes often are. */
export function isCredited(candidates: readonly Candidate<number>[]): boolean {
  const totals = candidates.filter(
    ({ value, features }) => value !== 0 && totalMeanings.some((meaning) => besideStrength(features, meaning) > near),
  );
  return totals.length > 1 && totals.filter(({ value }) => value < 0).length > totals.length / 2;
}

/** The facts that checks compare, for the totals that were chosen; `sumOfLines` where every line has an amount. */
export function factsOf(
  adjustments: Adjustments,
  net: number | undefined,
  tax: number | undefined,
  total: number | undefined,
  sumOfLines?: number,
): Facts {
  if (net === undefined || total === undefined) return {};
  const below = adjustments.explain(minorUnits(total) - minorUnits(net) - minorUnits(tax ?? 0)) ?? [];
  const above = sumOfLines === undefined ? [] : (adjustments.explain(minorUnits(net) - minorUnits(sumOfLines)) ?? []);
  // A discount between the lines and the net amount, and a delivery below it, are both given; of one kind only what is below.
  const explained = [...below, ...above.filter(({ kind }) => below.every((other) => other.kind !== kind))];
  const facts: Partial<Record<Adjustment['kind'], number>> = {};
  for (const { kind, cents } of explained)
    facts[kind] = sumAmounts([facts[kind] ?? 0, fromMinorUnits(kind === 'allowances' ? -cents : cents)]);
  return { ...facts, ...definedOnly({ prepaid: adjustments.prepaid }) };
}
