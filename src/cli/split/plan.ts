/** What has to be right about the arguments of `split` before any work begins. */
import type { Config } from '../../config/schema.ts';
import { Failure } from '../../domain/failure.ts';
import { checkNameTemplate } from '../../invoices/naming.ts';
import type { Separation } from '../../split/options.ts';
import type { InputFlags } from '../reading.ts';

export interface SplitFlags extends InputFlags {
  readonly out?: string;
  readonly by: Separation;
  readonly separator?: string;
  readonly nameTemplate?: string;
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly format?: 'text' | 'json' | 'ndjson';
}

export interface SplitPlan {
  readonly paths: readonly string[];
  readonly flags: SplitFlags;
  readonly config: Config;
  readonly folder: string;
  readonly reported: 'text' | 'json' | 'ndjson';
}

/** Throws `bad_request` for arguments that exclude each other. */
export function planOf(
  paths: readonly string[],
  flags: SplitFlags,
  config: Config,
  reported: SplitPlan['reported'],
): SplitPlan {
  refuse(
    paths.length === 0 && flags.filesFrom === undefined,
    'Nothing to split',
    'Name files or folders, or - for standard input',
  );
  refuse(flags.separator !== undefined && flags.by !== 'qr', '--separator needs --by qr', 'It is what the code says');
  refuse(
    flags.nameTemplate !== undefined && flags.by !== 'record',
    '--name-template needs --by record',
    'Otherwise no invoice is read, and files are named by their document and number',
  );
  if (flags.nameTemplate !== undefined) checkNameTemplate(flags.nameTemplate);
  return { paths, flags, config, folder: flags.out ?? '.', reported };
}

function refuse(wrong: boolean, message: string, detail: string): void {
  if (wrong) throw new Failure('bad_request', message, { detail });
}
