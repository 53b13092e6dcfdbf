/** Names that go on in the next line, and addresses that begin inside a name. */
import { wordsOf } from '../languages/index.ts';
import type { Span } from './spans.ts';

const openEnd = new RegExp(String.raw`(?:[&+,-]|\s(?:${wordsOf('joinsNames')}))$`, 'iu');

/** Nothing is called "University Hospital of". */
export const isOpenEnded = (text: string): boolean => openEnd.test(text.trim());

/** What is left of the odds of a span that cannot be all of its value, or bears the rest of another. */
const brokenShare = 0.1;

/** A factor for the odds of a span. */
export function wholenessOf({ kind, text, first, last }: Span): number {
  if (kind === 'name') return isOpenEnded(text) && last.next !== undefined ? brokenShare : 1;
  const above = first.previous?.value;
  return above !== undefined && isOpenEnded(above) && /^\p{Ll}/u.test(text) ? brokenShare : 1;
}
