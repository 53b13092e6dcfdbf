/** Damaged fixtures through all verbs: each ends well or with a failure that says why, within its caps. */
import { expect, it } from 'vitest';
import { isFull, onlyIndex, seed } from './form.ts';
import { fuzzed, fuzzedFixtures } from './fuzz.ts';
import { figuresOf, type Outcome, trial } from './trial.ts';

const count = isFull ? 2000 : 40;

it(
  'no damage brings a verb to an internal failure, a crash, or over its caps',
  async () => {
    const fixtures = await fuzzedFixtures();
    const trying = trial();
    const outcomes: Outcome[] = [];
    const broken: string[] = [];
    try {
      for (let index = onlyIndex ?? 0; index < (onlyIndex === undefined ? count : onlyIndex + 1); index++) {
        const job = await fuzzed(fixtures, seed, index);
        const found = await trying.run(job);
        outcomes.push(...found);
        const faults = found.flatMap(({ verb, broken }) => broken.map((what) => `${job.name} ${verb}: ${what}`));
        if (faults.length > 0) console.log(`HOSTILE_SEED=${seed} HOSTILE_INDEX=${index}\n${faults.join('\n')}`);
        broken.push(...faults);
      }
    } finally {
      await trying.close();
    }
    console.log(`seed ${seed}: ${figuresOf(outcomes)}`);
    expect(broken).toEqual([]);
  },
  isFull ? 4 * 3_600_000 : 300_000,
);
