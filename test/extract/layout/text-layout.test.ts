import { expect, it } from 'vitest';
import { textLayoutOf } from '../../../src/extract/layout/text-layout.ts';
import { pageOf } from '../page-of.ts';

it('joins amounts that a hidden layer split at their decimal sign, and no others', () => {
  const page = pageOf([
    [50, 50, 'Total 1,250'],
    [112, 50, '.00'],
  ]);
  const textsOf = (isHiddenLayer: boolean) =>
    textLayoutOf([{ ...page, isHiddenLayer }]).cells.flatMap(({ words }) => words.map(({ text }) => text));
  expect(textsOf(true).join(' ')).toBe('Total 1,250.00');
  expect(textsOf(false).join(' ')).toBe('Total 1,250 .00');
});
