import { expect, it } from 'vitest';
import { surveyOf } from '../../../../src/extract/western/candidates/survey.ts';
import { chainsOf } from '../../../../src/extract/western/parties/chains.ts';
import { type Judged, chooseFields } from '../../../../src/extract/western/parties/choose.ts';
import { type SpanKind, spansOf } from '../../../../src/extract/western/parties/spans.ts';
import { type Set, pageOf } from '../../page-of.ts';

const survey = surveyOf([
  pageOf([
    [50, 100, 'Kern Optik GmbH'],
    [50, 112, 'Lindenweg 3'],
    [50, 124, '04109 Leipzig'],
    [300, 300, 'Corner Books'],
    [300, 312, '18 High Street'],
    [300, 324, 'York YO1 8AA'],
  ]),
]);
const spans = spansOf(chainsOf(survey, new Set([1])).chains, survey.labels);

function judged(kind: SpanKind, text: string, seller: number, buyer: number): Judged {
  const span = spans.find((each) => each.kind === kind && each.text === text);
  if (!span) throw new Error(`no ${kind} "${text}"`);
  return { span, seller, buyer };
}

const ours = judged('name', 'Kern Optik GmbH', 0.9, 0.3);
const theirs = judged('name', 'Corner Books', 0.2, 0.8);
const ourAddress = judged('address', 'Lindenweg 3, 04109 Leipzig', 0.8, 0.2);
const theirAddress = judged('address', '18 High Street, York YO1 8AA', 0.3, 0.7);

it('gives each party its own name and address', () => {
  const choice = chooseFields([ours, theirs], [ourAddress, theirAddress]);
  expect(choice.sellerName).toBe(ours);
  expect(choice.sellerAddress).toBe(ourAddress);
  expect(choice.buyerName).toBe(theirs);
  expect(choice.buyerAddress).toBe(theirAddress);
});

it('never gives one name to both', () => {
  const both = judged('name', 'Kern Optik GmbH', 0.9, 0.85);
  const choice = chooseFields([both, theirs], []);
  expect(choice.sellerName).toBe(both);
  expect(choice.buyerName).toBe(theirs);
});

it('leaves a party out that nothing speaks for', () => {
  const unlikely = judged('name', 'Corner Books', 0.001, 0.002);
  const choice = chooseFields([ours, unlikely], [judged('address', 'Lindenweg 3, 04109 Leipzig', 0.8, 0.001)]);
  expect(choice.buyerName).toBeUndefined();
  expect(choice.buyerAddress).toBeUndefined();
});

it('prefers the name that stands over the address', () => {
  const far = judged('name', 'Corner Books', 0.5, 0.01);
  const near = judged('name', 'Kern Optik GmbH', 0.45, 0.01);
  expect(chooseFields([far, near], [ourAddress]).sellerName).toBe(near);
});

type Judge = (kind: SpanKind, text: string, seller: number, buyer: number) => Judged;

/** Gives spans of the page with odds. */
function judgeOn(sets: readonly Set[]): Judge {
  const own = surveyOf([pageOf(sets)]);
  const ofPage = spansOf(chainsOf(own, new Set([1])).chains, own.labels);
  return (kind, text, seller, buyer) => {
    const span = ofPage.find((each) => each.kind === kind && each.text === text);
    if (!span) throw new Error(`no ${kind} "${text}"`);
    return { span, seller, buyer };
  };
}

it('gives somebody who is called like a town an address there', () => {
  const at = judgeOn([
    [50, 100, 'Bamberg'],
    [50, 112, 'Lindenweg 3'],
    [50, 124, '96047 Bamberg'],
  ]);
  const [name, address] = [at('name', 'Bamberg', 0.5, 0), at('address', 'Lindenweg 3, 96047 Bamberg', 0.9, 0)];
  expect(chooseFields([name], [address])).toMatchObject({ sellerName: name, sellerAddress: address });
});

