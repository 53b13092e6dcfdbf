/** `invoicectl merge`: its arguments, and what has to be right about them before any work begins. */
import { type Command, Option } from 'commander';
import { type Config, settings } from '../../config/schema.ts';
import { Failure } from '../../domain/failure.ts';
import { type CliContext, configure } from '../context.ts';
import { addCommonFlags, addExamples, addOut, addSettings } from '../flags.ts';
import type { DefineCommand } from '../program.ts';
import type { InputFlags } from '../reading.ts';

export interface MergeFlags extends InputFlags {
  readonly out?: string;
  readonly placement?: string;
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly format: 'text' | 'json';
}

/** Everything a run needs to know, decided. */
export interface MergePlan {
  readonly paths: readonly string[];
  readonly flags: MergeFlags;
  readonly config: Config;
  /** Name and version of the program, for the metadata of the PDF. */
  readonly producer: string;
}

export const merge: DefineCommand = (command, context, done) => {
  command.argument('[paths...]', 'Files, folders, globs, ZIPs, or - for standard input');
  addOut(command, 'Write the PDF or ZIP there instead of to standard output')
    .option('-r, --recursive', 'Also folders below the folders given')
    .option('--stdin-name <NAME>', 'What standard input is called in messages and in the placement')
    .option('--files-from <FILE>', 'Read paths from FILE, one a line or NUL-separated; - is standard input')
    .option('--placement <FILE>', 'Also write a JSON file: which page of which document lies where')
    .option('--force', 'Replace the output where it exists')
    .option('--dry-run', 'Say what would be read and written, and do nothing')
    .addOption(
      new Option('-f, --format <FORMAT>', 'What standard output tells of the run; one of text, json; default text')
        .choices(['text', 'json'])
        .default('text'),
    );
  addSettings(command, [
    ...settings.filter(({ section }) => section === 'merge').map(({ name }) => name),
    'password',
    'concurrency',
    'timeout',
    'cache',
    'ocr',
    'ocr-engine',
    'ocr-lang',
    'max-pages',
    'templates',
  ]);
  addExamples(command, [
    'invoicectl merge 2024-05/ -o print.pdf --page-number --cut-lines --summary',
    'invoicectl merge *.pdf *.ofd -o print.pdf --layout auto --order category',
    'invoicectl merge inbox.zip --type zip -o sorted.zip',
  ]);
  addCommonFlags(command).action(async (paths: string[]) => {
    const plan = await planOf(paths, command, context);
    const { runMerge } = await import('./run.ts');
    done(await runMerge(plan, context));
  });
};

async function planOf(paths: readonly string[], command: Command, context: CliContext): Promise<MergePlan> {
  const flags = command.opts<MergeFlags>();
  // From here on an error has the form that was asked for, a wrong configuration too.
  context.errorFormat = flags.format === 'json' ? 'json' : 'table';
  const { config } = await configure(command, context);
  refuse(
    paths.length === 0 && flags.filesFrom === undefined,
    'Nothing to merge',
    'Name files or folders, or - for standard input',
  );
  refuse(
    flags.out === undefined && flags.format === 'json',
    '--format json needs --out',
    'Standard output cannot hold both the result and the report',
  );
  refuse(
    flags.out === undefined && context.stdout.isTTY && flags.dryRun !== true,
    'The result cannot be shown on a terminal',
    'Name a file with --out',
  );
  refuse(
    flags.placement !== undefined && config.merge.type === 'zip',
    '--placement does not go with --type zip',
    'Nothing is placed on sheets there',
  );
  refuse(
    flags.placement !== undefined && flags.placement === flags.out,
    '--placement and --out name the same file',
    'Name another one',
  );
  const version = command.parent?.version() ?? '';
  return { paths, flags, config, producer: `invoicectl ${version}`.trim() };
}

function refuse(wrong: boolean, message: string, detail: string): void {
  if (wrong) throw new Failure('bad_request', message, { detail });
}
