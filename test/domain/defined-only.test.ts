import { expect, it } from 'vitest';
import { definedOnly } from '../../src/domain/defined-only.ts';

it('leaves out only the values that are undefined', () => {
  const made = definedOnly({ none: undefined, nil: null, zero: 0, empty: '', no: false });
  expect(Object.entries(made)).toEqual([
    ['nil', null],
    ['zero', 0],
    ['empty', ''],
    ['no', false],
  ]);
});
