/** A run of `merge` from top to bottom: inputs → output → task → report → exit code. */
import { merger } from '../../compose/readers-and-merger.ts';
import { documents } from '../../documents/intake.ts';
import { looksPaged } from '../../documents/document-names.ts';
import type { Input } from '../../documents/inputs.ts';
import { Failure, saidBy } from '../../domain/failure.ts';
import { definedOnly } from '../../domain/defined-only.ts';
import type { DocumentLabel } from '../../merge/report.ts';
import type { MergeOutput } from '../../tasks/merge/contract.ts';
import { runTask } from '../../runtime/run.ts';
import { type LabelId, type Message, message } from '../../texts/message.ts';
import type { MergePlan } from './plan.ts';
import type { CliContext } from '../context.ts';
import { dryRun } from '../dry-run.ts';
import { fileSink, type Sink, streamSink } from '../terminal/output.ts';
import { expectedOf, extractOptions, extractorSettings, inputsFrom, intakeOptions } from '../reading.ts';
import { placementText, reportText } from './report.ts';
import { mayShowProgress, progress } from '../terminal/progress.ts';
import { tally } from '../summary.ts';
import { failureOf } from '../terminal/log.ts';
import type { DuplicateReason } from '../../invoices/duplicates.ts';
import { warningsOf } from '../../domain/warned.ts';

/** Resolves with the exit code. Rejects with what ended the run, or with the closed pipe. */
export async function runMerge(plan: MergePlan, context: CliContext): Promise<number> {
  const { flags, config } = plan;
  const inputs = await inputsFrom(plan.paths, flags, context, looksPaged);
  if (flags.dryRun) {
    const { type, layout, paper } = config.merge;
    return dryRun(inputs, { out: flags.out ?? null, format: type, layout, paper }, flags.format === 'json', context);
  }
  if (inputs.length === 0) {
    throw new Failure('not_found', message('merge.noDocument', {}), {
      detail: message('advice.noneInFolders', {}),
    });
  }
  const replace = flags.force === true;
  const paths = inputs.map(({ path }) => path);
  const sink =
    flags.out === undefined ? streamSink(context.stdout) : await fileSink(flags.out, { replace, inputs: paths });
  let placement: Sink | undefined;
  try {
    placement = flags.placement === undefined ? undefined : await fileSink(flags.placement, { replace, inputs: paths });
    const output = await work(inputs, plan, context, sink);
    const exitCode = report(output, plan, context);
    if (placement) await placement.write(placementText(output));
    if (output.documents.length === 0) {
      await Promise.all([sink.discard(), placement?.discard()]);
    } else {
      await sink.finish();
      await placement?.finish();
    }
    if (flags.format === 'json') await streamSink(context.stdout).write(reportText(output, flags));
    return exitCode;
  } catch (error) {
    await Promise.all([sink.discard(), placement?.discard()]);
    throw error;
  }
}

async function work(
  inputs: readonly Input[],
  { config, flags, producer }: MergePlan,
  context: CliContext,
  sink: Sink,
): Promise<MergeOutput> {
  const { interruption } = context;
  const expected = expectedOf(inputs);
  const { password } = config.extract;
  const merging = await merger({ ...(await extractorSettings(config, context)), producer });
  const shown = mayShowProgress(config.log) && flags.format === 'text';
  const waiting = await progress(context.stderr, { total: expected, shown, streams: false, wording: context.wording });
  const counts = tally();
  let counted = 0;
  try {
    return await runTask(
      merging.task,
      {
        intakes: documents(inputs, { ...intakeOptions(config, context), accepts: looksPaged }),
        expected,
        options: { ...config.merge, ...definedOnly({ password }) },
        extract: extractOptions(config),
        sink,
      },
      {
        signal: interruption.signal,
        progress({ stage, done }) {
          waiting.stage(stage);
          if (stage === 'reading invoices') return;
          for (; counted < done; counted++) counts.add([{ status: 'ok' }]);
          waiting.update(counts.summary());
        },
      },
    );
  } finally {
    waiting.stop();
    await merging.close();
  }
}

const nameOf = ({ path, member }: DocumentLabel): string => (member === undefined ? path : `${path}/${member}`);

/** Reports everything that the user has to know. Returns the exit code. */
function report(output: MergeOutput, { flags, config }: MergePlan, { log }: CliContext): number {
  const { documents: merged, refused, duplicates, unread, notes } = output;
  const counts = tally();
  for (const document of merged) {
    counts.add([{ status: 'ok' }]);
    for (const why of warningsOf(document)) log.warn(message('failure.of', { file: nameOf(document), why }));
  }
  for (const note of notes) log.warn(note);
  for (const { failure, ...label } of unread)
    log.warn(message('merge.notRead', { file: nameOf(label), why: saidBy(failure) }));
  for (const { of, reason, differences, skipped, ...label } of duplicates) {
    const values = { file: nameOf(label), earlier: nameOf(of), reason: message(sameness[reason], {}) };
    if (differences.length > 0)
      log.warn(message('merge.maybeSame', { ...values, differences: differences.join(', ') }));
    else log.warn(message(skipped ? 'merge.sameLeftOut' : 'merge.same', values));
  }
  for (const { failure, ...label } of refused) {
    counts.add([{ status: 'failed', failure }]);
    // Some failures name the file themselves.
    const isNamed = failure.message.includes(label.path);
    log.error(isNamed ? Failure.restored(failure) : failureOf(nameOf(label), failure));
  }
  log.note(outcomeOf(output, flags.out, config.merge.type));
  return counts.exitCode('failed');
}

const sameness: Readonly<Record<DuplicateReason, LabelId>> = {
  'same file': 'duplicateReason.sameFile',
  'same number': 'duplicateReason.sameNumber',
  'same seller, total and date': 'duplicateReason.sameSeller',
};

function outcomeOf(
  { documents: { length: documents }, refused: { length: count }, sheets, bytes }: MergeOutput,
  out: string | undefined,
  type: MergePlan['config']['merge']['type'],
): Message {
  if (documents === 0) return message(type === 'zip' ? 'merge.nothingPacked' : 'merge.nothingPlaced', {});
  const placed =
    sheets === null ? message('summary.documents', { documents }) : message('merge.placed', { documents, sheets });
  const left = message('merge.leftOut', { count });
  return message('merge.done', {
    documents: count === 0 ? placed : message('list.two', { first: placed, next: left }),
    out: out ?? message('plan.stdout', {}),
    size: size(bytes),
  });
}

const size = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
