/** What has to be right about the arguments of `split` before any work begins. */
import type { Config } from '../../config/schema.ts';
import { checkNameTemplate } from '../../invoices/naming.ts';
import type { Separation } from '../../split/options.ts';
import { message } from '../../texts/message.ts';
import { refuseIf } from '../usage.ts';
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
  refuseIf(
    paths.length === 0 && flags.filesFrom === undefined,
    message('split.nothing', {}),
    message('advice.nameFilesOrStdin', {}),
  );
  refuseIf(
    flags.separator !== undefined && flags.by !== 'qr',
    message('split.separatorNeedsQr', {}),
    message('advice.separator', {}),
  );
  refuseIf(
    flags.nameTemplate !== undefined && flags.by !== 'record',
    message('split.namesNeedRecord', {}),
    message('advice.splitNames', {}),
  );
  if (flags.nameTemplate !== undefined) checkNameTemplate(flags.nameTemplate);
  return { paths, flags, config, folder: flags.out ?? '.', reported };
}
