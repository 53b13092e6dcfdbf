import { expect, it } from 'vitest';
import { surveyOf } from '../../../../src/extract/western/candidates/survey.ts';
import { partyModel } from '../../../../src/extract/western/parties/model.ts';
import { pageFactsOf } from '../../../../src/extract/western/parties/page-facts.ts';
import { invoiceRules } from '../../../../src/extract/western/parties/rules.ts';
import { isSpokenFor } from '../../../../src/extract/western/parties/support.ts';
import { type Set, pageOf } from '../../page-of.ts';

const name = 'Aldgate Paper Ltd';

/** Whether anything on a page speaks for the name as that of the seller. */
function isSpokenForOn(sets: readonly Set[]): boolean {
  const survey = surveyOf([pageOf(sets)]);
  const facts = pageFactsOf(survey, invoiceRules(survey), partyModel().text);
  const span = facts.spans.find((each) => each.kind === 'name' && each.text === name);
  if (!span) throw new Error('The page does not bear the name');
  return isSpokenFor(facts, span);
}

const text: readonly Set[] = [
  [50, 400, 'Thank you for your order'],
  [50, 420, 'Paper, white, 80 g'],
];
const block: readonly Set[] = [
  [50, 180, name],
  [50, 193, '4 Mill Lane'],
  [50, 206, 'Leeds LS1 4AP'],
];

it.each<[string, readonly Set[]]>([
  ['its heading', [[50, 167, 'Seller'], ...block]],
  ['the letterhead', [[50, 40, name]]],
  ['the foot of the page', [[50, 800, name]]],
  ['large type', [[50, 180, name, 16]]],
  ['a telephone number in its block', [...block, [50, 219, 'Tel: +44 113 496 0000']]],
  ['its web site', [...block, [50, 800, 'www.aldgatepaper.co.uk']]],
  ['that it is named again', [...block, [50, 600, `Payable to ${name}`]]],
])('%s speaks for a seller', (_, sets) => {
  expect(isSpokenForOn([...sets, ...text])).toBe(true);
});

it('an address alone does not', () => {
  expect(isSpokenForOn([...block, ...text])).toBe(false);
});
