/** `extract` as a library function. */
import type { z } from 'zod';
import { extractor } from '../compose/readers-and-merger.ts';
import type { ListingOptions } from '../documents/inputs.ts';
import { type LibraryRecord, libraryRecord } from './records.ts';
import { duplicateIndex, withDuplicateCheck } from '../extract/checks/duplicate.ts';
import { ExtractOptions } from '../extract/options.ts';
import type { ModelSettings } from '../extract/sources/language-model/options.ts';
import { CacheOptions, RunOptions } from '../runtime/options.ts';
import { documentRecords } from '../tasks/extract/records.ts';
import { type DocumentInput, intakesOf, listOf } from './inputs.ts';
import { optionsOf, refuseCancelled } from './options.ts';

/** Settings that all functions have. */
export interface CommonSettings extends Partial<RunOptions> {
  readonly cacheFolder?: z.input<typeof CacheOptions>;
  /** Ends the work; the function then rejects with a Failure `cancelled`. */
  readonly signal?: AbortSignal;
}

export interface ReadingSettings extends CommonSettings, Partial<ExtractOptions>, ListingOptions {
  /** Folder of templates (YAML), tried before the built-in reading. */
  readonly templates?: string;
  /** A language model that may be asked about what other sources leave open. */
  readonly model?: ModelSettings;
}

export type ExtractSettings = ReadingSettings;

/** What the reader of documents is made of. Throws `bad_request`. */
export function readerSettings(settings: ReadingSettings) {
  return {
    extract: optionsOf(ExtractOptions, settings),
    run: optionsOf(RunOptions, settings),
    cache: optionsOf(CacheOptions, settings.cacheFolder ?? {}),
    templates: settings.templates,
    model: settings.model,
  };
}

/**
 * Records of the documents in `inputs` (paths of files, folders, globs and ZIPs, or bytes), in their order, each as it is
 * ready.
 *
 * A document that cannot be read is a record with a `failure`; an invoice that occurred before is one for review. Rejects with
 * a Failure: `bad_request` for options that are not valid, `cancelled` once the signal has fired. Leaving the loop early ends
 * the workers.
 */
export async function* extract(
  inputs: DocumentInput | readonly DocumentInput[],
  settings: ExtractSettings = {},
): AsyncGenerator<LibraryRecord, void> {
  const reader = readerSettings(settings);
  refuseCancelled(settings.signal);
  const stop = new AbortController();
  const signal = settings.signal ? AbortSignal.any([settings.signal, stop.signal]) : stop.signal;
  const reading = await extractor(reader);
  const duplicates = duplicateIndex();
  const silenceMs = reader.run.timeoutSeconds * 1000;
  const intakes = intakesOf(listOf(inputs), { ...settings, silenceMs });
  try {
    for await (const records of documentRecords(intakes, reading, { extract: reader.extract, signal })) {
      let left = true;
      try {
        for (const record of withDuplicateCheck(records, duplicates)) yield libraryRecord(record);
        left = false;
      } finally {
        // Before the loop is left: leaving it waits for what is in work.
        if (left) stop.abort();
      }
    }
    refuseCancelled(settings.signal);
  } finally {
    stop.abort();
    await reading.close();
  }
}
