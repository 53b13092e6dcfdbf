/** Documents that mean harm through all verbs: each ends well or with a failure that says why, within its caps. */
import { afterAll, describe, expect, it } from 'vitest';
import { corpus } from './corpus.ts';
import { isFull } from './form.ts';
import { caps, figuresOf, type Outcome, trial } from './trial.ts';

const trying = trial();
const outcomes: Outcome[] = [];
afterAll(async () => {
  await trying.close();
  console.log(figuresOf(outcomes));
});

describe('no document brings a verb to an internal failure, a crash, or over its caps', () => {
  it.each(corpus.filter(({ slow }) => isFull || slow !== true))(
    '$name',
    async ({ name, make, convertTo, ocr }) => {
      const found = await trying.run({ name, bytes: await make(), convertTo, ocr });
      outcomes.push(...found);
      expect(found.flatMap(({ verb, broken }) => broken.map((what) => `${verb}: ${what}`))).toEqual([]);
    },
    (caps.seconds + 60) * 1000,
  );
});
