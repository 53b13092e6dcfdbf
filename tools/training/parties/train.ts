/**
 * Trains the parties' reader: `node tools/training/parties/train.ts DIR [DIR…] [--pages N] [--seed S]
 * [--weight W] [--folds N] [--dry-run] [--errors] [--date DATE]`, also reached by `npm run train -- --parties`.
 *
 * Documents in DIR have a `<document>.truth.json` beside them. Each is judged by trees that saw no document of its
 * seller. How sure a value is (confidence.json) is fitted to these judgements.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { PartyTrees } from '../../../src/extract/western/parties/read.ts';
import { textModelOf } from '../../../src/extract/western/parties/text-model.ts';
import { foldsOf, groupOf, splitsOf } from '../folds.ts';
import { labelledIn } from '../labelled.ts';
import { isShown } from '../subjects.ts';
import { chosenIn, fitConfidence, heldOutConfidence } from './confidence.ts';
import { type Verdict, shown, verdictsOf } from './measure.ts';
import { type Lesson, fitStrings, fitTrees, generatedRows, lessonOf, realRows } from './models.ts';
import { storedModel } from './store.ts';

const { values: flags, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: {
    parties: { type: 'boolean', default: true },
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
const confidenceFile = resolve(import.meta.dirname, '../../../src/extract/western/parties/confidence.json');
const { seed } = flags;
const [pages, weight, foldCount] = [Number(flags.pages), Number(flags.weight), Number(flags.folds)];

const started = performance.now();
const log = (text: string): void =>
  console.log(`${((performance.now() - started) / 1000).toFixed(0).padStart(5)} s  ${text}`);

const text = fitStrings(seed, true);
const model = textModelOf(text);
const generated = { seed, pages, allWords: true };
const drawn = generatedRows(text, generated);
log(`${drawn.length} rows of ${pages} generated pages`);
const labelled = (await labelledIn(folders)).filter(({ truth }) => !('_multi' in truth));
// Of labelled lines without pictures nothing was misread: how sure values are is fitted to documents, read or written.
const shownPaths = new Set(
  labelled.flatMap(({ path, truth, pages: own, isWritten }) =>
    isShown(truth, own) && (isWritten || !path.endsWith('.json')) ? [path] : [],
  ),
);
const lessons: Lesson[] = labelled.map((each) => lessonOf({ ...each, group: groupOf(each) }, model));
log(`${lessons.length} documents`);

const folds = foldsOf(
  lessons.map(({ group }) => group),
  foldCount,
);

const treesOf = (seen: readonly Lesson[]): PartyTrees => fitTrees([...drawn, ...realRows(seen, seed, weight)], seed);

/** Each document judged by trees of the other folds. */
function judgedApart(): Verdict[] {
  return [...new Set(folds.values())].flatMap((fold) => {
    const seen = lessons.filter(({ group }) => folds.get(group) !== fold);
    const trees = treesOf(seen);
    log(`fold ${fold}: trees that saw ${seen.length} documents`);
    return lessons.filter(({ group }) => folds.get(group) === fold).flatMap((lesson) => verdictsOf(lesson, trees));
  });
}

const verdicts = judgedApart();
for (const set of [...new Set(verdicts.map((verdict) => verdict.set))].sort())
  console.log(`${set.padEnd(22)} ${shown(verdicts.filter((verdict) => verdict.set === set))}`);
console.log(`all                    ${shown(verdicts)}`);
if (flags.errors) {
  for (const { path, field, expected, chosen, isCandidate, right } of verdicts)
    if (!right) console.log(JSON.stringify({ path, field, expected, chosen: chosen?.span.text, isCandidate }));
}

const chosen = chosenIn(verdicts, shownPaths);
const heldOut = heldOutConfidence(splitsOf(chosen, folds));
console.log(`confidence ≥ 0.9, fitted to other folds: ${heldOut.right.toFixed(0)} of ${heldOut.sure.toFixed(0)} right`);

if (!flags['dry-run']) {
  const trees = treesOf(lessons);
  log(`trees of all: ${trees.name.feature.length}, ${trees.address.feature.length} nodes`);
  const provenance = {
    ...(flags.date === undefined ? {} : { date: flags.date }),
    generatedPages: pages,
    seed,
    weight,
    documents: lessons.length,
  };
  writeFileSync(flags.out, storedModel(text, trees, provenance));
  const { weights, sureFrom } = fitConfidence(chosen);
  writeFileSync(
    confidenceFile,
    `${JSON.stringify({ provenance: { ...provenance, heldOut }, weights, sureFrom }, null, 2)}\n`,
  );
  log(`written: ${flags.out}, ${confidenceFile}`);
}
