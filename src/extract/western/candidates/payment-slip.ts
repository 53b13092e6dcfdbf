/** The slip below an invoice that goes back with the payment: on it the buyer writes to the seller. */
import type { Cell } from '../../layout/text-layout.ts';
import type { LabelHit } from '../labels/match.ts';
import { noWord, wordsOf } from '../languages/index.ts';
import type { Survey } from './survey.ts';

const slipTitle = new RegExp(String.raw`^${noWord}*(?:${wordsOf('otherTitles')})${noWord}*$`, 'iu');

/** Line of the title of a slip that goes back with the payment, by survey; -1 where there is none. */
const slips = new WeakMap<Survey, number>();

/** "PAYMENT ADVICE" below the items of an invoice. */
function slipLineOf(survey: Survey): number {
  const known = slips.get(survey);
  if (known !== undefined) return known;
  const [table] = survey.tables;
  const foot = table ? (table.body.at(-1)?.index ?? -1) : -1;
  const title =
    foot < 0 ? undefined : survey.layout.cells.find(({ line, text }) => line > foot && slipTitle.test(text));
  const line = title?.line ?? -1;
  slips.set(survey, line);
  return line;
}

/** "To", "An", "À": words that address whatever they stand on. */
const longestPreposition = 3;

/** Whether "To" above or before a name means the seller, because it stands on a slip. */
export function isSlipTo(survey: Survey, { line }: Cell, { length }: LabelHit): boolean {
  const slip = slipLineOf(survey);
  return length <= longestPreposition && slip >= 0 && line > slip;
}
