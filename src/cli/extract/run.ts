/** A run of `extract` from top to bottom: inputs → output → records → summary → exit code. */
import { basename } from 'node:path';
import type { Extractor } from '../../compose/readers-and-merger.ts';
import { documents } from '../../documents/intake.ts';
import type { Input } from '../../documents/inputs.ts';
import { definedOnly } from '../../domain/defined-only.ts';
import type { ExtractionRecord } from '../../domain/record.ts';
import { type DuplicateIndex, withDuplicateCheck } from '../../extract/checks/duplicate.ts';
import { message } from '../../texts/message.ts';
import type { MailboxSettings } from '../../mailbox/connection.ts';
import { projectRecord } from '../../invoices/schemas/index.ts';
import { documentRecords } from '../../tasks/extract/records.ts';
import { correctedExtractor } from './corrected.ts';
import type { ExtractPlan } from './plan.ts';
import type { CliContext } from '../context.ts';
import { dryRun } from '../dry-run.ts';
import { checkedAgain, indexAgainst } from './earlier-invoices.ts';
import { exitCodes } from '../exit-codes.ts';
import { type PreparedExport, prepareExport } from '../export/exporting.ts';
import { fileAway, plannedMoves } from './filing/file-away.ts';
import { checkFolder, type Destination, fileGroups, filingRules } from './filing/filing.ts';
import { fileSink, type Sink, streamSink } from '../terminal/output.ts';
import { expectedOf, extractOptions, inputsFrom, intakeOptions } from '../reading.ts';
import { mayShowProgress, progress, stageText } from '../terminal/progress.ts';
import type { PagePictures } from '../pictures/pictures.ts';
import type { OutputRecord, Reporter } from './reporters/reporter.ts';
import { mailboxDocuments, mailboxReading, mailboxSettings } from './mailbox.ts';
import { type EarlierDocument, type EarlierRecords, earlierRecords } from './resume.ts';
import { summaryDetails, summaryLine } from './summary-text.ts';
import { type Tally, tally } from '../summary.ts';

/** Resolves with the exit code. Rejects with what ended the run before its documents, or with the closed pipe. */
export async function runExtract(plan: ExtractPlan, context: CliContext): Promise<number> {
  const { flags, config, format } = plan;
  // Before the output is opened: what is wrong with the mailbox must not leave one behind.
  const mailbox = plan.readsMailbox ? await mailboxSettings(config, context.env) : undefined;
  const inputs = mailbox ? [] : await inputsFrom(plan.paths, flags, context);
  // Not an error: a folder that is emptied every night may be empty.
  if (inputs.length === 0 && !mailbox) noteNothingFound(flags.recursive === true, context);
  const duplicates = await indexAgainst(flags.against ?? []);
  if (flags.moveTo !== undefined) await checkFolder(flags.moveTo);
  if (flags.dryRun) {
    const output = { out: flags.out ?? null, format: format.name, schema: config.extract.schema };
    const moves = filingRules(flags) ? await plannedOf(plan, context, { inputs, duplicates }) : undefined;
    return dryRun(inputs, output, format.carriesErrors, context, moves);
  }
  const earlier = flags.skipExisting && flags.out !== undefined ? await earlierRecords(flags.out) : undefined;
  const { sink, reporter, exporting, pictures } = await openOutput(plan, context, inputs, earlier !== undefined);
  const reading = await correctedExtractor(plan, context);
  try {
    const run: Run = { inputs, mailbox, earlier, reporter, exporting, counts: tally(), reading, duplicates };
    return await runOver(plan, context, run, sink);
  } catch (error) {
    await sink.discard();
    await exporting?.discard();
    throw error;
  } finally {
    await Promise.all([reading.close(), pictures?.close()]);
  }
}

function noteNothingFound(recursive: boolean, { log }: CliContext): void {
  log.note(message(recursive ? 'run.nothingFound' : 'run.nothingFoundHere', {}));
}

/** Pages are drawn only for a format that shows them, and what draws them is loaded only then. */
async function picturesFor(
  { config, format }: ExtractPlan,
  { interruption }: CliContext,
): Promise<PagePictures | undefined> {
  if (!config.extract.pagePictures || format.options?.includes('pagePictures') !== true) return undefined;
  const { pagePictures } = await import('../pictures/page-pictures.ts');
  return pagePictures(config, interruption.signal);
}

async function openOutput(plan: ExtractPlan, context: CliContext, inputs: readonly Input[], continues: boolean) {
  const { flags, config, format, colour } = plan;
  const { stdout, wording } = context;
  const paths = inputs.map(({ path }) => path);
  // First, because a fault of the mapping file must not leave an output behind.
  const exporting = await prepareExport({ format, flags, inputs: paths, options: config.extract }, context);
  const replace = flags.force === true || continues;
  const opening = flags.out === undefined ? streamSink(stdout) : fileSink(flags.out, { replace, inputs: paths });
  const sink = await Promise.resolve(opening).catch(async (error: unknown) => {
    await exporting?.discard();
    throw error;
  });
  const columns = flags.out === undefined && stdout.isTTY ? stdout.columns : undefined;
  const pictures = await picturesFor(plan, context);
  const settings = {
    schema: config.extract.schema,
    colour,
    columns,
    wording,
    options: config.extract,
    ...definedOnly({ out: flags.out, exporting: exporting?.settings, pictures }),
  };
  return { sink, reporter: format.make(sink, settings), exporting, pictures };
}

