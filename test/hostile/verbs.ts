/** `extract`, `merge` and `convert` as the command line puts them together, for one document at a time. */
import { createHash } from 'node:crypto';
import { converter } from '../../src/compose/convert.ts';
import { extractor, merger } from '../../src/compose/readers-and-merger.ts';
import type { TargetFormat } from '../../src/convert/formats.ts';
import { identify } from '../../src/convert/identify.ts';
import { ConvertOptions } from '../../src/convert/options.ts';
import { documentsIn } from '../../src/documents/intake.ts';
import { Failure } from '../../src/domain/failure.ts';
import { ExtractOptions } from '../../src/extract/options.ts';
import { MergeOptions } from '../../src/merge/options.ts';
import { CacheOptions, RunOptions } from '../../src/runtime/options.ts';
import { runTask } from '../../src/runtime/run.ts';

export const verbNames = ['extract', 'merge', 'convert'] as const;
export type VerbName = (typeof verbNames)[number];

export interface Job {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly convertTo?: TargetFormat | undefined;
  readonly ocr?: boolean | undefined;
}

export interface Verb {
  /** Resolves with the failures of the document and of what is packed in it; rejects with a Failure of the whole. */
  run(job: Job): Promise<readonly Failure[]>;
  close(): Promise<void>;
}

const quiet = () => ({ signal: new AbortController().signal, progress: () => undefined });

function settingsFor(timeoutSeconds: number) {
  return {
    extract: ExtractOptions.parse({}),
    run: RunOptions.parse({ cache: false, concurrency: 1, timeoutSeconds }),
    cache: CacheOptions.parse({}),
  };
}

async function extractVerb(timeoutSeconds: number): Promise<Verb> {
  const reading = await extractor(settingsFor(timeoutSeconds));
  return {
    close: () => reading.close(),
    run: async ({ name, bytes, ocr }) => {
      const options = ExtractOptions.parse({ ocr: ocr ? 'auto' : 'never' });
      const failures: Failure[] = [];
      for await (const intake of documentsIn(name, bytes)) {
        if ('failure' in intake) failures.push(intake.failure);
        else
          await runTask(reading.task, { document: intake, options }, quiet()).catch((error: unknown) =>
            failures.push(Failure.from(error)),
          );
      }
      return failures;
    },
  };
}

async function mergeVerb(timeoutSeconds: number): Promise<Verb> {
  const merging = await merger({ ...settingsFor(timeoutSeconds), producer: 'test' });
  return {
    close: () => merging.close(),
    run: async ({ name, bytes }) => {
      const { refused, unread } = await runTask(
        merging.task,
        {
          intakes: documentsIn(name, bytes),
          expected: 1,
          options: MergeOptions.parse({}),
          extract: ExtractOptions.parse({ ocr: 'never' }),
          sink: { write: () => Promise.resolve() },
        },
        quiet(),
      );
      return [...refused, ...unread].map(({ failure }) => new Failure(failure.kind, failure.message));
    },
  };
}

function convertVerb(timeoutSeconds: number): Verb {
  const converting = converter({ ...settingsFor(timeoutSeconds), ocrEngine: 'paddle' });
  return {
    close: () => converting.close(),
    run: async ({ name, bytes, convertTo, ocr }) => {
      if (convertTo === undefined) return [];
      const { format } = await identify(bytes, name);
      const input = {
        bytes,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        name: 'document',
        from: format,
        to: convertTo,
        options: ConvertOptions.parse(ocr === true ? { ocr: 'auto' } : {}),
      };
      await runTask(converting.task, input, quiet());
      return [];
    },
  };
}

export const makeVerb: Readonly<Record<VerbName, (timeoutSeconds: number) => Promise<Verb>>> = {
  extract: extractVerb,
  merge: mergeVerb,
  convert: async (timeoutSeconds) => convertVerb(timeoutSeconds),
};
