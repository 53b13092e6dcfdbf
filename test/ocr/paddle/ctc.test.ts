import { expect, it } from 'vitest';
import { middleOf, runsOf } from '../../../src/ocr/paddle/ctc.ts';

const outputOf = (classes: readonly number[], count: number) => ({
  values: Float32Array.from(
    classes.flatMap((best) => Array.from({ length: count }, (_, index) => (index === best ? 0.8 : 0))),
  ),
  shape: [1, classes.length, count],
});

it('joins repeated characters, drops blanks, and keeps a letter that occurs twice with a blank in between', () => {
  const runs = runsOf(outputOf([0, 1, 1, 1, 0, 2, 0, 2, 2], 3), ['', 'a', 'b']);
  expect(runs.map((run) => [run.text, middleOf(run)])).toEqual([
    ['a', 2.5],
    ['b', 5.5],
    ['b', 8],
  ]);
  for (const { probability } of runs) expect(probability).toBeCloseTo(0.8);
});
