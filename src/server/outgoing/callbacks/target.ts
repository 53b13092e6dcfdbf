/**
 * The callback that a client asks for: the address to call when a task has ended, and how.
 *
 * Clients can set all headers except those that say where a request goes, how it is framed and who sent it.
 */
import { z } from 'zod';
import type { CallbackTarget } from '../../../domain/callback.ts';
import { Failure } from '../../../domain/failure.ts';
import type { UrlGuard } from '../url-guard.ts';
import { callbackKey } from './signature.ts';

const maxHeaders = 20;
const maxHeaderBytes = 8192;
const defaultSeconds = 30;
const maxSeconds = 120;

/** As in the document of the convert API, with a secret in addition. */
export const CallbackConfig = z
  .object({
    url: z.string().min(1).max(2000).describe('http or https, a public address'),
    method: z.enum(['POST', 'PUT']).default('POST'),
    headers: z
      .record(z.string(), z.string())
      .default({})
      .describe(`At most ${maxHeaders} headers to be sent with the callback`),
    timeout: z
      .number()
      .positive()
      .default(defaultSeconds)
      .describe(`Seconds to wait for an answer, at most ${maxSeconds}`),
    secret: z
      .string()
      .min(16)
      .max(256)
      .optional()
      .describe('Key of the signature; default: derived from the credential of the request'),
  })
  .meta({ id: 'Callback', examples: [{ url: 'https://example.com/webhook/convert', method: 'POST' }] });
export type CallbackConfig = z.output<typeof CallbackConfig>;

const reservedHeaders = new Set([
  'connection',
  'expect',
  'forwarded',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
]);
const reservedPrefixes = /^(?:content-|proxy-|sec-|x-forwarded-|x-invoicectl-|x-real-ip$|__proto__$)/;
/** RFC 9110, 5.6.2 and 5.5, without anything beyond ASCII, because servers read that differently. */
const headerName = /^[!#$%&'*+\-.^_`|~0-9a-z]{1,100}$/;
const headerValue = /^[\x20-\x7e\t]{0,4000}$/;

function checkedHeaders(given: Readonly<Record<string, string>>): Record<string, string> {
  const headers = new Map<string, string>();
  for (const [written, value] of Object.entries(given)) {
    const name = written.toLowerCase();
    if (!headerName.test(name)) throw refused('The name of a callback header is not valid');
    if (reservedHeaders.has(name) || reservedPrefixes.test(name))
      throw refused(`Clients cannot set the callback header ${name}`);
    if (headers.has(name)) throw refused(`The callback header ${name} occurs twice`);
    if (!headerValue.test(value)) throw refused(`The value of the callback header ${name} is not valid`);
    headers.set(name, value.trim());
  }
  const bytes = [...headers].reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  if (headers.size > maxHeaders || bytes > maxHeaderBytes)
    throw refused(`A callback can have at most ${maxHeaders} headers, of ${maxHeaderBytes} bytes in total`);
  return Object.fromEntries(headers);
}

/**
 * `credential` is that of the request: API key, token or session. Throws `bad_request` for a callback that can be
 * refused without calling it. The address that a host name resolves to is checked at the time of the call.
 */
export function callbackTarget(config: CallbackConfig, credential: string, guard: UrlGuard): CallbackTarget {
  const { method, timeout, secret } = config;
  const url = guard.check(config.url);
  const headers = checkedHeaders(config.headers);
  const timeoutMs = Math.min(timeout, maxSeconds) * 1000;
  return { url: url.href, method, headers, timeoutMs, key: secret ?? callbackKey(credential) };
}

const refused = (message: string): Failure => new Failure('bad_request', message);
