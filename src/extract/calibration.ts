/**
 * From what a choice gives a value to how often such values are right.
 *
 * Each field of each family has a curve for text and one for recognised pages, fitted on labelled documents of sellers
 * that its weights had not seen (`npm run train`). A curve never lets a less likely value come out surer than a likelier.
 */
import type { Evidence } from '../domain/evidence.ts';
import type { Fields } from './reading.ts';

/** Confidence = logistic(slope × logit(probability) + offset). */
export interface Curve {
  /** Not negative. */
  readonly slope: number;
  readonly offset: number;
  /** No value of the field is surer: so often was the surer half of them right. */
  readonly most: number;
}

/** By method, then by field. */
export type Curves = Readonly<Record<string, Readonly<Record<string, Curve>>>>;

/** What a reading of a page may claim at most: print can be wrong too. */
const most = 0.99;

const logit = (probability: number): number => {
  const inside = Math.min(1 - 1e-6, Math.max(1e-6, probability));
  return Math.log(inside / (1 - inside));
};

export const calibrate = (probability: number, { slope, offset, most: ofField }: Curve): number =>
  Math.min(most, ofField, 1 / (1 + Math.exp(-(slope * logit(probability) + offset))));

/** Fields without a curve keep their confidence, as far as any may go. */
export function calibrated(fields: Fields, curves: Curves): Fields {
  const entries = Object.entries(fields) as [string, Evidence][];
  return Object.fromEntries(
    entries.map(([field, evidence]) => {
      const curve = curves[evidence.method]?.[field];
      const confidence = curve ? calibrate(evidence.confidence, curve) : Math.min(most, evidence.confidence);
      return [field, { ...evidence, confidence }];
    }),
  ) as Fields;
}
