/** Whether seller and buyer were read from the page with enough confidence to need no review. */
import { isGeneral } from '../families/general.ts';
import { message } from '../../texts/message.ts';
import type { Check } from './check.ts';
import { failed } from './verdict.ts';

const paths = ['seller.name', 'seller.address', 'buyer.name', 'buyer.address'] as const;

const addressOf = (path: (typeof paths)[number]): (typeof paths)[number] =>
  path.startsWith('seller') ? 'seller.address' : 'buyer.address';

/** A party read from the page that is likelier wrong than right sends the record to a person. */
export const leastSure = 0.5;

/**
 * The seller's name asks for more than other needed fields: nothing else on the page confirms it, as sums confirm a total.
 * Of 82 names below this that nothing was fitted to 35 were wrong, of 240 above it 19.
 */
export const leastSureOfSeller = 0.8;

const leastFor = (path: (typeof paths)[number]): number => (path === 'seller.name' ? leastSureOfSeller : leastSure);

export const parties: Check = {
  id: 'parties',
  says: 'parties.says',
  doubts: paths,
  run({ readings, evidence }) {
    // All others read parties from the fields of a known form.
    if (!readings.some(({ source }) => isGeneral(source))) return undefined;
    const read = paths.filter((path) => evidence[path]?.method === 'text' || evidence[path]?.method === 'ocr');
    if (read.length === 0) return undefined;
    const unsure = paths.filter((path) => {
      if (read.includes(path)) return (evidence[path]?.confidence ?? 0) < leastFor(path);
      // An address was read, and nobody who lives there.
      return path.endsWith('.name') && !evidence[path] && read.includes(addressOf(path));
    });
    if (unsure.length === 0) return { outcome: 'passed' };
    return failed(message('parties.unsure', { fields: unsure }));
  },
};
