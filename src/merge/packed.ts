/**
 * The form in which a prepared document goes from one thread to another: one block of memory that is moved, not copied.
 *
 * Streams of the unpacked document are views of the same memory.
 */
import type { PreparedDocument, PreparedObject } from './prepared.ts';

export interface PackedDocument extends Omit<PreparedDocument, 'objects'> {
  /** Texts (Latin-1) and streams of all objects, one after the other. */
  readonly body: Uint8Array<ArrayBuffer>;
  /** An object: the number of its pieces; each piece, a length or -1 - the index it refers to; the length of its stream or -1. */
  readonly shape: Int32Array;
  /** Empty where an object has none. */
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
  // Not of the pool of small buffers: what is given away to another thread must be its own.
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
