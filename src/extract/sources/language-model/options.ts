/**
 * Which language model may be asked, if any: the source for the config file, the environment and the flags.
 *
 * The key is no option: it comes from the environment or from a file, so that it stands in no process list, shell
 * history or configuration.
 */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { Failure } from '../../../domain/failure.ts';

export const LlmChoice = z.strictObject({
  llm: z
    .enum(['none', 'gemini', 'openai-compatible'])
    .default('none')
    .describe('Language model asked about what other sources leave empty or unsure; sends it the text of the pages'),
});

export const LlmOptions = z.strictObject({
  baseUrl: z
    .string()
    .min(1)
    .optional()
    .describe('Where the language model is served, the only place that text is sent to; gemini has a default'),
  model: z.string().min(1).max(200).optional().describe('Name of the model; gemini has a default'),
  keyFile: z.string().min(1).optional().describe('File that holds the key, where INVOICECTL_LLM_KEY does not'),
});
export type LlmOptions = z.output<typeof LlmOptions>;

/** The variable for the key; it has no flag and no place in a file. */
export const keyVariable = 'INVOICECTL_LLM_KEY';

export interface ModelSettings {
  readonly provider: 'gemini' | 'openai-compatible';
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly model: string;
  readonly key: string | undefined;
}

const google = 'https://generativelanguage.googleapis.com/v1beta';
const geminiModel = 'gemini-2.5-flash';

/** A provider's own variables are its own: they are never sent to another host. */
const providerKeys: readonly { readonly origin: string; readonly variables: readonly string[] }[] = [
  { origin: new URL(google).origin, variables: ['GOOGLE_GENERATIVE_AI_API_KEY', 'GEMINI_API_KEY'] },
  { origin: 'https://api.openai.com', variables: ['OPENAI_API_KEY'] },
];

/** Undefined for `none`. Rejects with `bad_request` where something is missing that the choice needs. */
export async function modelSettings(
  provider: z.output<typeof LlmChoice>['llm'],
  options: LlmOptions,
  env: Readonly<Record<string, string | undefined>>,
): Promise<ModelSettings | undefined> {
  if (provider === 'none') return undefined;
  const baseUrl = urlOf(options.baseUrl ?? (provider === 'gemini' ? google : undefined));
  const model = options.model ?? (provider === 'gemini' ? geminiModel : undefined);
  if (model === undefined) {
    throw new Failure('bad_request', '--llm openai-compatible needs the name of a model', {
      detail: 'Set llm.model, INVOICECTL_LLM_MODEL or --llm-model',
    });
  }
  const key = await keyOf(options, new URL(baseUrl).origin, env);
  if (key === undefined && provider === 'gemini') {
    throw new Failure('bad_request', '--llm gemini needs a key', {
      detail: `Put it into the variable ${keyVariable}, or into a file named by llm.keyFile`,
    });
  }
  return { provider, baseUrl, model, key };
}

function urlOf(text: string | undefined): string {
  if (text === undefined) {
    throw new Failure('bad_request', '--llm openai-compatible needs to know where', {
      detail: 'Set llm.baseUrl, INVOICECTL_LLM_BASE_URL or --llm-base-url, as in http://localhost:11434/v1',
    });
  }
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new Failure('bad_request', 'llm.baseUrl is no http or https address');
  }
  if (url.username !== '' || url.password !== '' || url.search !== '') {
    throw new Failure('bad_request', 'llm.baseUrl holds credentials or a query', {
      detail: `The key belongs into ${keyVariable} or into llm.keyFile`,
    });
  }
  return url.href.replace(/\/+$/, '');
}

const maxKeyBytes = 8192;

async function keyOf(
  { keyFile }: LlmOptions,
  origin: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
  const usual = providerKeys.filter((entry) => entry.origin === origin).flatMap(({ variables }) => variables);
  const named = [env[keyVariable], ...(keyFile === undefined ? usual.map((name) => env[name]) : [])];
  const found = named.find((value) => value !== undefined && value.trim() !== '')?.trim();
  const key = found ?? (keyFile === undefined ? undefined : await keyIn(keyFile));
  // Anything else would break out of its header.
  if (key !== undefined && !/^[\x21-\x7e]+$/.test(key)) {
    throw new Failure('bad_request', 'The key of the language model holds blanks or other characters that no key has');
  }
  return key;
}

async function keyIn(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Failure('bad_request', `The key file ${file} (llm.keyFile) cannot be read`, { cause });
  });
  const key = text.trim();
  if (key === '' || key.length > maxKeyBytes) throw new Failure('bad_request', `${file} (llm.keyFile) holds no key`);
  return key;
}
