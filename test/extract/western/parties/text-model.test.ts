import { expect, it } from 'vitest';
import { partyModel } from '../../../../src/extract/western/parties/model.ts';
import { textClasses } from '../../../../src/extract/western/parties/text-model.ts';

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
