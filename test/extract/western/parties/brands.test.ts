import { describe, expect, it } from 'vitest';
import { surveyOf } from '../../../../src/extract/western/candidates/survey.ts';
import { withLegalNames } from '../../../../src/extract/western/parties/brands.ts';
import { chainsOf } from '../../../../src/extract/western/parties/chains.ts';
import { type Judged, chooseFields } from '../../../../src/extract/western/parties/choose.ts';
import { spansOf } from '../../../../src/extract/western/parties/spans.ts';
import { pageOf } from '../../page-of.ts';

/** Names on a page of their own, each with its odds of being the seller's and the buyer's. */
function namesOf(...names: readonly (readonly [text: string, seller: number, buyer: number])[]): Judged[] {
  const survey = surveyOf([pageOf(names.map(([text], index) => [50, 100 + 60 * index, text]))]);
  const spans = spansOf(chainsOf(survey, new Set([1])).chains, survey.labels);
  return names.map(([text, seller, buyer]) => {
    const span = spans.find((each) => each.kind === 'name' && each.text === text);
    if (!span) throw new Error(`no name "${text}"`);
    return { span, seller, buyer };
  });
}

const oddsOf = (names: readonly Judged[], text: string): Pick<Judged, 'seller' | 'buyer'> | undefined => {
  const found = names.find(({ span }) => span.text === text);
  return found && { seller: found.seller, buyer: found.buyer };
};

describe('the name of a company that contains the brand of the letterhead', () => {
  it('is as likely to be the seller as the brand, and hardly the buyer', () => {
    const names = withLegalNames(namesOf(['northfold', 0.8, 0], ['Northfold Telecom Limited', 0.1, 0.5]));
    expect(oddsOf(names, 'Northfold Telecom Limited')?.seller).toBe(0.8);
    expect(oddsOf(names, 'Northfold Telecom Limited')?.buyer).toBeCloseTo(0.1);
  });

  it('is no sentence', () => {
    const sentence = 'Northfold Hotel is operated by Bay Hotels Ltd';
    const names = withLegalNames(namesOf(['Northfold Hotel', 0.8, 0], [sentence, 0.1, 0]));
    expect(oddsOf(names, sentence)?.seller).toBe(0.1);
  });

  it('leaves others as they are', () => {
    const names = namesOf(['northfold', 0.8, 0], ['Corner Books Ltd', 0.1, 0.5]);
    expect(withLegalNames(names)).toEqual(names);
  });
});

it('a company is not the buyer of an invoice whose seller is its brand', () => {
  const names = namesOf(['northfold', 0.7, 0], ['Northfold Telecom Limited', 0.3, 0.4]);
  expect(chooseFields(names, [])).toMatchObject({ sellerName: names[0], buyerName: undefined });
});
