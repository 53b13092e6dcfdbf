/** A blob as a whole, for readers that need all of a document. */
import type { Readable } from 'node:stream';
import { Failure } from '../../domain/failure.ts';

const defaultMaxBytes = 512 * 1024 ** 2;

export async function readAll(source: Readable, size = 0, maxBytes = defaultMaxBytes): Promise<Buffer> {
  if (size > maxBytes) {
    source.destroy();
    throw new Failure('too_large', 'The file is too large', { detail: `At most ${maxBytes} bytes are accepted` });
  }
  const parts: Buffer[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts, size);
}
