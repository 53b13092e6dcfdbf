/** A run of `extract`, readable top to bottom: inputs → output → records → summary → exit code. */
import { extractor, type Extractor } from '../compose.ts';
import { documents } from '../documents/intake.ts';
import type { Input } from '../documents/inputs.ts';
import type { ExtractionRecord } from '../domain/record.ts';
import { project } from '../extract/schemas/index.ts';
import { documentRecords } from '../tasks/records.ts';
import type { ExtractPlan } from './commands/extract.ts';
import type { CliContext } from './context.ts';
import { dryRun } from './dry-run.ts';
import { fileSink, streamSink } from './output.ts';
import { expectedOf, extractOptions, extractorSettings, inputsFrom } from './reading.ts';
import { reporterFor } from './reporters/index.ts';
import { progressBar } from './reporters/progress.ts';
import type { OutputRecord, Reporter } from './reporters/reporter.ts';
import { type EarlierDocument, type EarlierRecords, earlierRecords } from './resume.ts';
import { summaryLine, type Tally, tally } from './summary.ts';

/** Resolves with the exit code. Rejects with what ended the run before its documents, or with the closed pipe. */
export async function runExtract(plan: ExtractPlan, context: CliContext): Promise<number> {
  const { flags, config, format } = plan;
  const { log, interruption } = context;
  const inputs = await inputsFrom(plan.paths, flags, context);
  if (flags.dryRun) {
    const output = { out: flags.out ?? null, format, schema: config.extract.schema };
    return dryRun(inputs, output, format === 'json' || format === 'ndjson', context);
  }

  const earlier = flags.skipExisting && flags.out !== undefined ? await earlierRecords(flags.out) : undefined;
  const sink =
    flags.out === undefined
      ? streamSink(context.stdout)
      : await fileSink(flags.out, { replace: flags.force === true || earlier !== undefined });
  const { columns } = context.stdout;
  const terminal = flags.out === undefined && context.stdout.isTTY;
  const create = await reporterFor(format);
  const reporter = create(sink, {
    schema: config.extract.schema,
    colour: plan.colour,
    columns: terminal ? columns : undefined,
  });
  const counts = tally();
  const reading = await extractor(await extractorSettings(config, context));
  try {
    if (config.extract.ocr === 'always') await reading.requireOcr(interruption.signal);
    await earlier?.copyTo(sink, counts);
    await readAll(plan, context, { inputs, earlier, reporter, counts, reading });
    const summary = counts.summary(interruption.signal.aborted);
    await reporter.end(summary);
    await sink.finish();
    log.note(summaryLine(summary));
    return interruption.exitCode() ?? counts.exitCode(config.extract.failOn);
  } catch (error) {
    await sink.discard();
    throw error;
  } finally {
    await reading.close();
  }
}

interface Run {
  readonly inputs: readonly Input[];
  readonly earlier: EarlierRecords | undefined;
  readonly reporter: Reporter;
  readonly counts: Tally;
  readonly reading: Extractor;
}

async function readAll(plan: ExtractPlan, context: CliContext, run: Run): Promise<void> {
  const { config, format, flags } = plan;
  const { inputs, earlier, reporter, counts, reading } = run;
  const { log, interruption } = context;
  const stop = new AbortController();
  const signal = AbortSignal.any([interruption.signal, stop.signal]);
  const expected = expectedOf(inputs);
  const projected = (record: ExtractionRecord): OutputRecord => ({
    ...record,
    invoice: record.invoice && project(record.invoice, config.extract.schema),
  });
  // Lines that stream to the same terminal and a bar would overwrite each other.
  const streams = format !== 'table' && flags.out === undefined && context.stdout.isTTY;
  const bar = await progressBar(
    context.stderr,
    expected,
    !config.log.quiet && config.log.format === 'text' && !streams,
  );
  const intakes = documents(inputs, { stdin: context.stdin, note: log.detail });
  const finished = documentRecords<EarlierDocument>(intakes, reading, {
    extract: extractOptions(config),
    signal,
    progress: ({ path, member }, event) => bar.stage(`${member ?? path}: ${event.stage} ${event.done}/${event.total}`),
    trouble: (failure, { path }) => log.cause(failure, path),
    instead: async (document) => earlier?.find(document),
  });
  try {
    for await (const found of finished) {
      if (found === 'kept') continue;
      const records = 'copied' in found ? found.copied : found.map(projected);
      // The signal fires before the loop is left: leaving waits for what is in work.
      await reporter.add(records).catch((error: unknown) => {
        stop.abort();
        throw error;
      });
      counts.add(records);
      bar.update(counts.summary());
    }
  } finally {
    bar.stop();
  }
}
