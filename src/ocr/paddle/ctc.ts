/** Greedy decoding of connectionist temporal classification (Graves et al., 2006). */
import type { ModelOutput } from './sessions.ts';

/** A character, and the steps of the output in which it was seen, both included. */
export interface Run {
  readonly text: string;
  readonly first: number;
  readonly last: number;
  /** In the first of them, 0..1. */
  readonly probability: number;
}

/** The middle of its steps, in steps. */
export const middleOf = ({ first, last }: Run): number => (first + last + 1) / 2;

/** Takes the best class of every step, joins repeats and drops blanks (class 0). `output` has a probability per step and class. */
export function runsOf({ values, shape }: ModelOutput, alphabet: readonly string[]): Run[] {
  const [, steps = 0, classes = 0] = shape;
  const runs: { text: string; first: number; last: number; probability: number }[] = [];
  let previous = 0;
  for (let step = 0; step < steps; step++) {
    const from = step * classes;
    let [best, probability] = [0, -1];
    for (let index = 0; index < classes; index++) {
      const value = values[from + index] ?? 0;
      if (value > probability) [best, probability] = [index, value];
    }
    const run = runs.at(-1);
    if (best !== 0 && best === previous && run) run.last = step;
    else if (best !== 0) runs.push({ text: alphabet[best] ?? '', first: step, last: step, probability });
    previous = best;
  }
  return runs;
}
