/** Help in every language: what stays English in another one is a text that nobody translated. */
import type { Command } from 'commander';
import { expect, it } from 'vitest';
import type { CliContext } from '../../src/cli/context.ts';
import { programFor } from '../../src/cli/program.ts';
import { settingTextsIn } from '../../src/cli/setting-texts.ts';
import type { Language } from '../../src/texts/languages.ts';
import { wordingIn } from '../../src/texts/wording.ts';

const helpOf = (command: Command): string => {
  let help = '';
  command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
  return [help, ...command.commands.map(helpOf)].join('\n');
};

/** Every text of the help of all commands, and the lines that it is shown in. */
async function textsIn(language: Language) {
  const context = {
    wording: await wordingIn(language),
    settingTexts: await settingTextsIn(language),
    env: {},
  } as CliContext;
  const program = await programFor([], context, () => undefined);
  const of = (command: Command): readonly string[] => [
    command.description(),
    ...command.options.map(({ description }) => description),
    ...command.registeredArguments.map(({ description }) => description),
    ...command.commands.flatMap(of),
  ];
  return {
    texts: of(program),
    lines: helpOf(program)
      .split('\n')
      .map((line) => line.trim()),
  };
}

const english = await textsIn('en');

/** Commands, and names and values without a sentence around them. */
const isSentence = (line: string): boolean =>
  /\p{L}+ \p{L}+ \p{L}+/u.test(line) && !/^(?:invoicectl|cat|find|npm|ls|mkdir)\b/.test(line);

it.each(['zh', 'de', 'fr'] as const)('no text of the help is English in %s', async (language) => {
  const translated = await textsIn(language);
  expect(translated.texts).toHaveLength(english.texts.length);
  expect(translated.texts.filter((text, index) => text !== '' && text === english.texts[index])).toEqual([]);
  const inEnglish = new Set(english.lines.filter(isSentence));
  expect(inEnglish.size).toBeGreaterThan(100);
  expect(translated.lines.filter((line) => inEnglish.has(line))).toEqual([]);
});
