/**
 * Flags that follow from the settings: name, choices and help text stand in the schema that steers the work, never here.
 */
import { type Command, Option } from 'commander';
import { z } from 'zod';
import { type Setting, settings } from '../config/schema.ts';
import { allowed, bare } from '../config/values.ts';

/** Short forms of the few that are used daily, and what stands for a value in the help. */
const spellings: Readonly<Record<string, { readonly short?: string; readonly value?: string }>> = {
  format: { short: '-f', value: 'FORMAT' },
  concurrency: { short: '-j', value: 'N' },
  timeout: { value: 'SECONDS' },
  'max-pages': { value: 'N' },
  'ocr-lang': { value: 'LIST' },
  templates: { value: 'DIR' },
  'llm-base-url': { value: 'URL' },
  'llm-model': { value: 'NAME' },
  'llm-key-file': { value: 'FILE' },
  quiet: { short: '-q' },
  verbose: { short: '-v' },
};

const settingNamed = (name: string): Setting => {
  const found = settings.find((setting) => setting.name === name);
  if (!found) throw new Error(`There is no setting ${name}`);
  return found;
};

function optionOf({ name, schema }: Setting): Option {
  const { short, value = name.toUpperCase().replaceAll('-', '_') } = spellings[name] ?? {};
  const initial = schema instanceof z.ZodDefault ? schema.def.defaultValue : undefined;
  const long =
    bare(schema) instanceof z.ZodBoolean ? (initial === true ? `--no-${name}` : `--${name}`) : `--${name} <${value}>`;
  const choices = bare(schema) instanceof z.ZodBoolean ? undefined : allowed(schema);
  const about = [
    schema.description ?? '',
    choices === undefined ? '' : `one of ${choices}`,
    initial === undefined || typeof initial === 'boolean'
      ? ''
      : `default ${Array.isArray(initial) ? initial.join(',') : JSON.stringify(initial)}`,
  ];
  return new Option(short ? `${short}, ${long}` : long, about.filter((part) => part !== '').join('; '));
}

/** Adds a flag for each of the settings named. */
export function addSettings(command: Command, names: readonly string[]): Command {
  for (const name of names) command.addOption(optionOf(settingNamed(name)));
  return command;
}

/** Every command has these. */
export function addCommonFlags(command: Command): Command {
  return addSettings(command, ['quiet', 'verbose', 'log-format'])
    .option('--no-color', 'No colours, as with NO_COLOR in the environment')
    .option('--config <FILE>', 'Read this configuration instead of looking for one');
}

/** What was given on the command line itself, by setting name. */
export function givenFlags(command: Command): Record<string, string | boolean> {
  const given: Record<string, string | boolean> = {};
  for (const option of command.options) {
    const attribute = option.attributeName();
    const value: unknown = command.getOptionValue(attribute);
    if (command.getOptionValueSource(attribute) !== 'cli') continue;
    if (typeof value === 'string' || typeof value === 'boolean') given[option.name().replace(/^no-/, '')] = value;
  }
  return given;
}
