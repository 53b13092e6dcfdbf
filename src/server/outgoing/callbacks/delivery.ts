/** One attempt to call an address, and what its answer means. */
import type { CallbackTarget } from '../../../domain/callback.ts';
import { Failure } from '../../../domain/failure.ts';
import type { UrlGuard } from '../url-guard.ts';
import { signed } from './signature.ts';

export interface Attempt {
  /** The same for every attempt, so that the receiver can recognise a repeated call. */
  readonly id: string;
  readonly target: CallbackTarget;
  /** JSON. */
  readonly text: string;
}

export type Outcome =
  | { readonly of: 'delivered' | 'refused' | 'again'; readonly why: string }
  /** The server is being stopped; this does not count as an attempt. */
  | { readonly of: 'stopped' };

/** Statuses after which another attempt may succeed. */
const passing = (status: number): boolean => status >= 500 || status === 429;

export async function attempt({ id, target, text }: Attempt, guard: UrlGuard, signal: AbortSignal): Promise<Outcome> {
  const { url, method, headers, timeoutMs, key } = target;
  try {
    const { status, body } = await guard.request(url, {
      method,
      headers: {
        ...headers,
        'content-type': 'application/json; charset=utf-8',
        'x-invoicectl-delivery': id,
        ...signed(key, text, Date.now()),
      },
      body: text,
      timeoutMs,
      maxRedirects: 0,
      signal,
    });
    // Only the status matters. The body is not read, and errors in it are ignored.
    body.on('error', () => undefined).destroy();
    const why = `status ${status}`;
    if (status >= 200 && status < 300) return { of: 'delivered', why };
    return { of: passing(status) ? 'again' : 'refused', why };
  } catch (error) {
    if (signal.aborted) return { of: 'stopped' };
    if (!(error instanceof Failure)) throw error;
    return { of: error.kind === 'bad_request' ? 'refused' : 'again', why: error.kind };
  }
}
