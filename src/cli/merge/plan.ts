/** Checks the arguments of `merge` before any work begins. */
import type { Command } from 'commander';
import type { Config } from '../../config/schema.ts';
import { Failure } from '../../domain/failure.ts';
import { type CliContext, configure } from '../context.ts';
import { formatNamed } from '../extract/reporters/index.ts';
import type { InputFlags } from '../reading.ts';

export interface MergeFlags extends InputFlags {
  readonly out?: string;
  readonly placement?: string;
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly format: 'text' | 'json';
}

/** The decisions that a run is based on. */
export interface MergePlan {
  readonly paths: readonly string[];
  readonly flags: MergeFlags;
  readonly config: Config;
  /** Name and version of the program, for the metadata of the PDF. */
  readonly producer: string;
}

/** Rejects with `bad_request`, with the reason, for arguments that exclude each other. */
export async function planOf(paths: readonly string[], command: Command, context: CliContext): Promise<MergePlan> {
  const flags = command.opts<MergeFlags>();
  // From here on errors have the requested form, including those of a wrong configuration.
  context.errorFormat = formatNamed(flags.format);
  const { config } = await configure(command, context);
  refuse(
    paths.length === 0 && flags.filesFrom === undefined,
    'Nothing to merge',
    'Name files or folders, or - for standard input',
  );
  refuse(
    flags.out === undefined && flags.format === 'json',
    '--format json needs --out',
    'Standard output cannot contain both the result and the report',
  );
  refuse(
    flags.out === undefined && context.stdout.isTTY && flags.dryRun !== true,
    'The result cannot be shown on a terminal',
    'Name a file with --out',
  );
  refuse(
    flags.placement !== undefined && config.merge.type === 'zip',
    '--placement cannot be combined with --type zip',
    'A ZIP has no sheets on which pages are placed',
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
