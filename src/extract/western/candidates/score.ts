/**
 * From features to probabilities.
 *
 * A candidate's score is linear in its features; the probability that it is the value is its share among all
 * candidates of the field and the possibility that the document has no such value (score 0).
 */
import type { Box } from '../../../geometry/box.ts';
import type { Evidence, Method } from '../../../domain/evidence.ts';
import type { LabelMeaning } from '../languages/table.ts';
import type { Relation, RelationKind } from './relations.ts';

export type Features = Readonly<Record<string, number>>;
/** Weight by feature name; `bias` is added always. */
export type Weights = Readonly<Record<string, number>>;

/** A sign that is there or not, as a feature. */
export const flag = (isThere: boolean | undefined): number => (isThere ? 1 : 0);

export interface Candidate<Value> {
  readonly value: Value;
  readonly text: string;
  readonly page: number;
  readonly box: Box;
  readonly features: Features;
}

export interface Scored<Value> extends Candidate<Value> {
  readonly score: number;
  readonly probability: number;
}

export function scoreOf(features: Features, weights: Weights): number {
  let score = weights['bias'] ?? 0;
  for (const [name, value] of Object.entries(features)) score += value * (weights[name] ?? 0);
  return score;
}

/** "left:number": 0.8 for each meaning of each label; the strongest where a meaning comes twice. */
export function relationFeatures(relations: readonly Relation[]): Record<string, number> {
  const features: Record<string, number> = {};
  for (const { kind, meanings, strength } of relations) {
    for (const meaning of meanings) {
      const name = `${kind}:${meaning}`;
      features[name] = Math.max(features[name] ?? 0, strength);
    }
  }
  return features;
}

const relationKinds: readonly RelationKind[] = ['inline', 'left', 'above'];

/** The strength of the strongest label of this meaning, in the cell, left of it or above it; 0 where there is none. */
export const labelStrength = (features: Features, meaning: LabelMeaning): number =>
  Math.max(...relationKinds.map((kind) => features[`${kind}:${meaning}`] ?? 0));

/**
 * The strength of the strongest label of this meaning in the cell or left of it. Unlike `labelStrength` it leaves out what
 * stands above: in a column of sums the label above an amount is that of another sum.
 */
export const besideStrength = (features: Features, meaning: LabelMeaning): number =>
  Math.max(features[`left:${meaning}`] ?? 0, features[`inline:${meaning}`] ?? 0);

/** Said twice, a value is likelier: added per doubling of its occurrences. */
export const perRepetition = 0.4;

/** Best first, one for each value; equal values support each other. */
export function rank<Value>(
  candidates: readonly Candidate<Value>[],
  weights: Weights,
  key: (value: Value) => string,
): Scored<Value>[] {
  const groups = new Map<string, { best: Candidate<Value>; score: number; count: number }>();
  for (const candidate of candidates) {
    const score = scoreOf(candidate.features, weights);
    const name = key(candidate.value);
    const group = groups.get(name);
    if (!group) groups.set(name, { best: candidate, score, count: 1 });
    else {
      group.count++;
      if (score > group.score) Object.assign(group, { best: candidate, score });
    }
  }
  const scored = [...groups.values()].map(({ best, score, count }) => ({
    ...best,
    score: score > 0 ? score + perRepetition * Math.log2(Math.min(count, 4)) : score,
  }));
  const sum = scored.reduce((total, { score }) => total + Math.exp(score), 1);
  return scored
    .map((candidate) => ({ ...candidate, probability: Math.exp(candidate.score) / sum }))
    .sort((a, b) => b.probability - a.probability);
}

/** No choice between candidates is certain; up to here it says how much surer one document is than another. */
export const surestChoice = 0.9999;

/** A value is worth giving only where it is likelier than not to be one at all. */
export const leastProbability = 0.3;

export function evidenceOf<Value>(scored: Scored<Value>, method: Method): Evidence<Value> {
  return {
    value: scored.value,
    confidence: Math.min(surestChoice, scored.probability),
    method,
    page: scored.page,
    box: scored.box,
    text: scored.text,
  };
}
