/**
 * `extract --watch`: reads new files in the folders, writes their records and, on request, moves them, until a signal comes.
 *
 * For each file the records are appended to the output first, then the file is moved, and then it is marked as done. A
 * run that is killed at any point loses nothing. With ndjson it writes nothing twice either, because the next run
 * recognises the records that the output already contains.
 */
import { stat } from 'node:fs/promises';
import { cachePlace, type Extractor } from '../../../compose/readers-and-merger.ts';
import { fileFailure } from '../../../documents/file-failure.ts';
import type { FoundInput } from '../../../documents/inputs.ts';
import { documents } from '../../../documents/intake.ts';
import { Failure, type FailureKind } from '../../../domain/failure.ts';
import type { ExtractionRecord, RecordSource } from '../../../domain/record.ts';
import { type DuplicateIndex, withDuplicateCheck } from '../../../extract/checks/duplicate.ts';
import { projectRecord } from '../../../invoices/schemas/index.ts';
import { documentRecords } from '../../../tasks/extract/records.ts';
import { type Message, message } from '../../../texts/message.ts';
import type { CliContext } from '../../context.ts';
import { indexAgainst, rememberFile } from '../earlier-invoices.ts';
import { correctedExtractor } from '../corrected.ts';
import type { ExtractPlan } from '../plan.ts';
import { checkFolder, destinationOf, filingRules, type FilingRules } from '../filing/filing.ts';
import { freePath } from '../filing/file-away.ts';
import { isThere, moveFile } from '../filing/move-file.ts';
import { extractOptions, intakeOptions } from '../../reading.ts';
import type { Reporter } from '../reporters/reporter.ts';
import { type EarlierRecords, earlierRecords } from '../resume.ts';
import { summaryDetails, summaryLine } from '../summary-text.ts';
import { type Tally, tally } from '../../summary.ts';
import { hasContent, openContinued, resumedOutput } from './continued-output.ts';
import { type SeenFile, stableFiles } from './stable-files.ts';
import { statePath, type WatchState, watchState } from './watch-state.ts';
import type { StoredMessage } from '../../../texts/template.ts';
import { saidBy } from '../../../domain/failure.ts';

interface Watch {
  readonly plan: ExtractPlan;
  readonly context: CliContext;
  readonly reading: Extractor;
  readonly reporter: Reporter;
  readonly counts: Tally;
  readonly duplicates: DuplicateIndex;
  readonly state: WatchState;
  readonly rules: FilingRules | undefined;
  /** What the output contained at the start; undefined for formats that cannot be read again. */
  readonly earlier: EarlierRecords | undefined;
  /** Paths of files that were moved away: a file that appears there later is a new one. */
  readonly moved: Set<string>;
  /** Files that could not be opened: reported once, tried again each time the folders are listed. */
  readonly closed: Set<string>;
}

/** Resolves with 130 or 143 once a signal came. Rejects with what keeps it from watching. */
export async function watchExtract(plan: ExtractPlan, context: CliContext): Promise<number> {
  const { paths, flags, config } = plan;
  const { log, interruption } = context;
  await Promise.all(paths.map(checkWatched));
  if (flags.moveTo !== undefined) await checkFolder(flags.moveTo);
  const moved = new Set<string>();
  const duplicates = await indexAgainst(flags.against ?? [], (file) => moved.has(file));
  const cacheFolder = cachePlace(config.cache).dir;
  const state = await watchState(statePath(flags.out, paths, cacheFolder), flags.force === true);
  try {
    const resumed = await resumedOutput(plan);
    const sink = await openContinued(plan, context);
    const known = resumed === undefined ? [] : await rememberFile(duplicates, resumed);
    for (const path of known) if (state.hasMoved(path) || !(await hasContent(path))) moved.add(path);
    const reporter = plan.format.make(sink, {
      schema: config.extract.schema,
      colour: false,
      columns: undefined,
      wording: context.wording,
      options: config.extract,
      continued: sink.continued,
    });
    const reading = await correctedExtractor(plan, context);
    try {
      if (config.extract.ocr === 'always') await reading.requireOcr(interruption.signal);
      log.note(message('watch.begun', { places: paths.join(', ') }));
      const earlier = resumed === undefined ? undefined : await earlierRecords(resumed);
      const rules = filingRules(flags);
      const closed = new Set<string>();
      const counts = tally();
      const watch: Watch = {
        plan,
        context,
        reading,
        reporter,
        counts,
        duplicates,
        state,
        rules,
        earlier,
        moved,
        closed,
      };
      for await (const files of batchesOf(watch, cacheFolder)) await readBatch(files, watch);
      const summary = counts.summary(true);
      log.summary((wording) => [summaryLine(summary, wording), ...summaryDetails(summary, 'never', wording)], {
        summary,
      });
    } finally {
      await sink.finish();
      await reading.close();
    }
  } finally {
    await state.close();
  }
  return interruption.exitCode() ?? 0;
}

const batchesOf = ({ plan, context, state }: Watch, cacheFolder: string): AsyncIterable<readonly SeenFile[]> =>
  stableFiles({
    folders: plan.paths,
    recursive: plan.flags.recursive === true,
    intervalMs: plan.config.extract.watchIntervalSeconds * 1000,
    ignored: [plan.flags.out, plan.flags.moveTo, cacheFolder].filter((path) => path !== undefined),
    isDone: (file) => state.isDone(file),
    trouble: (failure) => context.log.warn(message('watch.again', { why: saidBy(failure) })),
    signal: context.interruption.signal,
  });

