/** Messages about wrong arguments: what was probably meant, what exists, and where it is documented. */
import { existsSync } from 'node:fs';
import type { Command, CommanderError } from 'commander';
import { nearest } from '../config/nearest.ts';
import { Failure } from '../domain/failure.ts';
import { switchesApart } from './flags.ts';

/** The command that the words of `argv` lead to, and the words after it. */
function commandAt(program: Command, argv: readonly string[]) {
  let command = program;
  for (const [index, word] of argv.entries()) {
    const found = command.commands.find((candidate) => candidate.name() === word);
    if (!found) return { command, path: argv.slice(0, index), rest: argv.slice(index) };
    command = found;
  }
  return { command, path: argv, rest: [] };
}

const fullName = (command: Command): string =>
  command.parent ? `${fullName(command.parent)} ${command.name()}` : command.name();

const see = (command: Command): string => `See: ${fullName(command)} --help`;

/**
 * The arguments in the form that commander understands: `help clients add` becomes `clients add --help`, because its own
 * help takes one word only. Throws `bad_request` if there is no such command, even if help is asked for.
 */
export function understood(program: Command, argv: readonly string[]): readonly string[] {
  const { command, path, rest } = commandAt(program, argv);
  const [word, ...others] = rest;
  if (command.commands.length === 0 || word === undefined || word.startsWith('-')) return switchesApart(command, argv);
  // A command may take files besides its subcommands.
  if (command.registeredArguments.length > 0) return switchesApart(command, argv);
  if (word === 'help') return understood(program, [...path, ...others, '--help']);
  const names = command.commands.map((each) => each.name());
  const meant = nearest(word, names);
  throw new Failure('bad_request', `unknown command '${word}'`, {
    detail: meant === undefined ? see(command) : `Did you mean ${meant}?`,
  });
}

/** The failure for an error that commander found. */
export function usageFailure(error: CommanderError, program: Command, argv: readonly string[]): Failure {
  const { command } = commandAt(program, argv);
  if (error.code === 'commander.help') {
    const names = command.commands.map((each) => each.name()).join(', ');
    return new Failure('bad_request', 'A command is missing', { detail: `One of ${names}. ${see(command)}` });
  }
  const [message = 'Wrong usage', ...others] = error.message.replace(/^error: /, '').split('\n');
  const hint = others
    .join(' ')
    .replace(/^\((.*)\)$/, '$1')
    .trim();
  const file = fileWithDash(error);
  return new Failure('bad_request', message.replace(/\.$/, ''), {
    detail: file === undefined ? hint || see(command) : `If a file of that name is meant, write ./${file}`,
  });
}

function fileWithDash({ code, message }: CommanderError): string | undefined {
  const name = code === 'commander.unknownOption' ? /'(-.*)'/s.exec(message)?.[1] : undefined;
  return name !== undefined && existsSync(name) ? name : undefined;
}
