/** Reads a whole blob, for readers that need all of a document at once. */
import type { Readable } from 'node:stream';
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';

const defaultMaxBytes = 512 * 1024 ** 2;

/** `size` is that of the store. Bytes go straight into one buffer, since joining chunks would need twice the memory. */
export async function readAll(source: Readable, size = 0, maxBytes = defaultMaxBytes): Promise<Buffer> {
  if (size > maxBytes) {
    source.destroy();
    throw new Failure('too_large', message('store.large', {}), {
      detail: message('advice.mostBytes', { most: maxBytes }),
    });
  }
  const whole = Buffer.allocUnsafeSlow(size);
  let filled = 0;
  for await (const part of source) {
    const bytes: Buffer = part;
    if (filled + bytes.length > size) throw new Failure('internal', 'A stored document is longer than its stored size');
    filled += bytes.copy(whole, filled);
  }
  return whole.subarray(0, filled);
}
