/** A run of `split` from top to bottom: inputs → documents → files, one document after another → report → exit code. */
import { mkdir } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { splitter, type Splitter } from '../../compose/readers-and-merger.ts';
import { documents, type Intake } from '../../documents/intake.ts';
import { Failure } from '../../domain/failure.ts';
import { fileNameFor, safeName, uniqueNames } from '../../invoices/naming.ts';
import { splitDocument, type SplitPart } from '../../tasks/split/split.ts';
import { message } from '../../texts/message.ts';
import type { CliContext } from '../context.ts';
import { dryRun } from '../dry-run.ts';
import { extractOptions, extractorSettings, inputsFrom } from '../reading.ts';
import { tally } from '../summary.ts';
import { closedPipe, fileSink, streamSink } from '../terminal/output.ts';
import type { SplitPlan } from './plan.ts';
import { nameOf, type SplitRecord, splitReporter, unowned } from './report.ts';
import { failureOf } from '../terminal/log.ts';

/** Resolves with the exit code. Rejects with what ended the run, or with the closed pipe. */
export async function runSplit(plan: SplitPlan, context: CliContext): Promise<number> {
  const { flags, config, folder, reported } = plan;
  const { log, interruption } = context;
  const inputs = await inputsFrom(plan.paths, flags, context);
  if (flags.dryRun) return dryRun(inputs, { out: folder, format: 'pdf', by: flags.by }, reported !== 'text', context);
  if (inputs.length === 0)
    throw new Failure('not_found', message('split.noDocument', {}), {
      detail: message('advice.noneInFolders', {}),
    });
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw new Failure('write_failed', message('split.noFolder', { folder }), { cause });
  });
  const splitting = await splitter(await extractorSettings(config, context));
  const reporter = splitReporter(reported, streamSink(context.stdout), context.wording);
  const counts = tally();
  const run: Run = { plan, context, splitting, unique: uniqueNames(), paths: inputs.map(({ path }) => path) };
  let files = 0;
  try {
    for await (const intake of documents(inputs, { stdin: context.stdin, note: log.detail })) {
      if (interruption.signal.aborted) break;
      const record = await one(intake, run);
      if (!record) break;
      files += record.parts.length;
      counts.add([record]);
      await reporter.add(record);
      if (record.unowned.length > 0)
        log.warn(message('failure.of', { file: nameOf(record), why: unowned(record.unowned) }));
      if (record.failure && reported !== 'text') {
        log.error(failureOf(nameOf(record), record.failure));
      }
    }
  } finally {
    await splitting.close();
  }
  const summary = counts.summary(interruption.signal.aborted);
  await reporter.end(summary);
  log.note(message('split.summary', { documents: summary.documents, files, folder, failed: summary.failed }));
  return interruption.exitCode() ?? counts.exitCode('failed');
}

interface Run {
  readonly plan: SplitPlan;
  readonly context: CliContext;
  readonly splitting: Splitter;
  readonly unique: ReturnType<typeof uniqueNames>;
  readonly paths: readonly string[];
}

/** Undefined where the run was interrupted during this document. */
async function one(intake: Intake, run: Run): Promise<SplitRecord | undefined> {
  const startedAt = performance.now();
  const { plan, context, splitting } = run;
  const { path, member } = intake;
  const source = { path, ...(member === undefined ? {} : { member }), sha256: intake.sha256 ?? null };
  const parts: SplitRecord['parts'][number][] = [];
  let unowned: readonly number[] = [];
  const record = (failure?: Failure): SplitRecord => ({
    source,
    status: failure ? 'failed' : 'ok',
    parts,
    unowned,
    ...(failure ? { failure: failure.report() } : {}),
    elapsedMs: Math.round(performance.now() - startedAt),
  });
  try {
    if ('failure' in intake) throw intake.failure;
    const { by, separator } = plan.flags;
    const options = { by, separator, extract: extractOptions(plan.config) };
    const found = await splitDocument(intake, options, splitting, context.interruption.signal);
    ({ unowned } = found);
    for await (const part of found.parts()) {
      const file = await write(
        part,
        { name: basename(member ?? path), number: parts.length + 1, of: found.count },
        run,
      );
      parts.push({ path: file, pages: part.pages, bytes: part.bytes.length });
    }
    return record();
  } catch (error) {
    if (error === closedPipe) throw error;
    const failure = Failure.from(error);
    if (failure.kind === 'cancelled') return undefined;
    context.log.cause(failure, member ?? path);
    return record(failure);
  }
}

interface Numbered {
  readonly name: string;
  readonly number: number;
  readonly of: number;
}

const usualTemplate = '{date}_{seller}_{total}';

async function write(part: SplitPart, numbered: Numbered, { plan, unique, paths }: Run): Promise<string> {
  const path = join(plan.folder, unique(stemOf(part, numbered, plan), 'pdf'));
  const sink = await fileSink(path, { replace: plan.flags.force === true, inputs: paths });
  try {
    await sink.write(part.bytes);
    await sink.finish();
  } catch (error) {
    await sink.discard();
    throw error;
  }
  return path;
}

/** By the invoice, or else by the document and a number that sorts. */
function stemOf({ invoices }: SplitPart, { name, number, of }: Numbered, { flags }: SplitPlan): string {
  const stem = safeName(basename(name, extname(name)).replace(/^-$/, 'document'));
  if (flags.by === 'record') {
    const file = fileNameFor(flags.nameTemplate ?? usualTemplate, invoices, `${stem}.pdf`);
    return file.slice(0, -'.pdf'.length);
  }
  return `${stem}-${String(number).padStart(String(of).length, '0')}`;
}
