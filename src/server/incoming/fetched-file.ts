/** Fetches a file from an address that a client names, through the guard, and streams it into the blob store. */
import { randomUUID } from 'node:crypto';
import { extensionOf } from '../../documents/document-names.ts';
import { Failure } from '../../domain/failure.ts';
import type { IncomingBlobs } from './inspection.ts';
import { baseName } from './upload.ts';
import type { GuardedResponse, UrlGuard } from '../outgoing/url-guard.ts';

export interface FetchedFile {
  /** A name for people, never a path; '' if neither the response nor the URL has one. */
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  /** Releases the file. To be called once every entry that needs it has a reference to it. */
  readonly release: () => Promise<void>;
}

export interface FetchLimits {
  readonly maxBytes: number;
  /** For the whole request, including redirects and the body. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/**
 * Rejects with `bad_request` if anything is wrong with the address or its response, with `cancelled`, and as the store
 * does: `too_large`, `infected`, `storage_full`, `unavailable`.
 */
export async function fetchedFile(
  url: string,
  { guard, blobs }: { readonly guard: UrlGuard; readonly blobs: IncomingBlobs },
  { maxBytes, timeoutMs, signal }: FetchLimits,
): Promise<FetchedFile> {
  const response = await guard.request(url, { timeoutMs, signal }).catch((error: unknown) => {
    throw asRefusal(error);
  });
  const { status, headers, body } = response;
  const owner = { kind: 'upload', id: randomUUID() };
  const release = (): Promise<void> => blobs.release(owner);
  let broken: unknown;
  body.once('error', (error) => (broken = error));
  try {
    if (status !== 200) throw new Failure('bad_request', `The URL answered with status ${status}`);
    if (Number(headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
    const { sha256, size } = await blobs.keep(body, owner, { maxBytes, signal });
    return { name: nameOf(response, url), sha256, size, release };
  } catch (error) {
    await release();
    if (signal.aborted) throw new Failure('cancelled', 'The client went away', { cause: error });
    if (broken === undefined || error instanceof Failure) throw error;
    throw new Failure('bad_request', 'The URL did not deliver all of the file, or not in time', { cause: error });
  } finally {
    body.destroy();
  }
}

/** Turns failures to reach the address into `bad_request`, because the client has to correct it. */
function asRefusal(error: unknown): unknown {
  if (!(error instanceof Failure) || (error.kind !== 'timeout' && error.kind !== 'unavailable')) return error;
  const { message, detail } = error;
  return new Failure('bad_request', message, { cause: error, detail });
}

const tooLarge = (maxBytes: number): Failure =>
  new Failure('too_large', 'The file at the URL is too large', { detail: `At most ${maxBytes} bytes are accepted` });

/**
 * The name in the response (RFC 6266), else the end of the requested or the final path, preferring one with an
 * extension.
 */
export function nameOf({ headers, url }: Pick<GuardedResponse, 'headers' | 'url'>, asked: string): string {
  const disposition = headers['content-disposition'] ?? '';
  const extended = /;\s*filename\*\s*=\s*utf-8'[^']*'([^;\s]+)/i.exec(disposition)?.[1];
  const plain = /;\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(disposition);
  const quoted = plain?.[1]?.replaceAll(/\\(.)/g, '$1');
  const said = [extended === undefined ? '' : decoded(extended), quoted ?? plain?.[2] ?? ''].map(baseName);
  const paths = [new URL(asked), url].map(({ pathname }) => baseName(decoded(pathname.split('/').at(-1) ?? '')));
  const candidates = [...said, ...paths.filter((name) => extensionOf(name) !== ''), ...paths];
  return candidates.find((name) => name !== '') ?? '';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
