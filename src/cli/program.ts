/** The command tree. A command's module is loaded only when the command is used, or when all commands are shown. */
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { z } from 'zod';
import type { LabelId } from '../texts/message.ts';
import type { CliContext, DefineCommand } from './context.ts';
import { displayWidth } from '../texts/display-width.ts';
import { wrap } from './terminal/terminal-text.ts';

interface Entry {
  readonly summary: LabelId;
  readonly load: () => Promise<DefineCommand>;
}

const commands: Readonly<Record<string, Entry>> = {
  extract: { summary: 'command.extract', load: async () => (await import('./extract/command.ts')).extract },
  merge: { summary: 'command.merge', load: async () => (await import('./merge/command.ts')).merge },
  split: { summary: 'command.split', load: async () => (await import('./split/command.ts')).split },
  convert: { summary: 'command.convert', load: async () => (await import('./convert/command.ts')).convert },
  export: { summary: 'command.export', load: async () => (await import('./export/command.ts')).exportRecords },
  claim: { summary: 'command.claim', load: async () => (await import('./claim/command.ts')).claim },
  report: { summary: 'command.report', load: async () => (await import('./report/command.ts')).report },
  review: { summary: 'command.review', load: async () => (await import('./review/command.ts')).review },
  serve: { summary: 'command.serve', load: async () => (await import('./serve/command.ts')).serve },
  worker: { summary: 'command.worker', load: async () => (await import('./worker/command.ts')).worker },
  clients: { summary: 'command.clients', load: async () => (await import('./clients/command.ts')).clients },
  users: { summary: 'command.users', load: async () => (await import('./users/command.ts')).users },
  storage: { summary: 'command.storage', load: async () => (await import('./storage/command.ts')).storage },
  migrate: { summary: 'command.migrate', load: async () => (await import('./migrate/command.ts')).migrate },
  cache: { summary: 'command.cache', load: async () => (await import('./cache/command.ts')).cache },
  config: { summary: 'command.config', load: async () => (await import('./config/command.ts')).config },
  doctor: { summary: 'command.doctor', load: async () => (await import('./doctor/command.ts')).doctor },
  templates: { summary: 'command.templates', load: async () => (await import('./templates/command.ts')).templates },
  completion: { summary: 'command.completion', load: async () => (await import('./completion/command.ts')).completion },
};

const packageFacts = z.object({ version: z.string() });

/** The program with the command that `argv` names, or with all commands if it names none. */
export async function programFor(
  argv: readonly string[],
  context: CliContext,
  done: (exitCode: number) => void,
): Promise<Command> {
  const program = rootCommand(context);
  const named = argv.find((argument) => !argument.startsWith('-'));
  const wanted = named !== undefined && named in commands && named !== 'completion' ? [named] : Object.keys(commands);
  for (const name of wanted) {
    const entry = commands[name];
    if (!entry) continue;
    const define = await entry.load();
    const about = context.wording.label(entry.summary);
    define(program.command(name).summary(about).description(about), context, done);
  }
  return program;
}

function rootCommand({ wording }: CliContext): Command {
  const { version } = packageFacts.parse(
    JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')),
  );
  const { label } = wording;
  return (
    new Command('invoicectl')
      .description(label('help.program'))
      .version(version, '-V, --version', label('help.version'))
      .helpOption('-h, --help', label('help.help'))
      .configureHelp({
        // The description of an option already names its choices.
        optionDescription: ({ description: about }) => about,
        styleTitle: (title) => (isTitle(title) ? label(titles[title]) : title),
        displayWidth,
        // Chinese has no blanks, which commander's own breaks lines at.
        boxWrap: (text, width) =>
          text
            .split('\n')
            .flatMap((line) => wrap(line, Math.max(width, 20)))
            .join('\n'),
      })
      .showSuggestionAfterError()
      .helpCommand('help [command...]', label('help.helpCommand'))
      // A flag belongs to the command that it follows: `export map new` has its own --out.
      .enablePositionalOptions()
      .exitOverride()
  );
}

/** The titles that commander writes in English. */
const titles = {
  'Usage:': 'help.usage',
  'Options:': 'help.options',
  'Arguments:': 'help.arguments',
  'Commands:': 'help.commands',
} as const;

const isTitle = (title: string): title is keyof typeof titles => Object.hasOwn(titles, title);
