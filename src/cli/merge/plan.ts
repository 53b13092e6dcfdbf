/** Checks the arguments of `merge` before any work begins. */
import type { Command } from 'commander';
import type { Config } from '../../config/schema.ts';
import { message } from '../../texts/message.ts';
import { refuseIf } from '../usage.ts';
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
  refuseIf(
    paths.length === 0 && flags.filesFrom === undefined,
    message('merge.nothing', {}),
    message('advice.nameFilesOrStdin', {}),
  );
  refuseIf(
    flags.out === undefined && flags.format === 'json',
    message('merge.jsonNeedsOut', {}),
    message('advice.jsonNeedsOut', {}),
  );
  refuseIf(
    flags.out === undefined && context.stdout.isTTY && flags.dryRun !== true,
    message('usage.resultOnTerminal', {}),
    message('advice.nameOut', {}),
  );
  refuseIf(
    flags.placement !== undefined && config.merge.type === 'zip',
    message('merge.placementZip', {}),
    message('advice.placementZip', {}),
  );
  refuseIf(
    flags.placement !== undefined && flags.placement === flags.out,
    message('merge.placementIsOut', {}),
    message('advice.nameAnother', {}),
  );
  const version = command.parent?.version() ?? '';
  return { paths, flags, config, producer: `invoicectl ${version}`.trim() };
}
