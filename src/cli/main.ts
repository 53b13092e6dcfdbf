/**
 * The entry of the command line: from arguments to an exit code. It also handles every failure.
 *
 * Nothing heavy is imported before the command is known.
 */
import { CommanderError } from 'commander';
import { fileFailure } from '../documents/file-failure.ts';
import { Failure } from '../domain/failure.ts';
import { type Language, languageOf } from '../texts/languages.ts';
import { wordingIn } from '../texts/wording.ts';
import type { CliContext } from './context.ts';
import { exitCodes } from './exit-codes.ts';
import { listenForInterruption } from './terminal/interruption.ts';
import { originalText, stderrLog } from './terminal/log.ts';
import { closedPipe, streamSink, writeFailed } from './terminal/output.ts';
import { programFor } from './program.ts';
import { formatNamed, usualFormat } from './extract/reporters/index.ts';
import { usualOptions } from './extract/reporters/options.ts';
import type { OutputFormat } from './extract/reporters/reporter.ts';
import { settingTextsIn } from './setting-texts.ts';
import { tally } from './summary.ts';
import { understood, usageFailure } from './usage.ts';
import { message } from '../texts/message.ts';

/** Resolves with the exit code; never rejects. */
export async function main(argv: readonly string[]): Promise<number> {
  const cwd = currentFolder();
  const language = languageGuess(argv);
  const [wording, settingTexts] = await Promise.all([wordingIn(language), settingTextsIn(language)]);
  const context: CliContext = {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    cwd: cwd ?? '/',
    interruption: listenForInterruption(),
    errorFormat: formatGuess(argv),
    log: stderrLog(process.stderr, logGuess(argv), wording),
    wording,
    settingTexts,
  };
  // A read from a pipe that nobody writes to would otherwise keep the process alive.
  context.interruption.signal.addEventListener('abort', () => process.stdin.destroy());
  // A closed standard error is no reason to stop.
  process.stderr.on('error', () => undefined);
  try {
    let exitCode = 0;
    if (cwd === undefined) throw folderGone();
    const program = await programFor(argv, context, (code) => (exitCode = code));
    await parse(program, argv, context);
    return exitCode;
  } catch (error) {
    return await fail(error, context);
  }
}

/** Undefined if the folder was removed, in which case relative paths have no meaning. */
function currentFolder(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}

const folderGone = (): Failure =>
  new Failure('not_found', message('usage.folderGone', {}), { detail: message('advice.cd', {}) });

type Program = Awaited<ReturnType<typeof programFor>>;

const withSubcommands = (command: Program): readonly Program[] => [
  command,
  ...command.commands.flatMap(withSubcommands),
];

/** Commander's own error texts go to the handler, so that an error is reported once and in one form. */
async function parse(program: Program, argv: readonly string[], context: CliContext): Promise<void> {
  let shown = '';
  for (const command of withSubcommands(program)) {
    command.exitOverride().configureOutput({
      writeOut: (text) => (shown += text),
      writeErr: () => undefined,
      outputError: () => undefined,
    });
  }
  const words = understood(program, argv);
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version end the parsing by an error of code 0.
    if (error.exitCode !== 0) throw usageFailure(error, program, words);
    await streamSink(context.stdout).write(shown);
  }
}

async function fail(error: unknown, context: CliContext): Promise<number> {
  // A task wraps what its sink throws.
  if (error === closedPipe || (error instanceof Failure && error.cause === closedPipe)) return 0;
  const failure = refusedBySystem(error) ?? Failure.from(error, 'internal', message('usage.bug', {}));
  const interrupted = context.interruption.exitCode();
  // Errors that follow from the interruption are not reported.
  if (interrupted !== undefined) return interrupted;
  context.log.error(failure);
  if (failure.kind === 'internal') context.log.error(bugReport(failure));
  await envelope(failure, context);
  return exitCodes[failure.kind];
}

/** An unexpected error of the operating system, such as a full disk, is not a bug. */
function refusedBySystem(error: unknown): Failure | undefined {
  if (!(error instanceof Error && 'code' in error && 'syscall' in error && 'path' in error)) return undefined;
  const path = String(error.path);
  const failure = error.syscall === 'mkdir' ? writeFailed(error, path) : fileFailure(error, path);
  return failure.kind === 'internal' ? undefined : failure;
}

const bugReport = (failure: Failure): Failure =>
  new Failure('internal', originalText(failure.cause).split('\n')[0] ?? '', {
    detail: message('advice.verbose', {}),
  });

/** If the output is JSON, so is an error. */
async function envelope(failure: Failure, context: CliContext): Promise<void> {
  if (!context.errorFormat?.carriesErrors) return;
  const reporter = context.errorFormat.make(streamSink(context.stdout), {
    schema: 'canonical',
    columns: undefined,
    colour: false,
    options: usualOptions,
    wording: context.wording,
  });
  try {
    await reporter.end(tally().summary(), failure.report());
  } catch (error) {
    // Standard output does not work. That is often the failure itself, which standard error already reports.
    context.log.cause(Failure.from(error), 'error output');
  }
}

/** Finds out from the raw arguments whether the reader expects JSON: flags may not be parsed yet, or not be valid. */
function formatGuess(argv: readonly string[]): OutputFormat | undefined {
  const command = argv.find((argument) => !argument.startsWith('-'));
  const asked =
    valueAfter(argv, ['--format', '-f']) ?? (command === 'extract' ? process.env['INVOICECTL_FORMAT'] : undefined);
  const known = formatNamed(asked);
  if (known) return known;
  // The output of these commands is JSON unless it goes to a terminal, or is itself the result.
  const isJson = command === 'extract' || (command === 'convert' && valueAfter(argv, ['--out', '-o']) !== '-');
  return isJson ? usualFormat(process.stdout.isTTY) : undefined;
}

/** As `--language de`, the variable, or the locale. What is wrong is reported when the configuration is read. */
const languageGuess = (argv: readonly string[]): Language =>
  languageOf(valueAfter(argv, ['--language']) ?? process.env['INVOICECTL_LANGUAGE'], process.env);

function logGuess(argv: readonly string[]): { quiet: boolean; verbose: boolean; format: 'text' | 'json' } {
  const format = valueAfter(argv, ['--log-format']) ?? process.env['INVOICECTL_LOG_FORMAT'];
  return {
    quiet: false,
    verbose: argv.includes('--verbose') || argv.includes('-v'),
    format: format === 'json' ? 'json' : 'text',
  };
}

/** As `--format json`, `--format=json`, `-f json` or `-fjson`. */
function valueAfter(argv: readonly string[], names: readonly string[]): string | undefined {
  for (const [index, argument] of argv.entries()) {
    if (argument === '--') return undefined;
    if (names.includes(argument)) return argv[index + 1];
    const name = names.find((each) => argument.startsWith(each.startsWith('--') ? `${each}=` : each));
    if (name) return argument.slice(name.length).replace(/^=/, '');
  }
  return undefined;
}

if (import.meta.main) process.exit(await main(process.argv.slice(2)));
