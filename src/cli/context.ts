/** What a command gets besides its arguments: the streams of the process and the signal to stop. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { type Loaded, loadConfig } from '../config/load.ts';
import { languageOf } from '../texts/languages.ts';
import { type Wording, wordingIn } from '../texts/wording.ts';
import { secretFrom } from '../config/secret.ts';
import { Failure } from '../domain/failure.ts';
import { message } from '../texts/message.ts';
import type { OutputFormat } from './extract/reporters/reporter.ts';
import { givenFlags, type HelpTexts } from './flags.ts';
import type { Interruption } from './terminal/interruption.ts';
import { type Log, stderrLog } from './terminal/log.ts';

export interface CliContext extends HelpTexts {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly interruption: Interruption;
  /** Form of the output, which may carry an error that ends the command; a command sets it once it knows. */
  errorFormat: OutputFormat | undefined;
  log: Log;
  /** Until the configuration is read, the language follows flags and environment. */
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
  // Only for a command that opens documents: others must not run a program for the password.
  const takesPassword = command.options.some(({ long }) => long === '--password');
  return takesPassword ? withPassword(loaded) : loaded;
}

/** Where a setting comes from decides: a flag, else the environment, else the file. */
const ranks = ['flag', 'environment', 'file'];

/** The password itself, if only a file or a command for it is given. */
async function withPassword(loaded: Loaded): Promise<Loaded> {
  const { extract } = loaded.config;
  const [first, second] = (['password', 'passwordFile', 'passwordCommand'] as const)
    .filter((key) => extract[key] !== undefined)
    .map((key) => ({ key, rank: ranks.indexOf(loaded.origins[`extract.${key}`]?.split(' ')[0] ?? '') }))
    .sort((a, b) => a.rank - b.rank);
  if (first && first.rank === second?.rank)
    throw new Failure(
      'bad_request',
      message('usage.twoPasswords', { one: `extract.${first.key}`, other: `extract.${second.key}` }),
      {
        detail: message('advice.onePassword', {}),
      },
    );
  if (!first || first.key === 'password') return loaded;
  const setting = first.key === 'passwordFile' ? '--password-file' : '--password-command';
  const { passwordFile: file, passwordCommand: command } = extract;
  const source = first.key === 'passwordFile' ? file && { setting, file } : command && { setting, command };
  if (!source) return loaded;
  const password = await secretFrom(source);
  return { ...loaded, config: { ...loaded.config, extract: { ...extract, password } } };
}

/** Colours: on a terminal that wants them. */
export function wantsColour(stream: NodeJS.WriteStream, command: Command, env: NodeJS.ProcessEnv): boolean {
  if (command.getOptionValue('color') === false || env['NO_COLOR'] || env['TERM'] === 'dumb') return false;
  return stream.isTTY;
}
