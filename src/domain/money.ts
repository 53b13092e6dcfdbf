/**
 * Arithmetic on amounts, in integer minor units so that sums are exact.
 *
 * Two decimals everywhere: what a document prints with more (unit prices) is not summed, and currencies without minor
 * units are exact in cents too.
 */

/** 12.345 -> 1235 (half away from zero, as invoices round). Corrects for binary: 1.005 -> 101. */
export function minorUnits(amount: number): number {
  return Math.sign(amount) * Math.round(Number((Math.abs(amount) * 100).toPrecision(15)));
}

/** Back from minor units. */
export const fromMinorUnits = (units: number): number => units / 100;

export const sameAmount = (a: number, b: number): boolean => minorUnits(a) === minorUnits(b);

/** Equal within `toleranceMinor` minor units: where each of several lines was rounded by itself. */
export const closeAmounts = (a: number, b: number, toleranceMinor: number): boolean =>
  Math.abs(minorUnits(a) - minorUnits(b)) <= toleranceMinor;

export const sumAmounts = (amounts: readonly number[]): number =>
  fromMinorUnits(amounts.reduce((sum, amount) => sum + minorUnits(amount), 0));
