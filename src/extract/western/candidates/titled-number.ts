/**
 * Numbers of receipts that nothing but the title of the paper names: "Bon 2-118-4471", "RECEIPT" over "LH-20931". The
 * weights, which are fitted to labelled numbers, take most of them for too unsure.
 */
import type { Evidence, Method } from '../../../domain/evidence.ts';
import { type Candidate, type Scored, evidenceOf, labelStrength } from './score.ts';

/** Of 14 written receipts whose number was not found, nine have such a one from this probability on, and all nine are right. */
const leastProbability = 0.05;

/** How sure such a number is said to be: less than one with a label of its own. */
const titledConfidence = 0.6;

/** Of ten: fewer digits are a table, a till or a queue. */
const fewestDigits = 0.4;
const evident = 0.3;

/** What no number of a document looks like. */
const otherShapes = ['date', 'amount', 'time', 'address', 'bracketed', 'year', 'word', 'table', 'long'] as const;

function isTitled({ features }: Candidate<string>): boolean {
  const { digits = 0, titled = 0, underTitle = 0, hash = 0, signed = 0 } = features;
  const isNamed =
    Math.max(titled, underTitle, hash, signed) > 0 ||
    labelStrength(features, 'receipt') >= evident ||
    labelStrength(features, 'invoice') >= evident;
  return isNamed && digits >= fewestDigits && otherShapes.every((shape) => (features[shape] ?? 0) === 0);
}

/** Of numbers that are all unsure, the likeliest that the title names. */
export function titledNumber(ranked: readonly Scored<string>[], method: Method): Evidence<string> | undefined {
  const first = ranked.find((one) => one.probability >= leastProbability && isTitled(one));
  return first && { ...evidenceOf(first, method), confidence: titledConfidence };
}
