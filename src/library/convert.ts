/** `convert` as a library function. */
import { basename, extname } from 'node:path';
import { Readable } from 'node:stream';
import { type ConvertSource, convertSources, type FailedSource, looksConvertible } from '../convert/intake.ts';
import { type Format, isTarget, type TargetFormat, targetFormats } from '../convert/formats.ts';
import { sourceWithPictures } from '../convert/local-pictures.ts';
import { ConvertOptions } from '../convert/options.ts';
import type { ConversionReport } from '../convert/report.ts';
import { definedOnly } from '../domain/defined-only.ts';
import { Failure } from '../domain/failure.ts';
import { listInputs } from '../documents/inputs.ts';
import { ExtractOptions } from '../extract/options.ts';
import { CacheOptions, RunOptions } from '../runtime/options.ts';
import { runTask } from '../runtime/run.ts';
import { message } from '../texts/message.ts';
import type { CommonSettings } from './extract.ts';
import type { DocumentInput } from './inputs.ts';
import { optionsOf, refuseCancelled } from './options.ts';
import { withWarnings } from '../domain/warned.ts';

export interface ConvertSettings extends CommonSettings, Partial<ConvertOptions> {
  readonly to: TargetFormat;
  /** What the document is; by default its bytes and its name say it. */
  readonly from?: Format;
  readonly ocrEngine?: ExtractOptions['ocrEngine'];
}

export interface Converted {
  /** One file, or a ZIP if the result is several (`report.container`). */
  readonly bytes: Uint8Array;
  /** The way that was taken, warnings, and what can be expected of the result. */
  readonly report: ConversionReport;
}

/**
 * One document in another format. For many documents, call it once for each.
 *
 * Rejects with a Failure, among others `bad_request` for options that are not valid, `not_found`, `unsupported_format`,
 * `engine_unavailable` if something has to be installed, and `cancelled` once the signal has fired.
 */
export async function convert(input: DocumentInput, settings: ConvertSettings): Promise<Converted> {
  const { to, from, signal = new AbortController().signal } = settings;
  if (!isTarget(to))
    throw new Failure('bad_request', `"${String(to)}" is no format to convert to`, {
      detail: message('advice.known', { choices: targetFormats.join(', ') }),
    });
  const options = optionsOf(ConvertOptions, settings);
  const run = optionsOf(RunOptions, settings);
  refuseCancelled(signal);
  const given = await onlySource(input, from);
  // The name of bytes is never opened, nor what is beside it.
  const source = typeof input === 'string' ? await sourceWithPictures(given, to) : given;
  // Loaded late, because its engines are heavy modules that reading invoices does not need.
  const { converter } = await import('../compose/convert.ts');
  const converting = converter({
    run,
    cache: optionsOf(CacheOptions, settings.cacheFolder ?? {}),
    ocrEngine: optionsOf(ExtractOptions.pick({ ocrEngine: true }), settings).ocrEngine,
  });
  try {
    const { bytes, report } = await runTask(
      converting.task,
      { bytes: source.bytes, sha256: source.sha256, name: titleOf(source), from: source.format, to, options },
      { signal, progress: () => undefined },
    );
    return { bytes, report: withWarnings([source.warning], report) };
  } finally {
    await converting.close();
  }
}

const titleOf = ({ path, member = path }: ConvertSource): string => basename(member, extname(member));

/** Rejects with the failure of a document that cannot be read, and with `bad_request` for none or several. */
async function onlySource(input: DocumentInput, from: Format | undefined): Promise<ConvertSource> {
  const inputs =
    typeof input === 'string'
      ? await listInputs([input], { accepts: looksConvertible })
      : [{ path: input.name, from: 'stdin', bytes: null, expected: 1 } as const];
  const stdin = Readable.from(typeof input === 'string' ? [] : [input.bytes]);
  const found: (ConvertSource | FailedSource)[] = [];
  for await (const source of convertSources(inputs, { stdin, ...definedOnly({ from }) })) {
    found.push(source);
    if (found.length > 1) break;
  }
  const [source, another] = found;
  if (!source || another)
    throw new Failure('bad_request', `convert takes one document, and this is ${another ? 'several' : 'none'}`, {
      detail: typeof input === 'string' ? input : input.name,
    });
  if ('failure' in source) throw source.failure;
  return source;
}
