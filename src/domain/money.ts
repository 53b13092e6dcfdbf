/**
 * Arithmetic on amounts, in integer minor units so that sums are exact.
 *
 * A minor unit is always a hundredth. Unit prices may have more decimals, but they are never summed; currencies without
 * minor units are exact in hundredths too.
 */

/** 12.345 becomes 1235: half a unit is rounded away from zero, as on invoices. Corrected for binary: 1.005 becomes 101. */
export function minorUnits(amount: number): number {
  const exact = Math.abs(amount) * 100;
  const nearest = Math.round(exact);
  // Only values near the half need the correction, which is slow.
  const isClear = exact < 1e12 && Math.abs(exact - nearest) < 0.49;
  return Math.sign(amount) * (isClear ? nearest : Math.round(Number(exact.toPrecision(15))));
}

/** Back from minor units. */
export const fromMinorUnits = (units: number): number => units / 100;

export const sameAmount = (a: number, b: number): boolean => minorUnits(a) === minorUnits(b);

/** Equal within `toleranceMinor` minor units, for sums of amounts that were each rounded. */
export const closeAmounts = (a: number, b: number, toleranceMinor: number): boolean =>
  Math.abs(minorUnits(a) - minorUnits(b)) <= toleranceMinor;

export const sumAmounts = (amounts: readonly number[]): number =>
  fromMinorUnits(amounts.reduce((sum, amount) => sum + minorUnits(amount), 0));
