/** Reads the certificate and its key, and checks that they work, before anything else is started. */
import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import { Failure } from '../domain/failure.ts';
import type { ServeOptions } from './options.ts';

export interface TlsFiles {
  readonly cert: Buffer;
  readonly key: Buffer;
}

/** Undefined if none are configured. Rejects with `bad_request` or `not_found`. */
export async function tlsFiles({ tlsCert, tlsKey }: ServeOptions): Promise<TlsFiles | undefined> {
  if (tlsCert === undefined && tlsKey === undefined) return undefined;
  if (tlsCert === undefined || tlsKey === undefined)
    throw new Failure('bad_request', '--tls-cert and --tls-key are needed together', { detail: 'Name both files' });
  const files = { cert: await read(tlsCert), key: await read(tlsKey) };
  try {
    createSecureContext(files);
  } catch (cause) {
    throw new Failure('bad_request', 'The certificate and its key cannot be used', {
      detail: 'Both must be PEM files that belong together, and the key must have no password',
      cause,
    });
  }
  return files;
}

const read = (path: string): Promise<Buffer> =>
  readFile(path).catch((cause: unknown) => {
    throw new Failure('not_found', `The file ${path} cannot be read`, { cause });
  });
