/** Seller and buyer as they were read from the page are sure enough to go unseen. */
import type { Check } from './check.ts';

const paths = ['seller.name', 'seller.address', 'buyer.name', 'buyer.address'] as const;

/** A party read from the page that is less likely than this to be right sends the record to a person. */
export const leastSure = 0.6;

/** Readings of the page by general readers, whose confidences are calibrated; other families know their forms. */
const calibrated: ReadonlySet<string> = new Set(['invoice', 'receipt']);

export const parties: Check = {
  id: 'parties',
  says: 'seller or buyer is unsure',
  doubts: paths,
  run({ readings, evidence }) {
    if (!readings.some(({ source }) => calibrated.has(source))) return undefined;
    const read = paths.filter((path) => evidence[path]?.method === 'text' || evidence[path]?.method === 'ocr');
    if (read.length === 0) return undefined;
    const unsure = read.filter((path) => (evidence[path]?.confidence ?? 0) < leastSure);
    if (unsure.length === 0) return { outcome: 'passed' };
    return { outcome: 'failed', message: `Unsure: ${unsure.join(', ')}` };
  },
};
