/**
 * Speed and memory, side by side in one run: `npm run bench -- [--text DIR] [--scans DIR] [--rounds N]`.
 *
 * Ratios count, single times do not: they depend on the machine. DIR defaults to the project's own fixtures; a larger
 * folder of real documents says more.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Measurement, measure, median, sideBySide } from './measure.ts';

const { values: flags } = parseArgs({
  options: { text: { type: 'string' }, scans: { type: 'string' }, rounds: { type: 'string', default: '3' } },
});
const fixtures = resolve(import.meta.dirname, '../fixtures/invoices');
const cli = resolve(import.meta.dirname, '../bin/invoicectl.js');
const rounds = Number(flags.rounds);
const work = mkdtempSync(join(tmpdir(), 'invoicectl-bench-'));

function filesIn(folder: string, extensions: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => extensions.includes(extname(path).toLowerCase()) && statSync(path).isFile())
    .sort();
}

const invoicectl = (args: readonly string[], cacheDir = join(work, 'cache')): Promise<Measurement> =>
  measure(process.execPath, [cli, ...args], { ...process.env, INVOICECTL_CACHE_DIR: cacheDir });

const wall = (runs: readonly Measurement[] | undefined): number => median((runs ?? []).map(({ wallMs }) => wallMs));
const cpu = (runs: readonly Measurement[] | undefined): number =>
  median((runs ?? []).map(({ cpuSeconds }) => cpuSeconds));
const peak = (runs: readonly Measurement[] | undefined): number =>
  Math.max(...(runs ?? []).map(({ peakMb }) => peakMb));

const report = (what: string, figures: string): void => console.log(`${what.padEnd(52)} ${figures}`);

async function startUp(sample: string): Promise<void> {
  const runs = await sideBySide(rounds * 5, {
    node: () => measure(process.execPath, ['-e', '0']),
    version: () => invoicectl(['--version']),
  });
  report(
    '--version against node -e 0',
    `${(wall(runs['version']) / wall(runs['node'])).toFixed(2)}×  (${wall(runs['version']).toFixed(0)} ms)`,
  );
  const cold = await sideBySide(rounds, {
    node: () => measure(process.execPath, ['-e', '0']),
    extract: () => invoicectl(['extract', sample, '--no-cache', '--format', 'ndjson']),
  });
  report(
    'one cold extract against node -e 0',
    `${(wall(cold['extract']) / wall(cold['node'])).toFixed(1)}×  (${wall(cold['extract']).toFixed(0)} ms)`,
  );
}

/** pdftotext file by file: what a script does today. */
async function pdftotextEach(files: readonly string[]): Promise<Measurement> {
  const runs: Measurement[] = [];
  for (const file of files) runs.push(await measure('pdftotext', ['-layout', file, '-']));
  const sum = (pick: (run: Measurement) => number): number => runs.reduce((total, run) => total + pick(run), 0);
  return {
    wallMs: sum((run) => run.wallMs),
    cpuSeconds: sum((run) => run.cpuSeconds),
    peakMb: Math.max(...runs.map((run) => run.peakMb)),
    stdout: '',
  };
}

async function textPdfs(files: readonly string[]): Promise<void> {
  const list = ['extract', ...files, '--ocr', 'never', '--format', 'ndjson'];
  const runs = await sideBySide(rounds, {
    pdftotext: () => pdftotextEach(files),
    extract: () => invoicectl([...list, '--no-cache']),
  });
  report(
    `${files.length} text PDFs against pdftotext -layout, each`,
    `${(wall(runs['extract']) / wall(runs['pdftotext'])).toFixed(2)}×  (${(wall(runs['extract']) / files.length).toFixed(0)} ms a file, peak ${peak(runs['extract']).toFixed(0)} MB)`,
  );
  const first = await invoicectl(list);
  const cached = await sideBySide(rounds, { cached: () => invoicectl(list) });
  report('the same from the cache against the first run', `${(wall(cached['cached']) / first.wallMs).toFixed(2)}×`);
}

/** 500 files by links to the given ones: the core reads each anew, for memory must not grow with their number. */
async function manyTextPdfs(files: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(work, 'many-'));
  for (let index = 0; index < 500; index++)
    symlinkSync(resolve(files[index % files.length] ?? ''), join(folder, `${index}.pdf`));
  const run = await invoicectl(['extract', folder, '--ocr', 'never', '--no-cache', '--format', 'ndjson']);
  report('500 text PDFs', `peak ${run.peakMb.toFixed(0)} MB, ${(run.wallMs / 500).toFixed(0)} ms a file`);
}

async function scans(files: readonly string[]): Promise<void> {
  const pages = files.slice(0, 20);
  const runs = await sideBySide(1, {
    tesseract: async () => {
      const each: Measurement[] = [];
      for (const file of pages) each.push(await measure('tesseract', [file, '-']));
      return { ...each[0]!, cpuSeconds: each.reduce((sum, run) => sum + run.cpuSeconds, 0) };
    },
    extract: () => invoicectl(['extract', ...pages, '--no-cache', '--format', 'ndjson']),
  });
  const perPage = (name: string): number => cpu(runs[name]) / pages.length;
  report(
    `${pages.length} scans against native tesseract, CPU a page`,
    `${(perPage('extract') / perPage('tesseract')).toFixed(2)}×  (${perPage('extract').toFixed(2)} CPU-s a page, peak ${peak(runs['extract']).toFixed(0)} MB)`,
  );
}

try {
  const textFiles = filesIn(flags.text ?? fixtures, ['.pdf']);
  const pictures = filesIn(flags.scans ?? fixtures, ['.jpg', '.jpeg', '.png']);
  if (!existsSync(cli) || textFiles.length === 0 || pictures.length === 0)
    throw new Error('Nothing to measure: build first, and name folders with PDFs and pictures');
  await startUp(textFiles[0]!);
  await textPdfs(textFiles);
  await manyTextPdfs(textFiles);
  await scans(pictures);
  // A process of its own, for it has flags of its own.
  console.log((await measure(process.execPath, [resolve(import.meta.dirname, 'serve.ts')])).stdout.trimEnd());
} finally {
  rmSync(work, { recursive: true, force: true });
}
