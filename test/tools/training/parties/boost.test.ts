import { expect, it } from 'vitest';
import { type Forest, probabilitiesOf } from '../../../../src/extract/western/parties/trees.ts';
import { drawFrom } from '../../../../tools/generate/draw.ts';
import { boost, usualBoost } from '../../../../tools/training/parties/boost.ts';

const probabilities = (forest: Forest, row: Float32Array): Float32Array => probabilitiesOf(forest, [row])[0]!;

const draw = drawFrom('rows');
const rows = Array.from({ length: 1500 }, () => Float32Array.from({ length: 4 }, () => draw.next()));

/** 1 and 2 where the first two features lie in opposite corners, 0 elsewhere: no single feature predicts anything. */
function classOf([a = 0, b = 0]: Float32Array): number {
  if (a > 0.5 && b < 0.5) return 1;
  return a < 0.5 && b > 0.5 ? 2 : 0;
}

const options = { ...usualBoost, rounds: 25, featureShare: 1, leastWeight: 5 };
const lessons = { features: rows, classes: rows.map(classOf), weights: rows.map(() => 1) };

it('learns classes that depend on two features together', () => {
  const forest = boost(lessons, drawFrom('fit'), options);
  const unseen = Array.from({ length: 300 }, () => Float32Array.from({ length: 4 }, () => draw.next()));
  const right = unseen.filter((row) => {
    const odds = [...probabilities(forest, row)];
    return odds.indexOf(Math.max(...odds)) === classOf(row);
  });
  expect(right.length).toBeGreaterThan(285);
});

it('gives probabilities that sum to 1', () => {
  const forest = boost(lessons, drawFrom('fit'), { ...options, rounds: 3 });
  const sum = probabilities(forest, rows[0]!).reduce((all, odds) => all + odds, 0);
  expect(sum).toBeCloseTo(1, 5);
});

it('gives the same trees for the same rows and seed', () => {
  const [one, other] = [
    boost(lessons, drawFrom('fit'), { ...options, rounds: 3 }),
    boost(lessons, drawFrom('fit'), { ...options, rounds: 3 }),
  ];
  expect(one).toEqual(other);
});

it('uses the weights of the rows', () => {
  const weights = rows.map((_, index) => (lessons.classes[index] === 0 ? 1 : 0));
  const forest = boost({ ...lessons, weights }, drawFrom('fit'), { ...options, rounds: 5 });
  expect(probabilities(forest, rows[0]!)[0]).toBeGreaterThan(0.95);
});
