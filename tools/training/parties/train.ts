/**
 * Trains the parties' reader: `node tools/training/parties/train.ts DIR [DIR…] [--generated-only] [--pages N] [--seed S]
 * [--weight W] [--folds N] [--dry-run] [--errors] [--date DATE]`, also reached by `npm run train -- --parties`.
 *
 * Documents in DIR have a `<document>.truth.json` beside them. Each is judged by trees that saw no document of its
 * seller: with `--generated-only` by those that saw none at all. Curves of calibration are fitted to these judgements.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Curves } from '../../../src/extract/western/candidates/calibration.ts';
import { type PartyTrees, curveName } from '../../../src/extract/western/parties/read.ts';
import { textModelOf } from '../../../src/extract/western/parties/text-model.ts';
import { type Sample, curveOf } from '../curves.ts';
import { foldsOf, groupOf } from '../folds.ts';
import { labelledIn } from '../labelled.ts';
import { type Verdict, shown, verdictsOf } from './measure.ts';
import {
  type Forests,
  type Lesson,
  fitForests,
  fitStrings,
  generatedRows,
  lessonOf,
  realRows,
  reconsideredReal,
  reconsideredRows,
  secondBoost,
} from './models.ts';
import { storedModel } from './store.ts';

const { values: flags, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: {
    parties: { type: 'boolean', default: true },
    'generated-only': { type: 'boolean', default: false },
    pages: { type: 'string', default: '3500' },
    seed: { type: 'string', default: '1' },
    weight: { type: 'string', default: '8' },
    folds: { type: 'string', default: '4' },
    'dry-run': { type: 'boolean', default: false },
    errors: { type: 'boolean', default: false },
    date: { type: 'string' },
    out: { type: 'string', default: resolve(import.meta.dirname, '../../../src/assets/party-model.bin') },
  },
});
const isGeneratedOnly = flags['generated-only'];
const { seed } = flags;
const [pages, weight, foldCount] = [Number(flags.pages), Number(flags.weight), Number(flags.folds)];

const started = performance.now();
const log = (text: string): void =>
  console.log(`${((performance.now() - started) / 1000).toFixed(0).padStart(5)} s  ${text}`);

const allWords = !isGeneratedOnly;
const text = fitStrings(seed, allWords);
const model = textModelOf(text);
const generated = { seed, pages, allWords };
const drawn = generatedRows(model, generated);
log(`${drawn.flat().length} rows of ${pages} generated pages`);
const lessons: Lesson[] = (await labelledIn(folders))
  .filter(({ truth }) => !('_multi' in truth))
  .map((each) => lessonOf({ ...each, group: groupOf(each) }, model));
log(`${lessons.length} documents`);

const folds = foldsOf(
  lessons.map(({ group }) => group),
  isGeneratedOnly ? 1 : foldCount,
);

/** Halves of the sellers: the first pass of one half judges the other, for the second pass to learn from. */
const halves = foldsOf(
  lessons.map(({ group }) => group),
  2,
);
const isTaught = !isGeneratedOnly;
const realHalf = (half: number): Lesson[] =>
  isTaught ? lessons.filter(({ group }) => halves.get(group) === half) : [];
const halfTrees = [0, 1].map((half) =>
  fitForests([...(drawn[half] ?? []), ...realRows(realHalf(half), seed, weight)], seed),
) as [Forests, Forests];
log('first pass of both halves');
const secondDrawn = reconsideredRows(model, generated, halfTrees);
log(`${secondDrawn.length} rows for the second pass`);

function treesOf(seen: readonly Lesson[]): PartyTrees {
  const first = fitForests([...drawn.flat(), ...realRows(seen, seed, weight)], seed);
  const secondReal = [0, 1].flatMap((half) => {
    const own = seen.filter(({ group }) => halves.get(group) === half);
    return reconsideredReal(own, halfTrees[half === 0 ? 1 : 0], weight);
  });
  return { first, second: fitForests([...secondDrawn, ...secondReal], seed, secondBoost) };
}

interface Apart {
  /** By the first pass alone. */
  readonly first: readonly Verdict[];
  readonly both: readonly Verdict[];
}

/** Each document judged by trees of the other folds. */
function judgedApart(): Apart {
  const [alone, both]: [Verdict[], Verdict[]] = [[], []];
  for (const fold of new Set(folds.values())) {
    const seen = isTaught ? lessons.filter(({ group }) => folds.get(group) !== fold) : [];
    const trees = treesOf(seen);
    log(`fold ${fold}: trees that saw ${seen.length} documents`);
    for (const lesson of lessons.filter(({ group }) => folds.get(group) === fold)) {
      alone.push(...verdictsOf(lesson, { first: trees.first, second: undefined }));
      both.push(...verdictsOf(lesson, trees));
    }
  }
  return { first: alone, both };
}

function curvesOf(verdicts: readonly Verdict[]): Curves {
  const samples = new Map<string, Map<string, Sample[]>>();
  for (const { chosen, right, method } of verdicts) {
    if (!chosen) continue;
    const own = samples.get(method) ?? new Map<string, Sample[]>();
    samples.set(method, own);
    const name = curveName(chosen);
    own.set(name, [...(own.get(name) ?? []), { probability: chosen.probability, right }]);
  }
  return Object.fromEntries(
    [...samples].map(([method, own]) => [
      method,
      Object.fromEntries([...own].map(([name, each]) => [name, curveOf(each)])),
    ]),
  );
}

const rightOf = (all: readonly Verdict[]): number => all.filter(({ right }) => right).length;
const apart = judgedApart();
const needsSecond = rightOf(apart.both) > rightOf(apart.first);
const verdicts = needsSecond ? apart.both : apart.first;
for (const set of [...new Set(verdicts.map((verdict) => verdict.set))].sort())
  console.log(`${set.padEnd(22)} ${shown(verdicts.filter((verdict) => verdict.set === set))}`);
console.log(`first pass alone       ${shown(apart.first)}`);
console.log(`both passes            ${shown(apart.both)}`);
if (flags.errors) {
  for (const { path, field, expected, chosen, isCandidate, right } of verdicts)
    if (!right) console.log(JSON.stringify({ path, field, expected, chosen: chosen?.span.text, isCandidate }));
}

if (!flags['dry-run']) {
  const all = treesOf(isTaught ? lessons : []);
  const trees = needsSecond ? all : { first: all.first, second: undefined };
  const nodes = [trees.first, trees.second].flatMap((forests) => (forests ? [forests.name, forests.address] : []));
  log(`trees of all: ${nodes.map(({ feature }) => feature.length).join(', ')} nodes`);
  const provenance = {
    ...(flags.date === undefined ? {} : { date: flags.date }),
    generatedPages: pages,
    seed,
    weight,
    documents: isTaught ? lessons.length : 0,
  };
  writeFileSync(flags.out, storedModel(text, trees, curvesOf(verdicts), provenance));
  log(`written: ${flags.out}`);
}
