/**
 * Fits calibration curves to values of known rightness (Platt's scaling), drawn towards leaving the probability as it
 * is: a field of which few documents are known keeps nearly what its choice says.
 */
import { type Curve, calibrate } from '../../src/extract/calibration.ts';
import { splitsOf } from './folds.ts';
import type { Said } from './reading.ts';

export interface Sample {
  readonly probability: number;
  readonly right: boolean;
}

/** Weight of "the probability is right as it is", in documents. */
const pull = { slope: 4, offset: 1 };

/**
 * Taken off the fitted log odds: who reads a confidence loses more by a wrong value called sure than by a right one
 * called unsure, and documents yet to come are stranger than those that are labelled.
 */
const caution = 0.4;

/** From here on a field counts as sure. */
const sure = 0.9;

const steps = 40;

interface Point {
  /** Log odds of the probability. */
  readonly x: number;
  readonly y: 0 | 1;
}

/** What the fit makes small: minus the log likelihood, and how far the curve is from leaving things as they are. */
const cost = (points: readonly Point[], slope: number, offset: number): number =>
  points.reduce(
    (sum, { x, y }) => {
      const score = slope * x + offset;
      // log(1 + exp(score)) - y score, without overflow.
      return sum + Math.max(score, 0) + Math.log1p(Math.exp(-Math.abs(score))) - y * score;
    },
    (pull.slope * (slope - 1) ** 2 + pull.offset * offset ** 2) / 2,
  );

/** Newton's method in two unknowns; a step that overshoots is halved. */
function platt(samples: readonly Sample[]): Omit<Curve, 'most'> {
  let [slope, offset] = [1, 0];
  const points = samples.map(({ probability, right }): Point => {
    const inside = Math.min(1 - 1e-6, Math.max(1e-6, probability));
    return { x: Math.log(inside / (1 - inside)), y: right ? 1 : 0 };
  });
  for (let step = 0; step < steps; step++) {
    let [gs, go, hss, hso, hoo] = [pull.slope * (slope - 1), pull.offset * offset, pull.slope, 0, pull.offset];
    for (const { x, y } of points) {
      const p = 1 / (1 + Math.exp(-(slope * x + offset)));
      const w = p * (1 - p);
      gs += (p - y) * x;
      go += p - y;
      hss += w * x * x;
      hso += w * x;
      hoo += w;
    }
    const determinant = hss * hoo - hso * hso;
    const [ds, dz] = [(hoo * gs - hso * go) / determinant, (hss * go - hso * gs) / determinant];
    const before = cost(points, slope, offset);
    let part = 1;
    const stepped = (): [number, number] => [Math.max(0, slope - part * ds), offset - part * dz];
    while (part > 1e-6 && cost(points, ...stepped()) > before) part /= 2;
    if (part <= 1e-6) break;
    [slope, offset] = stepped();
  }
  return { slope, offset };
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** How often the surer half is right, by Laplace's rule: what no curve may outbid, the less so the fewer are known. */
function shareOfSurest(samples: readonly Sample[]): number {
  const sorted = samples.toSorted((a, b) => b.probability - a.probability);
  const least = sorted[Math.ceil(sorted.length / 2) - 1]?.probability ?? 0;
  const surest = sorted.filter(({ probability }) => probability >= least);
  return (surest.filter(({ right }) => right).length + 1) / (surest.length + 2);
}

/** The curve of these samples; `known` bear on its slope and offset, and not on what it may reach. */
export function curveOf(samples: readonly Sample[], known: readonly Sample[] = []): Curve {
  const { slope, offset } = platt([...samples, ...known]);
  return { slope: rounded(slope), offset: rounded(offset - caution), most: rounded(shareOfSurest(samples)) };
}

/** What has curves: readings of the page. Values that are computed keep their own. */
const methods = ['text', 'ocr'];

/** A field of which a family has fewer values gets the curve of that field over all families. */
const fewest = 20;

type CurvesOfFamilies = Record<string, Record<string, Record<string, Curve>>>;

/** By family, method and field. `known` are samples that every curve is fitted to besides its own. */
export function curvesOf(said: readonly Said[], known: readonly Sample[] = []): CurvesOfFamilies {
  const curves: CurvesOfFamilies = {};
  for (const { family, method, field } of said) {
    const ofFamily = (curves[family] ??= {});
    if (!methods.includes(method) || ofFamily[method]?.[field]) continue;
    const ofField = said.filter((one) => one.method === method && one.field === field);
    const own = ofField.filter((one) => one.family === family);
    const samples = own.length < fewest ? ofField : own;
    (ofFamily[method] ??= {})[field] = curveOf(samples, known);
  }
  return curves;
}

export interface Held {
  /** How many fields are sure. */
  readonly sure: number;
  /** Share of them that is right. */
  readonly right: number;
  readonly fields: readonly {
    readonly field: string;
    readonly all: number;
    readonly sure: number;
    readonly right: number;
  }[];
}

/** How well confidence predicts correctness on folds to which the curves were not fitted. */
export function heldOut(
  said: readonly Said[],
  folds: ReadonlyMap<string, number>,
  known: readonly Sample[] = [],
): Held {
  const judged = splitsOf(said, folds).flatMap(({ seen, unseen }) => {
    const curves = curvesOf(seen, known);
    return unseen.map((one) => {
      const curve = curves[one.family]?.[one.method]?.[one.field];
      const confidence = curve ? calibrate(one.probability, curve) : one.probability;
      return { name: `${one.family} ${one.method} ${one.field}`, right: one.right, sure: confidence >= sure };
    });
  });
  const share = (of: readonly { readonly right: boolean }[]): number =>
    of.length === 0 ? 1 : of.filter(({ right }) => right).length / of.length;
  const certain = judged.filter((one) => one.sure);
  const names = [...new Set(judged.map(({ name }) => name))].sort();
  return {
    sure: certain.length,
    right: share(certain),
    fields: names.map((name) => {
      const own = certain.filter((one) => one.name === name);
      return {
        field: name,
        all: judged.filter((one) => one.name === name).length,
        sure: own.length,
        right: share(own),
      };
    }),
  };
}
