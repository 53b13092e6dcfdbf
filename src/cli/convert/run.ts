/** A run of `convert` from top to bottom: inputs → documents → results, several at once → a report of each → exit code. */
import { basename } from 'node:path';
import { converter, type Converter } from '../../compose/convert.ts';
import { sourceWithPictures } from '../../convert/local-pictures.ts';
import { convertSources, type ConvertSource, type FailedSource, looksConvertible } from '../../convert/intake.ts';
import { type Input, listInputs } from '../../documents/inputs.ts';
import { Failure } from '../../domain/failure.ts';
import { definedOnly } from '../../domain/defined-only.ts';
import type { ConvertOutput } from '../../tasks/convert/task.ts';
import { inOrder } from '../../runtime/in-order.ts';
import { runTask } from '../../runtime/run.ts';
import { type Message, message } from '../../texts/message.ts';
import type { ConvertPlan } from './plan.ts';
import type { CliContext } from '../context.ts';
import {
  type Destination,
  destinationOf,
  isOwnResult,
  isThere,
  refuseTaken,
  resultPath,
  titleOf,
} from './destination.ts';
import { refuseSeveralSidecars, refuseTakenSidecar, writeSidecar } from './sidecar.ts';
import { leftoverWarnings } from './leftovers.ts';
import { writeResult } from './results.ts';
import { conversionReporter } from './report.ts';
import type { ConvertRecord, ReportWriter } from './reports/form.ts';
import { closedPipe, streamSink } from '../terminal/output.ts';
import { expectedOf } from '../reading.ts';
import { mayShowProgress, type Progress, progress } from '../terminal/progress.ts';
import { tally } from '../summary.ts';
import { withWarnings } from '../../domain/warned.ts';

/** Resolves with the exit code. Rejects with what ended the run, or with the closed pipe. */
export async function runConvert(plan: ConvertPlan, context: CliContext): Promise<number> {
  const { flags, config } = plan;
  const { log, interruption } = context;
  const inputs = await listInputs(plan.paths, {
    recursive: flags.recursive === true,
    stdin: context.stdin,
    note: log.detail,
    accepts: looksConvertible,
    ...definedOnly({ filesFrom: flags.filesFrom, stdinName: flags.stdinName }),
  });
  if (inputs.length === 0)
    throw new Failure('not_found', message('convert.noDocument', {}), {
      detail: message('advice.noneInFolders', {}),
    });
  refuseSeveralSidecars(plan, expectedOf(inputs));
  const destination = await destinationOf(plan, inputs);
  const converting = converter({
    run: config.extract,
    cache: config.cache,
    ocrEngine: config.extract.ocrEngine,
    cacheTrouble: (cause) => {
      log.warn(message('cache.unusable', {}));
      log.cause(new Failure('write_failed', message('cache.unusable', {}), { cause }), 'cache');
    },
  });
  const shown = mayShowProgress(config.log);
  const streams = !plan.form.writesAtEnd && context.stdout.isTTY;
  const waiting = await progress(context.stderr, {
    total: expectedOf(inputs),
    shown,
    streams,
    wording: context.wording,
  });
  const stop = new AbortController();
  const signal = AbortSignal.any([interruption.signal, stop.signal]);
  const stage = (text: string): void => waiting.stage(text);
  try {
    const run: Run = { plan, context, destination, converting, signal, stage, taken: new Set() };
    return await convertAll(inputs, run, stop, waiting);
  } finally {
    waiting.stop();
    stop.abort();
    await converting.close();
  }
}

/** Converts and reports every document. `stop` ends the conversions under way if a report cannot be written. */
async function convertAll(
  inputs: readonly Input[],
  run: Run,
  stop: AbortController,
  waiting: Pick<Progress, 'update'>,
): Promise<number> {
  const { plan, context, converting, signal } = run;
  const { interruption } = context;
  const reporter = conversionReporter(plan, streamSink(context.stdout), context.log, context.wording);
  const counts = tally();
  const from = definedOnly({ from: plan.from });
  const silenceMs = plan.config.extract.timeoutSeconds * 1000;
  const sources = convertSources(inputs, { stdin: context.stdin, silenceMs, ...from });
  const { concurrency } = converting;
  const options = { concurrency, ahead: concurrency * 2, signal };
  for await (const record of inOrder(sources, (source) => one(source, run), options)) {
    if (record === undefined) continue;
    counts.add([record], record.skipped === true);
    await report(reporter, record, stop);
    waiting.update(counts.summary());
  }
  await reporter.end(counts.summary(interruption.signal.aborted));
  return interruption.exitCode() ?? counts.exitCode('failed');
}

/** `stop` fires before the loop is left, because leaving it waits for running conversions. */
async function report(reporter: ReportWriter, record: ConvertRecord, stop: AbortController): Promise<void> {
  try {
    await reporter.add(record);
  } catch (error) {
    stop.abort();
    throw error;
  }
}

