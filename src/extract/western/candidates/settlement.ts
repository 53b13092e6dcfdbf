/**
 * How a receipt was paid, as proof of its total: cash less change is the total, and a total with its rounding is the
 * rounded total. A till prints both sides, so one confirms the other.
 */
import { minorUnits } from '../../../domain/money.ts';
import type { LabelMeaning } from '../languages/table.ts';
import { type Candidate, besideStrength } from './score.ts';

export interface SettlementWeights {
  readonly cashLessChange: number;
  readonly exactCash: number;
  readonly afterRounding: number;
  readonly beforeRounding: number;
}

const labelled = (candidates: readonly Candidate<number>[], meaning: LabelMeaning, least = 0.4): number[] =>
  candidates.filter(({ features }) => besideStrength(features, meaning) > least).map(({ value }) => minorUnits(value));

/** Tills and invoices round to a full unit at the most. */
const mostRounding = 100;

/** Added to the score of a total that is another printed total after rounding. No label outweighs it. */
const rounded = -6;

/**
 * For invoices: their total is the one before rounding (BT-112), and the rounded one is what is to be paid (BT-115).
 * Gives what speaks against a total.
 */
export function againstRounded(candidates: readonly Candidate<number>[]): (totalCents: number) => number {
  const rounding = labelled(candidates, 'rounding').filter((cents) => cents !== 0 && Math.abs(cents) < mostRounding);
  const totals = new Set([...labelled(candidates, 'total'), ...labelled(candidates, 'grandTotal')]);
  // The sign of a rounding is often lost in print, but then the rounded total is the rounder one.
  const isRounded = (total: number, cents: number): boolean =>
    totals.has(total - cents) || (totals.has(total + cents) && total % 5 === 0 && (total + cents) % 5 !== 0);
  return (total) => (rounding.some((cents) => isRounded(total, cents)) ? rounded : 0);
}

/** Added to the score of the document's own total, taken from that of one with arrears in it. No label outweighs it. */
const withArrears = 6;

/** A label of arrears may be followed by when they are from: "Arrears brought forward from 2025". A sum has to confirm it. */
const leastOfArrears = 0.1;

/**
 * For invoices: their total is what this document asks for, and what was owed before comes on top of it ("Total fees 840.00,
 * arrears 60.00, amount to be paid 900.00"). Gives what speaks for or against a total where all three are printed, whatever
 * the first of them is called.
 */
export function againstArrears(candidates: readonly Candidate<number>[]): (totalCents: number) => number {
  const arrears = [...new Set(labelled(candidates, 'previousBalance', leastOfArrears))].filter((cents) => cents > 0);
  const meanings = ['net', 'total', 'grandTotal', 'amountDue'] as const;
  const due = new Set(meanings.flatMap((meaning) => labelled(candidates, meaning)));
  const printed = new Set(
    candidates.filter(({ features }) => features['cents'] === 1).map(({ value }) => minorUnits(value)),
  );
  return (total) => {
    if (due.has(total) && arrears.some((cents) => printed.has(total - cents))) return -withArrears;
    return printed.has(total) && arrears.some((cents) => due.has(total + cents)) ? withArrears : 0;
  };
}

/** What the settlement adds to the score of a total. */
export function settlementOf(
  candidates: readonly Candidate<number>[],
  weights: SettlementWeights,
): (totalCents: number) => number {
  const cash = [...labelled(candidates, 'cash'), ...labelled(candidates, 'paid')].map(Math.abs);
  const change = labelled(candidates, 'change').map(Math.abs);
  const rounding = labelled(candidates, 'rounding').filter((cents) => cents !== 0 && Math.abs(cents) < 10);
  const all = new Set(
    candidates.filter(({ features }) => features['cents'] === 1).map(({ value }) => minorUnits(value)),
  );
  return (total) => {
    let score = 0;
    if (cash.some((paid) => change.some((back) => back > 0 && paid - back === total))) score += weights.cashLessChange;
    else if (cash.includes(total) && (change.length === 0 || change.includes(0))) score += weights.exactCash;
    // The sign of a rounding is often lost in print.
    if (rounding.some((cents) => all.has(total - cents) || all.has(total + cents))) {
      const rounded = total % 5 === 0;
      score += rounded ? weights.afterRounding : weights.beforeRounding;
    }
    return score;
  };
}
