/**
 * Fits the confidences of the Chinese families: `npm run train -- --fapiao DIR [DIR…] [--texts N] [--pictures N]
 * [--dry-run] [--errors] [--scorer FILE] [--date DATE]`.
 *
 * Documents in DIR have a `<document>.truth.json` beside them. Besides, N forms of each kind are drawn and read as text,
 * and N as degraded pictures. What is printed is held out: each document is judged by curves that it was not fitted to.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import stored from '../../../src/extract/fapiao/curves.json' with { type: 'json' };
import { fapiaoKinds } from '../../generate/fapiao/index.ts';
import { curvesOf, heldOut, type Sample } from '../curves.ts';
import { foldsOf } from '../folds.ts';
import { labelledIn, withOcr } from '../labelled.ts';
import type { Said } from '../reading.ts';
import type { Same } from '../subjects.ts';
import { saidOfDrawn, saidOfLabelled } from './said.ts';

const { values: flags, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: {
    fapiao: { type: 'boolean', default: true },
    texts: { type: 'string', default: '130' },
    pictures: { type: 'string', default: '24' },
    'dry-run': { type: 'boolean', default: false },
    errors: { type: 'boolean', default: false },
    scorer: { type: 'string' },
    date: { type: 'string' },
  },
});
const [texts, pictures] = [Number(flags.texts), Number(flags.pictures)];
const foldCount = 5;

/**
 * Values that a check contradicts are rare among documents that are right: a curve that has not seen any leaves low
 * confidences as they are.
 */
const lowAsItIs: readonly Sample[] = [0.2, 0.4, 0.6].flatMap((probability) =>
  Array.from({ length: 10 }, (_, index) => ({ probability, right: index < 10 * probability })),
);

function nearestScorer(from: string): string | undefined {
  for (let folder = resolve(from); folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, 'eval', 'score.mjs');
    if (existsSync(file)) return file;
  }
  return undefined;
}

/** What the families say without any curve. */
async function saidOfAll(): Promise<{ said: Said[]; missing: number; documents: number }> {
  for (const family of Object.keys(stored.families)) Reflect.deleteProperty(stored.families, family);
  const said: Said[] = [];
  let [missing, documents] = [0, 0];
  await withOcr(async (ocr) => {
    for (const kind of fapiaoKinds) {
      for (const [count, asPicture] of [
        [texts, false],
        [pictures, true],
      ] as const) {
        for (let seed = 0; seed < count; seed++) {
          const asked = await saidOfDrawn(kind, String(seed), asPicture, ocr);
          said.push(...asked.said);
          missing += asked.missing;
        }
        documents += count;
      }
      console.log(`${kind.name}: ${texts} texts and ${pictures} pictures`);
    }
  });
  const scorer = flags.scorer ?? nearestScorer(folders[0] ?? '.');
  if (folders.length > 0 && scorer !== undefined) {
    const { same } = (await import(resolve(scorer))) as { same: Same };
    for (const labelled of await labelledIn(folders)) {
      said.push(...saidOfLabelled(labelled, same));
      documents++;
    }
  }
  return { said, missing, documents };
}

const { said, missing, documents } = await saidOfAll();
const folds = foldsOf(
  said.map(({ group }) => group),
  foldCount,
);
const wrong = said.filter(({ right }) => !right);
console.log(`\n${documents} documents, ${said.length} values, ${wrong.length} of them wrong, ${missing} not read`);
if (flags.errors) for (const one of wrong) console.log(JSON.stringify(one));

const check = heldOut(said, folds, lowAsItIs);
const percent = (share: number): string => `${(100 * share).toFixed(2)}%`;
console.log(`confidence ≥ 0.9, curves of other folds: ${check.sure} values, ${percent(check.right)} right`);
for (const { field, sure, all, right } of check.fields)
  console.log(
    `  ${field.padEnd(34)} ${String(sure).padStart(4)} of ${String(all).padStart(4)} sure, ${percent(right)} right`,
  );

if (!flags['dry-run']) {
  const file = resolve(import.meta.dirname, '../../../src/extract/fapiao/curves.json');
  const provenance = {
    ...(flags.date === undefined ? {} : { date: flags.date }),
    drawn: { kinds: fapiaoKinds.length, texts, pictures },
    documents,
    values: said.length,
    wrong: wrong.length,
    folds: foldCount,
    sure: { values: check.sure, right: Math.round(10_000 * check.right) / 10_000 },
  };
  writeFileSync(file, `${JSON.stringify({ provenance, families: curvesOf(said, lowAsItIs) }, null, 2)}\n`);
}
