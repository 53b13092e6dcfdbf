/**
 * `extract --watch`: what comes into the folders is read, written, and moved where that is asked for, until a signal
 * comes.
 *
 * In this order for each file: its records are appended to the output, the file is moved, and then noted as dealt with.
 * Whenever it breaks off, nothing is lost; with ndjson nothing is written twice either, because what the output holds
 * already is recognised.
 */
import { stat } from 'node:fs/promises';
import { cachePlace, extractor, type Extractor } from '../../../compose/readers-and-merger.ts';
import { fileFailure } from '../../../documents/file-failure.ts';
import type { FoundInput } from '../../../documents/inputs.ts';
import { documents } from '../../../documents/intake.ts';
import { Failure, type FailureKind } from '../../../domain/failure.ts';
import type { ExtractionRecord, RecordSource } from '../../../domain/record.ts';
import { type DuplicateIndex, withDuplicateCheck } from '../../../extract/checks/duplicate.ts';
import { project } from '../../../invoices/schemas/index.ts';
import { isMissing } from '../../../runtime/cache/own-mark.ts';
import { documentRecords } from '../../../tasks/extract/records.ts';
import type { CliContext } from '../../context.ts';
import { indexAgainst, rememberFile } from '../earlier-invoices.ts';
import { type ExtractPlan, keepsRecords } from '../plan.ts';
import { checkFolder, destinationOf, filingRules, type FilingRules } from '../filing/filing.ts';
import { freePath } from '../filing/file-away.ts';
import { isThere, moveFile } from '../filing/move-file.ts';
import { streamSink } from '../../terminal/output.ts';
import { extractOptions, extractorSettings } from '../../reading.ts';
import type { Reporter } from '../reporters/reporter.ts';
import { type EarlierRecords, earlierRecords } from '../resume.ts';
import { summaryDetails, summaryLine } from '../summary-text.ts';
import { type Tally, tally } from '../../summary.ts';
import { appendSink } from './append-sink.ts';
import { type SeenFile, stableFiles } from './stable-files.ts';
import { statePath, type WatchState, watchState } from './watch-state.ts';

interface Watch {
  readonly plan: ExtractPlan;
  readonly context: CliContext;
  readonly reading: Extractor;
  readonly reporter: Reporter;
  readonly counts: Tally;
  readonly duplicates: DuplicateIndex;
  readonly state: WatchState;
  readonly rules: FilingRules | undefined;
  /** What the output held at the start; undefined where it cannot be told. */
  readonly earlier: EarlierRecords | undefined;
  /** Files that were moved away: another of the same name is another. */
  readonly moved: Set<string>;
  /** Files that could not be opened just now: told once, tried again at every look. */
  readonly closed: Set<string>;
}

/** Resolves with 130 or 143 once a signal came. Rejects with what keeps it from watching. */
export async function watchExtract(plan: ExtractPlan, context: CliContext): Promise<number> {
  const { paths, flags, config, format } = plan;
  const { log, interruption } = context;
  await Promise.all(paths.map(checkWatched));
  if (flags.moveTo !== undefined) await checkFolder(flags.moveTo);
  const moved = new Set<string>();
  const duplicates = await indexAgainst(flags.against ?? [], (file) => moved.has(file));
  const place = cachePlace(config.cache);
  const stateFile = statePath(flags.out, paths, place.dir);
  const state = await watchState(stateFile, flags.force === true);
  try {
    const opening = 'opening' in format.growsByLine ? format.growsByLine.opening : '';
    const resumed = flags.out !== undefined && keepsRecords(format) && !flags.force && (await exists(flags.out));
    const sink =
      flags.out === undefined
        ? { ...streamSink(context.stdout), continued: false }
        : await appendSink(flags.out, { anew: flags.force === true, opening });
    const known = resumed ? await rememberFile(duplicates, flags.out ?? '') : [];
    for (const path of known) if (state.hasMoved(path) || !(await exists(path))) moved.add(path);
    const { schema } = config.extract;
    const { continued } = sink;
    const reporter = format.make(sink, { schema, colour: false, columns: undefined, continued });
    const reading = await extractor(await extractorSettings(config, context));
    const counts = tally();
    try {
      if (config.extract.ocr === 'always') await reading.requireOcr(interruption.signal);
      log.note(`watching ${paths.join(', ')}; end it with Ctrl+C`);
      const earlier = resumed ? await earlierRecords(flags.out ?? '') : undefined;
      const rules = filingRules(flags);
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
        closed: new Set(),
      };
      const batches = stableFiles({
        folders: paths,
        recursive: flags.recursive === true,
        intervalMs: config.extract.watchIntervalSeconds * 1000,
        ignored: [flags.out, flags.moveTo, place.dir].filter((path) => path !== undefined),
        isDone: (file) => state.isDone(file),
        trouble: (failure) => log.warn(`${failure.message}; it is tried again`),
        signal: interruption.signal,
      });
      for await (const files of batches) await readBatch(files, watch);
      const summary = counts.summary(true);
      log.summary([summaryLine(summary), ...summaryDetails(summary, 'never')], { summary });
    } finally {
      await sink.finish();
      await reading.close();
    }
  } finally {
    await state.close();
  }
  return interruption.exitCode() ?? 0;
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    ({ size }) => size > 0,
    (error: unknown) => {
      if (isMissing(error)) return false;
      throw new Failure('conflict', `${path} cannot be read`, { cause: error });
    },
  );

