/** Writes the manual page from the definitions of the commands: man(7) for groff and mandoc. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Command } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import type { CliContext } from '../../src/cli/context.ts';
import { listenForInterruption } from '../../src/cli/terminal/interruption.ts';
import { stderrLog } from '../../src/cli/terminal/log.ts';
import { programFor } from '../../src/cli/program.ts';
import { wordingIn } from '../../src/texts/wording.ts';

export async function buildManual(target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, manualOf(await program(), manifest.version));
}

async function program(): Promise<Command> {
  const wording = await wordingIn('en');
  const { stdin, stdout, stderr, env } = process;
  const log = stderrLog(stderr, { quiet: true, verbose: false, format: 'text' }, wording);
  const interruption = listenForInterruption();
  const context: CliContext = {
    stdin,
    stdout,
    stderr,
    env,
    cwd: '/',
    interruption,
    errorFormat: undefined,
    log,
    wording,
    settingTexts: {},
  };
  return programFor([], context, () => undefined);
}

function manualOf(root: Command, version: string): string {
  return [
    `.TH INVOICECTL 1 "" "invoicectl ${version}" "User Commands"`,
    '.SH NAME',
    `invoicectl \\- ${roff(root.description())}`,
    '.SH SYNOPSIS',
    '.B invoicectl',
    '.I command',
    '[options] [arguments]',
    '.SH COMMANDS',
    ...root.commands.flatMap(sectionsOf),
    '.SH SEE ALSO',
    roff('The folder docs of the package, and invoicectl COMMAND --help in your language.'),
    '',
  ].join('\n');
}

/** A command and those below it. */
function sectionsOf(command: Command): readonly string[] {
  const help = command.createHelp();
  const entries = (terms: readonly (readonly [term: string, about: string])[]): readonly string[] =>
    terms.flatMap(([term, about]) => ['.TP', `.B ${roff(term)}`, roff(about)]);
  return [
    `.SS ${roff(help.commandUsage(command))}`,
    roff(help.commandDescription(command)),
    ...entries(help.visibleArguments(command).map((each) => [help.argumentTerm(each), help.argumentDescription(each)])),
    ...entries(help.visibleOptions(command).map((each) => [help.optionTerm(each), help.optionDescription(each)])),
    ...examplesOf(command),
    ...command.commands.flatMap(sectionsOf),
  ];
}

/** The lines after the options. Commander writes them with the help only. */
function examplesOf(command: Command): readonly string[] {
  let shown = '';
  command.configureOutput({ writeOut: (text) => (shown += text) }).outputHelp();
  const [, examples] = shown.split('\nExamples:\n');
  if (examples === undefined) return [];
  return [
    '.PP',
    'Examples:',
    '.PP',
    '.nf',
    '.RS',
    ...examples
      .trimEnd()
      .split('\n')
      .map((line) => roff(line.trim())),
    '.RE',
    '.fi',
  ];
}

/** Text as groff prints it: a backslash is \e, a hyphen that may be copied is \-, other letters are \[u4E2D], and no line begins with a control. */
function roff(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('\n', ' ')
    .replace(/[^\x20-\x7e]/gu, (character) => `\\[u${hexadecimal(character)}]`);
  return /^[.']/.test(escaped) ? `\\&${escaped}` : escaped;
}

const hexadecimal = (character: string): string =>
  (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
