import { describe, expect, it } from 'vitest';
import { type Lesson, figuresOf, fit, sparse, spaceOf } from '../../../tools/training/fit.ts';
import { foldsOf, groupOf, splitsOf } from '../../../tools/training/folds.ts';
import { choiceLesson, pairLesson, triplesLesson } from '../../../tools/training/lessons.ts';

/** Numbers in [0, 1) that look random and are the same in every run. */
function* numbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    yield state / 2 ** 31;
  }
}

const truth = { bias: 0, label: 4, decoy: -3, early: 1 };

/** Documents of five candidates, one of which was drawn with the probability that the true weights give it. */
function synthetic(space: ReturnType<typeof spaceOf>, count: number): Lesson[] {
  const random = numbers(7);
  const next = (): number => random.next().value;
  return Array.from({ length: count }, (_, index) => {
    const candidates = Array.from({ length: 5 }, () => ({
      label: next() > 0.6 ? 1 : 0,
      decoy: next() > 0.6 ? 1 : 0,
      early: next(),
    }));
    const masses = candidates.map(({ label, decoy, early }) =>
      Math.exp(truth.label * label + truth.decoy * decoy + truth.early * early),
    );
    let left = next() * masses.reduce((sum, mass) => sum + mass, 1);
    const drawn = masses.findIndex((mass) => (left -= mass) < 0);
    const lesson = choiceLesson({ id: String(index), group: `seller ${index % 40}` }, [
      ...candidates.map((features, place) => ({ right: place === drawn, places: [sparse(space, 'field', features)] })),
      { right: drawn < 0, places: [] },
    ]);
    if (!lesson) throw new Error('every document has something right');
    return lesson;
  });
}

describe('fitting', () => {
  it('finds the weights that generated the data', () => {
    const space = spaceOf({ field: { bias: 0, label: 0, decoy: 0, early: 0 } });
    const weights = fit(synthetic(space, 1500), space, { pull: 0.1, steps: 200 });
    const { field = {} } = space.tables(weights, ['field']);
    expect(field['label']).toBeGreaterThan(2.5);
    expect(field['decoy']).toBeLessThan(-1.5);
    expect(field['early']).toBeGreaterThan(0.3);
    expect(field['early']).toBeLessThan(field['label'] ?? 0);
  });

  it('gives the same weights each time', () => {
    const once = (): number[] => {
      const space = spaceOf({ field: { bias: -1, label: 1 } });
      return [...fit(synthetic(space, 60), space, { pull: 1 })];
    };
    expect(once()).toEqual(once());
  });

  it('stays near the prior if it is weighted strongly', () => {
    const space = spaceOf({ field: { bias: -1, label: 1, decoy: 0.2 } });
    const weights = fit(synthetic(space, 60), space, { pull: 1000 });
    [...space.prior].forEach((weight, index) => expect(weights[index]).toBeCloseTo(weight, 0));
  });

  it('keeps the sign of a weight if the prior is sure of it', () => {
    const space = spaceOf({ field: { bias: 0, label: -2, decoy: 2 } });
    const { field = {} } = space.tables(fit(synthetic(space, 400), space, { pull: 0.01 }), ['field']);
    expect(field['label']).toBeLessThanOrEqual(0);
    expect(field['decoy']).toBeGreaterThanOrEqual(0);
  });

  it('does not change tables that only take part in the sum', () => {
    const space = spaceOf({ field: { bias: 0, label: 0 } }, { fixed: { bias: 1, sign: -2 } });
    sparse(space, 'fixed', { sign: 1 });
    const weights = fit(synthetic(space, 50), space, { pull: 0.1 });
    expect(space.tables(weights, ['fixed'])).toEqual({ fixed: { bias: 1, sign: -2 } });
  });

  it('has gradients that match the slopes of its losses', () => {
    const space = spaceOf({
      a: { bias: 0.1, x: 0.5, y: -0.3 },
      b: { bias: -0.2, x: 0.4 },
      joint: { adds: 0.7, bias: 0 },
    });
    const part = (table: string, x: number, y: number) => sparse(space, table, { x, y });
    const about = { id: '1', group: 'g' };
    const pair = pairLesson({
      ...about,
      seller: [part('a', 1, 0), part('a', 0.2, 1)],
      buyer: [part('b', 1, 0), part('b', 0.2, 1)],
      isSeller: (index) => index === 0,
      isBuyer: (index) => index === 1,
      between: (i, j) => (i === j ? -3 : 0),
    });
    const amounts = [
      { cents: 100, places: [part('a', 1, 0.5)] },
      { cents: 20, places: [part('a', 0.3, 0.1)] },
      { cents: 120, places: [part('a', 0.4, 0.9)] },
    ];
    const triple = triplesLesson({
      ...about,
      amounts: { net: amounts, tax: amounts, total: amounts },
      judge: (role, cents) => cents === { net: 100, tax: 20, total: 120 }[role],
      joint: ({ net = 0, tax = 0, total = 0 }) => ({
        part: sparse(space, 'joint', { adds: net + tax === total ? 1 : 0 }),
        score: 0,
      }),
    });
    for (const lesson of [pair, triple]) {
      if (!lesson) throw new Error('there is something to learn');
      // Joint parts are met at the first scoring.
      lesson.learn(space.prior);
      const weights = space.prior;
      const gradient = new Float64Array(weights.length);
      lesson.learn(weights, gradient);
      weights.forEach((weight, index) => {
        const at = (value: number): number => lesson.learn(weights.with(index, value)).loss;
        expect(gradient[index]).toBeCloseTo((at(weight + 1e-4) - at(weight - 1e-4)) / 2e-4, 3);
      });
    }
  });
});

describe('folds', () => {
  const documents = Array.from({ length: 50 }, (_, index) => ({ group: `seller ${index % 13}`, index }));
  const folds = foldsOf(
    documents.map(({ group }) => group),
    5,
  );

  it('keep documents of one seller together, and test data apart from training data', () => {
    const splits = splitsOf(documents, folds);
    expect(splits).toHaveLength(5);
    for (const { seen, unseen } of splits) {
      const known = new Set(seen.map(({ group }) => group));
      expect(unseen.some(({ group }) => known.has(group))).toBe(false);
      expect(seen.length + unseen.length).toBe(documents.length);
    }
    expect(splits.flatMap(({ unseen }) => unseen)).toHaveLength(documents.length);
  });

  it('do not depend on the order of the documents', () => {
    const reversed = documents.map(({ group }) => group).reverse();
    expect(Object.fromEntries(foldsOf(reversed, 5))).toEqual(Object.fromEntries(folds));
  });

  it('treat spellings of one seller as one, and a source without sellers as one layout', () => {
    const group = (vendor_name?: string) =>
      groupOf({ set: 's', truth: vendor_name === undefined ? {} : { vendor_name } });
    expect(group('Kedai Papan YEW CHUAN Sdn Bhd')).toBe(group('KEDAI PAPAN (branch 2)'));
    expect(group()).toBe('set s');
    expect(group('Other')).not.toBe(group('Another'));
  });

  it('count each outcome only once', () => {
    expect(
      figuresOf([
        { loss: 1, right: true },
        { loss: 3, right: false },
      ]),
    ).toEqual({ lessons: 2, right: 1, loss: 2 });
  });
});
