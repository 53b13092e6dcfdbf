/**
 * The file of a cache entry: a line of JSON with its name (derived from the key), the time of creation and the checksum of
 * the bytes, followed by the bytes.
 *
 * Every reading verifies name and checksum, so a file cut short by a power failure, renamed or exchanged with another is a
 * miss and never a wrong result.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';

const Header = z.strictObject({ name: z.string(), created: z.number(), sha256: z.string() });

/** Longer than any header that `encodeEntry` writes. */
const headerCapBytes = 256;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export function encodeEntry(name: string, bytes: Uint8Array, createdMs: number): Buffer {
  const header: z.output<typeof Header> = { name, created: createdMs, sha256: sha256(bytes) };
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), bytes]);
}

export interface Entry {
  readonly createdMs: number;
  readonly bytes: Buffer;
}

/** Undefined if the file is damaged or belongs to another name. */
export function decodeEntry(file: Buffer, name: string): Entry | undefined {
  const end = file.subarray(0, headerCapBytes).indexOf('\n');
  if (end < 0) return undefined;
  const header = parseHeader(file.toString('utf8', 0, end));
  const bytes = file.subarray(end + 1);
  if (!header || header.name !== name || header.sha256 !== sha256(bytes)) return undefined;
  return { createdMs: header.created, bytes };
}

function parseHeader(line: string): z.output<typeof Header> | undefined {
  try {
    return Header.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
