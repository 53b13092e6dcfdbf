/** What the commands for the data of a server have in common. */
import type { Command } from 'commander';
import { type Message, message } from '../../texts/message.ts';
import type { CliContext } from '../context.ts';
import { someFailed } from '../exit-codes.ts';
import { jsonLine } from '../extract/reporters/ndjson.ts';
import { addCommonFlags, addExamples, addSettings, textOrJson } from '../flags.ts';
import { streamSink } from '../terminal/output.ts';
import { plainText } from '../terminal/terminal-text.ts';

export interface Outcome {
  readonly facts: object;
  readonly lines: readonly Message[];
  /** Whether everything that should exist does, undamaged. */
  readonly sound: boolean;
}

/** `example` is what follows `invoicectl storage`. */
export function subcommand(
  command: Command,
  context: CliContext,
  { name, about, example }: Readonly<Record<'name' | 'about' | 'example', string>>,
): Command {
  const sub = command.command(name).summary(about).description(about);
  addSettings(sub, context, ['data-dir', 'database', 'database-url-file', 'queue', 'blobs', 'blob-key-file']).addOption(
    textOrJson(context),
  );
  addExamples(sub, context, [[`invoicectl storage ${example}`]]);
  return addCommonFlags(sub, context);
}

/** Writes the outcome to standard output. Resolves with the exit code. */
export async function writeOutcome(
  sub: Command,
  context: CliContext,
  { facts, lines, sound }: Outcome,
): Promise<number> {
  const asJson = sub.getOptionValue('format') === 'json';
  await streamSink(context.stdout).write(
    asJson ? jsonLine(facts) : lines.map((line) => `${plainText(context.wording.show(line))}\n`).join(''),
  );
  return sound ? 0 : someFailed;
}

export const megabytes = (bytes: number): string => `${(bytes / 1024 ** 2).toFixed(1)} MB`;

export const missingLines = (missing: readonly string[]): readonly Message[] =>
  missing.map((sha256) => message('storage.missing', { sha256 }));

export const damagedLines = (
  damaged: readonly { readonly sha256: string; readonly reason: string }[],
): readonly Message[] => damaged.map(({ sha256, reason }) => message('storage.damaged', { sha256, reason }));
