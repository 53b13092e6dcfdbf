import { expect, it } from 'vitest';
import { confidenceOf, sure } from '../../../../src/extract/western/parties/confidence.ts';
import { type Chosen, fitConfidence, heldOutConfidence } from '../../../../tools/training/parties/confidence.ts';

const named = (group: string, text: string, probability: number, right: boolean): Chosen => ({
  group,
  right,
  text: { path: 'seller.name', text, probability, agrees: true, isFormElsewhere: false, cutRival: 0 },
});
const many = (count: number, group: string, probability: number, right: (index: number) => boolean): Chosen[] =>
  Array.from({ length: count }, (_, index) => named(`${group} ${index}`, `Shop ${group}`, probability, right(index)));

it('learns what the odds are worth, and from where on values are sure', () => {
  const learned = fitConfidence([
    ...many(300, 'clear', 0.99, (index) => index > 0),
    ...many(100, 'doubtful', 0.6, (index) => index % 2 === 0),
  ]);
  const confidence = (probability: number): number =>
    confidenceOf(
      { path: 'seller.name', text: 'Shop', probability, agrees: true, isFormElsewhere: false, cutRival: 0 },
      learned,
    );
  expect(confidence(0.99)).toBeGreaterThan(sure);
  expect(confidence(0.6)).toBeGreaterThan(0.35);
  expect(confidence(0.6)).toBeLessThan(0.65);
});

it('calls no value sure if the surest values are wrong', () => {
  const learned = fitConfidence(many(200, 'misleading', 0.99, (index) => index % 10 > 0));
  expect(
    confidenceOf(
      { path: 'seller.name', text: 'Shop', probability: 0.999, agrees: true, isFormElsewhere: false, cutRival: 0 },
      learned,
    ),
  ).toBeLessThan(sure);
});

it('counts a text that a series of documents repeats once', () => {
  const repeated = (probability: number): Chosen[] =>
    Array.from({ length: 50 }, () => named('one series', 'Acme', probability, false));
  const learned = fitConfidence([...repeated(0.98), ...many(200, 'others', 0.98, () => true)]);
  expect(
    confidenceOf(
      { path: 'seller.name', text: 'Acme', probability: 0.999, agrees: true, isFormElsewhere: false, cutRival: 0 },
      learned,
    ),
  ).toBeGreaterThan(sure);
  const held = heldOutConfidence([{ fold: 0, seen: many(200, 'others', 0.98, () => true), unseen: repeated(0.999) }]);
  expect(held.sure).toBeCloseTo(1);
  expect(held.right).toBe(0);
});

it('is fitted alike to five hundred documents and to two thousand of the same kind', () => {
  const of = (times: number): readonly Chosen[] => [
    ...many(600 * times, 'clear', 0.99, (index) => index % 50 > 0),
    ...many(300 * times, 'likely', 0.9, (index) => index % 8 > 0),
    ...many(100 * times, 'doubtful', 0.3, (index) => index % 3 === 0),
  ];
  const [few, all] = [fitConfidence(of(0.5)).weights, fitConfidence(of(2)).weights];
  expect(few.odds).toBeCloseTo(all.odds, 1);
  expect(few.bias).toBeCloseTo(all.bias, 1);
});

it('never takes a sign of doubt for one of certainty', () => {
  const cut = (one: Chosen): Chosen => ({ ...one, text: { ...one.text, cutRival: 1 } });
  const learned = fitConfidence([
    ...many(100, 'whole', 0.7, (index) => index % 2 > 0),
    ...many(100, 'cut', 0.7, () => true).map(cut),
  ]);
  expect(learned.weights.cutRival).toBe(0);
});
