/** `invoicectl extract`: its arguments, and what has to be right about them before any work begins. */
import type { Command } from 'commander';
import type { Config, OutputFormat } from '../../config/schema.ts';
import { Failure } from '../../domain/failure.ts';
import { type CliContext, configure, wantsColour } from '../context.ts';
import { addCommonFlags, addSettings } from '../flags.ts';
import type { DefineCommand } from '../program.ts';
import type { InputFlags } from '../reading.ts';

export interface ExtractFlags extends InputFlags {
  readonly out?: string;
  readonly force?: boolean;
  readonly skipExisting?: boolean;
  readonly dryRun?: boolean;
}

/** Everything a run needs to know, decided. */
export interface ExtractPlan {
  readonly paths: readonly string[];
  readonly flags: ExtractFlags;
  readonly config: Config;
  readonly format: OutputFormat;
  readonly colour: boolean;
}

export const extract: DefineCommand = (command, context, done) => {
  command
    .argument('[paths...]', 'Files, folders, globs, ZIPs, or - for standard input')
    .option('-o, --out <FILE>', 'Write the records there instead of to standard output')
    .option('-r, --recursive', 'Also folders below the folders given')
    .option('--stdin-name <NAME>', 'What standard input is called in the records')
    .option('--files-from <FILE>', 'Read paths from FILE, one a line or NUL-separated; - is standard input')
    .option('--force', 'Replace the output where it exists')
    .option('--skip-existing', 'Go on where a run broke off: keep what --out holds, read only what is missing')
    .option('--dry-run', 'Say what would be read and written, and do nothing');
  addSettings(command, [
    'format',
    'schema',
    'concurrency',
    'ocr',
    'ocr-engine',
    'ocr-lang',
    'max-pages',
    'password',
    'timeout',
    'cache',
    'fail-on',
    'explain',
    'templates',
    'llm',
    'llm-base-url',
    'llm-model',
    'llm-key-file',
  ]);
  addCommonFlags(command).action(async (paths: string[]) => {
    const plan = await planOf(paths, command, context);
    const { runExtract } = await import('../extract-run.ts');
    done(await runExtract(plan, context));
  });
};

async function planOf(paths: readonly string[], command: Command, context: CliContext): Promise<ExtractPlan> {
  const flags = command.opts<ExtractFlags>();
  const { config } = await configure(command, context);
  const format = config.extract.format ?? formatOf(flags.out, context.stdout.isTTY);
  context.errorFormat = format;
  refuse(
    paths.length === 0 && flags.filesFrom === undefined,
    'Nothing to read',
    'Name files or folders, or - for standard input',
  );
  refuse(
    flags.skipExisting === true && flags.out === undefined,
    '--skip-existing needs --out',
    'It goes on with the records in that file',
  );
  refuse(
    flags.skipExisting === true && format !== 'ndjson',
    `--skip-existing does not go with --format ${format}`,
    'Only ndjson can be gone on with',
  );
  refuse(
    flags.skipExisting === true && flags.force === true,
    '--skip-existing and --force exclude each other',
    'One keeps what is there, the other replaces it',
  );
  refuse(
    format === 'xlsx' && flags.out === undefined && context.stdout.isTTY,
    'A workbook cannot be shown on a terminal',
    'Name a file with --out',
  );
  const colour = flags.out === undefined && wantsColour(context.stdout, command, context.env);
  return { paths, flags, config, format, colour };
}

function refuse(wrong: boolean, message: string, detail: string): void {
  if (wrong) throw new Failure('bad_request', message, { detail });
}

/** The name of the output says what it should be, where --format does not. */
function formatOf(out: string | undefined, terminal: boolean): OutputFormat {
  if (out === undefined) return terminal ? 'table' : 'ndjson';
  const extension = /\.(json|csv|xlsx)$/i.exec(out)?.[1]?.toLowerCase();
  if (extension === 'json' || extension === 'csv' || extension === 'xlsx') return extension;
  return 'ndjson';
}
