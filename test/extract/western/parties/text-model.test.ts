import { expect, it } from 'vitest';
import { partyModel } from '../../../../src/extract/western/parties/model.ts';
import { textClasses, textModelOf } from '../../../../src/extract/western/parties/text-model.ts';

function likest(text: string): string | undefined {
  const likeness = [...partyModel().text.of(text)];
  return textClasses[likeness.indexOf(Math.max(...likeness))];
}

it.each([
  ['14 Harrow Road', 'address'],
  ['80331 München', 'address'],
  ['Calle de Alcalá 21, 28014 Madrid', 'address'],
  ['Brightwater Plumbing Ltd', 'company'],
  ['Schreinerei Huber GmbH', 'company'],
  ['Bill To:', 'buyerHeading'],
  ['Rechnungsempfänger', 'buyerHeading'],
  ['Ship To', 'deliveryHeading'],
  ['info@example.org', 'contact'],
  ['1.204,50', 'other'],
  ['Plumbing · Heating · Drainage', 'aside'],
  ['Attn: Accounts Payable', 'contactHeading'],
])('takes "%s" for %s', (text, expected) => {
  expect(likest(text)).toBe(expected);
});

it('gives probabilities that sum to 1, also for text that it never saw', () => {
  for (const text of ['', '漢字', '😀😀', 'x'.repeat(5000)]) {
    const sum = partyModel()
      .text.of(text)
      .reduce((all, odds) => all + odds, 0);
    expect(sum).toBeCloseTo(1, 4);
  }
});

it('tells capitals from small letters, but no digits apart', () => {
  const { text } = partyModel();
  expect(text.of('green garden services')).not.toEqual(text.of('Green Garden Services'));
  expect(text.of('Lindenweg 12')).toEqual(text.of('Lindenweg 47'));
});

it('says of a text that is hidden whole what it says of none', () => {
  const weights = {
    buckets: 2,
    scale: 1,
    weights: new Int8Array(2 * textClasses.length).fill(1),
    bias: Float32Array.from(textClasses, (_, at) => at),
  };
  const hidden = textModelOf(weights, () => true);
  expect(hidden.of('Brightwater Plumbing Ltd')).toEqual(hidden.of('1.204,50'));
});
