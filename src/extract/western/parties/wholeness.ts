/** Names that go on behind a comma or in the next line, and addresses that begin inside a name. */
import { wordsOf } from '../languages/index.ts';
import type { Span } from './spans.ts';

const formFirst = new RegExp(String.raw`^(?:${wordsOf('legalForms')})(?=$|[\s,.;·|•-])`, 'u');

const openEnd = new RegExp(String.raw`(?:[&+,-]|\s(?:${wordsOf('joinsNames')}))$`, 'iu');

/** Nothing is called "University Hospital of". */
export const isOpenEnded = (text: string): boolean => openEnd.test(text.trim());

/** What is left of the odds of a span that cannot be all of its value, or bears the rest of another. */
const brokenShare = 0.1;

/** "Acme, Ltd, 7 Mill Lane": a legal form behind the comma belongs to the name. */
function goesOnInForm({ segments }: Span): boolean {
  const end = segments.at(-1);
  const rest = end ? end.node.cell.text.slice(end.end) : '';
  return /^\s*,/.test(rest) && formFirst.test(rest.replace(/^[\s,]+/, ''));
}

/** A factor for the odds of a span. */
export function wholenessOf(span: Span): number {
  const { kind, text, first, last } = span;
  if (kind === 'name') {
    const isBroken = (isOpenEnded(text) && last.next !== undefined) || goesOnInForm(span);
    return isBroken ? brokenShare : 1;
  }
  if (formFirst.test(text) && first.value.trim() !== text) return brokenShare;
  const above = first.previous?.value;
  return above !== undefined && isOpenEnded(above) && /^\p{Ll}/u.test(text) ? brokenShare : 1;
}
