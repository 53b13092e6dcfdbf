import { expect, it } from 'vitest';
import { expectedOf, matchOf } from '../../../../tools/training/parties/truth.ts';

const match = (field: 'vendor_name' | 'vendor_address', expected: unknown, text: string): number =>
  matchOf(field, expectedOf({ [field]: expected }, field), text);

it('takes names with and without legal form for the same', () => {
  expect(match('vendor_name', 'Rossi & Figli S.r.l.', 'Rossi & Figli')).toBeGreaterThanOrEqual(1);
  expect(match('vendor_name', 'Rossi & Figli', 'Rossi Grandi Figli')).toBeLessThan(1);
});

it('takes addresses with and without country for the same, and not their halves', () => {
  const whole = 'Via Roma 7, 20121 Milano';
  expect(match('vendor_address', whole, `${whole}, Italia`)).toBeGreaterThanOrEqual(1);
  expect(match('vendor_address', whole, 'Via Roma 7')).toBeLessThan(1);
});

it('accepts what the truth accepts besides', () => {
  const truth = { vendor_name: 'Nova', _accept: { vendor_name: ['Nova Energie', null] } };
  expect(matchOf('vendor_name', expectedOf(truth, 'vendor_name'), 'NOVA ENERGIE')).toBeGreaterThanOrEqual(1);
});

it('expects nothing where the document has no such party', () => {
  expect(expectedOf({ vendor_name: null }, 'vendor_name')).toEqual([]);
});