async function checkWatched(path: string): Promise<void> {
  const found = await stat(path).catch((error: unknown) => {
    throw fileFailure(error, path);
  });
  if (found.isDirectory()) return;
  throw new Failure('bad_request', `--watch watches folders, and ${path} is none`, { detail: 'Name its folder' });
}

const inputOf = ({ path, bytes }: SeenFile): FoundInput => ({ path, from: 'file', bytes, expected: 1 });

/** Every file of the batch, one after the other in what is written, several at once in what is read. */
async function readBatch(files: readonly SeenFile[], watch: Watch): Promise<void> {
  const { plan, context, reading } = watch;
  const { signal } = context.interruption;
  const stop = new AbortController();
  const intakes = documents(files.map(inputOf), { note: context.log.detail });
  const finished = documentRecords(intakes, reading, {
    extract: extractOptions(plan.config),
    signal: AbortSignal.any([signal, stop.signal]),
    trouble: (failure, { path }) => context.log.cause(failure, path),
  });
  const byPath = new Map(files.map((file) => [file.path, file]));
  let records: ExtractionRecord[] = [];
  const finish = async (): Promise<void> => {
    const file = byPath.get(records[0]?.source.path ?? '');
    const complete = records;
    records = [];
    if (file) await settle(file, complete, watch);
  };
  try {
    for await (const found of finished) {
      if (found[0].source.path !== records[0]?.source.path) await finish();
      const judged = withDuplicateCheck(found, watch.duplicates);
      if (isClosed(judged)) {
        tellClosed(judged, watch);
        continue;
      }
      if (!(await isWritten(judged[0]?.source, watch))) await write(judged, watch);
      watch.moved.delete(found[0].source.path);
      records.push(...judged);
    }
    // Of an archive that was under way not all members are written.
    if (signal.aborted && records.some(({ source }) => source.member !== undefined)) return;
    await finish();
  } catch (error) {
    // Before the loop is left: leaving it waits for what is in work.
    stop.abort();
    throw error;
  }
}

/** Whether a run that broke off had written the records already, before it could note the file or move it. */
async function isWritten(source: RecordSource | undefined, { earlier, moved }: Watch): Promise<boolean> {
  if (!earlier || !source?.sha256 || moved.has(source.path)) return false;
  return (await earlier.find({ ...source, sha256: source.sha256 })) === 'kept';
}

/** Locked by another program, or gone again: no fact about the document. */
const passing: readonly FailureKind[] = ['forbidden', 'not_found'];

const isClosed = (records: readonly ExtractionRecord[]): boolean =>
  records.some(({ source, failure }) => failure && source.member === undefined && passing.includes(failure.kind));

function tellClosed([record]: readonly ExtractionRecord[], { closed, context }: Watch): void {
  const { source, failure } = record ?? {};
  if (!source || !failure || failure.kind === 'not_found' || closed.has(source.path)) return;
  closed.add(source.path);
  context.log.warn(`${failure.message}; it is tried again`);
}

async function write(records: readonly ExtractionRecord[], { plan, reporter, counts }: Watch): Promise<void> {
  const { schema } = plan.config.extract;
  await reporter.add(
    records.map((record) => ({ ...record, invoice: record.invoice && project(record.invoice, schema) })),
  );
  counts.add(records);
}

/** Moves the file where that is asked for, notes it as dealt with, and says what became of it. */
async function settle(file: SeenFile, records: readonly ExtractionRecord[], watch: Watch): Promise<void> {
  const { context, state, rules, closed, moved } = watch;
  const { log } = context;
  closed.delete(file.path);
  const told = `${file.path}: ${statusOf(records)}`;
  const destination = rules && destinationOf(file.path, records, rules);
  if (!destination || 'stays' in destination || isThere(file.path, destination.folder, destination.name)) {
    await state.done(file);
    log.note(told);
    return;
  }
  try {
    // Under its new name it is the same file: whenever this breaks off, it must not be read again.
    if (rules.moveTo === undefined) await state.done({ ...file, path: await freePath(destination) });
    const target = await moveFile(file.path, destination.folder, destination.name);
    await state.moved(file, target);
    moved.add(file.path);
    log.note(`${told} → ${target}`);
  } catch (error) {
    await state.done(file);
    log.note(told);
    log.error(Failure.from(error));
  }
}

function statusOf(records: readonly ExtractionRecord[]): string {
  const [worst = records[0]] = (['failed', 'review'] as const).flatMap((status) =>
    records.filter((record) => record.status === status),
  );
  const why =
    worst?.failure?.message ??
    worst?.checks.find(({ outcome, severity }) => outcome === 'failed' && severity !== 'note')?.message;
  const several = records.length > 1 ? `${records.length} records, ` : '';
  return `${several}${worst?.status ?? 'ok'}${worst?.status === 'ok' || why === undefined ? '' : ` (${why})`}`;
}
