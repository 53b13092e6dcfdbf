/**
 * Fits the weights of one subject to labelled documents, in folds: the fitted weights are taken where, on sellers that
 * they have not seen, they choose more often right than the prior, or as often and with more probability.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Figures, figuresOf, fit, spaceOf } from './fit.ts';
import { splitsOf } from './folds.ts';
import type { Pupil, Same, Subject } from './subjects.ts';
import { type Tables, tablesOf } from './tables.ts';

/** What the weights are drawn to: what each sign ought to mean, put down by people. */
export const prior: unknown = JSON.parse(readFileSync(resolve(import.meta.dirname, 'prior.json'), 'utf8'));

export interface Studied {
  readonly subject: Subject;
  /** Of the prior. */
  readonly before: Figures;
  /** On folds that were left out, of what is taken. */
  readonly unseen: Figures;
  readonly kept: boolean;
  /** By fold, and last of all documents. */
  readonly byFold: ReadonlyMap<number, Tables>;
  readonly all: Tables;
}

export interface Material {
  readonly pupils: readonly Pupil[];
  readonly folds: ReadonlyMap<string, number>;
  readonly same: Same;
}

/** Where documents mislead at first, the prior is heard once more, so many times as loud. */
const louder = 10;

export function study(subject: Subject, material: Material, pull = 1): Studied {
  const first = studyAt(subject, material, pull);
  return first.kept || first.before.lessons === 0 ? first : studyAt(subject, material, louder * pull);
}

function studyAt(subject: Subject, { pupils, folds, same }: Material, strength: number): Studied {
  const space = spaceOf(tablesOf(prior, subject.tables), tablesOf(prior, subject.given ?? []));
  const lessons = pupils.flatMap((pupil) => subject.lesson(pupil, space, same) ?? []);
  const before = figuresOf(lessons.map((lesson) => lesson.learn(space.prior)));
  const byFold = new Map<number, Tables>();
  const outcomes = splitsOf(lessons, folds).flatMap(({ fold, seen, unseen }) => {
    const weights = fit(seen, space, { pull: strength });
    byFold.set(fold, space.tables(weights, subject.tables));
    return unseen.map((lesson) => lesson.learn(weights));
  });
  const unseen = figuresOf(outcomes);
  const asOften = unseen.right === before.right && unseen.loss <= before.loss;
  const kept = lessons.length > 0 && (unseen.right > before.right || asOften);
  if (!kept) return { subject, before, unseen: before, kept, byFold: new Map(), all: tablesOf(prior, subject.tables) };
  const all = space.tables(fit(lessons, space, { pull: strength }), subject.tables);
  return { subject, before, unseen, kept, byFold, all };
}