/** Records → summary → files moved → exit code. */
async function runOver(plan: ExtractPlan, context: CliContext, run: Run, sink: Sink): Promise<number> {
  const { flags, config } = plan;
  const { log, interruption } = context;
  const { counts, reporter, duplicates } = run;
  if (config.extract.ocr === 'always') await run.reading.requireOcr(interruption.signal);
  await run.earlier?.copyTo(sink, (records) => {
    counts.add(records, true);
    checkedAgain(records, duplicates);
  });
  const filed = await readAll(plan, context, run);
  const summary = counts.summary(interruption.signal.aborted);
  await reporter.end(summary);
  await sink.finish();
  const exported = reporter.exported?.();
  const exportLines = exported && run.exporting ? [await run.exporting.finish(exported)] : [];
  const failOn = config.extract.failOn;
  log.summary(
    (wording) => [
      summaryLine(summary, wording),
      ...summaryDetails(summary, failOn, wording),
      ...exportLines.map((line) => wording.show(line)),
    ],
    { summary, ...definedOnly({ exported }) },
  );
  // Files are moved only after their records are written.
  const isFiled = filingRules(flags) === undefined || (await fileAway(filed, log));
  return interruption.exitCode() ?? (isFiled ? counts.exitCode(config.extract.failOn) : exitCodes.write_failed);
}

interface Run {
  readonly inputs: readonly Input[];
  /** Read instead of the inputs. */
  readonly mailbox: MailboxSettings | undefined;
  readonly earlier: EarlierRecords | undefined;
  readonly reporter: Reporter;
  /** Present if the format exports. */
  readonly exporting: PreparedExport | undefined;
  readonly counts: Tally;
  readonly reading: Extractor;
  readonly duplicates: DuplicateIndex;
}

/** Resolves with where the files should go. */
async function readAll(plan: ExtractPlan, context: CliContext, run: Run): Promise<readonly Destination[]> {
  const { config, format, flags } = plan;
  const { inputs, earlier, reporter, counts, reading, duplicates } = run;
  const { log, interruption } = context;
  const stop = new AbortController();
  const signal = AbortSignal.any([interruption.signal, stop.signal]);
  const projected = (record: ExtractionRecord): OutputRecord => projectRecord(record, config.extract.schema);
  const streams = !format.writesAtEnd && flags.out === undefined && context.stdout.isTTY;
  const shown = mayShowProgress(config.log);
  const waiting = await progress(context.stderr, {
    total: expectedOf(inputs),
    shown,
    streams,
    wording: context.wording,
  });
  const intakeSettings = { ...intakeOptions(config, context), mailTexts: true };
  const intakes = run.mailbox
    ? mailboxDocuments(run.mailbox, mailboxReading(context, { after: undefined, watch: false }), intakeSettings)
    : documents(inputs, intakeSettings);
  const finished = documentRecords<EarlierDocument>(intakes, reading, {
    extract: extractOptions(config),
    signal,
    progress: ({ path, member }, event) =>
      waiting.stage(`${basename(member ?? path)}: ${stageText(event, context.wording)}`),
    note: log.detail,
    trouble: (failure, { path }) => log.cause(failure, path),
    instead: async (document) => earlier?.find(document),
  });
  const destinations: Destination[] = [];
  const rules = filingRules(flags);
  const groups = rules && fileGroups(rules, (destination) => destinations.push(destination));
  const streamed = new Set(inputs.flatMap((input) => ('from' in input && input.from === 'stdin' ? [input.path] : [])));
  try {
    for await (const found of finished) {
      if (found === 'kept') continue;
      const judged = 'copied' in found ? [] : withDuplicateCheck(found, duplicates);
      const records = 'copied' in found ? checkedAgain(found.copied, duplicates) : judged.map(projected);
      // The signal fires before the loop is left, because leaving it waits for documents that are being read.
      await reporter.add(records).catch((error: unknown) => {
        stop.abort();
        throw error;
      });
      counts.add(judged.length > 0 ? judged : records);
      groups?.add(judged.filter(({ source }) => !streamed.has(source.path)));
      waiting.update(counts.summary());
    }
    groups?.end(interruption.signal.aborted);
    return destinations;
  } finally {
    waiting.stop();
  }
}

/** For --dry-run. Documents must be read to know which files would be moved. */
async function plannedOf(plan: ExtractPlan, context: CliContext, run: Pick<Run, 'inputs' | 'duplicates'>) {
  const reading = await correctedExtractor(plan, context);
  const reporter: Reporter = { add: () => Promise.resolve(), end: () => Promise.resolve() };
  try {
    const read = {
      ...run,
      mailbox: undefined,
      earlier: undefined,
      exporting: undefined,
      reporter,
      counts: tally(),
      reading,
    };
    return await plannedMoves(await readAll(plan, context, read));
  } finally {
    await reading.close();
  }
}
