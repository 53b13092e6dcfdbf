import { expect, it } from 'vitest';
import { curveOf, curvesOf, heldOut } from '../../../tools/training/curves.ts';
import { calibrate } from '../../../src/extract/calibration.ts';

/** `share` of `count` values at `probability` are right. */
const at = (probability: number, share: number, count = 200) =>
  Array.from({ length: count }, (_, index) => ({ probability, right: index < share * count }));

const scale = Array.from({ length: 99 }, (_, index) => (index + 1) / 100);

it.each([
  ['what is overrated', [...at(0.99, 0.8), ...at(0.6, 0.5)]],
  ['what is underrated', [...at(0.7, 0.99), ...at(0.3, 0.9)]],
  ['what is upside down', [...at(0.9, 0.2), ...at(0.2, 0.9)]],
  ['nothing', []],
])('never makes the less likely value surer: %s', (_, samples) => {
  const curve = curveOf(samples);
  const confidences = scale.map((probability) => calibrate(probability, curve));
  expect(confidences).toEqual([...confidences].sort((a, b) => a - b));
});

it('lowers the confidence of an overrated choice to how often it is right, and no further', () => {
  const curve = curveOf([...at(0.999, 0.8), ...at(0.5, 0.4)]);
  expect(calibrate(0.999, curve)).toBeLessThan(0.82);
  expect(calibrate(0.999, curve)).toBeGreaterThan(0.6);
});

it('claims no more than the surer half of the fields was right, and little if there are few examples', () => {
  expect(calibrate(0.9999, curveOf(at(0.999, 1, 4)))).toBeLessThan(0.9);
  expect(calibrate(0.9999, curveOf(at(0.999, 1, 200)))).toBeGreaterThan(0.97);
  expect(calibrate(0.9999, curveOf([...at(0.999, 0.8, 100), ...at(0.5, 0.4, 100)]))).toBeLessThan(0.82);
});

it('does not devalue a field because of one error', () => {
  const curve = curveOf([{ probability: 0.95, right: false }, ...at(0.95, 1, 9)]);
  expect(calibrate(0.95, curve)).toBeGreaterThan(0.7);
});

it('is tested on sellers that the curves have not seen', () => {
  const said = Array.from({ length: 100 }, (_, index) => ({
    id: String(index),
    group: index % 2 === 0 ? 'a' : 'b',
    family: 'invoice' as const,
    field: 'number',
    method: 'text',
    probability: 0.99,
    right: index % 2 === 0,
  }));
  const folds = new Map([
    ['a', 0],
    ['b', 1],
  ]);
  // Learned from `a` alone, `b` looks sure, and is wrong; learned from `b` alone, `a` does not.
  expect(heldOut(said, folds)).toMatchObject({ sure: 50, right: 0 });
  expect(Object.keys(curvesOf(said)['invoice']?.['text'] ?? {})).toEqual(['number']);
});

it('gives a field of which a family has few values the curve of that field over all families', () => {
  const value = { id: '1', group: 'a', field: 'number', method: 'text', probability: 0.97, right: true };
  const invoices = Array.from({ length: 200 }, () => ({ ...value, family: 'invoice' as const }));
  const receipts = Array.from({ length: 3 }, () => ({ ...value, family: 'receipt' as const }));
  const curve = curvesOf([...invoices, ...receipts])['receipt']?.['text']?.['number'];
  expect(curve?.most).toBeGreaterThan(0.97);
});
