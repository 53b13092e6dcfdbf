/** The command tree. A command's module is loaded only when the command is used, or when all commands are shown. */
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { z } from 'zod';
import type { CliContext, DefineCommand } from './context.ts';

const commands: Readonly<Record<string, { readonly summary: string; load(): Promise<DefineCommand> }>> = {
  extract: { summary: 'Read invoices into records', load: async () => (await import('./extract/command.ts')).extract },
  merge: {
    summary: 'Put many invoices on few sheets, or into a sorted ZIP',
    load: async () => (await import('./merge/command.ts')).merge,
  },
  split: {
    summary: 'One PDF of many invoices becomes a file each',
    load: async () => (await import('./split/command.ts')).split,
  },
  convert: {
    summary: 'Convert documents from one format to another',
    load: async () => (await import('./convert/command.ts')).convert,
  },
  export: {
    summary: 'Write bookings and e-invoices from records',
    load: async () => (await import('./export/command.ts')).exportRecords,
  },
  serve: {
    summary: 'Serve the published APIs over HTTP',
    load: async () => (await import('./serve/command.ts')).serve,
  },
  clients: {
    summary: 'Add, list and revoke clients of the convert API',
    load: async () => (await import('./clients/command.ts')).clients,
  },
  storage: {
    summary: 'Check, back up and restore the data of a server',
    load: async () => (await import('./storage/command.ts')).storage,
  },
  cache: { summary: 'Show, empty or check the cache', load: async () => (await import('./cache/command.ts')).cache },
  config: {
    summary: 'Show the configuration and where each value comes from',
    load: async () => (await import('./config/command.ts')).config,
  },
  doctor: {
    summary: 'Show what is installed, what is missing and what that costs',
    load: async () => (await import('./doctor/command.ts')).doctor,
  },
  templates: {
    summary: 'Draft, check and list your own rules for documents of certain issuers',
    load: async () => (await import('./templates/command.ts')).templates,
  },
  completion: {
    summary: 'Print a completion script for a shell',
    load: async () => (await import('./completion/command.ts')).completion,
  },
};

const packageFacts = z.object({ version: z.string(), description: z.string() });

/** The program with the command that `argv` names, or with all commands if it names none. */
export async function programFor(
  argv: readonly string[],
  context: CliContext,
  done: (exitCode: number) => void,
): Promise<Command> {
  const program = rootCommand();
  const named = argv.find((argument) => !argument.startsWith('-'));
  const wanted = named !== undefined && named in commands && named !== 'completion' ? [named] : Object.keys(commands);
  for (const name of wanted) {
    const entry = commands[name];
    if (!entry) continue;
    const define = await entry.load();
    define(program.command(name).summary(entry.summary).description(entry.summary), context, done);
  }
  return program;
}

function rootCommand(): Command {
  const { version, description } = packageFacts.parse(
    JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')),
  );
  return (
    new Command('invoicectl')
      .description(description)
      .version(version, '-V, --version', 'Show the version')
      .helpOption('-h, --help', 'Show this help')
      // The description of an option already names its choices.
      .configureHelp({ optionDescription: ({ description: about }) => about })
      .showSuggestionAfterError()
      .helpCommand('help [command...]', 'Show the help of a command')
      // A flag belongs to the command that it follows: `export map new` has its own --out.
      .enablePositionalOptions()
      .exitOverride()
  );
}
