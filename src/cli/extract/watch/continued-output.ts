/** The output of --watch, which a later run continues. */
import { stat } from 'node:fs/promises';
import { Failure } from '../../../domain/failure.ts';
import { isMissingFile } from '../../../domain/missing-file.ts';
import { message } from '../../../texts/message.ts';
import type { CliContext } from '../../context.ts';
import { streamSink } from '../../terminal/output.ts';
import { type ExtractPlan, keepsRecords } from '../plan.ts';
import { appendSink } from './append-sink.ts';

/** The output file of an earlier run whose records can be read again. */
export async function resumedOutput({ flags, format }: ExtractPlan): Promise<string | undefined> {
  const { out, force } = flags;
  return out !== undefined && keepsRecords(format) && !force && (await hasContent(out)) ? out : undefined;
}

export function openContinued({ flags, format, config }: ExtractPlan, { stdout, wording }: CliContext) {
  if (flags.out === undefined) return { ...streamSink(stdout), continued: false };
  const { growsByLine } = format;
  const settings = { schema: config.extract.schema, wording, options: config.extract };
  const opening = 'opening' in growsByLine ? growsByLine.opening(settings) : '';
  return appendSink(flags.out, { anew: flags.force === true, opening });
}

/** Whether the file exists and is not empty. Rejects with `conflict` if that cannot be known. */
export const hasContent = (path: string): Promise<boolean> =>
  stat(path).then(
    ({ size }) => size > 0,
    (error: unknown) => {
      if (isMissingFile(error)) return false;
      throw new Failure('conflict', message('file.cannotRead', { path }), { cause: error });
    },
  );
