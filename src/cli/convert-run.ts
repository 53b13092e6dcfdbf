/** A run of `convert`, readable top to bottom: inputs → documents → results beside each other → what became of each → exit code. */
import { mkdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { converter, type Converter } from '../compose-convert.ts';
import { convertSources, type ConvertSource, type FailedSource, looksConvertible } from '../convert/intake.ts';
import type { ConversionReport } from '../convert/report.ts';
import { type Input, listInputs } from '../documents/inputs.ts';
import { Failure, type FailureReport } from '../domain/failure.ts';
import type { ConvertOutput } from '../tasks/convert.ts';
import { inOrder } from '../tasks/in-order.ts';
import type { ConvertPlan } from './commands/convert.ts';
import type { CliContext } from './context.ts';
import { tellConversions, type Teller } from './convert-report.ts';
import { closedPipe, fileSink, streamSink } from './output.ts';
import { expectedOf } from './reading.ts';
import { progressBar } from './reporters/progress.ts';
import { tally } from './summary.ts';

/** What standard output tells of one document. */
export interface ConvertRecord {
  readonly source: {
    readonly path: string;
    readonly member?: string;
    readonly sha256?: string;
    readonly format?: string;
    readonly bytes?: number;
  };
  readonly status: 'ok' | 'failed';
  readonly skipped?: true;
  readonly result?: { readonly path: string; readonly bytes: number };
  readonly report?: ConversionReport;
  readonly failure?: FailureReport;
  readonly cached: boolean;
  readonly elapsedMs: number;
}

/** Resolves with the exit code. Rejects with what ended the run, or with the closed pipe. */
export async function runConvert(plan: ConvertPlan, context: CliContext): Promise<number> {
  const { flags, config } = plan;
  const { log, interruption } = context;
  const inputs = await listInputs(plan.paths, {
    recursive: flags.recursive === true,
    stdin: context.stdin,
    note: log.detail,
    accepts: looksConvertible,
    ...(flags.filesFrom === undefined ? {} : { filesFrom: flags.filesFrom }),
    ...(flags.stdinName === undefined ? {} : { stdinName: flags.stdinName }),
  });
  if (inputs.length === 0)
    throw new Failure('not_found', 'There is no document to convert', {
      detail: 'The folders hold none; see --recursive',
    });
  const place = await placeOf(plan, inputs);
  const teller = tellConversions(plan.told, streamSink(context.stdout), log);
  const counts = tally();
  const converting = converter({
    run: config.extract,
    cache: config.cache,
    ocrEngine: config.extract.ocrEngine,
    cacheTrouble: (cause) => {
      log.warn('The cache cannot be used; results are not kept');
      log.cause(new Failure('write_failed', 'cache', { cause }), 'cache');
    },
  });
  const stop = new AbortController();
  const signal = AbortSignal.any([interruption.signal, stop.signal]);
  const bar = await progressBar(
    context.stderr,
    expectedOf(inputs),
    !config.log.quiet && config.log.format === 'text' && plan.told !== 'text',
  );
  try {
    const run: Run = { plan, context, place, converting, signal, stage: (text) => bar.stage(text), taken: new Set() };
    const sources = convertSources(inputs, {
      stdin: context.stdin,
      ...(plan.from === undefined ? {} : { from: plan.from }),
    });
    const { concurrency } = converting;
    for await (const record of inOrder(sources, (source) => one(source, run), {
      concurrency,
      ahead: concurrency * 2,
      signal,
    })) {
      counts.add([record], record.skipped === true);
      await tell(teller, record, stop);
      bar.update(counts.summary());
    }
    const summary = counts.summary(interruption.signal.aborted);
    await teller.end(summary);
    return interruption.exitCode() ?? counts.exitCode('failed');
  } finally {
    bar.stop();
    stop.abort();
    await converting.close();
  }
}

/** The signal fires before the loop is left: leaving waits for what is in work. */
async function tell(teller: Teller, record: ConvertRecord, stop: AbortController): Promise<void> {
  try {
    await teller.add(record);
  } catch (error) {
    stop.abort();
    throw error;
  }
}

/** Where a result goes, given the name of its document without extension and its own extension. */
type Place = { readonly folder: string } | { readonly file: string } | 'stdout';

async function placeOf({ flags: { out }, to, paths }: ConvertPlan, inputs: readonly Input[]): Promise<Place> {
  if (out === '-') {
    if (inputs.length > 1)
      throw new Failure('bad_request', 'Standard output takes one result only', { detail: 'Name a folder with --out' });
    return 'stdout';
  }
  if (out === undefined) return { folder: '.' };
  const existing = await stat(out).catch(() => undefined);
  if (existing?.isDirectory() || out.endsWith('/')) return { folder: out };
  const many =
    inputs.length > 1 ||
    (paths.length === 1 &&
      inputs[0] !== undefined &&
      !('failure' in inputs[0]) &&
      inputs[0].path !== paths[0] &&
      paths[0] !== '-');
  // A name with an extension is a file, unless there are several results: then it can only be a folder.
  if (!many && (extname(out) !== '' || existing)) return { file: out };
  if (existing)
    throw new Failure('conflict', `${out} is a file, and there are several results`, {
      detail: `Name a folder for the ${to} files`,
    });
  return { folder: out };
}

interface Run {
  readonly plan: ConvertPlan;
  readonly context: CliContext;
  readonly place: Place;
  readonly converting: Converter;
  readonly signal: AbortSignal;
  readonly stage: (text: string) => void;
  /** Paths of results given out in this run. */
  readonly taken: Set<string>;
}

async function one(source: ConvertSource | FailedSource, run: Run): Promise<ConvertRecord> {
  const startedAt = performance.now();
  const elapsedMs = (): number => Math.round(performance.now() - startedAt);
  const { path, member } = source;
  const label = { path, ...(member === undefined ? {} : { member }) };
  if ('failure' in source)
    return { source: label, status: 'failed', failure: source.failure.report(), cached: false, elapsedMs: elapsedMs() };
  const about = { ...label, sha256: source.sha256, format: source.format, bytes: source.bytes.length };
  try {
    const result = run.place === 'stdout' ? undefined : resultPath(source, run, run.place);
    if (result !== undefined && run.plan.flags.skipExisting && (await isThere(result)))
      return {
        source: about,
        status: 'ok',
        skipped: true,
        result: { path: result, bytes: 0 },
        cached: false,
        elapsedMs: elapsedMs(),
      };
    if (run.plan.flags.dryRun) return await planned(source, about, result, run);
    const output = await converted(source, run);
    const warnings = [...(source.warning === undefined ? [] : [source.warning]), ...output.report.warnings];
    const report = { ...output.report, warnings };
    const written = await write(output, result, run);
    return {
      source: about,
      status: 'ok',
      result: { path: written, bytes: output.bytes.length },
      report,
      cached: output.cached,
      elapsedMs: elapsedMs(),
    };
  } catch (error) {
    if (error === closedPipe) throw error;
    const failure = Failure.from(error);
    run.context.log.cause(failure, member ?? path);
    return { source: about, status: 'failed', failure: failure.report(), cached: false, elapsedMs: elapsedMs() };
  }
}

const converted = (source: ConvertSource, { plan, converting, signal, stage }: Run): Promise<ConvertOutput> =>
  converting.queue.submit(
    converting.task,
    {
      bytes: source.bytes,
      sha256: source.sha256,
      name: titleOf(source),
      from: source.format,
      to: plan.to,
      options: plan.options,
    },
    {
      signal,
      progress: (event) => stage(`${source.member ?? source.path}: ${event.stage} ${event.done}/${event.total}`),
    },
  );

async function planned(
  source: ConvertSource,
  about: ConvertRecord['source'],
  result: string | undefined,
  { converting, plan }: Run,
): Promise<ConvertRecord> {
  await converting.routeFor(source.format, plan.to, plan.options);
  return {
    source: about,
    status: 'ok',
    skipped: true,
    result: { path: result ?? '-', bytes: 0 },
    cached: false,
    elapsedMs: 0,
  };
}

const titleOf = ({ path, member }: ConvertSource): string => {
  const name = basename(member ?? path);
  const extension = extname(name);
  return (name.slice(0, name.length - extension.length) || name).replace(/^-$/, 'document');
};

/** Two documents of one name get two results: the second has its format in its name, the third a number. */
function resultPath(source: ConvertSource, { plan, taken }: Run, place: Exclude<Place, 'stdout'>): string {
  if ('file' in place) return place.file;
  const title = titleOf(source);
  for (let count = 0; ; count++) {
    const suffix = count === 0 ? '' : count === 1 ? `-${source.format}` : `-${source.format}-${count}`;
    const path = join(place.folder, `${title}${suffix}.${plan.to}`);
    if (taken.has(path)) continue;
    taken.add(path);
    return path;
  }
}

/** Several pages may have become a ZIP in place of the file. */
const isThere = async (path: string): Promise<boolean> => (await exists(path)) || exists(zipName(path));

const zipName = (path: string): string => path.replace(/\.[^.]+$/, '.zip');

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

async function write(
  { bytes, report }: ConvertOutput,
  wanted: string | undefined,
  { plan, context, place }: Run,
): Promise<string> {
  if (wanted === undefined || place === 'stdout') {
    await streamSink(context.stdout).write(bytes);
    return '-';
  }
  // What is a ZIP is called so, unless the user named the file himself.
  const path = report.container === 'zip' && 'folder' in place ? zipName(wanted) : wanted;
  if ('folder' in place) await mkdir(place.folder, { recursive: true });
  const sink = await fileSink(path, { replace: plan.flags.force === true });
  await sink.write(bytes);
  await sink.finish();
  return path;
}
