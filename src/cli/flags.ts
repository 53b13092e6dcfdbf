/**
 * Derives flags from settings. Their names, choices and help texts come from the schemas of the settings.
 */
import { type Command, Option } from 'commander';
import { z } from 'zod';
import { OutputOptions, type Setting, settings } from '../config/schema.ts';
import { FormatOptions } from './extract/reporters/options.ts';
import type { LabelId } from '../texts/message.ts';
import type { Wording } from '../texts/wording.ts';
import { allowed, bare, namesOfSwitch } from '../config/values.ts';
import { Failure } from '../domain/failure.ts';
import type { SettingTexts } from './setting-texts.ts';
import { message } from '../texts/message.ts';

interface Spelling {
  readonly short?: string;
  /** The placeholder of a value in the help. */
  readonly value?: string;
  /** What --no-… does. The schema describes the positive setting. */
  readonly negated?: LabelId;
}

/** Short forms of the few flags that are used daily, and texts for the help of the command line only. */
const spellings: Readonly<Record<string, Spelling>> = {
  format: { short: '-f', value: 'FORMAT' },
  concurrency: { short: '-j', value: 'N' },
  timeout: { value: 'SECONDS' },
  'watch-interval': { value: 'SECONDS' },
  'max-pages': { value: 'N' },
  'ocr-lang': { value: 'LIST' },
  layout: { value: 'RxC' },
  margin: { value: 'MM' },
  margins: { value: 'T,R,B,L' },
  soffice: { value: 'FILE' },
  dpi: { value: 'N' },
  'image-quality': { value: 'N' },
  gap: { value: 'MM' },
  templates: { value: 'DIR' },
  'data-dir': { value: 'DIR' },
  workers: { value: 'N' },
  port: { value: 'N' },
  lanes: { value: 'LIST' },
  health: { value: 'HOST:PORT' },
  database: { value: 'FILE|URL' },
  'database-url-file': { value: 'FILE' },
  'pool-size': { value: 'N' },
  'wait-seconds': { value: 'SECONDS' },
  'listen-url': { value: 'URL' },
  queue: { value: 'FILE|URL' },
  'queue-url-file': { value: 'FILE' },
  blobs: { value: 'DIR|URL' },
  'blob-key-file': { value: 'FILE' },
  clamd: { value: 'ADDRESS' },
  'public-url': { value: 'URL' },
  'cors-origins': { value: 'LIST' },
  'allow-hosts': { value: 'LIST' },
  'tls-cert': { value: 'FILE' },
  'tls-key': { value: 'FILE' },
  'disk-megabytes': { value: 'N' },
  tracing: { value: 'URL' },
  'slow-body-seconds': { value: 'SECONDS' },
  'drain-seconds': { value: 'SECONDS' },
  'stop-seconds': { value: 'SECONDS' },
  'max-upload-bytes': { value: 'N' },
  'ttl-days': { value: 'N' },
  'time-zone': { value: 'ZONE' },
  'password-file': { value: 'FILE' },
  'password-command': { value: 'COMMAND' },
  imap: { value: 'URL' },
  'imap-folder': { value: 'NAME' },
  'imap-since': { value: 'DATE' },
  'imap-password-file': { value: 'FILE' },
  'imap-password-command': { value: 'COMMAND' },
  'imap-ca-file': { value: 'FILE' },
  'llm-base-url': { value: 'URL' },
  'llm-model': { value: 'NAME' },
  'llm-key-file': { value: 'FILE' },
  cache: { negated: 'option.no.cache' },
  'embed-fonts': { negated: 'option.no.embedFonts' },
  'preserve-formatting': { negated: 'option.no.preserveFormatting' },
  'include-images': { negated: 'option.no.includeImages' },
  'include-formulas': { negated: 'option.no.includeFormulas' },
  'include-charts': { negated: 'option.no.includeCharts' },
  quiet: { short: '-q' },
  verbose: { short: '-v' },
};

const settingNamed = (name: string): Setting => {
  const found = settings.find((setting) => setting.name === name);
  if (!found) throw new Error(`There is no setting ${name}`);
  return found;
};

/** What the help is written with. */
export interface HelpTexts {
  readonly wording: Wording;
  readonly settingTexts: SettingTexts;
}

/** In English the description in the schema, which may come before or after `.default()` and `.optional()`. */
const aboutOf = ({ path, schema }: Setting, { settingTexts }: HelpTexts): string =>
  settingTexts[path] ?? schema.description ?? bare(schema).description ?? '';

