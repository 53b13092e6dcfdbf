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
import { type Lesson, fitStrings, fitTrees, generatedRows, lessonOf, realRows } from './models.ts';
import { storedModel } from './store.ts';

const { values: flags, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: {
    parties: { type: 'boolean', default: true },
    'generated-only': { type: 'boolean', default: false },
    pages: { type: 'string', default: '4000' },
    seed: { type: 'string', default: '1' },
    weight: { type: 'string', default: '3' },
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
log(`${drawn.length} rows of ${pages} generated pages`);
const lessons: Lesson[] = (await labelledIn(folders))
  .filter(({ truth }) => !('_multi' in truth))
  .map((each) => lessonOf({ ...each, group: groupOf(each) }, model));
log(`${lessons.length} documents`);

const folds = foldsOf(
  lessons.map(({ group }) => group),
  isGeneratedOnly ? 1 : foldCount,
);

const treesOf = (seen: readonly Lesson[]): PartyTrees => fitTrees([...drawn, ...realRows(seen, seed, weight)], seed);

const taught = isGeneratedOnly ? [] : lessons;

/** Each document judged by trees of the other folds. */
function judgedApart(): Verdict[] {
  return [...new Set(folds.values())].flatMap((fold) => {
    const seen = taught.filter(({ group }) => folds.get(group) !== fold);
    const trees = treesOf(seen);
    log(`fold ${fold}: trees that saw ${seen.length} documents`);
    return lessons.filter(({ group }) => folds.get(group) === fold).flatMap((lesson) => verdictsOf(lesson, trees));
  });
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

const verdicts = judgedApart();
for (const set of [...new Set(verdicts.map((verdict) => verdict.set))].sort())
  console.log(`${set.padEnd(22)} ${shown(verdicts.filter((verdict) => verdict.set === set))}`);
console.log(`all                    ${shown(verdicts)}`);
if (flags.errors) {
  for (const { path, field, expected, chosen, isCandidate, right } of verdicts)
    if (!right) console.log(JSON.stringify({ path, field, expected, chosen: chosen?.span.text, isCandidate }));
}

if (!flags['dry-run']) {
  const trees = treesOf(taught);
  log(`trees of all: ${trees.name.feature.length}, ${trees.address.feature.length} nodes`);
  const provenance = {
    ...(flags.date === undefined ? {} : { date: flags.date }),
    generatedPages: pages,
    seed,
    weight,
    documents: taught.length,
  };
  writeFileSync(flags.out, storedModel(text, trees, curvesOf(verdicts), provenance));
  log(`written: ${flags.out}`);
}
