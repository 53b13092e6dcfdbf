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
import { type Message, message } from '../../texts/message.ts';

export interface ExtractFlags extends InputFlags {
  readonly map?: string;
  readonly out?: string;
  readonly force?: boolean;
  readonly skipExisting?: boolean;
  readonly dryRun?: boolean;
  readonly against?: readonly string[];
  /** What people corrected in `review`; default: the file beside the output, if there is one. */
  readonly corrections?: string;
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
  /** Whether the documents are those of the mailbox in the configuration, instead of `paths`. */
  readonly readsMailbox: boolean;
}

/** Rejects with `bad_request`, with the reason, for arguments that exclude each other. */
export async function planOf(paths: readonly string[], command: Command, context: CliContext): Promise<ExtractPlan> {
  const flags = command.opts<ExtractFlags>();
  const { config } = await configure(command, context);
  const terminal = context.stdout.isTTY && flags.watch !== true;
  const format = formatNamed(config.extract.format) ?? formatOf(flags.out, terminal);
  context.errorFormat = format;
  const namesFiles = paths.length > 0 || flags.filesFrom !== undefined;
  const readsMailbox = config.imap.url !== undefined && !namesFiles;
  if (!namesFiles && !readsMailbox) {
    refuse(message('usage.nothingToRead', {}), message('advice.nameFiles', {}));
  }
  checkMailbox(flags, namesFiles && isGiven(command, 'imap'), readsMailbox);
  if (format.binary && flags.out === undefined && context.stdout.isTTY) {
    refuse(message('usage.formatOnTerminal', { format: format.name }), message('advice.nameOut', {}));
  }
  checkExporting(format, flags, config.extract.schema);
  checkFormatOptions(command, format);
  checkResuming(flags, format);
  checkFiling(flags);
  if (flags.watch) checkWatching(paths, flags, format);
  const colour = flags.out === undefined && wantsColour(context.stdout, command, context.env);
  return { paths, flags, config, format, colour, readsMailbox };
}

function checkMailbox(flags: ExtractFlags, isGivenToo: boolean, readsMailbox: boolean): void {
  if (isGivenToo) refuse(message('usage.imapWithFiles', {}), message('advice.imapWithFiles', {}));
  if (!readsMailbox) return;
  const moving = flags.rename === undefined ? flags.moveTo !== undefined && '--move-to' : '--rename';
  const flag = moving || (flags.dryRun && '--dry-run');
  if (flag) refuse(message('usage.imapReadsOnly', { flag }), message('advice.imapReadsOnly', {}));
}

function refuse(said: Message, detail: Message): never {
  throw new Failure('bad_request', said, { detail });
}

/** A flag for another format would do nothing. In the configuration file it stands for the runs that use that format. */
function checkFormatOptions(command: Command, format: OutputFormat): void {
  for (const { options = [] } of outputFormats) {
    const other = options.find((name) => format.options?.includes(name) !== true && isGiven(command, name));
    if (other === undefined) continue;
    const flag = command.options.find((option) => option.attributeName() === other)?.long ?? other;
    refuse(
      message('usage.noEffect', { flag, format: format.name }),
      message('advice.worksWith', { formats: namesOf((candidate) => candidate.options?.includes(other) === true) }),
    );
  }
}

const isGiven = (command: Command, name: string): boolean => command.getOptionValueSource(name) === 'cli';

function checkResuming({ skipExisting, out, force, rename, moveTo }: ExtractFlags, format: OutputFormat): void {
  if (!skipExisting) return;
  if (out === undefined) refuse(message('usage.skipNeedsOut', {}), message('advice.skipNeedsOut', {}));
  if (!keepsRecords(format)) {
    refuse(
      message('usage.notTogether', { one: '--skip-existing', other: `--format ${format.name}` }),
      message('advice.worksWith', { formats: namesOf(keepsRecords) }),
    );
  }
  if (force) refuse(message('usage.skipAndForce', {}), message('advice.skipAndForce', {}));
  if (rename !== undefined || moveTo !== undefined) {
    refuse(
      message('usage.notTogether', { one: '--skip-existing', other: rename === undefined ? '--move-to' : '--rename' }),
      message('advice.skipRenames', {}),
    );
  }
}

function checkFiling({ rename, moveTo, includeReview }: ExtractFlags): void {
  if (rename !== undefined) checkNameTemplate(rename);
  if (moveTo === '') refuse(message('usage.moveToEmpty', {}), message('advice.nameOne', {}));
  if (includeReview && rename === undefined && moveTo === undefined) {
    refuse(message('usage.includeReview', {}), message('advice.includeReview', {}));
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
      message('usage.watchFormat', { format: format.name, because: format.growsByLine.because }),
      message('advice.watchFormats', { formats: namesOf(({ growsByLine }) => 'opening' in growsByLine) }),
    );
  }
  if (paths.includes('-') || flags.filesFrom !== undefined || flags.stdinName !== undefined) {
    refuse(message('usage.watchStdin', {}), message('advice.watchFolders', {}));
  }
  if (flags.skipExisting) refuse(message('usage.watchSkip', {}), message('advice.watchSkip', {}));
  if (flags.dryRun) refuse(message('usage.watchDryRun', {}), message('advice.watchDryRun', {}));
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
    message('usage.unknownExtension', { path: out, extension }),
    message('advice.knownExtensions', { extensions: known.join(', ') }),
  );
}