async function checkWatched(path: string): Promise<void> {
  const found = await stat(path).catch((error: unknown) => {
    throw fileFailure(error, path);
  });
  if (found.isDirectory()) return;
  throw new Failure('bad_request', message('watch.notFolder', { path }), { detail: message('advice.itsFolder', {}) });
}

const inputOf = ({ path, bytes }: SeenFile): FoundInput => ({ path, from: 'file', bytes, expected: 1 });

/** Files are read several at once and written one after the other. */
async function readBatch(files: readonly SeenFile[], watch: Watch): Promise<void> {
  const { plan, context, reading } = watch;
  const { signal } = context.interruption;
  const stop = new AbortController();
  const intakes = documents(files.map(inputOf), { ...intakeOptions(plan.config, context), mailTexts: true });
  const finished = documentRecords(intakes, reading, {
    extract: extractOptions(plan.config),
    signal: AbortSignal.any([signal, stop.signal]),
    note: context.log.detail,
    trouble: (failure, { path }) => context.log.cause(failure, path),
  });
  const byPath = new Map(files.map((file) => [file.path, file]));
  const met = new Set<string>();
  let records: ExtractionRecord[] = [];
  const finish = async (): Promise<void> => {
    const file = byPath.get(records[0]?.source.path ?? '');
    const complete = records;
    records = [];
    if (file) await finishFile(file, complete, watch);
  };
  try {
    for await (const found of finished) {
      met.add(found[0].source.path);
      if (found[0].source.path !== records[0]?.source.path) await finish();
      const judged = withDuplicateCheck(found, watch.duplicates);
      if (isClosed(judged)) {
        noteClosed(judged, watch);
        continue;
      }
      if (!(await isWritten(judged[0]?.source, watch))) await write(judged, watch);
      watch.moved.delete(found[0].source.path);
      records.push(...judged);
    }
    // An archive that was interrupted is incomplete: the next run reads it again.
    if (signal.aborted && records.some(({ source }) => source.member !== undefined)) return;
    await finish();
    // Nothing is yielded for a file that is left out, such as a workbook that invoicectl wrote.
    if (!signal.aborted) for (const file of files) if (!met.has(file.path)) await watch.state.done(file);
  } catch (error) {
    // Fires before the loop is left, because leaving it waits for files that are being read.
    stop.abort();
    throw error;
  }
}

/** Whether an interrupted run had written the records already, but had not marked or moved the file yet. */
async function isWritten(source: RecordSource | undefined, { earlier, moved }: Watch): Promise<boolean> {
  if (!earlier || !source?.sha256 || moved.has(source.path)) return false;
  return (await earlier.find({ ...source, sha256: source.sha256 })) === 'kept';
}

/** Temporary failures: the file is locked by another program, or gone again. */
const passing: readonly FailureKind[] = ['forbidden', 'not_found'];

const isClosed = (records: readonly ExtractionRecord[]): boolean =>
  records.some(({ source, failure }) => failure && source.member === undefined && passing.includes(failure.kind));

function noteClosed([record]: readonly ExtractionRecord[], { closed, context }: Watch): void {
  const { source, failure } = record ?? {};
  if (!source || !failure || failure.kind === 'not_found' || closed.has(source.path)) return;
  closed.add(source.path);
  context.log.warn(message('watch.again', { why: saidBy(failure) }));
}

async function write(records: readonly ExtractionRecord[], { plan, reporter, counts }: Watch): Promise<void> {
  const { schema } = plan.config.extract;
  await reporter.add(records.map((record) => projectRecord(record, schema)));
  counts.add(records);
}

/** Moves the file where that is asked for, marks it as done, and logs the outcome. */
async function finishFile(file: SeenFile, records: readonly ExtractionRecord[], watch: Watch): Promise<void> {
  const { context, state, rules, closed, moved } = watch;
  const { log } = context;
  closed.delete(file.path);
  const outcome = message('failure.of', { file: file.path, why: outcomeOf(records) });
  const destination = rules && destinationOf(file.path, records, rules);
  if (!destination || 'stays' in destination || isThere(file.path, destination.folder, destination.name)) {
    await state.done(file);
    log.note(outcome);
    return;
  }
  try {
    // The renamed file is the same file: wherever this is interrupted, it must not be read again.
    if (rules.moveTo === undefined) await state.done({ ...file, path: await freePath(destination) });
    const target = await moveFile(file.path, destination.folder, destination.name);
    await state.moved(file, target);
    moved.add(file.path);
    log.note(message('watch.moved', { outcome, target }));
  } catch (error) {
    await state.done(file);
    log.note(outcome);
    log.error(Failure.from(error));
  }
}

function outcomeOf(records: readonly ExtractionRecord[]): Message {
  const [worst = records[0]] = (['failed', 'review'] as const).flatMap((status) =>
    records.filter((record) => record.status === status),
  );
  const state = worst?.status ?? 'ok';
  const status = message(`status.${state}`, {});
  const why = worst && whyOf(worst);
  const said = state === 'ok' || why === undefined ? status : message('outcome.why', { status, why });
  return records.length > 1 ? message('outcome.several', { records: records.length, status: said }) : said;
}

function whyOf({ failure, checks }: ExtractionRecord): string | StoredMessage | undefined {
  if (failure) return saidBy(failure);
  const check = checks.find(({ outcome, severity }) => outcome === 'failed' && severity !== 'note');
  return check?.messageText ?? check?.message ?? undefined;
}
