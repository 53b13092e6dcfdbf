/**
 * Configuration from flags, environment, file and defaults, in that order, with the origin of each value.
 *
 * A configuration file is data: files that would be executed are not searched for.
 */
import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { Failure } from '../domain/failure.ts';
import { keyVariable } from '../extract/sources/language-model/options.ts';
import { imapPasswordVariable } from '../mailbox/options.ts';
import { blobKeyVariable } from '../server/options.ts';
import { complaint } from './complaint.ts';
import { nearest } from './nearest.ts';
import { Config, type Setting, settings } from './schema.ts';
import { allowed, valueOfText } from './values.ts';
import { definedOnly } from '../domain/defined-only.ts';
import { type Message, message } from '../texts/message.ts';

export interface Sources {
  /** Text or switch by setting name, as given on the command line. */
  readonly flags: Readonly<Record<string, string | boolean>>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A file named with --config; otherwise one is looked for from `cwd` up to the project's root. */
  readonly file?: string;
  readonly cwd: string;
}

export interface Loaded {
  readonly config: Config;
  /** By setting path: "flag --ocr", "environment INVOICECTL_OCR", "file /…", "default". */
  readonly origins: Readonly<Record<string, string>>;
  readonly file: string | undefined;
  /** Warnings for the user: variables without a meaning. */
  readonly notes: readonly Message[];
}

const searchPlaces = [
  'invoicectl.config.json',
  'invoicectl.config.yaml',
  'invoicectl.config.yml',
  '.invoicectlrc',
  '.invoicectlrc.json',
  '.invoicectlrc.yaml',
  '.invoicectlrc.yml',
];

/** Extensions of files that cosmiconfig would execute. */
const executable = Object.fromEntries(
  ['.js', '.mjs', '.cjs', '.ts'].map((extension) => [
    extension,
    (): never => {
      throw new Failure('bad_request', message('config.isProgram', {}));
    },
  ]),
);

/** Rejects with `bad_request`, which names the setting, its origin, and the allowed values. */
export async function loadConfig(sources: Sources): Promise<Loaded> {
  const file = await findFile(sources);
  if (file) refuseUnknown(file);
  const values: Record<string, Record<string, unknown>> = Object.fromEntries(
    Object.keys(Config.shape).map((section) => [section, {}]),
  );
  const origins: Record<string, string> = {};
  for (const setting of settings) {
    const { value, origin } = pick(setting, sources, file);
    const parsed = setting.schema.safeParse(value);
    if (!parsed.success) throw refused(setting, origin, value, parsed.error.issues[0]);
    origins[setting.path] = origin;
    const section = values[setting.section];
    if (section && parsed.data !== undefined) section[setting.key] = parsed.data;
  }
  return { config: Config.parse(values), origins, file: file?.path, notes: unknownVariables(sources.env) };
}

function pick(
  { name, flag: shown, env, schema, section, key }: Setting,
  sources: Sources,
  file: ConfigFile | undefined,
) {
  const flag = sources.flags[name];
  if (typeof flag === 'boolean') return { value: flag, origin: `flag --${flag ? '' : 'no-'}${shown}` };
  if (flag !== undefined) return { value: valueOfText(schema, flag), origin: `flag --${shown}` };
  const variable = sources.env[env];
  if (variable !== undefined && variable !== '')
    return { value: valueOfText(schema, variable), origin: `environment ${env}` };
  const inFile = isTable(file?.content[section]) ? file.content[section][key] : undefined;
  if (file && inFile !== undefined) return { value: inFile, origin: `file ${file.path}` };
  return { value: undefined, origin: 'default' };
}

/** An origin such as "file /etc/…" in the words of a language. */
export function originText(origin: string): string | Message {
  const [from, ...rest] = origin.split(' ');
  const name = rest.join(' ');
  if (from === 'flag') return message('origin.flag', { name });
  if (from === 'environment') return message('origin.environment', { name });
  if (from === 'file') return message('origin.file', { name });
  return from === 'default' ? message('origin.default', {}) : origin;
}

interface ConfigFile {
  readonly path: string;
  readonly content: Readonly<Record<string, unknown>>;
}

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

