/** Fits how sure chosen names and addresses are to verdicts of trees that had not seen the document's seller. */
import {
  type ChoiceSigns,
  type ChosenText,
  type PartyConfidence,
  type SignWeights,
  confidenceOf,
  scoreOf,
  signNames,
  signsOf,
  sure,
} from '../../../src/extract/western/parties/confidence.ts';
import type { Split } from '../folds.ts';
import type { Verdict } from './measure.ts';

export interface Chosen {
  readonly group: string;
  readonly text: ChosenText;
  readonly right: boolean;
}

/** What was chosen on documents whose page shows the invoice that their truth describes. */
export const chosenIn = (verdicts: readonly Verdict[], shownPaths: ReadonlySet<string>): Chosen[] =>
  verdicts.flatMap(({ chosen, right, group, path }) =>
    chosen && shownPaths.has(path) ? [{ group, right, text: { ...chosen, text: chosen.span.text } }] : [],
  );

interface Row {
  readonly signs: ChoiceSigns;
  readonly right: boolean;
  readonly weight: number;
}

/** Test documents of one series bear the same text many times: it counts once. */
function rowsOf(all: readonly Chosen[]): Row[] {
  const keyOf = ({ group, text }: Chosen): string => `${group} ${text.path} ${text.text}`;
  const times = new Map<string, number>();
  for (const one of all) times.set(keyOf(one), (times.get(keyOf(one)) ?? 0) + 1);
  return all.map((one) => ({
    signs: signsOf(one.text),
    right: one.right,
    weight: 1 / (times.get(keyOf(one)) ?? 1),
  }));
}

/** Where nothing was learned, the trees are right as often as they say. */
const prior = (name: keyof ChoiceSigns): number => (name === 'odds' ? 1 : 0);

/** Signs of doubt: whatever few documents say by chance, none of them makes a value surer. */
const doubts: ReadonlySet<keyof ChoiceSigns> = new Set([
  'goesOn',
  'digitsInName',
  'addressAlone',
  'formElsewhere',
  'cutRival',
]);

const steps = 6000;
/** Of the mean slope: of a sum, steps get too wide with the number of documents, and what is fitted swings to and fro. */
const rate = 0.5;

/** By gradient descent, drawn towards the prior as strongly as by one document. */
function weightsOf(rows: readonly Row[]): SignWeights {
  const weights = Object.fromEntries(signNames.map((name) => [name, prior(name)])) as Record<keyof ChoiceSigns, number>;
  const all = rows.reduce((sum, { weight }) => sum + weight, 0);
  for (let step = 0; step < steps; step++) {
    const slope = Object.fromEntries(
      signNames.map((name) => [name, name === 'bias' ? 0 : prior(name) - weights[name]]),
    ) as Record<keyof ChoiceSigns, number>;
    for (const { signs, right, weight } of rows) {
      const missed = weight * (Number(right) - 1 / (1 + Math.exp(-scoreOf(signs, weights))));
      for (const name of signNames) slope[name] += missed * signs[name];
    }
    for (const name of signNames) {
      const moved = weights[name] + (rate * slope[name]) / Math.max(1, all);
      weights[name] = doubts.has(name) ? Math.min(0, moved) : moved;
    }
  }
  return Object.fromEntries(signNames.map((name) => [name, Math.round(1000 * weights[name]) / 1000])) as SignWeights;
}

/** A score that no value reaches. */
const never = 100;

/** What values that read as sure have to keep here, so that 98 of 100 hold on documents that this was not fitted to. */
const shareOfSure = 0.995;

/** Added to that score: among few values, where the first wrong one stands is chance. */
const margin = 0.3;

/** The least score from which on so many values are right; and never one that reads as less than sure. */
function sureFromOf(rows: readonly Row[], weights: SignWeights): number {
  const scored = rows
    .map(({ signs, right, weight }) => ({ score: scoreOf(signs, weights), right, weight }))
    .toSorted((a, b) => b.score - a.score);
  let [all, right] = [0, 0];
  let least = never;
  for (const one of scored) {
    all += one.weight;
    right += one.right ? one.weight : 0;
    if (right / all >= shareOfSure) least = one.score;
  }
  return Math.round(1000 * Math.max(least + margin, Math.log(sure / (1 - sure)))) / 1000;
}

export function fitConfidence(all: readonly Chosen[]): PartyConfidence {
  const rows = rowsOf(all);
  const weights = weightsOf(rows);
  return { weights, sureFrom: sureFromOf(rows, weights) };
}

export interface Check {
  /** Values that read as sure, and how many of them are right; repeated ones count once. */
  readonly sure: number;
  readonly right: number;
}

/** How sure values of other folds are: what nobody fitted to. */
export function heldOutConfidence(splits: readonly Split<Chosen>[]): Check {
  const check = { sure: 0, right: 0 };
  for (const { seen, unseen } of splits) {
    const fitted = fitConfidence(seen);
    rowsOf(unseen).forEach(({ right, weight }, at) => {
      const one = unseen[at];
      if (!one || confidenceOf(one.text, fitted) < sure) return;
      check.sure += weight;
      check.right += right ? weight : 0;
    });
  }
  return check;
}
