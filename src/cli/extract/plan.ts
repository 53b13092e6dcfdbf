/** Checks the arguments of `extract` before any work begins. */
import { extname } from 'node:path';
import type { Command } from 'commander';
import type { Config } from '../../config/schema.ts';
import { Failure } from '../../domain/failure.ts';
import { checkNameTemplate } from '../../invoices/naming.ts';
import { type CliContext, configure, wantsColour } from '../context.ts';
import { checkExporting } from '../export/exporting.ts';
import type { InputFlags } from '../reading.ts';
import { formatNamed, formatWithExtension, outputFormats, usualFormat } from './reporters/index.ts';
import type { OutputFormat } from './reporters/reporter.ts';

export interface ExtractFlags extends InputFlags {
  readonly map?: string;
  readonly out?: string;
  readonly force?: boolean;
  readonly skipExisting?: boolean;
  readonly dryRun?: boolean;
  readonly against?: readonly string[];
  readonly rename?: string;
  readonly moveTo?: string;
  readonly includeReview?: boolean;
  readonly watch?: boolean;
}

/** The decisions that a run is based on. */
export interface ExtractPlan {
  readonly paths: readonly string[];
  readonly flags: ExtractFlags;
  readonly config: Config;
  readonly format: OutputFormat;
  readonly colour: boolean;
}

/** Rejects with `bad_request`, with the reason, for arguments that exclude each other. */
export async function planOf(paths: readonly string[], command: Command, context: CliContext): Promise<ExtractPlan> {
  const flags = command.opts<ExtractFlags>();
  const { config } = await configure(command, context);
  const terminal = context.stdout.isTTY && flags.watch !== true;
  const format = formatNamed(config.extract.format) ?? formatOf(flags.out, terminal);
  context.errorFormat = format;
  if (paths.length === 0 && flags.filesFrom === undefined) {
    refuse('Nothing to read', 'Name files or folders, or - for standard input');
  }
  if (format.binary && flags.out === undefined && context.stdout.isTTY) {
    refuse(`The format ${format.name} cannot be shown on a terminal`, 'Name a file with --out');
  }
  checkExporting(format, flags, config.extract.schema);
  checkFormatOptions(command, format);
  checkResuming(flags, format);
  checkFiling(flags);
  if (flags.watch) checkWatching(paths, flags, format);
  const colour = flags.out === undefined && wantsColour(context.stdout, command, context.env);
  return { paths, flags, config, format, colour };
}

function refuse(message: string, detail: string): never {
  throw new Failure('bad_request', message, { detail });
}

/** A flag for another format would do nothing. In the configuration file it stands for the runs that use that format. */
function checkFormatOptions(command: Command, format: OutputFormat): void {
  for (const { options = [] } of outputFormats) {
    const other = options.find((name) => format.options?.includes(name) !== true && isGiven(command, name));
    if (other === undefined) continue;
    const flag = command.options.find((option) => option.attributeName() === other)?.long ?? other;
    refuse(
      `${flag} has no effect on --format ${format.name}`,
      `It works with ${namesOf((candidate) => candidate.options?.includes(other) === true)}`,
    );
  }
}

const isGiven = (command: Command, name: string): boolean => command.getOptionValueSource(name) === 'cli';

function checkResuming({ skipExisting, out, force, rename, moveTo }: ExtractFlags, format: OutputFormat): void {
  if (!skipExisting) return;
  if (out === undefined) refuse('--skip-existing needs --out', 'It continues with the records in that file');
  if (!keepsRecords(format)) {
    refuse(`--skip-existing cannot be combined with --format ${format.name}`, `It works with ${namesOf(keepsRecords)}`);
  }
  if (force) refuse('--skip-existing and --force exclude each other', 'One keeps what exists, the other replaces it');
  if (rename !== undefined || moveTo !== undefined) {
    refuse(
      `--skip-existing cannot be combined with ${rename === undefined ? '--move-to' : '--rename'}`,
      'It recognises files by their names, which then change; --watch continues by itself, and --against finds invoices of earlier runs',
    );
  }
}

function checkFiling({ rename, moveTo, includeReview }: ExtractFlags): void {
  if (rename !== undefined) checkNameTemplate(rename);
  if (moveTo === '') refuse('--move-to has no folder', 'Name one');
  if (includeReview && rename === undefined && moveTo === undefined) {
    refuse('--include-review needs --rename or --move-to', 'It extends one of these to files that need review');
  }
}

/** Whether the records can be read back from an output of this format. */
export const keepsRecords = ({ growsByLine }: OutputFormat): boolean =>
  'opening' in growsByLine && growsByLine.keepsRecords;

const namesOf = (accepts: (format: OutputFormat) => boolean): string =>
  outputFormats
    .filter(accepts)
    .map(({ name }) => name)
    .join(' or ');

function checkWatching(paths: readonly string[], flags: ExtractFlags, format: OutputFormat): void {
  if ('because' in format.growsByLine) {
    refuse(
      `--watch cannot be combined with --format ${format.name}: ${format.growsByLine.because}, and watching does not end`,
      `Use --format ${namesOf(({ growsByLine }) => 'opening' in growsByLine)}, which grows line by line`,
    );
  }
  if (paths.includes('-') || flags.filesFrom !== undefined || flags.stdinName !== undefined) {
    refuse('--watch cannot be combined with standard input or --files-from', 'Name the folders to watch');
  }
  if (flags.skipExisting) refuse('--watch does not need --skip-existing', 'It always continues where it stopped');
  if (flags.dryRun) refuse('--watch cannot be combined with --dry-run', 'Try --dry-run without --watch');
}

/**
 * Without --format, the extension of the output's name decides. Undefined for a name without an extension. Throws
 * `bad_request` for an extension that belongs to no format.
 */
function formatOf(out: string | undefined, terminal: boolean): OutputFormat {
  const extension = extname(out ?? '').slice(1);
  if (out === undefined || extension === '') return usualFormat(out === undefined && terminal);
  const named = formatWithExtension(extension.toLowerCase());
  if (named) return named;
  const known = outputFormats.flatMap(({ extensions }) => extensions.map((each) => `.${each}`));
  return refuse(
    `--out ${out}: there is no format for .${extension}`,
    `Known: ${known.join(', ')}; for any other name give the format with --format`,
  );
}