function optionOf(setting: Setting, name: string, texts: HelpTexts): Option {
  const { schema } = setting;
  const { wording } = texts;
  const { short, value = name.toUpperCase().replaceAll('-', '_') } = spellings[name] ?? {};
  const initial = schema instanceof z.ZodDefault ? schema.def.defaultValue : undefined;
  if (bare(schema) instanceof z.ZodBoolean && initial === true) return negatedOption(setting, name, texts);
  const long = `--${name}${valueSyntax(schema, value)}`;
  const choices = choicesIn(schema).join(wording.comma);
  const oneOf = choices === '' ? '' : wording.text('help.oneOf', { choices });
  const about = [aboutOf(setting, texts), oneOf, defaultText(initial, wording)].filter((part) => part !== '');
  return new Option(short ? `${short}, ${long}` : long, about.join(wording.semicolon));
}

function valueSyntax(schema: z.ZodType, value: string): string {
  if (bare(schema) instanceof z.ZodBoolean) return '';
  return namesOfSwitch(schema) ? ` [${value}]` : ` <${value}>`;
}

/**
 * A switch with an optional value takes the next word only if that is one of its values: in `--ocr scan.pdf` the word is a
 * file.
 */
export function switchesApart(command: Command, argv: readonly string[]): readonly string[] {
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  return argv.map((word, index) => {
    const option = index < end ? command.options.find(({ long, optional }) => optional && long === word) : undefined;
    const setting = option && settingFlags.get(option);
    const names = setting === undefined ? undefined : namesOfSwitch(settingNamed(setting).schema);
    return names && !names.includes(argv[index + 1] ?? '') ? `${word}=true` : word;
  });
}

/** The values that a setting allows; none where they cannot be listed, and for a switch, which is given without a value. */
const choicesIn = (schema: z.ZodType): readonly string[] =>
  bare(schema) instanceof z.ZodBoolean ? [] : (allowed(schema)?.split(', ') ?? []);

/** Values of options that are checked later, where more than these are accepted or the message can be better. */
const completions = new WeakMap<Option, readonly string[]>();

/** The same option, which completion offers these values for. */
export function completedBy(values: readonly string[], option: Option): Option {
  completions.set(option, values);
  return option;
}

/** The values that may follow an option, for completion; none where they cannot be listed. */
export function choicesOf(option: Option): readonly string[] {
  const offered = completions.get(option);
  if (offered) return offered;
  const setting = settingFlags.get(option);
  return setting === undefined ? (option.argChoices ?? []) : choicesIn(settingNamed(setting).schema);
}

function defaultText(initial: unknown, wording: Wording): string {
  const value = Array.isArray(initial) ? initial.join(',') : initial;
  const isShown = (typeof value === 'string' && value !== '') || typeof value === 'number';
  return isShown ? wording.text('help.default', { value }) : '';
}

function negatedOption(setting: Setting, flag: string, texts: HelpTexts): Option {
  const { wording } = texts;
  const own = spellings[flag.replace(/^convert-/, '')]?.negated;
  const about = own ? wording.label(own) : wording.text('help.not', { about: aboutOf(setting, texts) });
  return new Option(`--no-${flag}`, about);
}

/** Adds --out. The value `-` means standard output, and commands do not see a difference from a missing --out. */
export function addOut(command: Command, { wording }: HelpTexts, what: string, standard?: string): Command {
  const about = wording.text('help.orStdout', { about: what });
  return command.option('-o, --out <FILE>', about, standard).hook('preAction', (_, acting) => {
    const out: unknown = acting.getOptionValue('out');
    if (out === '-') acting.setOptionValue('out', undefined);
    if (out === '')
      throw new Failure('bad_request', message('usage.outEmpty', {}), {
        detail: message('advice.variableEmpty', {}),
      });
  });
}

/** A command line, and what it shows if that is not obvious. */
export type Example = readonly [line: string, about?: LabelId];

/** Examples at the end of the help. */
export function addExamples(command: Command, { wording }: HelpTexts, examples: readonly Example[]): Command {
  const width = Math.max(...examples.map(([line, about]) => (about === undefined ? 0 : line.length)));
  const lines = examples.map(([line, about]) =>
    about === undefined ? line : `${line.padEnd(width)}  ${wording.label(about)}`,
  );
  return command.addHelpText(
    'after',
    `\n${wording.label('help.examples')}\n${lines.map((line) => `  ${line}\n`).join('')}`,
  );
}

