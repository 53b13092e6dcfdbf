/**
 * Derives flags from settings. Their names, choices and help texts come from the schemas of the settings.
 */
import { type Command, Option } from 'commander';
import { z } from 'zod';
import { type Setting, settings } from '../config/schema.ts';
import { allowed, bare, namesOfSwitch } from '../config/values.ts';
import { Failure } from '../domain/failure.ts';

interface Spelling {
  readonly short?: string;
  /** The placeholder of a value in the help. */
  readonly value?: string;
  /** What --no-… does. The schema describes the positive setting. */
  readonly negated?: string;
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
  database: { value: 'FILE' },
  queue: { value: 'FILE' },
  blobs: { value: 'DIR' },
  'blob-key-file': { value: 'FILE' },
  clamd: { value: 'ADDRESS' },
  'public-url': { value: 'URL' },
  'cors-origins': { value: 'LIST' },
  'allow-hosts': { value: 'LIST' },
  'tls-cert': { value: 'FILE' },
  'tls-key': { value: 'FILE' },
  'disk-megabytes': { value: 'N' },
  'slow-body-seconds': { value: 'SECONDS' },
  'stop-seconds': { value: 'SECONDS' },
  'max-upload-bytes': { value: 'N' },
  'ttl-days': { value: 'N' },
  'time-zone': { value: 'ZONE' },
  'password-file': { value: 'FILE' },
  'password-command': { value: 'COMMAND' },
  'llm-base-url': { value: 'URL' },
  'llm-model': { value: 'NAME' },
  'llm-key-file': { value: 'FILE' },
  cache: { negated: 'Neither keep results nor use those of earlier runs' },
  'embed-fonts': { negated: 'Leave the fonts out of a PDF' },
  'preserve-formatting': { negated: 'Leave out bold, italics, links and the like' },
  'include-images': { negated: 'Leave out pictures' },
  'include-formulas': { negated: 'Replace formulas of spreadsheets by their values' },
  'include-charts': { negated: 'Leave out charts' },
  quiet: { short: '-q' },
  verbose: { short: '-v' },
};

const settingNamed = (name: string): Setting => {
  const found = settings.find((setting) => setting.name === name);
  if (!found) throw new Error(`There is no setting ${name}`);
  return found;
};

/** The description in the schema, which may come before or after `.default()` and `.optional()`. */
const aboutOf = (schema: z.ZodType): string => schema.description ?? bare(schema).description ?? '';

function optionOf({ schema }: Setting, name: string): Option {
  const { short, value = name.toUpperCase().replaceAll('-', '_') } = spellings[name] ?? {};
  const initial = schema instanceof z.ZodDefault ? schema.def.defaultValue : undefined;
  if (bare(schema) instanceof z.ZodBoolean && initial === true) return negatedOption(schema, name);
  const long = `--${name}${valueSyntax(schema, value)}`;
  const choices = bare(schema) instanceof z.ZodBoolean ? undefined : allowed(schema);
  const about = [aboutOf(schema), choices === undefined ? '' : `one of ${choices}`, defaultText(initial)];
  return new Option(short ? `${short}, ${long}` : long, about.filter((part) => part !== '').join('; '));
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

function defaultText(initial: unknown): string {
  const text = Array.isArray(initial) ? initial.join(',') : initial;
  return (typeof text === 'string' && text !== '') || typeof text === 'number' ? `default ${text}` : '';
}

const negatedOption = (schema: z.ZodType, flag: string): Option =>
  new Option(`--no-${flag}`, spellings[flag.replace(/^convert-/, '')]?.negated ?? `Not: ${aboutOf(schema)}`);

/** Adds --out. The value `-` means standard output, and commands do not see a difference from a missing --out. */
export const addOut = (command: Command, about: string, standard?: string): Command =>
  command.option('-o, --out <FILE>', `${about}; - is standard output`, standard).hook('preAction', (_, acting) => {
    const out: unknown = acting.getOptionValue('out');
    if (out === '-') acting.setOptionValue('out', undefined);
    if (out === '')
      throw new Failure('bad_request', '--out is empty', {
        detail: 'Name a file, or check whether a variable is empty',
      });
  });

/** Examples at the end of the help. */
export const addExamples = (command: Command, lines: readonly string[]): Command =>
  command.addHelpText('after', `\nExamples:\n${lines.map((line) => `  ${line}\n`).join('')}`);

/** For commands with short results: as lines, or as one line of JSON. */
export const textOrJson = (): Option =>
  new Option('-f, --format <FORMAT>', 'one of text, json; default text').choices(['text', 'json']).default('text');

/** Flags that are settings, by their names. A flag of one command may have the name of another command's setting. */
const settingFlags = new WeakMap<Option, string>();

/** The settings of commands that read documents. */
export const readingSettings = ['timeout', 'cache', 'ocr', 'ocr-engine', 'ocr-lang', 'max-pages', 'templates'] as const;

/** The ways to give the password of encrypted documents. */
export const passwordSettings = ['password', 'password-file', 'password-command'] as const;

/** Adds a flag for each of the settings named, called by the setting's name. */
export function addSettings(command: Command, names: readonly string[]): Command {
  for (const name of names) addSetting(command, name, name);
  return command;
}

/** Adds a flag for each setting of a section, called as the command of that section calls it. */
export function addSection(command: Command, section: Setting['section']): Command {
  for (const setting of settings) if (setting.section === section) addSetting(command, setting.name, setting.flag);
  return command;
}

function addSetting(command: Command, name: string, flag: string): void {
  const setting = settingNamed(name);
  const option = optionOf(setting, flag);
  settingFlags.set(option, name);
  command.addOption(option);
  // A switch without a default is neither on nor off if it is left out, so both forms are offered.
  const { schema } = setting;
  if (!(bare(schema) instanceof z.ZodBoolean) || schema instanceof z.ZodDefault) return;
  const negated = negatedOption(schema, flag);
  settingFlags.set(negated, name);
  command.addOption(negated);
}

/** Every command has these. */
export function addCommonFlags(command: Command): Command {
  return addSettings(command, ['quiet', 'verbose', 'log-format', 'language'])
    .option('--no-color', 'Use no colours, as with NO_COLOR in the environment')
    .option('--config <FILE>', 'Read this configuration instead of looking for one');
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
