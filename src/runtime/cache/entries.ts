/**
 * One entry of the cache as a file: a line of JSON that says when it was made and what its bytes hash to, then the bytes.
 *
 * The checksum is looked at on every reading: a file cut short by a power failure is a miss, never a wrong record.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';

const Header = z.strictObject({ created: z.number(), sha256: z.string() });

/** Longer than any header that `encodeEntry` writes. */
const headerCapBytes = 256;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export function encodeEntry(bytes: Uint8Array, createdMs: number): Buffer {
  return Buffer.concat([Buffer.from(`${JSON.stringify({ created: createdMs, sha256: sha256(bytes) })}\n`), bytes]);
}

export interface Entry {
  readonly createdMs: number;
  readonly bytes: Buffer;
}

/** Undefined where the file is not what was written. */
export function decodeEntry(file: Buffer): Entry | undefined {
  const end = file.subarray(0, headerCapBytes).indexOf('\n');
  if (end < 0) return undefined;
  const header = parseHeader(file.toString('utf8', 0, end));
  const bytes = file.subarray(end + 1);
  if (!header || header.sha256 !== sha256(bytes)) return undefined;
  return { createdMs: header.created, bytes };
}

function parseHeader(line: string): z.output<typeof Header> | undefined {
  try {
    return Header.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
