import { expect, it } from 'vitest';
import { chosenAll, extended, nothingChosen, toggled } from '../../../src/web/invoices/selection.ts';

const order = ['a', 'b', 'c', 'd', 'e'];

it('a row is chosen and given up again', () => {
  const once = toggled(nothingChosen, 'b');
  expect([...once.ids]).toEqual(['b']);
  expect([...toggled(once, 'b').ids]).toEqual([]);
  expect([...nothingChosen.ids]).toEqual([]);
});

it('a range goes from the row that was chosen last, in both directions, beside what is chosen', () => {
  const down = extended(toggled(nothingChosen, 'b'), 'd', order);
  expect([...down.ids]).toEqual(['b', 'c', 'd']);
  const up = extended(toggled(toggled(nothingChosen, 'a'), 'e'), 'd', order);
  expect([...up.ids]).toEqual(['a', 'e', 'd']);
});

it('without a row to begin at, a range is that row; rows that are gone choose nothing', () => {
  expect([...extended(nothingChosen, 'c', order).ids]).toEqual(['c']);
  expect([...extended(toggled(nothingChosen, 'gone'), 'c', order).ids]).toEqual(['gone', 'c']);
  expect([...extended(nothingChosen, 'gone', order).ids]).toEqual([]);
  expect([...chosenAll(order).ids]).toEqual(order);
});
