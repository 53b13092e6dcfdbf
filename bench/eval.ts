/**
 * Accuracy over labelled documents: `npm run eval -- DIR [DIR…] [options]`, or of the readers of parties, amounts and
 * lines over generated pages: `npm run eval -- --generated [--pages N] [--errors] [--shape NAME]`.
 *
 *   --held-out        reads each document with models that saw no document of its seller; all DIRs teach the others
 *   --generated-only  reads them with models that saw generated pages alone
 *   --folds N         of --held-out (default 2: models saw half of the sellers)
 *   --seeds A,B,C     of --held-out and --generated-only, one run for each (default 1)
 *   --scorer FILE     an ES module with a command line (`--truth DIR --records FILE`), which exports `same` and `score`;
 *                     by default the `eval/score.mjs` nearest above the first DIR
 *   --errors          also prints each field and generated line that is not right, and why records are for review in
 *                     which all is right
 *   --shape NAME      of --generated: only feet and tables of this shape
 *   --keep FILE       keeps the records, in both public schemas
 *   --no-cache        reads everything again
 *
 * DIR holds sets of documents (DIR/<set>/<document>) with a `<document>.truth.json` beside each.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { Extraction, ExtractionRecord } from '../src/domain/record.ts';
import { project } from '../src/invoices/schemas/index.ts';
import { footShapes } from '../tools/generate/feet.ts';
import { tableShapes } from '../tools/generate/items/tables.ts';
import { groupOf } from '../tools/training/folds.ts';
import { shown } from '../tools/training/parties/measure.ts';
import { type Scorer, scorerFor } from '../tools/training/scorer.ts';
import { readUnseen } from '../tools/training/unseen.ts';
import { calibrationTable } from './calibration.ts';
import { generatedReport } from './generated.ts';
import { amountsReport } from './generated-amounts.ts';
import { linesReport } from './generated-lines.ts';
import { errorsOfPolicy, judgedDocument, linesRow, summary } from './summary.ts';
import type { Truth } from './verdicts.ts';

const { values: flags, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: {
    'held-out': { type: 'boolean', default: false },
    'generated-only': { type: 'boolean', default: false },
    folds: { type: 'string', default: '2' },
    seeds: { type: 'string', default: '1' },
    scorer: { type: 'string' },
    errors: { type: 'boolean', default: false },
    keep: { type: 'string' },
    'no-cache': { type: 'boolean', default: false },
    generated: { type: 'boolean', default: false },
    pages: { type: 'string' },
    shape: { type: 'string' },
  },
});
if (flags.generated) {
  const [pages, { errors, shape }] = [Number(flags.pages ?? 200), flags];
  if (shape !== undefined && !footShapes.includes(shape) && !tableShapes.includes(shape)) {
    console.error(`no shape ${shape}: there are ${[...footShapes, ...tableShapes].join(', ')}`);
    process.exit(2);
  }
  if (shape === undefined) console.log(generatedReport(pages));
  if (shape === undefined || footShapes.includes(shape)) console.log(amountsReport(pages, errors, shape));
  if (shape === undefined || tableShapes.includes(shape)) console.log(linesReport(pages, errors, shape));
  process.exit();
}
if (folders.length === 0) {
  console.error(
    'usage: npm run eval -- DIR [DIR…] [--held-out | --generated-only] [--folds N] [--seeds A,B,C] [--pages N] [--scorer FILE] [--errors] [--keep FILE] [--no-cache] | --generated [--pages N] [--errors] [--shape NAME]',
  );
  process.exit(2);
}

/** What was read of a document, in the order of its invoices. */
interface Read {
  readonly path: string;
  readonly extraction: Extraction | undefined;
}

/** Of the program that was built last, with the models that ship. */
async function readAsShipped(): Promise<Read[]> {
  const cli = resolve(import.meta.dirname, '../bin/invoicectl.js');
  const options = ['--recursive', '--format', 'ndjson', ...(flags['no-cache'] ? ['--no-cache'] : [])];
  const child = spawn(process.execPath, [cli, 'extract', ...folders, ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const read: Read[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const record = JSON.parse(line) as ExtractionRecord;
    read.push({ path: resolve(record.source.path), extraction: { ...record, pages: record.source.pages } });
  }
  return read;
}

async function readWithoutSeeing(scorer: Scorer, seed: string): Promise<Read[]> {
  const { documents, verdicts } = await readUnseen(folders, scorer.same, {
    folds: Number(flags.folds),
    seed,
    pages: Number(flags.pages ?? 4000),
    weight: 3,
    isGeneratedOnly: flags['generated-only'],
    log: (text) => console.error(`${(performance.now() / 1000).toFixed(0).padStart(5)} s  ${text}`),
  });
  console.log('\nparties: right of those known, and found among the candidates');
  for (const [set, own] of Map.groupBy(verdicts, (verdict) => verdict.set))
    console.log(`  ${set.padEnd(20)} ${shown(own).replaceAll(' | ', '\n    ')}`);
  console.log(`  ${'all'.padEnd(20)} ${shown(verdicts).replaceAll(' | ', '\n    ')}`);
  return documents.flatMap(({ path, extractions }): Read[] =>
    extractions.length === 0
      ? [{ path, extraction: undefined }]
      : extractions.map((one) => ({ path, extraction: one })),
  );
}

/** One line for each invoice and public schema, as `extract --format ndjson --schema` prints them. */
const projected = (read: readonly Read[]): object[] =>
  read.flatMap(({ path, extraction }): object[] => {
    const source = { path };
    if (!extraction?.invoice) return [{ source, status: 'failed', invoice: null }];
    const { invoice } = extraction;
    return (['supplier', 'fapiao'] as const).map((schema) => ({
      source,
      ...extraction,
      invoice: project(invoice, schema),
    }));
  });

function truthOf(path: string): Truth | undefined {
  const file = `${path}.truth.json`;
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Truth) : undefined;
}

function report(read: readonly Read[], scorer: Scorer, work: string): void {
  const records = projected(read);
  const file = flags.keep ?? join(work, 'records.ndjson');
  writeFileSync(file, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  for (const folder of folders) {
    const options = ['--truth', folder, '--records', file, ...(flags.errors ? ['--errors'] : [])];
    spawnSync(process.execPath, [scorer.file, ...options], { stdio: 'inherit' });
    for (const [set, { items }] of Object.entries(scorer.score(folder, records).sets))
      if (items.expected > 0) console.log(linesRow(set, items));
  }
  const first = new Map(read.toReversed().map((one) => [one.path, one.extraction]));
  const judged = [...first].flatMap(([path, extraction]) => {
    const truth = truthOf(path);
    if (!truth || truth['_multi'] !== undefined) return [];
    const set = basename(dirname(path));
    return [judgedDocument({ set, group: groupOf({ set, truth }), path, truth, extraction }, scorer.same)];
  });
  console.log(summary(judged));
  if (flags.errors) console.log(errorsOfPolicy(judged));
  console.log(calibrationTable(judged.flatMap(({ verdicts }) => verdicts)));
}

const scorer = await scorerFor(folders[0] ?? '.', flags.scorer);
const work = mkdtempSync(join(tmpdir(), 'invoicectl-eval-'));
try {
  if (flags['held-out'] || flags['generated-only']) {
    for (const seed of flags.seeds.split(',')) {
      console.log(`\nseed ${seed}`);
      report(await readWithoutSeeing(scorer, seed), scorer, work);
    }
  } else {
    report(await readAsShipped(), scorer, work);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
