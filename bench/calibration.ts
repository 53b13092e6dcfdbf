/** How often a field of a stated confidence is right: one row a band of confidence, over all fields that have truth. */
import type { FieldVerdict } from './verdicts.ts';

const bands = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01];

/** From here on a value is taken to be right by who reads the records. */
const sure = 0.9;

export function calibrationTable(verdicts: readonly FieldVerdict[]): string {
  const said = verdicts.filter(({ verdict, confidence }) => verdict !== 'missing' && confidence !== undefined);
  const within = (from: number, to: number): FieldVerdict[] =>
    said.filter(({ confidence = 0 }) => from <= confidence && confidence < to);
  const shareOf = (of: readonly FieldVerdict[], digits: number): string =>
    of.length === 0
      ? '–'
      : `${((100 * of.filter(({ verdict }) => verdict === 'right').length) / of.length).toFixed(digits)}%`;
  const rows = bands.slice(1).map((to, index) => {
    const from = bands[index] ?? 0;
    const own = within(from, to);
    return `  ${from.toFixed(2)}–${Math.min(1, to).toFixed(2)}  ${String(own.length).padStart(5)} fields  ${shareOf(own, 1).padStart(6)} right`;
  });
  const surest = within(sure, Infinity);
  return [
    '\ncalibration (confidence against truth)',
    ...rows,
    `  ≥ 0.90: ${surest.length} fields, ${shareOf(surest, 2)} right`,
  ].join('\n');
}
