/** Reads a stream of unknown length (standard input, a pipe), up to a cap. */
import type { Readable } from 'node:stream';
import { Failure } from '../domain/failure.ts';
import { message } from '../texts/message.ts';

/** All bytes of `stream`. Rejects with too_large as soon as there are more than `maxBytes`; the stream is then destroyed. */
export async function readStream(stream: Readable, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of stream as AsyncIterable<Buffer | string>) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    total += bytes.length;
    if (total > maxBytes) throw tooLarge(maxBytes);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, total);
}

export const tooLarge = (maxBytes: number, bytes?: number): Failure => {
  const megabytes = (value: number): string => `${Math.ceil(value / 1024 / 1024)} MB`;
  return new Failure(
    'too_large',
    bytes === undefined
      ? message('input.large', { most: megabytes(maxBytes) })
      : message('file.large', { size: megabytes(bytes) }),
    {
      detail: message('advice.documentSize', { most: megabytes(maxBytes) }),
    },
  );
};
