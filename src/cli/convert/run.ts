/** A run of `convert`, readable top to bottom: inputs → documents → results beside each other → what became of each → exit code. */
import { mkdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { converter, type Converter } from '../../compose/convert.ts';
import { convertSources, type ConvertSource, type FailedSource, looksConvertible } from '../../convert/intake.ts';
import { listInputs } from '../../documents/inputs.ts';
import { Failure } from '../../domain/failure.ts';
import type { ConvertOutput } from '../../tasks/convert/task.ts';
import { inOrder } from '../../runtime/in-order.ts';
import { runTask } from '../../runtime/run.ts';
import type { ConvertPlan } from './plan.ts';
import type { CliContext } from '../context.ts';
import { isOwnResult, isThere, type Place, placeOf, refuseTaken, resultPath, titleOf, zipName } from './destination.ts';
import { type ConvertRecord, tellConversions, type Teller } from './report.ts';
import { closedPipe, fileSink, streamSink } from '../terminal/output.ts';
import { expectedOf } from '../reading.ts';
import { progressBar } from '../terminal/progress.ts';
import { tally } from '../summary.ts';

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
  const teller = tellConversions(plan, streamSink(context.stdout), log);
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
      if (record === undefined) continue;
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

/** Undefined where the run was interrupted in the midst of it: nothing became of it, and nothing failed. */
async function one(source: ConvertSource | FailedSource, run: Run): Promise<ConvertRecord | undefined> {
  const startedAt = performance.now();
  const elapsedMs = (): number => Math.round(performance.now() - startedAt);
  const { path, member } = source;
  const label = { path, ...(member === undefined ? {} : { member }) };
  if ('failure' in source)
    return { source: label, status: 'failed', failure: source.failure.report(), cached: false, elapsedMs: elapsedMs() };
  const about = { ...label, sha256: source.sha256, format: source.format, bytes: source.bytes.length };
  try {
    if (!run.plan.paths.includes(path) && isOwnResult(source, run.plan.to, run.place)) return skipped(about, path);
    const result = resultPath(source, { place: run.place, to: run.plan.to, taken: run.taken });
    if (result !== undefined && run.plan.flags.skipExisting && (await isThere(result))) return skipped(about, result);
    if (result !== undefined && !run.plan.flags.force) await refuseTaken(result, run.plan.to, run.place);
    if (run.plan.flags.dryRun) return await planned(source, about, result, run);
    const output = await converted(source, run);
    const warnings = [...(source.warning === undefined ? [] : [source.warning]), ...output.report.warnings];
    const report = { ...output.report, warnings };
    const written = await write(output, result, source.path, run);
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
    if (failure.kind === 'cancelled' && run.signal.aborted) return undefined;
    run.context.log.cause(failure, member ?? path);
    return { source: about, status: 'failed', failure: failure.report(), cached: false, elapsedMs: elapsedMs() };
  }
}

const skipped = (source: ConvertRecord['source'], path: string): ConvertRecord => ({
  source,
  status: 'ok',
  skipped: true,
  result: { path, bytes: 0 },
  cached: false,
  elapsedMs: 0,
});

const converted = (source: ConvertSource, { plan, converting, signal, stage }: Run): Promise<ConvertOutput> =>
  runTask(
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
      progress: (event) =>
        stage(`${basename(source.member ?? source.path)}: ${event.stage} ${event.done}/${event.total}`),
    },
  );

async function planned(
  source: ConvertSource,
  about: ConvertRecord['source'],
  result: string | undefined,
  { converting, plan }: Run,
): Promise<ConvertRecord> {
  await converting.routeFor(source.format, plan.to, plan.options);
  const { skipped: _, ...record } = skipped(about, result ?? '-');
  return { ...record, planned: true };
}

async function write(
  { bytes, report }: ConvertOutput,
  wanted: string | undefined,
  source: string,
  { plan, context, place }: Run,
): Promise<string> {
  if (wanted === undefined || place === 'stdout') {
    await streamSink(context.stdout).write(bytes);
    return '-';
  }
  // What is a ZIP is called so, unless the user named the file himself.
  const path = report.container === 'zip' && 'folder' in place ? zipName(wanted) : wanted;
  if ('folder' in place) await mkdir(place.folder, { recursive: true });
  const sink = await fileSink(path, { replace: plan.flags.force === true, inputs: [source, ...plan.paths] });
  await sink.write(bytes);
  await sink.finish();
  return path;
}
