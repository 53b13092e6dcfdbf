/**
 * Fits the weights that choose between candidates: `npm run train -- DIR [DIR…] [options]`.
 *
 *   --dry-run        measures and writes nothing
 *   --scorer FILE    module whose `same(field, expected, actual)` says what is right; by default the eval/score.mjs
 *                    nearest above the first DIR
 *   --date DATE      put down as the date of the training; absent by default, so that the same data give the same file
 *   --pull NUMBER    how strongly weights are drawn to tools/training/prior.json (default 1)
 *   --only NAME      measures subjects whose names start so, and writes nothing
 *   --except A,B     subjects that keep their present weights: those that the trees of the parties were fitted with
 *
 *   --accept-worse   writes even if fewer choices on unseen sellers are right than the provenance states
 *
 * The fitted weights of a subject are taken where, on sellers they have not seen, they choose more often right than the
 * prior, or as often and with more probability; else the prior is. (The present weights have seen everyone: to compare
 * with them would be to compare with the answers.) Curves of calibration are fitted to what is read from the folds that
 * were left out.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import present from '../../src/extract/western/candidates/weights.json' with { type: 'json' };
import { curvesOf, heldOut } from './curves.ts';
import type { Figures } from './fit.ts';
import { foldsOf } from './folds.ts';
import { labelledIn } from './labelled.ts';
import { type Said, saidOf } from './reading.ts';
import { scorerFor } from './scorer.ts';
import { type Studied, study } from './study.ts';
import { pupilOf, subjects } from './subjects.ts';
import { putIn } from './tables.ts';

const { values: flags, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: {
    'dry-run': { type: 'boolean', default: false },
    scorer: { type: 'string' },
    date: { type: 'string' },
    pull: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    except: { type: 'string', default: '' },
    'accept-worse': { type: 'boolean', default: false },
  },
});
const pull = Number(flags.pull);
const excepted = flags.except.split(',').filter((name) => name !== '');
if (folders.length === 0 || !(pull > 0)) {
  console.error(
    'usage: npm run train -- DIR [DIR…] [--dry-run] [--scorer FILE] [--date DATE] [--pull NUMBER] [--only NAME] [--except A,B] [--accept-worse]',
  );
  process.exit(2);
}

const weightsFile = resolve(import.meta.dirname, '../../src/extract/western/candidates/weights.json');
const foldCount = 5;

const shown = ({ right, lessons, loss }: Figures): string => `${right}/${lessons} right, loss ${loss.toFixed(4)}`;

function report({ subject, before, unseen, kept }: Studied): void {
  if (before.lessons === 0) {
    console.log(`${subject.name.padEnd(22)} prior: no document tells`);
    return;
  }
  const fitted = kept ? `fitted ${shown(unseen)} on unseen sellers` : 'kept: fitted weights do worse on unseen sellers';
  console.log(`${subject.name.padEnd(22)} prior ${shown(before)}; ${fitted}`);
}

const { same } = await scorerFor(folders[0] ?? '.', flags.scorer);
const labelled = await labelledIn(folders);
const pupils = labelled.flatMap((each) => pupilOf(each) ?? []);
const folds = foldsOf(
  pupils.map(({ group }) => group),
  foldCount,
);
console.log(`${pupils.length} of ${labelled.length} documents, ${folds.size} sellers or layouts, ${foldCount} folds`);

const studied = subjects
  .filter(({ name }) => name.startsWith(flags.only) && !excepted.includes(name))
  .map((subject) => {
    const result = study(subject, { pupils, folds, same }, pull);
    report(result);
    return result;
  });

/** Each document read with the weights of the folds that it is not in, and with no curve. */
function saidUnseen(): Said[] {
  putIn(present, { 'calibration.invoice': {}, 'calibration.receipt': {} });
  return [...new Set(folds.values())].flatMap((fold) => {
    for (const { byFold, all } of studied) putIn(present, byFold.get(fold) ?? all);
    return pupils.filter(({ group }) => folds.get(group) === fold).flatMap((pupil) => saidOf(pupil, same));
  });
}

const written: Record<string, unknown> = structuredClone(present);
const said = saidUnseen();
const calibration = curvesOf(said);
const check = heldOut(said, folds);
console.log(
  `\nconfidence ≥ 0.9, curves of other folds: ${check.sure} fields, ${(100 * check.right).toFixed(2)}% right`,
);
for (const { field, sure, all, right } of check.fields)
  console.log(
    `  ${field.padEnd(32)} ${String(sure).padStart(4)} of ${String(all).padStart(4)} sure, ${(100 * right).toFixed(1)}% of them right`,
  );

for (const { all } of studied) putIn(written, all);
written['calibration'] = { invoice: {}, receipt: {}, ...calibration };
const rightChoices = studied.reduce((sum, { unseen }) => sum + unseen.right, 0);
const choices = studied.reduce((sum, { unseen }) => sum + unseen.lessons, 0);
const share = (right: number, all: number): number => Math.round((10_000 * right) / Math.max(1, all)) / 10_000;
written['provenance'] = {
  ...(flags.date === undefined ? {} : { date: flags.date }),
  sets: Object.fromEntries(
    [...new Set(labelled.map(({ set }) => set))]
      .sort()
      .map((set) => [set, labelled.filter((one) => one.set === set).length]),
  ),
  documents: pupils.length,
  groups: folds.size,
  folds: foldCount,
  pull,
  subjects: {
    ...Object.fromEntries(Object.entries(present.provenance.subjects).filter(([name]) => excepted.includes(name))),
    ...Object.fromEntries(
      studied.map(({ subject, before, unseen, kept }) => [subject.name, { fitted: kept, prior: before, unseen }]),
    ),
  },
  unseenRight: share(rightChoices, choices),
  sure: { fields: check.sure, right: share(check.right * check.sure, check.sure) },
};

const recorded = present.provenance.unseenRight;
if (flags['dry-run']) console.log('\nnothing written (--dry-run)');
else if (flags.only !== '') console.log('\nnothing written (--only measures a part)');
else if (share(rightChoices, choices) < recorded && !flags['accept-worse']) {
  console.error(
    `\nnothing written: ${share(rightChoices, choices)} of the choices on unseen sellers are right, before it was ${recorded} (--accept-worse)`,
  );
  process.exitCode = 1;
} else {
  writeFileSync(weightsFile, `${JSON.stringify(written, null, 2)}\n`);
  console.log(
    `\nwritten: ${studied
      .filter(({ kept }) => kept)
      .map(({ subject }) => subject.name)
      .join(', ')}`,
  );
}
