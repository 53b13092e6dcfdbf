import { expect, it } from 'vitest';
import { expectedOf, matchOf } from '../../../../tools/training/parties/truth.ts';

const match = (field: 'vendor_name' | 'vendor_address', expected: unknown, text: string): number =>
  matchOf(field, expectedOf({ [field]: expected }, field), text);

it('treats names with and without legal form as equal', () => {
  expect(match('vendor_name', 'Rossi & Figli S.r.l.', 'Rossi & Figli')).toBeGreaterThanOrEqual(1);
  expect(match('vendor_name', 'Rossi & Figli', 'Rossi Grandi Figli')).toBeLessThan(1);
});

it('treats addresses with and without country as equal, but not half an address', () => {
  const whole = 'Via Roma 7, 20121 Milano';
  expect(match('vendor_address', whole, `${whole}, Italia`)).toBeGreaterThanOrEqual(1);
  expect(match('vendor_address', whole, 'Via Roma 7')).toBeLessThan(1);
});

it('also accepts the alternatives that the truth lists', () => {
  const truth = { vendor_name: 'Nova', _accept: { vendor_name: ['Nova Energie', null] } };
  expect(matchOf('vendor_name', expectedOf(truth, 'vendor_name'), 'NOVA ENERGIE')).toBeGreaterThanOrEqual(1);
});

it('expects nothing if the document has no such party', () => {
  expect(expectedOf({ vendor_name: null }, 'vendor_name')).toEqual([]);
});
