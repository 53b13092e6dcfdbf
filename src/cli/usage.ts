/** Messages about wrong arguments: what was probably meant, what exists, and where it is documented. */
import { existsSync } from 'node:fs';
import type { Command, CommanderError } from 'commander';
import { nearest } from '../config/nearest.ts';
import { Failure } from '../domain/failure.ts';
import { switchesApart } from './flags.ts';
import { type Message, message } from '../texts/message.ts';

/** Throws `bad_request`. */
export function refuseIf(wrong: boolean, said: Message, detail: Message): void {
  if (wrong) throw new Failure('bad_request', said, { detail });
}

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

const see = (command: Command): Message => message('advice.see', { command: fullName(command) });

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
  throw new Failure('bad_request', message('usage.unknownCommand', { word }), {
    detail: meant === undefined ? see(command) : message('advice.meant', { word: meant }),
  });
}

/** The failure for an error that commander found. */
export function usageFailure(error: CommanderError, program: Command, argv: readonly string[]): Failure {
  const { command } = commandAt(program, argv);
  if (error.code === 'commander.help') {
    const names = command.commands.map((each) => each.name()).join(', ');
    return new Failure('bad_request', message('usage.noCommand', {}), {
      detail: message('advice.commands', { commands: names, command: fullName(command) }),
    });
  }
  const [said = 'Wrong usage', ...others] = error.message.replace(/^error: /, '').split('\n');
  const hint = others
    .join(' ')
    .replace(/^\((.*)\)$/, '$1')
    .trim();
  const file = fileWithDash(error);
  return new Failure('bad_request', knownMistake(error) ?? said.replace(/\.$/, ''), {
    detail: file === undefined ? (meantBy(hint) ?? see(command)) : message('advice.dashFile', { file }),
  });
}

/** Commander's own messages that are common; all others stay in its English. */
function knownMistake({ code, message: text }: CommanderError): Message | undefined {
  const word = /'(.*)'/.exec(text)?.[1];
  if (word === undefined) return undefined;
  if (code === 'commander.unknownOption') return message('usage.unknownOption', { word });
  if (code === 'commander.missingArgument') return message('usage.argumentMissing', { word });
  return code === 'commander.optionMissingArgument' ? message('usage.valueMissing', { word }) : undefined;
}

/** The suggestion of commander: "Did you mean --format?" */
function meantBy(hint: string): Message | string | undefined {
  const word = /^Did you mean (\S+)\?$/.exec(hint)?.[1];
  return word === undefined ? hint || undefined : message('advice.meant', { word });
}

function fileWithDash({ code, message }: CommanderError): string | undefined {
  const name = code === 'commander.unknownOption' ? /'(-.*)'/s.exec(message)?.[1] : undefined;
  return name !== undefined && existsSync(name) ? name : undefined;
}
