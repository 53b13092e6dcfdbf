/** The number of the invoice that a credit note cancels (BT-25): the one that a label of its own names. */
import type { Evidence, Method } from '../../../domain/evidence.ts';
import { type Candidate, labelStrength } from './score.ts';

/** A label right before the number or in the same line; below this, other things stand between the two. */
const leastStrength = 0.6;

/** Not trained, as there are few credit notes to learn from: a label of this meaning rarely means anything else. */
const confidence = 0.85;

const strengthOf = ({ features }: Candidate<string>): number => labelStrength(features, 'precedingNumber');

/** `ownNumber` is the number of the credit note itself. Undefined where no label names an invoice. */
export function precedingNumber(
  candidates: readonly Candidate<string>[],
  ownNumber: string | undefined,
  method: Method,
): Evidence<string> | undefined {
  const [first] = candidates
    .filter((candidate) => {
      const { date = 0, amount = 0, word = 0 } = candidate.features;
      return candidate.value !== ownNumber && date + amount + word === 0 && strengthOf(candidate) >= leastStrength;
    })
    .toSorted((one, other) => strengthOf(other) - strengthOf(one));
  if (!first) return undefined;
  const { value, text, page, box } = first;
  return { value, confidence, method, page, box, text };
}
