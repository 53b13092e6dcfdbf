/** Values that a field may rather have: what was read, and what follows from other amounts. */
import { fromMinorUnits, minorUnits, sumAmounts } from '../../domain/money.ts';
import type { Amounts } from './sums.ts';
import { textOf } from './values.ts';

export interface Suggestion {
  /** As in the input field. */
  readonly text: string;
  /** Where it comes from. */
  readonly from: 'read' | 'computed' | 'lines';
}

interface Known {
  readonly amounts: Amounts;
  /** Net amounts of the lines. */
  readonly lines: readonly (number | null)[];
}

/** For an amount of the invoice; empty for all other fields. */
export function computedAmounts(path: string, { amounts: { net, tax, total }, lines }: Known): readonly Suggestion[] {
  const difference = (a: number, b: number): number => fromMinorUnits(minorUnits(a) - minorUnits(b));
  const ofOthers = ((): number | undefined => {
    if (path === 'totalAmount' && net !== null && tax !== null) return sumAmounts([net, tax]);
    if (path === 'netAmount' && total !== null && tax !== null) return difference(total, tax);
    if (path === 'taxAmount' && total !== null && net !== null) return difference(total, net);
    return undefined;
  })();
  const known = lines.filter((amount) => amount !== null);
  const isWhole = path === 'netAmount' && known.length > 0 && known.length === lines.length;
  return [
    ...(ofOthers === undefined ? [] : [{ text: textOf(ofOthers, 'amount'), from: 'computed' } as const]),
    ...(isWhole ? [{ text: textOf(sumAmounts(known), 'amount'), from: 'lines' } as const] : []),
  ];
}

/** Each text once, and none that the field has already. */
export const distinct = (suggestions: readonly Suggestion[], current: string): readonly Suggestion[] =>
  suggestions.filter(
    ({ text }, index) => text !== current && suggestions.findIndex((other) => other.text === text) === index,
  );