/** For commands with short results: as lines, or as one line of JSON. */
export const textOrJson = (texts: HelpTexts): Option =>
  formOption(texts, ['text', 'json'], 'option.textOrJson', 'text');

/** --format of a command whose forms are not those of extract. */
export function formOption(
  { wording }: HelpTexts,
  choices: readonly string[],
  about: LabelId,
  standard?: string,
): Option {
  const oneOf = wording.text('help.oneOf', { choices: choices.join(wording.comma) });
  const parts = [wording.label(about), oneOf, defaultText(standard, wording)].filter((part) => part !== '');
  const option = new Option('-f, --format <FORMAT>', parts.join(wording.semicolon)).choices(choices);
  return standard === undefined ? option : option.default(standard);
}

/** Flags that are settings, by their names. A flag of one command may have the name of another command's setting. */
const settingFlags = new WeakMap<Option, string>();

/** The settings of commands that read documents. */
export const readingSettings = ['timeout', 'cache', 'ocr', 'ocr-engine', 'ocr-lang', 'max-pages', 'templates'] as const;

/** Which language model is asked, if any. */
export const languageModelSettings = ['llm', 'llm-base-url', 'llm-model', 'llm-key-file'] as const;

/** The ways to give the password of encrypted documents. */
export const passwordSettings = ['password', 'password-file', 'password-command'] as const;

/** Adds a flag for each of the settings named, called by the setting's name. */
export function addSettings(command: Command, texts: HelpTexts, names: readonly string[]): Command {
  for (const name of names) addSetting(command, texts, name, name);
  return command;
}

/** Adds a flag for each setting of a section, called as the command of that section calls it. */
export function addSection(command: Command, texts: HelpTexts, section: Setting['section']): Command {
  for (const { name, flag, section: own } of settings) if (own === section) addSetting(command, texts, name, flag);
  return command;
}

/** The heading in the help under which the settings of a section stand. */
const groupOfSection: Readonly<Record<Setting['section'], LabelId>> = {
  extract: 'help.group.reading',
  merge: 'help.group.result',
  convert: 'help.group.result',
  llm: 'help.group.model',
  imap: 'help.group.mailbox',
  serve: 'help.group.server',
  worker: 'help.group.server',
  cache: 'help.group.general',
  log: 'help.group.general',
  texts: 'help.group.general',
};

function groupOf({ path, key, section }: Setting): LabelId {
  if (path === 'extract.llm') return 'help.group.model';
  const isOfResult = key in OutputOptions.shape || key in FormatOptions.shape;
  return section === 'extract' && isOfResult ? 'help.group.result' : groupOfSection[section];
}

function addSetting(command: Command, texts: HelpTexts, name: string, flag: string): void {
  const setting = settingNamed(name);
  const option = optionOf(setting, flag, texts);
  const group = texts.wording.label(groupOf(setting));
  settingFlags.set(option, name);
  command.addOption(option.helpGroup(group));
  // A switch without a default is neither on nor off if it is left out, so both forms are offered.
  const { schema } = setting;
  if (!(bare(schema) instanceof z.ZodBoolean) || schema instanceof z.ZodDefault) return;
  const negated = negatedOption(setting, flag, texts);
  settingFlags.set(negated, name);
  command.addOption(negated.helpGroup(group));
}

/** The settings that every command has. */
export const commonSettings: readonly string[] = ['quiet', 'verbose', 'log-format', 'language'];

/** Every command has these. */
export function addCommonFlags(command: Command, texts: HelpTexts): Command {
  const { label } = texts.wording;
  return addSettings(command, texts, commonSettings)
    .addOption(new Option('--no-color', label('option.noColor')).helpGroup(label('help.group.general')))
    .addOption(new Option('--config <FILE>', label('option.config')).helpGroup(label('help.group.general')));
}

/** Settings that were given on the command line itself, by their names. */
export function givenFlags(command: Command): Record<string, string | boolean> {
  const given: Record<string, string | boolean> = {};
  for (const option of command.options) {
    const attribute = option.attributeName();
    const value: unknown = command.getOptionValue(attribute);
    const name = settingFlags.get(option);
    if (name === undefined || command.getOptionValueSource(attribute) !== 'cli') continue;
    if (typeof value === 'string' || typeof value === 'boolean') given[name] = value;
  }
  return given;
}
