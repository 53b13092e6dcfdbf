/**
 * The options for a language model. The config file, the environment and the flags are derived from them.
 *
 * The key is not among them. It comes from the environment or from a file, so that it is never in a list of processes,
 * a shell history or a config file.
 */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { Failure } from '../../../domain/failure.ts';
import { message } from '../../../texts/message.ts';

export const LlmChoice = z.strictObject({
  llm: z
    .enum(['none', 'gemini', 'openai-compatible'])
    .default('none')
    .describe(
      'Language model to ask about values that other sources lack or are unsure of; sends it the text of the pages',
    ),
});

export const LlmOptions = z.strictObject({
  baseUrl: z
    .string()
    .min(1)
    .optional()
    .describe('Address of the language model, the only one that text is sent to; gemini has a default'),
  model: z.string().min(1).max(200).optional().describe('Name of the model; gemini has a default'),
  keyFile: z.string().min(1).optional().describe('File with the key, unless INVOICECTL_LLM_KEY is set'),
});
export type LlmOptions = z.output<typeof LlmOptions>;

/** The variable for the key. It has neither a flag nor an entry in the config file. */
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

/** The variables of a provider are used for that provider only and never sent to another host. */
const providerKeys: readonly { readonly origin: string; readonly variables: readonly string[] }[] = [
  { origin: new URL(google).origin, variables: ['GOOGLE_GENERATIVE_AI_API_KEY', 'GEMINI_API_KEY'] },
  { origin: 'https://api.openai.com', variables: ['OPENAI_API_KEY'] },
];

/** Undefined for `none`. Rejects with `bad_request` if a setting is missing that the choice needs. */
export async function modelSettings(
  provider: z.output<typeof LlmChoice>['llm'],
  options: LlmOptions,
  env: Readonly<Record<string, string | undefined>>,
): Promise<ModelSettings | undefined> {
  if (provider === 'none') return undefined;
  const baseUrl = urlOf(options.baseUrl ?? (provider === 'gemini' ? google : undefined));
  const model = options.model ?? (provider === 'gemini' ? geminiModel : undefined);
  if (model === undefined) {
    throw new Failure('bad_request', message('llm.noModel', {}), {
      detail: message('advice.llmModel', {}),
    });
  }
  const key = await keyOf(options, new URL(baseUrl).origin, env);
  if (key === undefined && provider === 'gemini') {
    throw new Failure('bad_request', message('llm.noKey', {}), {
      detail: message('advice.llmKey', { variable: keyVariable }),
    });
  }
  return { provider, baseUrl, model, key };
}

function urlOf(text: string | undefined): string {
  if (text === undefined) {
    throw new Failure('bad_request', message('llm.noAddress', {}), {
      detail: message('advice.llmAddress', {}),
    });
  }
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new Failure('bad_request', message('llm.oddAddress', {}));
  }
  if (url.username !== '' || url.password !== '' || url.search !== '') {
    throw new Failure('bad_request', message('llm.addressSecrets', {}), {
      detail: message('advice.llmKeyElsewhere', { variable: keyVariable }),
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
  // Other characters would not be valid in the header.
  if (key !== undefined && !/^[\x21-\x7e]+$/.test(key)) {
    throw new Failure('bad_request', message('llm.oddKey', {}));
  }
  return key;
}

async function keyIn(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Failure('bad_request', message('llm.keyFileUnread', { file }), { cause });
  });
  const key = text.trim();
  if (key === '' || key.length > maxKeyBytes) throw new Failure('bad_request', message('llm.keyFileEmpty', { file }));
  return key;
}
