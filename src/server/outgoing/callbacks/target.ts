/**
 * What a client asks for: the address that is told when a task is over, and how.
 *
 * Headers are the client's own but for those that say where a request goes, how it is framed and who sent it.
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

/** As the convert API's document has it, and a secret beside. */
export const CallbackConfig = z
  .object({
    url: z.string().min(1).max(2000).describe('http or https, a public address'),
    method: z.enum(['POST', 'PUT']).default('POST'),
    headers: z.record(z.string(), z.string()).default({}).describe(`At most ${maxHeaders}, sent along`),
    timeout: z
      .number()
      .positive()
      .default(defaultSeconds)
      .describe(`Seconds that an answer is waited for, at most ${maxSeconds}`),
    secret: z
      .string()
      .min(16)
      .max(256)
      .optional()
      .describe('Key of the signature; default: made from the credential that the request came with'),
  })
  .meta({ id: 'Callback', examples: [{ url: 'https://example.com/webhook/convert', method: 'POST' }] });
export type CallbackConfig = z.output<typeof CallbackConfig>;

const ours = new Set([
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
const oursToo = /^(?:content-|proxy-|sec-|x-forwarded-|x-invoicectl-|x-real-ip$|__proto__$)/;
/** RFC 9110, 5.6.2 and 5.5; nothing beyond ASCII, which servers read differently. */
const headerName = /^[!#$%&'*+\-.^_`|~0-9a-z]{1,100}$/;
const headerValue = /^[\x20-\x7e\t]{0,4000}$/;

function checkedHeaders(given: Readonly<Record<string, string>>): Record<string, string> {
  const headers = new Map<string, string>();
  for (const [written, value] of Object.entries(given)) {
    const name = written.toLowerCase();
    if (!headerName.test(name)) throw refused('The name of a callback header is not valid');
    if (ours.has(name) || oursToo.test(name)) throw refused(`The callback header ${name} is not the client's to set`);
    if (headers.has(name)) throw refused(`The callback header ${name} is there twice`);
    if (!headerValue.test(value)) throw refused(`The value of the callback header ${name} is not valid`);
    headers.set(name, value.trim());
  }
  const bytes = [...headers].reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  if (headers.size > maxHeaders || bytes > maxHeaderBytes)
    throw refused(`A callback has at most ${maxHeaders} headers of ${maxHeaderBytes} bytes in all`);
  return Object.fromEntries(headers);
}

/**
 * `credential` is what the request was made with: API key, token or session. Throws `bad_request` for a callback that
 * is refused as it stands; where a name leads is found out when it is called.
 */
export function callbackTarget(config: CallbackConfig, credential: string, guard: UrlGuard): CallbackTarget {
  const { method, timeout, secret } = config;
  const url = guard.check(config.url);
  const headers = checkedHeaders(config.headers);
  const timeoutMs = Math.min(timeout, maxSeconds) * 1000;
  return { url: url.href, method, headers, timeoutMs, key: secret ?? callbackKey(credential) };
}

const refused = (message: string): Failure => new Failure('bad_request', message);
