/** Names that go on behind a comma or in the next line, and addresses that begin inside a name. */
import { wordsOf } from '../languages/index.ts';
import { legalFormAlone } from '../values/names.ts';
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

/** "Acme Trading" over "GmbH", "Mutual Society of" over "Anytown": the name ends in the line below. */
const endsBelow = ({ text, last: { next } }: Span): boolean =>
  next !== undefined && (isOpenEnded(text) || legalFormAlone.test(next.cell.text.trim()));

/** "Armengol &" over "Partners Ltd", "Society for" over "useful things": what stands in the second line began above it. */
function beganAbove({ text, first: { previous } }: Span): boolean {
  const above = previous?.value.trim() ?? '';
  return /[^\s&+].*[&+]$/.test(above) || (isOpenEnded(above) && /^\p{Ll}/u.test(text));
}

/** A factor for the odds of a span. */
export function wholenessOf(span: Span): number {
  const { kind, text, first } = span;
  if (beganAbove(span)) return brokenShare;
  if (kind === 'name') return endsBelow(span) || goesOnInForm(span) ? brokenShare : 1;
  return formFirst.test(text) && first.value.trim() !== text ? brokenShare : 1;
}
