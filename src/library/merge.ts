/** `merge` as a library function. */
import { merger } from '../compose/readers-and-merger.ts';
import { ownVersion } from '../convert/own-version.ts';
import { definedOnly } from '../domain/defined-only.ts';
import { MergeOptions } from '../merge/options.ts';
import type { ByteSink } from '../merge/pdf/writer.ts';
import { runTask } from '../runtime/run.ts';
import type { MergeOutput } from '../tasks/merge/contract.ts';
import { type ReadingSettings, readerSettings } from './extract.ts';
import { type DocumentInput, intakesOf, listOf } from './inputs.ts';
import { optionsOf, refuseCancelled } from './options.ts';

export interface MergeSettings extends ReadingSettings, Omit<Partial<MergeOptions>, 'password'> {
  /** Takes the output as it is written. Without it, the output is in `bytes` of the result. */
  readonly sink?: ByteSink;
}

export interface Merged extends Omit<MergeOutput, 'bytes'> {
  /** The PDF or ZIP; empty if no document could be placed, or with a sink. */
  readonly bytes: Uint8Array;
}

/**
 * Many documents on few sheets, or in one ZIP. Documents that cannot be placed are in `refused` of the result.
 *
 * Rejects with a Failure: `bad_request` for options that are not valid, `cancelled` once the signal has fired.
 */
export async function merge(
  inputs: DocumentInput | readonly DocumentInput[],
  settings: MergeSettings = {},
): Promise<Merged> {
  const reader = readerSettings(settings);
  const options = optionsOf(MergeOptions, settings);
  refuseCancelled(settings.signal);
  const list = listOf(inputs);
  const chunks: Buffer[] = [];
  // The bytes are overwritten after `write`.
  const inMemory: ByteSink = { write: async (bytes) => void chunks.push(Buffer.from(bytes)) };
  const merging = await merger({ ...reader, producer: `invoicectl ${await ownVersion()}` });
  try {
    const output = await runTask(
      merging.task,
      {
        intakes: intakesOf(list, { ...settings, silenceMs: reader.run.timeoutSeconds * 1000 }),
        expected: list.length,
        options: { ...options, ...definedOnly({ password: settings.password }) },
        extract: reader.extract,
        sink: settings.sink ?? inMemory,
      },
      { signal: settings.signal ?? new AbortController().signal, progress: () => undefined },
    );
    return { ...output, bytes: Buffer.concat(chunks) };
  } finally {
    await merging.close();
  }
}
