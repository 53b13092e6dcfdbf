/** Whether seller and buyer were read from the page with enough confidence to need no review. */
import { message } from '../../texts/message.ts';
import type { Check } from './check.ts';
import { failed } from './verdict.ts';

const paths = ['seller.name', 'seller.address', 'buyer.name', 'buyer.address'] as const;

/** A party read from the page that is likelier wrong than right sends the record to a person. Needed fields ask for more. */
export const leastSure = 0.5;

/** The families whose confidences are calibrated. All others read parties from the fields of a known form. */
const calibrated: ReadonlySet<string> = new Set(['invoice', 'receipt']);

export const parties: Check = {
  id: 'parties',
  says: 'parties.says',
  doubts: paths,
  run({ readings, evidence }) {
    if (!readings.some(({ source }) => calibrated.has(source))) return undefined;
    const read = paths.filter((path) => evidence[path]?.method === 'text' || evidence[path]?.method === 'ocr');
    if (read.length === 0) return undefined;
    const unsure = read.filter((path) => (evidence[path]?.confidence ?? 0) < leastSure);
    if (unsure.length === 0) return { outcome: 'passed' };
    return failed(message('parties.unsure', { fields: unsure }));
  },
};
