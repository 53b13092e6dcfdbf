import { expect, test } from 'vitest';
import { lowerMedian, median } from '../../src/geometry/median.ts';

test('of an even number of values, the median is the greater and the lower median the smaller of the two in the middle', () => {
  expect(median([9, 1, 4, 3])).toBe(4);
  expect(lowerMedian([9, 1, 4, 3])).toBe(3);
  expect([median([10, 9, 2]), lowerMedian([10, 9, 2])]).toEqual([9, 9]);
  expect([median([]), lowerMedian([])]).toEqual([0, undefined]);
});
