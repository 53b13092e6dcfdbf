/** Whether every page belongs to an extraction record. There is no outcome where it does. */
import { message } from '../../texts/message.ts';
import type { Check } from './check.ts';
import { failed } from './verdict.ts';

export const lostPages: Check = {
  id: 'pages',
  says: 'pages.says',
  doubts: [],
  run({ lostPages: pages }) {
    if (pages.length === 0) return undefined;
    const [page = 0, ...others] = pages;
    return failed(
      others.length === 0 ? message('pages.one', { page }) : message('pages.several', { pages: pages.join(', ') }),
    );
  },
};
