/** Whether the invoice has all fields that its kind of document must have, with enough confidence. */
import { message } from '../../texts/message.ts';
import type { Check } from './check.ts';
import { failed } from './verdict.ts';

/** With a lower confidence of a needed field, the invoice needs review. */
export const sureEnough = 0.7;

export const neededFields: Check = {
  id: 'needed-fields',
  says: 'needed-fields.says',
  doubts: [],
  run({ needed, evidence }) {
    const unsure = needed.filter((field) => (evidence[field]?.confidence ?? 0) < sureEnough);
    if (unsure.length === 0) return { outcome: 'passed' };
    return failed(message('needed-fields.unsure', { fields: unsure }));
  },
};
