/**
 * Accuracy over labelled documents: `npm run eval -- DIR [--scorer FILE] [--errors] [--keep FILE]`, or of the parties'
 * and the amounts' reader over generated pages: `npm run eval -- --generated [--pages N] [--errors]`.
 *
 * DIR holds sets of documents (DIR/<set>/<document>) with a `<document>.truth.json` beside each. `extract` runs over
 * all of it once; its canonical records are projected to both public schemas and handed to the scorer (an ES module
 * with a command line: `--truth DIR --records FILE`), by default the `eval/score.mjs` nearest above DIR.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import type { ExtractionRecord } from '../src/domain/record.ts';
import { project } from '../src/invoices/schemas/index.ts';
import { calibrationTable, type Same } from './calibration.ts';
import { generatedReport } from './generated.ts';
import { amountsReport } from './generated-amounts.ts';

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    scorer: { type: 'string' },
    errors: { type: 'boolean', default: false },
    keep: { type: 'string' },
    'no-cache': { type: 'boolean', default: false },
    generated: { type: 'boolean', default: false },
    pages: { type: 'string', default: '200' },
  },
});
if (flags.generated) {
  console.log(generatedReport(Number(flags.pages)));
  console.log(amountsReport(Number(flags.pages), flags.errors));
  process.exit();
}
const directory = positionals[0];
if (directory === undefined) {
  console.error(
    'usage: npm run eval -- DIR [--scorer FILE] [--errors] [--keep FILE] [--no-cache] | --generated [--pages N] [--errors]',
  );
  process.exit(2);
}

function nearestScorer(from: string): string | undefined {
  for (let folder = resolve(from); folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, 'eval', 'score.mjs');
    if (existsSync(file)) return file;
  }
  return undefined;
}

const scorer = flags.scorer ?? nearestScorer(directory);
if (scorer === undefined || !existsSync(scorer)) {
  console.error('No scorer found: name one with --scorer FILE');
  process.exit(2);
}

/** Runs extract over `directory` and writes each record in both schemas to `file`; gives the canonical ones back. */
async function extractTo(file: string, folder: string): Promise<ExtractionRecord[]> {
  const cli = resolve(import.meta.dirname, '../bin/invoicectl.js');
  const args = [
    cli,
    'extract',
    folder,
    '--recursive',
    '--format',
    'ndjson',
    ...(flags['no-cache'] ? ['--no-cache'] : []),
  ];
  const started = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const out = createWriteStream(file);
  const records: ExtractionRecord[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const record = JSON.parse(line) as ExtractionRecord;
    records.push(record);
    const schemas = record.invoice ? (['supplier', 'fapiao'] as const) : [];
    for (const schema of schemas) {
      if (record.invoice) out.write(`${JSON.stringify({ ...record, invoice: project(record.invoice, schema) })}\n`);
    }
    if (!record.invoice) out.write(`${JSON.stringify(record)}\n`);
  }
  out.end();
  await finished(out);
  const seconds = (performance.now() - started) / 1000;
  console.log(`${records.length} records in ${seconds.toFixed(1)} s`);
  return records;
}

const work = mkdtempSync(join(tmpdir(), 'invoicectl-eval-'));
const recordsFile = flags.keep ?? join(work, 'records.ndjson');
try {
  const records = await extractTo(recordsFile, directory);
  spawnSync(
    process.execPath,
    [scorer, '--truth', directory, '--records', recordsFile, ...(flags.errors ? ['--errors'] : [])],
    {
      stdio: 'inherit',
    },
  );
  const { same } = (await import(resolve(scorer))) as {
    same: Same;
  };
  console.log(calibrationTable(records, (path) => truthOf(path), same));
} finally {
  rmSync(work, { recursive: true, force: true });
}

function truthOf(path: string): Record<string, unknown> | undefined {
  const file = `${path}.truth.json`;
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>) : undefined;
}
