/** The library's face: what another program calls. */
import { z } from 'zod';
import { extractor } from './compose/readers-and-merger.ts';
import { documents } from './documents/intake.ts';
import { type ListingOptions, listInputs } from './documents/inputs.ts';
import { Failure } from './domain/failure.ts';
import type { ExtractionRecord } from './domain/record.ts';
import { duplicateIndex, withDuplicateCheck } from './extract/checks/duplicate.ts';
import { ExtractOptions } from './extract/options.ts';
import type { ModelSettings } from './extract/sources/language-model/options.ts';
import { CacheOptions, RunOptions } from './runtime/options.ts';
import { documentRecords } from './tasks/extract/records.ts';

export type { Box } from './geometry/box.ts';
export { Failure };
export type { FailureKind, FailureReport } from './domain/failure.ts';
export { Invoice } from './domain/invoice.ts';
export type { CheckOutcome, ExtractionRecord, Explanation, RecordedEvidence, RecordSource } from './domain/record.ts';
export type { ModelSettings } from './extract/sources/language-model/options.ts';
export { project, type SchemaName } from './invoices/schemas/index.ts';
export { CacheOptions, ExtractOptions, RunOptions };

export interface ExtractSettings extends Partial<ExtractOptions>, Partial<RunOptions>, ListingOptions {
  /** Folder of templates (YAML), tried before the built-in reading. */
  readonly templates?: string;
  /** A language model that may be asked about what other sources leave open. */
  readonly model?: ModelSettings;
  readonly cacheFolder?: z.input<typeof CacheOptions>;
  readonly signal?: AbortSignal;
}

/**
 * Records of the documents at `paths` (files, folders, globs, ZIPs), in their order, each as it is ready.
 *
 * A document that cannot be read is a record with a `failure`; an invoice that was met before is one for review. Rejects with a Failure `bad_request` for options that are
 * not valid. Leaving the loop early ends the workers.
 */
export async function* extract(
  paths: readonly string[],
  settings: ExtractSettings = {},
): AsyncGenerator<ExtractionRecord, void> {
  const options = valid(ExtractOptions, pick(settings, ExtractOptions.shape));
  const run = valid(RunOptions, pick(settings, RunOptions.shape));
  const stop = new AbortController();
  const signal = settings.signal ? AbortSignal.any([settings.signal, stop.signal]) : stop.signal;
  const cache = valid(CacheOptions, settings.cacheFolder ?? {});
  const { templates, model } = settings;
  const reading = await extractor({ extract: options, run, cache, templates, model });
  const duplicates = duplicateIndex();
  try {
    const inputs = await listInputs(paths, settings);
    for await (const records of documentRecords(
      documents(inputs, { ...settings, mailTexts: true, silenceMs: run.timeoutSeconds * 1000 }),
      reading,
      { extract: options, signal },
    )) {
      let left = true;
      try {
        yield* withDuplicateCheck(records, duplicates);
        left = false;
      } finally {
        // Before the loop is left: leaving it waits for what is in work.
        if (left) stop.abort();
      }
    }
  } finally {
    stop.abort();
    await reading.close();
  }
}

function valid<Options>(schema: z.ZodType<Options>, given: object): Options {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new Failure('bad_request', 'The options are not valid', { detail: z.prettifyError(parsed.error) });
}

const pick = (settings: object, shape: object): object =>
  Object.fromEntries(Object.entries(settings).filter(([key]) => key in shape));
