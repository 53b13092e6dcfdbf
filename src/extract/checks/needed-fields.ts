/** The fields that a document of this kind has to have are there, and none of them is unsure. */
import type { Check } from './check.ts';

/** A needed field below this confidence sends the record to a person. */
export const sureEnough = 0.7;

export const neededFields: Check = {
  id: 'needed-fields',
  says: 'a needed field is missing or unsure',
  doubts: [],
  run({ needed, evidence }) {
    const unsure = needed.filter((field) => (evidence[field]?.confidence ?? 0) < sureEnough);
    if (unsure.length === 0) return { outcome: 'passed' };
    return { outcome: 'failed', message: `Missing or unsure: ${unsure.join(', ')}` };
  },
};
