/**
 * What stands between net, tax and total: discounts, charges, rounding and what was paid already.
 *
 * Labels alone find them; they count only where one (or two together) explain the very difference, so a "discount"
 * that is already in the net amount does no harm.
 */
import { fromMinorUnits, minorUnits } from '../../../domain/money.ts';
import type { LabelMeaning } from '../languages/table.ts';
import type { Facts } from '../../reading.ts';
import type { Candidate } from './score.ts';

export interface Adjustment {
  readonly kind: 'allowances' | 'charges' | 'rounding';
  /** What it adds to net + tax. */
  readonly cents: number;
}

export interface Adjustments {
  /** Undefined where nothing known explains the difference; empty where there is none. */
  explain(differenceCents: number): readonly Adjustment[] | undefined;
  readonly prepaid: number | undefined;
}

/** More labelled amounts than this are a list, not the foot of an invoice. */
const most = 8;

/** A label must be this near to be believed. */
const near = 0.5;

function amountsOf(candidates: readonly Candidate<number>[], meaning: LabelMeaning): number[] {
  const found = candidates
    .filter(({ features }) => Math.max(features[`left:${meaning}`] ?? 0, features[`inline:${meaning}`] ?? 0) > near)
    .map(({ value }) => minorUnits(value))
    .filter((cents) => cents !== 0);
  return [...new Set(found)].slice(0, most);
}

export function adjustmentsOf(candidates: readonly Candidate<number>[]): Adjustments {
  const known: Adjustment[] = [
    ...amountsOf(candidates, 'discount').map((cents) => ({ kind: 'allowances' as const, cents: -Math.abs(cents) })),
    ...amountsOf(candidates, 'charge').map((cents) => ({ kind: 'charges' as const, cents: Math.abs(cents) })),
    // The sign of a rounding is often lost in print.
    ...amountsOf(candidates, 'rounding').flatMap((cents) => [
      { kind: 'rounding' as const, cents },
      { kind: 'rounding' as const, cents: -cents },
    ]),
  ];
  const paid = amountsOf(candidates, 'paid').map(Math.abs);
  return {
    prepaid: paid.length === 1 && paid[0] !== undefined ? fromMinorUnits(paid[0]) : undefined,
    explain(difference) {
      if (Math.abs(difference) <= 1) return [];
      const one = known.find(({ cents }) => Math.abs(cents - difference) <= 1);
      if (one) return [one];
      for (const [index, first] of known.entries()) {
        const second = known
          .slice(index + 1)
          .find(({ cents, kind }) => kind !== first.kind && Math.abs(first.cents + cents - difference) <= 1);
        if (second) return [first, second];
      }
      return undefined;
    },
  };
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
  const above = adjustments.explain(minorUnits(total) - minorUnits(net) - minorUnits(tax ?? 0)) ?? [];
  // What came off between the lines and the net amount is told where nothing comes off below it.
  const before = sumOfLines === undefined ? [] : (adjustments.explain(minorUnits(net) - minorUnits(sumOfLines)) ?? []);
  const explained = above.length > 0 ? above : before;
  const facts: Partial<Record<Adjustment['kind'], number>> = {};
  for (const { kind, cents } of explained) facts[kind] = fromMinorUnits(kind === 'allowances' ? -cents : cents);
  return { ...facts, ...(adjustments.prepaid === undefined ? {} : { prepaid: adjustments.prepaid }) };
}
