import { expect, it } from 'vitest';
import type { Family } from '../../../src/extract/families/family.ts';
import { surestOf } from '../../../src/extract/families/surest.ts';

const family = (name: string, score: number): Family => ({ name, recognises: () => score, read: () => [], needed: [] });

it('the surest family is chosen, the first of equals, and none if no family recognises the pages', () => {
  const families = [family('a', 0.2), family('b', 0.7), family('c', 0.7), family('d', 0)];
  expect(surestOf(families, [])).toMatchObject({ family: { name: 'b' }, score: 0.7 });
  expect(surestOf([family('d', 0)], [])).toBeUndefined();
  expect(surestOf([], [])).toBeUndefined();
});