async function findFile({ file, cwd, env }: Sources): Promise<ConfigFile | undefined> {
  const named = file ?? env['INVOICECTL_CONFIG'];
  const { cosmiconfig } = await import('cosmiconfig');
  const explorer = cosmiconfig('invoicectl', {
    searchPlaces,
    searchStrategy: named ? 'none' : 'project',
    cache: false,
    loaders: executable,
  });
  let found: Awaited<ReturnType<typeof explorer.load>>;
  try {
    if (named) await readFile(named);
    found = named ? await explorer.load(named) : await explorer.search(cwd);
  } catch (cause) {
    throw new Failure('bad_request', message('config.unread', { path: named ?? `for ${cwd}` }), {
      detail: whyUnread(cause),
      cause,
    });
  }
  if (!found || found.isEmpty) return undefined;
  const content: unknown = found.config;
  if (!isTable(content)) throw new Failure('bad_request', message('config.notObject', { path: found.filepath }));
  return { path: found.filepath, content };
}

const systemReasons: Readonly<Record<string, Message>> = {
  ENOENT: message('config.missing', {}),
  ENOTDIR: message('config.missing', {}),
  EACCES: message('disk.denied', {}),
  EISDIR: message('config.isFolder', {}),
};

function whyUnread(cause: unknown): string | Message {
  if (!(cause instanceof Error)) return String(cause);
  return ('code' in cause ? systemReasons[String(cause.code)] : undefined) ?? cause.message;
}

function refuseUnknown({ path, content }: ConfigFile): void {
  for (const [section, value] of Object.entries(content)) {
    if (section === '$schema') continue;
    const keys = settings.filter((setting) => setting.section === section).map(({ key }) => key);
    if (keys.length === 0)
      throw unknown(path, section, [...Object.keys(Config.shape), ...settings.map(({ key }) => key)]);
    if (!isTable(value)) throw new Failure('bad_request', message('config.sectionNotObject', { path, section }));
    for (const key of Object.keys(value)) if (!keys.includes(key)) throw unknown(path, `${section}.${key}`, keys);
  }
}

function unknown(file: string, path: string, known: readonly string[]): Failure {
  const meant = nearest(path.split('.').at(-1) ?? path, known);
  return new Failure('bad_request', message('config.unknown', { file, path }), {
    detail: meant === undefined ? message('advice.configSchema', {}) : message('advice.meantQuoted', { word: meant }),
  });
}

const allowedText = (choices: string, meant: string | undefined, secret: boolean): Message =>
  meant === undefined || secret
    ? message('advice.allowed', { choices })
    : message('advice.meantOrAllowed', { word: meant, choices });

function refused(
  { path, schema, secret }: Setting,
  origin: string,
  value: unknown,
  issue: z.core.$ZodIssue | undefined,
): Failure {
  const choices = allowed(schema);
  const meant = typeof value === 'string' && choices !== undefined ? nearest(value, choices.split(', ')) : undefined;
  return new Failure(
    'bad_request',
    message('config.wrong', {
      path,
      origin: originText(origin),
      why: issue ? complaint(issue, value, secret) : message('value.invalid', {}),
    }),
    definedOnly({ detail: choices === undefined ? undefined : allowedText(choices, meant, secret) }),
  );
}

/** Variables that are no settings: they say where to search for the file, and which engines the tests require. */
const otherVariables = ['INVOICECTL_CONFIG', 'INVOICECTL_REQUIRE_ENGINES'];

/** Only a warning, because a variable may be meant for another version. */
function unknownVariables(env: Sources['env']): Message[] {
  const known = [
    ...otherVariables,
    keyVariable,
    imapPasswordVariable,
    blobKeyVariable,
    ...settings.map((setting) => setting.env),
  ];
  return Object.keys(env)
    .filter((name) => name.startsWith('INVOICECTL_') && !known.includes(name))
    .map((name) => {
      const meant = nearest(name, known);
      return meant === undefined
        ? message('config.unknownVariable', { name })
        : message('config.unknownVariableMeant', { name, word: meant });
    });
}
