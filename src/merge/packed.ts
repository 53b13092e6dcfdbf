/**
 * A prepared document in the form in which it is sent to another thread: one block of memory that is moved, not copied.
 *
 * Streams of the unpacked document are views of the same memory.
 */
import type { PreparedDocument, PreparedObject } from './prepared.ts';

export interface PackedDocument extends Omit<PreparedDocument, 'objects'> {
  /** The texts (Latin-1) and streams of all objects, one after another. */
  readonly body: Uint8Array<ArrayBuffer>;
  /**
   * For each object: the number of its pieces; for each piece, its length, or -1 - index for a reference; the length of
   * its stream, or -1.
   */
  readonly shape: Int32Array;
  /** The keys of the objects; '' for an object without a key. */
  readonly keys: readonly string[];
}

const none = -1;

export function packed({ objects, ...rest }: PreparedDocument): PackedDocument {
  const parts: Uint8Array[] = [];
  const shape: number[] = [];
  for (const { text, stream } of objects) {
    shape.push(text.length);
    for (const piece of text) {
      if (typeof piece === 'number') shape.push(-1 - piece);
      else {
        parts.push(Buffer.from(piece, 'latin1'));
        shape.push(piece.length);
      }
    }
    if (stream) parts.push(stream);
    shape.push(stream ? stream.length : none);
  }
  // Not from Node's pool of small buffers, because a transferred buffer must not be shared.
  const body = new Uint8Array(parts.reduce((total, { length }) => total + length, 0));
  let at = 0;
  for (const part of parts) {
    body.set(part, at);
    at += part.length;
  }
  return {
    ...rest,
    body,
    shape: Int32Array.from(shape),
    keys: objects.map(({ key = '' }) => key),
  };
}

export function unpacked({ body, shape, keys, ...rest }: PackedDocument): PreparedDocument {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  let at = 0;
  let read = 0;
  const next = (): number => shape[read++] ?? 0;
  const objects = keys.map((key): PreparedObject => {
    const text = Array.from({ length: next() }, () => {
      const length = next();
      return length < 0 ? -1 - length : bytes.toString('latin1', at, (at += length));
    });
    const length = next();
    const stream = length === none ? undefined : body.subarray(at, (at += length));
    return { text, ...(stream ? { stream } : {}), ...(key === '' ? {} : { key }) };
  });
  return { ...rest, objects };
}
