/** Whether net, tax and total add up, as they are now in the fields. */
import { fromMinorUnits, minorUnits } from '../../domain/money.ts';

export interface Amounts {
  readonly net: number | null;
  readonly tax: number | null;
  readonly total: number | null;
}

export interface SumProblem {
  readonly net: number;
  readonly tax: number;
  readonly sum: number;
  readonly total: number;
}

/**
 * Undefined if they add up, or one is unknown. What stood between them when the server found the sum right (a prepaid amount,
 * rounding) may stand between them still: `allowedGap` is total less net less tax of that time.
 */
export function sumProblem({ net, tax, total }: Amounts, allowedGap = 0): SumProblem | undefined {
  if (net === null || tax === null || total === null) return undefined;
  const sum = minorUnits(net) + minorUnits(tax);
  const gap = minorUnits(total) - sum;
  if (Math.abs(gap) <= 1 || Math.abs(gap - minorUnits(allowedGap)) <= 1) return undefined;
  return { net, tax, sum: fromMinorUnits(sum), total };
}

/** Total less net less tax; 0 if one is unknown. */
export function gapOf({ net, tax, total }: Amounts): number {
  if (net === null || tax === null || total === null) return 0;
  return fromMinorUnits(minorUnits(total) - minorUnits(net) - minorUnits(tax));
}
