/** What a command gets besides its arguments: the streams of the process and the signal to stop. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { type Loaded, loadConfig } from '../config/load.ts';
import { languageOf } from '../texts/languages.ts';
import { type Wording, wordingIn } from '../texts/wording.ts';
import type { OutputFormat } from './extract/reporters/reporter.ts';
import { givenFlags } from './flags.ts';
import type { Interruption } from './terminal/interruption.ts';
import { type Log, stderrLog } from './terminal/log.ts';

export interface CliContext {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly interruption: Interruption;
  /** Form of the output, which may carry an error that ends the command; a command sets it once it knows. */
  errorFormat: OutputFormat | undefined;
  log: Log;
  /** Texts in the user's language. Until the configuration is read, it follows flags and environment. */
  wording: Wording;
}

/** Adds arguments, flags and the action to the command. The action resolves with the exit code through `done`. */
export type DefineCommand = (command: Command, context: CliContext, done: (exitCode: number) => void) => void;

/** Loads the configuration for a command, and from then on logs as it says. */
export async function configure(command: Command, context: CliContext): Promise<Loaded> {
  const file: unknown = command.getOptionValue('config');
  const loaded = await loadConfig({
    flags: givenFlags(command),
    env: context.env,
    cwd: context.cwd,
    ...(typeof file === 'string' ? { file } : {}),
  });
  // Programs are looked for in the environment, by threads too, which get a copy of it.
  const { soffice } = loaded.config.convert;
  if (soffice !== undefined) context.env['INVOICECTL_SOFFICE'] = resolve(context.cwd, soffice);
  const language = languageOf(loaded.config.texts.language, context.env);
  if (language !== context.wording.language) context.wording = await wordingIn(language);
  context.log = stderrLog(context.stderr, loaded.config.log, context.wording);
  for (const note of loaded.notes) context.log.warn(note);
  return loaded;
}

/** Colours: on a terminal that wants them. */
export function wantsColour(stream: NodeJS.WriteStream, command: Command, env: NodeJS.ProcessEnv): boolean {
  if (command.getOptionValue('color') === false || env['NO_COLOR'] || env['TERM'] === 'dumb') return false;
  return stream.isTTY;
}
