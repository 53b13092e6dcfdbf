/** What commands that read documents have in common: their paths, and the options of reading. */
import { resolve } from 'node:path';
import type { ExtractorSettings } from '../compose/readers-and-merger.ts';
import type { Config } from '../config/schema.ts';
import { type Input, listInputs } from '../documents/inputs.ts';
import type { IntakeOptions } from '../documents/intake.ts';
import { Failure } from '../domain/failure.ts';
import { definedOnly } from '../domain/defined-only.ts';
import type { ExtractOptions } from '../extract/options.ts';
import { modelSettings } from '../extract/sources/language-model/options.ts';
import { message } from '../texts/message.ts';
import type { CliContext } from './context.ts';

/** Flags that say where documents come from, and where results go. */
export interface InputFlags {
  readonly recursive?: boolean;
  readonly stdinName?: string;
  readonly filesFrom?: string;
  readonly out?: string;
}

/** `accepts`: which names are taken from folders and globs, if not those of all supported documents. */
export async function inputsFrom(
  paths: readonly string[],
  { recursive, filesFrom, stdinName, out }: InputFlags,
  { stdin, log }: CliContext,
  accepts?: (name: string) => boolean,
): Promise<readonly Input[]> {
  const inputs = await listInputs(paths, {
    recursive: recursive === true,
    stdin,
    note: log.detail,
    ...definedOnly({ filesFrom, stdinName, accepts }),
  });
  return withoutOutput(inputs, paths, out, log);
}

/**
 * The result of an earlier run in a folder is not read again, or it would grow with each run. A file that was named
 * explicitly stays an input, and is then refused as an output.
 */
function withoutOutput(
  inputs: readonly Input[],
  paths: readonly string[],
  out: string | undefined,
  log: CliContext['log'],
): readonly Input[] {
  if (out === undefined || paths.some((path) => resolve(path) === resolve(out))) return inputs;
  const others = inputs.filter(({ path }) => resolve(path) !== resolve(out));
  if (others.length < inputs.length) log.note(message('reading.outputSkipped', { path: out }));
  return others;
}

/** How the bytes of inputs are read. */
export const intakeOptions = ({ extract }: Config, { stdin, log }: CliContext): IntakeOptions => ({
  stdin,
  note: log.detail,
  silenceMs: extract.timeoutSeconds * 1000,
});

/** How many documents there will probably be. */
export const expectedOf = (inputs: readonly Input[]): number =>
  inputs.reduce((sum, input) => sum + ('failure' in input ? 1 : input.expected), 0);

export function extractOptions({ extract }: Config): ExtractOptions {
  const { ocr, ocrEngine, ocrLanguages, maxPages, password, explain } = extract;
  return { ocr, ocrEngine, ocrLanguages, maxPages, explain, ...definedOnly({ password }) };
}

export async function extractorSettings(config: Config, { env, log }: CliContext): Promise<ExtractorSettings> {
  const model = await modelSettings(config.extract.llm, config.llm, env);
  // Invoices never leave the machine without a notice.
  if (model) log.note(message('reading.model', { model: model.model, address: model.baseUrl }));
  return {
    extract: extractOptions(config),
    run: config.extract,
    cache: config.cache,
    templates: config.extract.templates,
    model,
    cacheTrouble: (cause) => {
      log.warn(message('cache.unusable', {}));
      log.cause(new Failure('write_failed', message('cache.unusable', {}), { cause }), 'cache');
    },
  };
}
