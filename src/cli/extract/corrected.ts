/** Reading for `extract`, which honours what people corrected in `review`. */
import { stat } from 'node:fs/promises';
import { type Extractor, extractor } from '../../compose/readers-and-merger.ts';
import { Failure } from '../../domain/failure.ts';
import { isMissingFile } from '../../domain/missing-file.ts';
import { message } from '../../texts/message.ts';
import type { CliContext } from '../context.ts';
import { extractorSettings } from '../reading.ts';
import type { ExtractPlan } from './plan.ts';

/** Close it. */
export async function correctedExtractor({ flags, config }: ExtractPlan, context: CliContext): Promise<Extractor> {
  const reading = await extractor(await extractorSettings(config, context));
  const file = flags.corrections ?? (await besideOutput(flags.out));
  if (file === undefined) return reading;
  const { openOverlay } = await import('../corrections/overlay.ts');
  const { correctedTask } = await import('../../tasks/extract/corrected.ts');
  const overlay = await openOverlay(file);
  if (flags.corrections !== undefined && overlay.count() === 0)
    context.log.warn(message('corrections.empty', { file }));
  const { wording, log } = context;
  log.note(wording.text('corrections.used', { file, count: overlay.count() }));
  const missed = (path: string): void => log.warn(message('corrections.missed', { path }));
  return { ...reading, task: correctedTask(reading.task, { of: (sha256) => overlay.of(sha256), missed }) };
}

/** The corrections of the records that are written, if there are any. */
async function besideOutput(out: string | undefined): Promise<string | undefined> {
  if (out === undefined) return undefined;
  const { overlayBeside } = await import('../corrections/names.ts');
  const file = overlayBeside(out);
  const found = await stat(file).catch((error: unknown) => {
    if (isMissingFile(error)) return undefined;
    throw Failure.from(error);
  });
  return found?.isFile() ? file : undefined;
}