it('does not take a name without a part of its legal form for somebody else', () => {
  const at = judgeOn([
    [50, 100, 'Kern Optik GmbH & Co. KG'],
    [300, 300, 'Corner Books'],
  ]);
  const [whole, cut] = [
    at('name', 'Kern Optik GmbH & Co. KG', 0.9, 0.1),
    at('name', 'Kern Optik GmbH & Co.', 0.1, 0.8),
  ];
  const other = at('name', 'Corner Books', 0.1, 0.3);
  // The cut name may stand elsewhere on the page, where it shares no text with the whole one.
  const elsewhere = { ...cut, span: { ...cut.span, segments: other.span.segments.map((one) => ({ ...one, end: 0 })) } };
  expect(chooseFields([whole, elsewhere, other], []).buyerName).toBe(other);
});

it('gives a name the address beside it, in another column of its block', () => {
  const at = judgeOn([
    [50, 100, 'Kern Optik GmbH'],
    [180, 124, 'Lindenweg 3'],
    [180, 136, '04109 Leipzig'],
    [320, 100, 'Corner Books'],
    [430, 124, '18 High Street'],
    [430, 136, 'York YO1 8AA'],
  ]);
  const beside = at('address', 'Lindenweg 3, 04109 Leipzig', 0.3, 0.3);
  const other = at('address', '18 High Street, York YO1 8AA', 0.32, 0.3);
  const choice = chooseFields(
    [at('name', 'Kern Optik GmbH', 0.9, 0.1), at('name', 'Corner Books', 0.1, 0.9)],
    [beside, other],
  );
  expect(choice.sellerAddress).toBe(beside);
  expect(choice.buyerAddress).toBe(other);
});

it('takes a name that stands twice where its address stands below it', () => {
  const sets: readonly Set[] = [
    [50, 100, 'Corner Books'],
    [50, 112, 'Office Manager'],
    [50, 124, '18 High Street'],
    [50, 136, 'York YO1 8AA'],
    [300, 600, 'Corner Books'],
  ];
  const own = surveyOf([pageOf(sets)]);
  const ofPage = spansOf(chainsOf(own, new Set([1])).chains, own.labels);
  const [above, onSlip] = ofPage.filter(({ kind, text }) => kind === 'name' && text === 'Corner Books');
  const at = judgeOn(sets);
  if (!above || !onSlip) throw new Error('no names');
  const choice = chooseFields(
    [
      { span: onSlip, seller: 0, buyer: 0.87 },
      { span: above, seller: 0, buyer: 0.58 },
      at('name', 'Office Manager', 0, 0.27),
    ],
    [at('address', '18 High Street, York YO1 8AA', 0, 0.8)],
  );
  expect(choice.buyerName?.span).toBe(above);
});

it('gives the buyer neither the address of the seller without its region nor one far above its name', () => {
  const at = judgeOn([
    [50, 100, 'Kern Optik GmbH'],
    [50, 112, 'Lindenweg 3'],
    [50, 124, '04109 Leipzig, Sachsen'],
    [300, 600, 'Lindenweg 3'],
    [300, 612, '04109 Leipzig'],
    [300, 624, '21 00000 00003 13947'],
    [300, 636, 'Payable by'],
    [300, 648, 'Corner Books'],
    [50, 300, '18 High Street'],
    [50, 312, 'York YO1 8AA'],
  ]);
  const slip = at('address', 'Lindenweg 3, 04109 Leipzig', 0.3, 0.62);
  const theirs = at('address', '18 High Street, York YO1 8AA', 0.1, 0.4);
  const choice = chooseFields(
    [at('name', 'Kern Optik GmbH', 0.9, 0), at('name', 'Corner Books', 0, 0.9)],
    [at('address', 'Lindenweg 3, 04109 Leipzig, Sachsen', 0.9, 0), slip, theirs],
  );
  expect(choice.buyerAddress).toBe(theirs);
});
