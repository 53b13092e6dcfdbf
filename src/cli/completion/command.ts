/** `invoicectl completion bash|zsh|fish`: derived from the command tree, so that it is always up to date. */
import { Argument, type Command } from 'commander';
import { completionScript, type CompletionNode, shells } from './scripts.ts';
import type { DefineCommand } from '../context.ts';
import { addCommonFlags, addExamples, choicesOf } from '../flags.ts';
import { streamSink } from '../terminal/output.ts';

export const completion: DefineCommand = (command, context, done) => {
  const { label } = context.wording;
  command.addArgument(new Argument('<shell>', label('argument.shell')).choices(shells));
  addExamples(command, context, [
    ['invoicectl completion bash > ~/.local/share/bash-completion/completions/invoicectl'],
  ]);
  addCommonFlags(command, context).action(async (shell: (typeof shells)[number]) => {
    const tree = nodeOf(command.parent ?? command);
    await streamSink(context.stdout).write(completionScript(shell, tree));
    done(0);
  });
};

function nodeOf(command: Command): CompletionNode {
  const options = command
    .createHelp()
    .visibleOptions(command)
    .map((option) => ({
      flags: [option.short, option.long].filter((flag) => flag !== undefined),
      description: option.description,
      takesValue: option.required || option.optional,
      choices: choicesOf(option),
    }));
  return {
    name: command.name(),
    description: command.summary() || command.description(),
    options,
    words: command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []),
    files: command.registeredArguments.some(({ variadic }) => variadic),
    commands: command.commands.map(nodeOf),
  };
}