interface Run {
  readonly plan: ConvertPlan;
  readonly context: CliContext;
  readonly destination: Destination;
  readonly converting: Converter;
  readonly signal: AbortSignal;
  readonly stage: (text: string) => void;
  /** Paths of results that were assigned in this run. */
  readonly taken: Set<string>;
}

type About = ConvertRecord['source'];

/** Undefined if the run was interrupted during this document: it has no result, but did not fail either. */
async function one(source: ConvertSource | FailedSource, run: Run): Promise<ConvertRecord | undefined> {
  const startedAt = performance.now();
  const elapsedMs = (): number => Math.round(performance.now() - startedAt);
  const { path, member } = source;
  const label = { path, ...definedOnly({ member }) };
  const failed = (about: About, failure: Failure): ConvertRecord => ({
    source: about,
    status: 'failed',
    failure: failure.report(),
    cached: false,
    elapsedMs: elapsedMs(),
  });
  if ('failure' in source) return failed(label, source.failure);
  const about = { ...label, sha256: source.sha256, format: source.format, bytes: source.bytes.length };
  try {
    const outcome = await outcomeOf(source, about, run);
    return { ...outcome, elapsedMs: outcome.elapsedMs ?? elapsedMs() };
  } catch (error) {
    if (error === closedPipe) throw error;
    const failure = Failure.from(error);
    if (failure.kind === 'cancelled' && run.signal.aborted) return undefined;
    run.context.log.cause(failure, member ?? path);
    return failed(about, failure);
  }
}

type Outcome = Omit<ConvertRecord, 'elapsedMs'> & { readonly elapsedMs?: number };

async function outcomeOf(source: ConvertSource, about: About, run: Run): Promise<Outcome> {
  const { plan, destination, taken } = run;
  const { to, flags } = plan;
  if (!plan.paths.includes(source.path) && isOwnResult(source, to, destination)) return skipped(about, source.path);
  const result = resultPath(source, { destination, to, taken });
  if (result !== undefined && flags.skipExisting && (await isThere(result))) return skipped(about, result);
  if (result !== undefined && !flags.force) await refuseTaken(result, to, destination);
  await refuseTakenSidecar(plan);
  if (flags.dryRun) return await planned(source, about, result, run);
  const output = await converted(source, run);
  await writeSidecar(output.bytes, run);
  const bytes = await withMedia(output.bytes, result, run);
  const written = await writeResult(
    { ...output, bytes },
    {
      path: result,
      destination,
      to,
      replace: flags.force === true,
      inputs: [source.path, ...plan.paths],
      taken,
      stdout: run.context.stdout,
    },
  );
  const left = await leftWarnings(written, result, run);
  // What was unpacked into files is no ZIP.
  const container = written.paths ? to : output.report.container;
  return {
    source: about,
    status: 'ok',
    result: written,
    report: { ...withWarnings([source.warning, ...left], output.report), container },
    cached: output.cached,
  };
}

/** Without --force, files of earlier runs are not replaced, so that none of them are left over. */
async function leftWarnings(
  written: NonNullable<ConvertRecord['result']>,
  path: string | undefined,
  { plan, taken }: Run,
): Promise<readonly Message[]> {
  if (path === undefined || !plan.flags.force) return [];
  const ofOthers = [...taken].filter((each) => each !== path);
  return leftoverWarnings({
    path,
    to: plan.to,
    written: written.paths ?? [written.path],
    others: [...plan.paths, ...ofOthers],
  });
}

async function withMedia(bytes: Uint8Array, resultPath: string | undefined, run: Run): Promise<Uint8Array> {
  const { flags, paths, to } = run.plan;
  if (flags.extractMedia === undefined || (to !== 'md' && to !== 'html')) return bytes;
  const { withMediaExtracted } = await import('./extracted-media.ts');
  const place = { folder: flags.extractMedia, resultPath, to, replace: flags.force === true, inputs: paths } as const;
  return withMediaExtracted(bytes, place);
}

const skipped = (source: About, path: string): ConvertRecord => ({
  source,
  status: 'ok',
  skipped: true,
  result: { path, bytes: 0 },
  cached: false,
  elapsedMs: 0,
});

async function converted(source: ConvertSource, { plan, converting, signal, stage }: Run): Promise<ConvertOutput> {
  const { bytes, sha256 } = await sourceWithPictures(source, plan.to);
  return runTask(
    converting.task,
    {
      bytes,
      sha256,
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
}

async function planned(
  source: ConvertSource,
  about: About,
  result: string | undefined,
  { converting, plan }: Run,
): Promise<ConvertRecord> {
  await converting.routeFor(source.format, plan.to, plan.options);
  const { skipped: _, ...record } = skipped(about, result ?? '-');
  return { ...record, planned: true };
}
