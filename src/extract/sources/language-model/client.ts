/**
 * Asks a language model over the network, through the AI SDK: with Gemini's own protocol, or with OpenAI's, which many
 * services support.
 *
 * Text is sent to the configured address only; redirects are not followed. Neither the text nor the key ever appears in
 * an error. If an answer has the wrong shape, the model gets one chance to correct it.
 */
import type { LanguageModel as SdkModel, ModelMessage } from 'ai';
import { z } from 'zod';
import { Failure } from '../../../domain/failure.ts';
import { definedOnly } from '../../../domain/defined-only.ts';
import { englishOf, type Message, message } from '../../../texts/message.ts';
import { type LanguageModel, ModelAnswer } from './model.ts';
import type { ModelSettings } from './options.ts';
import { instructions, mending, question } from './prompt.ts';
import {
  type AttemptError,
  attemptError,
  guarded,
  retryAfterMs,
  type ServiceLimits,
  serviceLimits,
} from './service.ts';

const never = new AbortController().signal;

/** Enough for the many lines of a long invoice. A longer answer comes from a model that does not stop. */
const maxOutputTokens = 16_000;

/** Loads and sends nothing before the first question. */
export function languageModel(settings: ModelSettings, limits: ServiceLimits = serviceLimits): LanguageModel {
  const ask = guarded(limits);
  let loading: Promise<SdkModel> | undefined;
  return {
    async ask(text, signal = never) {
      const model = await (loading ??= load(settings));
      const opening: ModelMessage[] = [{ role: 'user', content: question(text) }];
      const first = await ask((limit) => attempt(model, opening, limit), signal);
      if (first.answer) return first.answer;
      const again: ModelMessage[] = [
        ...opening,
        ...(first.text === '' ? [] : [{ role: 'assistant' as const, content: first.text }]),
        { role: 'user', content: mending(englishOf(first.fault)) },
      ];
      const second = await ask((limit) => attempt(model, again, limit), signal);
      if (second.answer) return second.answer;
      throw new Failure('engine_unavailable', message('llm.unusable', {}), {
        detail: second.fault,
      });
    },
  };
}

async function load({ provider, baseUrl, model, key }: ModelSettings): Promise<SdkModel> {
  // The SDK would print notes to standard error.
  Object.assign(globalThis, { AI_SDK_LOG_WARNINGS: false });
  // Loaded here, so that loading does not count as time in which the service must answer.
  await import('ai');
  const fetch = onlyTo(baseUrl);
  if (provider === 'gemini') {
    const { createGoogleGenerativeAI } = await import('@ai-sdk/google');
    return createGoogleGenerativeAI({ baseURL: baseUrl, apiKey: key ?? '', fetch })(model);
  }
  const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
  return createOpenAICompatible({
    name: 'openai-compatible',
    baseURL: baseUrl,
    supportsStructuredOutputs: true,
    fetch,
    ...definedOnly({ apiKey: key }),
  })(model);
}

function onlyTo(baseUrl: string): typeof fetch {
  return (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (!url.startsWith(`${baseUrl}/`)) throw attemptError(message('llm.otherAddress', {}), 400);
    return fetch(input, { ...init, redirect: 'manual' });
  };
}

type Attempted =
  | { readonly answer: ModelAnswer }
  | { readonly answer?: undefined; readonly text: string; readonly fault: string | Message };

/** Rejects with an AttemptError. An answer of the wrong shape does not count as an error of the service. */
async function attempt(model: SdkModel, messages: ModelMessage[], signal: AbortSignal): Promise<Attempted> {
  const { APICallError, NoObjectGeneratedError, NoOutputGeneratedError, Output, generateText } = await import('ai');
  try {
    const { output } = await generateText({
      model,
      system: instructions,
      messages,
      output: Output.object({ schema: ModelAnswer }),
      temperature: 0,
      maxOutputTokens,
      maxRetries: 0,
      abortSignal: signal,
    });
    return checked(output, '');
  } catch (error) {
    if (NoObjectGeneratedError.isInstance(error)) return checkedText(error.text ?? '');
    if (NoOutputGeneratedError.isInstance(error)) return { text: '', fault: message('llm.noAnswer', {}) };
    if (!APICallError.isInstance(error)) throw attemptError(message('llm.notAsked', {}), undefined);
    if (error.statusCode === 200) return { text: '', fault: message('llm.otherProtocol', {}) };
    throw refused(error);
  }
}

interface Answered {
  readonly statusCode?: number | undefined;
  readonly responseHeaders?: Readonly<Record<string, string>> | undefined;
  readonly responseBody?: string | undefined;
}

/** Gemini answers a wrong key with "bad request". */
const wrongKey = /API[_ ]KEY[_ ](?:INVALID|not valid)|invalid[_ ]api[_ ]key/i;

function refused({ statusCode: status, responseHeaders, responseBody }: Answered): AttemptError {
  if (status === undefined) return attemptError(message('llm.unreachable', {}), undefined);
  const refusedKey = status === 401 || status === 403 || (status === 400 && wrongKey.test(responseBody ?? ''));
  if (refusedKey) return attemptError(message('llm.keyRefused', { status }), status, { refusedKey });
  const waitMs = retryAfterMs(responseHeaders?.['retry-after'], Date.now());
  return attemptError(message('llm.status', { status }), status, definedOnly({ waitMs }));
}

function checked(value: unknown, text: string): Attempted {
  const parsed = ModelAnswer.safeParse(value);
  if (parsed.success) return { answer: parsed.data };
  return { text, fault: z.prettifyError(parsed.error).slice(0, 1000) };
}

/** Models often wrap their JSON in a code fence. */
function checkedText(text: string): Attempted {
  const json = /\{[\s\S]*\}/.exec(text)?.[0];
  try {
    return checked(JSON.parse(json ?? ''), text);
  } catch {
    // The answer is not JSON at all, which the model is asked to correct.
    return { text, fault: message('llm.notJson', {}) };
  }
}
