/**
 * Requests to the invoice API. Answers are envelopes `{ code, message, data }`; what is not a success becomes an `ApiFailure`.
 *
 * A request that the server was too busy for (429, 503) is sent again after the time that it names. A request that needs
 * somebody to sign in waits for the dialog and is then sent again, so that screens stay as they are.
 */
import { type Session, useSession } from '../session/session.ts';
import { useConnection } from '../connection/connection.ts';
import { definedOnly } from '../../domain/defined-only.ts';
import type { Said } from '../language/server-messages.ts';
import { ApiFailure } from './failure.ts';

export const apiBase = '/api/v1';

const usualTimeoutMs = 30_000;
const busyTries = 3;
const usualPauseMs = 2000;
const longestPauseMs = 30_000;

export type QueryValue = string | number | boolean | undefined;

export interface Request {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Values that are undefined or '' are left out. */
  readonly query?: Readonly<Record<string, QueryValue>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  readonly form?: FormData;
  /** Such as `If-Match`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
  /** For the whole answer; 30 seconds unless given. */
  readonly timeoutMs?: number;
  /** Answers 401, 429 and 503 are failures at once. */
  readonly direct?: boolean;
}

/** `path` is below `/api/v1`, with its parts encoded. Resolves with `data`; rejects with an `ApiFailure`. */
export const call = async <Data>(path: string, request: Request = {}): Promise<Data> =>
  dataOf<Data>(await answered(path, request));

/** Of addresses that answer with a file. Rejects as `call` does. */
export async function download(path: string, request: Request = {}): Promise<Blob> {
  const response = await answered(path, request);
  if (!response.ok) return dataOf(response);
  return response.blob().catch((cause: unknown) => {
    throw new ApiFailure('offline', 'The answer broke off', { cause });
  });
}

async function answered(path: string, request: Request): Promise<Response> {
  const session = useSession();
  for (let tries = 1; ; tries++) {
    const response = await sent(path, request, session);
    if (request.direct === true) return response;
    if (response.status === 401) {
      await session.renewed(request.signal);
      continue;
    }
    const pauseMs = pauseOf(response);
    if (pauseMs === undefined || tries >= busyTries) return response;
    await response.body?.cancel();
    await useConnection().busyFor(pauseMs, request.signal);
  }
}

/** The address of a path of the API, as `fetch` and links take it. */
export function addressOf(path: string, query: Request['query'] = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text === '' ? `${apiBase}${path}` : `${apiBase}${path}?${text}`;
}

async function sent(path: string, request: Request, session: Session): Promise<Response> {
  const { method = 'GET', query, json, form, headers = {}, signal, timeoutMs = usualTimeoutMs } = request;
  const limit = AbortSignal.timeout(timeoutMs);
  const body = json === undefined ? form : JSON.stringify(json);
  try {
    const response = await fetch(addressOf(path, query), {
      method,
      headers: {
        ...session.headers(),
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
      ...(body === undefined ? {} : { body }),
    });
    useConnection().succeeded();
    return response;
  } catch (cause) {
    if (signal?.aborted) throw new ApiFailure('cancelled', 'The request was cancelled', { cause });
    if (limit.aborted) throw new ApiFailure('timeout', 'The server did not answer in time', { cause });
    useConnection().failed();
    throw new ApiFailure('offline', 'The server cannot be reached', { cause });
  }
}

/** How long to wait before the request is sent again; undefined if it need not be. */
export function pauseOf({ status, headers }: Pick<Response, 'status' | 'headers'>): number | undefined {
  if (status !== 429 && status !== 503) return undefined;
  // Also a date is allowed, which no server of ours sends.
  const seconds = Number(headers.get('retry-after') ?? NaN);
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0) * 1000, longestPauseMs) : usualPauseMs;
}

async function dataOf<Data>(response: Response): Promise<Data> {
  const requestId = response.headers.get('x-request-id') ?? '';
  const { status } = response;
  const given = { status, requestId };
  const envelope = await envelopeOf(response).catch((cause: unknown) => {
    throw new ApiFailure('unexpected', 'The answer is not JSON', { ...given, cause });
  });
  if (response.ok && envelope.code === 0) return envelope.data as Data;
  const { code, message = '' } = envelope;
  const reasons = reasonsIn(response.headers.get('error-reasons'));
  throw new ApiFailure(kindOf(status), message, { ...given, ...definedOnly({ code, reasons }) });
}

interface Envelope {
  readonly code?: number;
  readonly message?: string;
  readonly data?: unknown;
}

/** The ids and values of a reason. A proxy may have cut the header: the English text is shown then. */
function reasonsIn(header: string | null): readonly Said[] | undefined {
  if (header === null) return undefined;
  try {
    return JSON.parse(decodeURIComponent(header)) as readonly Said[];
  } catch {
    return undefined;
  }
}

async function envelopeOf(response: Response): Promise<Envelope> {
  const body: unknown = await response.json();
  if (typeof body !== 'object' || body === null) throw new TypeError('The answer is no object');
  return body;
}

function kindOf(status: number): 'busy' | 'refused' | 'server' | 'unexpected' {
  if (status === 429 || status === 503) return 'busy';
  if (status >= 500) return 'server';
  return status >= 400 ? 'refused' : 'unexpected';
}
