/** A run of `export`: records → duplicates → output and refusals → exit code. */
import { occurrenceOf, withOutcome } from '../../extract/checks/duplicate.ts';
import { definedOnly } from '../../domain/defined-only.ts';
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';
import type { CliContext } from '../context.ts';
import { allFailed, someFailed } from '../exit-codes.ts';
import { indexAgainst } from '../extract/earlier-invoices.ts';
import { factsOf } from '../extract/invoice-facts.ts';
import { formatNamed, outputFormats } from '../extract/reporters/index.ts';
import type { ExportCounts, OutputFormat, Reporter } from '../extract/reporters/reporter.ts';
import { fileSink, type Sink, streamSink } from '../terminal/output.ts';
import { tally } from '../summary.ts';
import { checkExporting, type ExportFlags, type ExportPlan, prepareExport } from './exporting.ts';
import { recordsOf } from './records.ts';

export interface ExportRunFlags extends ExportFlags {
  readonly against?: readonly string[];
}

export interface ExportRunPlan extends ExportPlan {
  readonly flags: ExportRunFlags;
}

/** The format that `export` was asked for. Throws `bad_request` if there is none, or if flags do not fit it. */
export function exportFormat(flags: ExportRunFlags & { readonly format?: string }): OutputFormat {
  const format = formatNamed(flags.format);
  if (!format?.exports)
    throw new Failure('bad_request', message('export.needsFormat', {}), {
      detail: message('export.needsFormatDetail', { formats: formatsThatExport() }),
    });
  checkExporting(format, flags, 'canonical');
  return format;
}

const formatsThatExport = (): string =>
  outputFormats.flatMap(({ name, exports }) => (exports ? [name] : [])).join(', ');

/** Resolves with the exit code: 0 if all records were exported, 3 if some were refused, 4 if all were. */
export async function runExport(plan: ExportRunPlan, context: CliContext): Promise<number> {
  const { format, flags, inputs, options } = plan;
  if (format.binary && flags.out === undefined && context.stdout.isTTY)
    throw new Failure('bad_request', message('export.onTerminal', { format: format.name }), {
      detail: message('export.onTerminalDetail', {}),
    });
  const prepared = await prepareExport(plan, context);
  const sink = await outputOf(inputs, flags, context).catch(async (error: unknown) => {
    await prepared?.discard();
    throw error;
  });
  const reporter = format.make(sink, {
    schema: 'canonical',
    colour: false,
    columns: undefined,
    options,
    wording: context.wording,
    ...definedOnly({ exporting: prepared?.settings }),
  });
  const counts = tally();
  try {
    await addAll(inputs, flags.against ?? [], reporter, (records) => counts.add(records));
    await reporter.end(counts.summary());
    await sink.finish();
    const exported = reporter.exported?.() ?? { exported: 0, refused: 0 };
    const line = await prepared?.finish(exported);
    context.log.summary((wording) => (line === undefined ? [] : [wording.show(line)]), { exported });
    return exitCodeOf(exported);
  } catch (error) {
    await sink.discard();
    await prepared?.discard();
    throw error;
  }
}

const outputOf = async (
  files: readonly string[],
  { out, force }: ExportRunFlags,
  { stdout }: CliContext,
): Promise<Sink> =>
  out === undefined ? streamSink(stdout) : fileSink(out, { replace: force === true, inputs: files });

/** An invoice that is in two of the files, or twice in one, is exported once. */
async function addAll(
  files: readonly string[],
  against: readonly string[],
  reporter: Reporter,
  count: (records: Parameters<Reporter['add']>[0]) => void,
): Promise<void> {
  const index = await indexAgainst(against, () => true);
  for (const file of files) {
    for await (const record of recordsOf(file)) {
      const [outcome] = record.invoice
        ? index.check([{ ...occurrenceOf(record.source), identity: factsOf(record.invoice) }])
        : [];
      const checked = outcome?.outcome === 'failed' ? withOutcome(record, outcome) : record;
      count([checked]);
      await reporter.add([checked]);
    }
  }
}

function exitCodeOf({ exported, refused }: ExportCounts): number {
  if (refused === 0) return 0;
  return exported === 0 ? allFailed : someFailed;
}
