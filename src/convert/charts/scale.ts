/** Axes of numbers: round steps that cover the values. */

export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

const wantedSteps = 5;

/** `fromZero`: bars and areas are lengths, which begin at zero. */
export function scaleOf(values: readonly number[], fromZero: boolean): Scale {
  let low = fromZero ? 0 : Infinity;
  let high = fromZero ? 0 : -Infinity;
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  if (low > high) [low, high] = [0, 1];
  // Values that are all far from zero may have an axis of their own, and others begin at zero.
  if (low > 0 && low < 0.7 * high) low = 0;
  if (low === high) [low, high] = low === 0 ? [0, 1] : [Math.min(0, low), Math.max(0, high)];
  const step = roundStep((high - low) / wantedSteps);
  const first = Math.floor(low / step);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  const ticks = Array.from({ length: Math.min(20, last - first + 1) }, (_, index) => tidied((first + index) * step));
  return { low: ticks[0] ?? 0, high: ticks.at(-1) ?? 1, ticks };
}

/** 1, 2 or 5 times a power of ten. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const share = rough / power;
  if (share <= 1) return power;
  if (share <= 2) return 2 * power;
  return share <= 5 ? 5 * power : 10 * power;
}

/** Without what binary fractions add: 0.30000000000000004. */
const tidied = (value: number): number => Number(value.toPrecision(12));

export function shownNumber(value: number, isPercent: boolean): string {
  if (isPercent) return `${tidied(Number((value * 100).toFixed(1)))} %`;
  const size = Math.abs(value);
  if (size >= 1e15 || (size > 0 && size < 1e-6)) return value.toExponential(2);
  return tidied(value).toLocaleString('en-US', { maximumFractionDigits: 6 }).replaceAll(',', ' ');
}
