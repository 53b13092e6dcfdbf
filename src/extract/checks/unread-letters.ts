/** Whether most of the document is in letters that no language is read in: what was found in it is a guess. */
import { message } from '../../texts/message.ts';
import type { Check } from './check.ts';
import { failed, hasOwnData } from './verdict.ts';

export const unreadLetters: Check = {
  id: 'unread-letters',
  says: 'unread-letters.says',
  doubts: [],
  run: ({ facts, readings }) =>
    facts.unreadLetters === undefined || hasOwnData(readings)
      ? undefined
      : failed(message('unread-letters.most', { word: facts.unreadLetters.value })),
};
