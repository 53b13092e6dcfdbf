/** One attempt at telling an address, and what its answer means. */
import type { CallbackTarget } from '../../../domain/callback.ts';
import { Failure } from '../../../domain/failure.ts';
import type { UrlGuard } from '../url-guard.ts';
import { signed } from './signature.ts';

export interface Attempt {
  /** The same at every attempt: the receiver knows by it what it has heard already. */
  readonly id: string;
  readonly target: CallbackTarget;
  /** JSON. */
  readonly text: string;
}

export type Outcome =
  | { readonly of: 'delivered' | 'refused' | 'again'; readonly why: string }
  /** The server is being stopped: it was no attempt. */
  | { readonly of: 'stopped' };

/** No connection, no answer in time, trouble at the other side, too many requests: later it may be different. */
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
    // What it says besides its status is not wanted, however long it is; nor what goes wrong with it from here on.
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
