/** Whether every page belongs to an extraction record. There is no outcome where it does. */
import type { Check } from './check.ts';

export const lostPages: Check = {
  id: 'pages',
  says: 'a page belongs to no record',
  doubts: [],
  run({ lostPages: pages }) {
    if (pages.length === 0) return undefined;
    const named = pages.length === 1 ? `Page ${pages[0]} belongs` : `Pages ${pages.join(', ')} belong`;
    return { outcome: 'failed', message: `${named} to no record: nothing could be read there as a document` };
  },
};
