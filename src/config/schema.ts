/**
 * The configuration: one schema, made of the options of each verb.
 *
 * A setting has one name everywhere: `extract.ocrLanguages` in the file is `--ocr-lang` as a flag and
 * `INVOICECTL_OCR_LANG` in the environment; `merge.cutLines` is `--cut-lines` and `INVOICECTL_MERGE_CUT_LINES`.
 */
import { z } from 'zod';
import { outputFormats } from '../cli/extract/reporters/index.ts';
import { FormatOptions } from '../cli/extract/reporters/options.ts';
import { ConvertOptions, ProgramOptions } from '../convert/options.ts';
import { ExtractOptions } from '../extract/options.ts';
import { schemaNames } from '../invoices/schemas/index.ts';
import { LlmChoice, LlmOptions } from '../extract/sources/language-model/options.ts';
import { TemplateOptions } from '../extract/templates/options.ts';
import { languageChoices } from '../texts/languages.ts';
import { ImapOptions } from '../mailbox/options.ts';
import { MergeOptions } from '../merge/options.ts';
import { ServeOptions, WorkerOptions } from '../server/options.ts';
import { CacheOptions, RunOptions } from '../runtime/options.ts';

export const OutputOptions = z.strictObject({
  format: z
    .enum(outputFormats.map(({ name }) => name))
    .optional()
    .describe('Format of the output; default: table on a terminal, else ndjson'),
  schema: z
    .enum(schemaNames)
    .default('canonical')
    .describe('Fields of invoices in the output; amounts of credit notes are negative only in fapiao'),
  failOn: z
    .enum(['never', 'failed', 'review'])
    .default('failed')
    .describe('Which outcomes of documents cause an exit code other than 0'),
  watchIntervalSeconds: z
    .number()
    .min(0.1)
    .max(3600)
    .default(2)
    .describe('With --watch: seconds between two checks, for which a file must not change'),
});
export type OutputOptions = z.output<typeof OutputOptions>;

/** Where the password of encrypted documents is, if it is not given itself. */
const PasswordOptions = z.strictObject({
  passwordFile: z.string().min(1).optional().describe('Take the password from the first line of this file'),
  passwordCommand: z
    .string()
    .min(1)
    .optional()
    .describe('Take the password from the first line that this command prints; it is run without a shell'),
});

export const LogOptions = z.strictObject({
  quiet: z.boolean().default(false).describe('Print only errors to standard error'),
  verbose: z.boolean().default(false).describe('Also print what was left out, and the causes of failures'),
  format: z.enum(['text', 'json']).default('text').describe('Format of messages on standard error'),
});
export type LogOptions = z.output<typeof LogOptions>;

export const TextOptions = z.strictObject({
  language: z
    .enum(languageChoices)
    .default('auto')
    .describe('Language of tables, workbooks, messages and help; auto follows the locale (LC_ALL, LC_MESSAGES, LANG)'),
});
export type TextOptions = z.output<typeof TextOptions>;

export const Config = z.strictObject({
  extract: z.strictObject({
    ...ExtractOptions.shape,
    ...PasswordOptions.shape,
    ...TemplateOptions.shape,
    ...LlmChoice.shape,
    ...RunOptions.shape,
    ...OutputOptions.shape,
    ...FormatOptions.shape,
  }),
  // All commands use the password setting of extract.
  merge: MergeOptions.omit({ password: true }),
  // The same is true of the languages of text recognition.
  convert: ConvertOptions.omit({ password: true, ocrLanguages: true, tex: true, referenceDoc: true }).extend(
    ProgramOptions.shape,
  ),
  llm: LlmOptions,
  imap: ImapOptions,
  serve: ServeOptions,
  worker: WorkerOptions,
  cache: CacheOptions,
  log: LogOptions,
  texts: TextOptions,
});
export type Config = z.output<typeof Config>;

/** `extract.ocr` */
export type SettingPath = {
  [Section in keyof Config]: `${Section}.${keyof (typeof Config)['shape'][Section]['shape'] & string}`;
}[keyof Config];

export interface Setting {
  /** Its path in the file. */
  readonly path: SettingPath;
  readonly section: keyof Config;
  readonly key: string;
  /** Kebab-case, as in the flag; the variable is INVOICECTL_ and the same name in capitals. */
  readonly name: string;
  /** The flag of the command of its section: `convert-dpi` is --dpi there. */
  readonly flag: string;
  readonly env: string;
  readonly schema: z.ZodType;
  /** Never shown. */
  readonly secret: boolean;
}

/** Names that are not derived from the path. */
const names: Readonly<Record<string, string>> = {
  'extract.ocrLanguages': 'ocr-lang',
  'extract.timeoutSeconds': 'timeout',
  'extract.watchIntervalSeconds': 'watch-interval',
  'imap.url': 'imap',
  'cache.maxMegabytes': 'cache-max-mb',
  'log.quiet': 'quiet',
  'texts.language': 'language',
  'log.verbose': 'verbose',
};
/** Variables with a documented name of their own. */
const variables: Readonly<Record<string, string>> = {
  'convert.soffice': 'INVOICECTL_SOFFICE',
  'serve.maxUploadBytes': 'MAX_UPLOAD_BYTES',
  'serve.ttlDays': 'TTL_DAYS',
};
const secrets = ['extract.password', 'convert.pdfPassword', 'serve.apiToken', 'serve.clientToken', 'serve.clientKey'];

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const isVerb = (section: keyof Config): boolean => ['extract', 'merge', 'serve', 'worker'].includes(section);

function settingsOf(section: keyof Config): Setting[] {
  return Object.entries<z.ZodType>(Config.shape[section].shape).map(([key, schema]) => {
    const path = `${section}.${key}` as SettingPath;
    const name = names[path] ?? (isVerb(section) ? kebab(key) : `${section}-${kebab(key)}`);
    // A name that is clear as a flag of one command would be unclear as a variable for all.
    const variable = section === 'merge' ? `merge-${name}` : name;
    const env = variables[path] ?? `INVOICECTL_${variable.toUpperCase().replaceAll('-', '_')}`;
    const flag = section === 'convert' ? kebab(key) : name;
    return { path, section, key, name, flag, env, schema, secret: secrets.includes(path) };
  });
}

export const settings: readonly Setting[] = [
  ...settingsOf('extract'),
  ...settingsOf('merge'),
  ...settingsOf('convert'),
  ...settingsOf('serve'),
  ...settingsOf('worker'),
  ...settingsOf('llm'),
  ...settingsOf('imap'),
  ...settingsOf('cache'),
  ...settingsOf('log'),
  ...settingsOf('texts'),
];

/** The JSON schema of the configuration file, for editors. `$schema` itself may stand in the file. */
export function configJsonSchema(): object {
  const optional = z.strictObject({
    $schema: z.string().optional(),
    extract: Config.shape.extract.partial().optional(),
    merge: Config.shape.merge.partial().optional(),
    convert: Config.shape.convert.partial().optional(),
    serve: Config.shape.serve.partial().optional(),
    worker: Config.shape.worker.partial().optional(),
    llm: Config.shape.llm.partial().optional(),
    imap: Config.shape.imap.partial().optional(),
    cache: Config.shape.cache.partial().optional(),
    log: Config.shape.log.partial().optional(),
    texts: Config.shape.texts.partial().optional(),
  });
  return { title: 'invoicectl.config.json', ...z.toJSONSchema(optional, { io: 'input' }) };
}
