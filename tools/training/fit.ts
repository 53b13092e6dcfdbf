/**
 * Fits weights so that the right alternative of each lesson is likely among all its alternatives (softmax regression).
 *
 * Weights are drawn towards the prior, which says what each sign ought to mean, and one that the prior is sure of keeps
 * its sign: few documents must not teach that a date label speaks against a date. Full-batch Adam from the prior with a
 * fixed number of steps: the same lessons give the same weights.
 */
import type { Features } from '../../src/extract/western/candidates/score.ts';

/** Names of weights ("invoice.number/left:number") and the values they are drawn to. */
export interface Space {
  readonly names: readonly string[];
  readonly prior: Float64Array;
  /** Whether the weight is fitted; the others stay as they are. */
  readonly fitted: readonly boolean[];
  /** Index of a feature's weight; made, with prior 0, where it is new. */
  at(table: string, feature: string): number;
  /** Weights of `tables` in this space; prior where they say nothing. */
  from(tables: Readonly<Record<string, Features>>): Float64Array;
  /** `weights` of `tables` for people: to the hundredth, without those that come to nothing. */
  tables(weights: Float64Array, tables: readonly string[]): Record<string, Record<string, number>>;
}

const least = 0.01;

/** `given`: tables that take part but are not fitted. */
export function spaceOf(
  tables: Readonly<Record<string, Features>>,
  given: Readonly<Record<string, Features>> = {},
): Space {
  const names: string[] = [];
  const prior: number[] = [];
  const known = new Map<string, number>();
  const at = (table: string, feature: string, value = 0): number => {
    const name = `${table}/${feature}`;
    const index = known.get(name);
    if (index !== undefined) return index;
    known.set(name, names.length);
    prior.push(value);
    return names.push(name) - 1;
  };
  for (const [table, weights] of Object.entries({ ...tables, ...given }))
    for (const [feature, value] of Object.entries(weights)) at(table, feature, value);
  return {
    names,
    get prior() {
      return Float64Array.from(prior);
    },
    get fitted() {
      return names.map((name) => Object.hasOwn(tables, name.slice(0, name.lastIndexOf('/'))));
    },
    at: (table, feature) => at(table, feature),
    from(other) {
      const weights = Float64Array.from(prior);
      names.forEach((name, index) => {
        const cut = name.lastIndexOf('/');
        const table = other[name.slice(0, cut)];
        if (table) weights[index] = table[name.slice(cut + 1)] ?? 0;
      });
      return weights;
    },
    tables(weights, wanted) {
      const found: Record<string, Record<string, number>> = Object.fromEntries(wanted.map((table) => [table, {}]));
      names.forEach((name, index) => {
        const cut = name.lastIndexOf('/');
        const table = found[name.slice(0, cut)];
        const weight = Math.round(100 * (weights[index] ?? 0)) / 100;
        // Joint weights are read by name: each of them must be there.
        if (table && (Math.abs(weight) >= least || (prior[index] ?? 0) !== 0)) table[name.slice(cut + 1)] = weight;
      });
      return found;
    },
  };
}

/** Weights of the features that are there. */
export interface Sparse {
  readonly at: readonly number[];
  readonly times: readonly number[];
}

export function sparse(space: Space, table: string, features: Features): Sparse {
  const present = Object.entries(features).filter(([, value]) => value !== 0);
  return {
    at: [space.at(table, 'bias'), ...present.map(([name]) => space.at(table, name))],
    times: [1, ...present.map(([, value]) => value)],
  };
}

export function dot({ at, times }: Sparse, weights: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < at.length; index++) sum += (weights[at[index] ?? 0] ?? 0) * (times[index] ?? 0);
  return sum;
}

export function addTo(gradient: Float64Array, { at, times }: Sparse, factor: number): void {
  for (let index = 0; index < at.length; index++) {
    const place = at[index] ?? 0;
    gradient[place] = (gradient[place] ?? 0) + factor * (times[index] ?? 0);
  }
}

export interface Outcome {
  /** Minus the logarithm of the probability given to what is right. */
  readonly loss: number;
  /** The likeliest alternative is right. */
  readonly right: boolean;
}

/** One choice in one document. */
export interface Lesson {
  /** The document. */
  readonly id: string;
  /** Seller or layout: lessons of one group are never apart. */
  readonly group: string;
  /** Adds to `gradient`, where given, `importance` times the gradient of the loss. */
  learn(weights: Float64Array, gradient?: Float64Array, importance?: number): Outcome;
}

export interface FitOptions {
  /** How strongly weights are drawn to the prior. */
  readonly pull: number;
  readonly steps?: number;
}

/** A prior at least this strong decides the sign. */
const sureOfSign = 0.5;

const decays = { mean: 0.9, square: 0.99 };

/** Many documents of one seller count for more than one, but not for so many. */
function importances(lessons: readonly Lesson[]): number[] {
  const counts = new Map<string, number>();
  for (const { group } of lessons) counts.set(group, (counts.get(group) ?? 0) + 1);
  return lessons.map(({ group }) => 1 / Math.sqrt(counts.get(group) ?? 1));
}

export function fit(
  lessons: readonly Lesson[],
  { prior, fitted }: Pick<Space, 'prior' | 'fitted'>,
  { pull, steps = 60 }: FitOptions,
): Float64Array {
  const weights = Float64Array.from(prior);
  const importance = importances(lessons);
  const mean = new Float64Array(weights.length);
  const square = new Float64Array(weights.length);
  for (let step = 1; step <= steps; step++) {
    const gradient = weights.map((weight, index) => pull * (weight - (prior[index] ?? 0)));
    lessons.forEach((lesson, index) => lesson.learn(weights, gradient, importance[index]));
    const rate = 0.12 * (1 - step / (steps + 1));
    for (let index = 0; index < weights.length; index++) {
      if (!fitted[index]) continue;
      const slope = gradient[index] ?? 0;
      const m = (mean[index] = decays.mean * (mean[index] ?? 0) + (1 - decays.mean) * slope);
      const s = (square[index] = decays.square * (square[index] ?? 0) + (1 - decays.square) * slope * slope);
      const move = (rate * m) / (1 - decays.mean ** step) / (Math.sqrt(s / (1 - decays.square ** step)) + 1e-8);
      weights[index] = signed((weights[index] ?? 0) - move, prior[index] ?? 0);
    }
  }
  return weights;
}

const signed = (weight: number, prior: number): number =>
  Math.abs(prior) >= sureOfSign && weight * prior < 0 ? 0 : weight;

export interface Figures {
  readonly lessons: number;
  readonly right: number;
  /** Mean. */
  readonly loss: number;
}

export function figuresOf(outcomes: readonly Outcome[]): Figures {
  return {
    lessons: outcomes.length,
    right: outcomes.filter(({ right }) => right).length,
    loss:
      Math.round((10_000 * outcomes.reduce((sum, { loss }) => sum + loss, 0)) / Math.max(1, outcomes.length)) / 10_000,
  };
}
