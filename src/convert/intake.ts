/** The documents to be converted, one at a time, from files, standard input and members of ZIPs. */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { extensionOf, naturalOrder } from '../documents/document-names.ts';
import { fileFailure } from '../documents/file-failure.ts';
import type { Input } from '../documents/inputs.ts';
import { systemPath } from '../domain/raw-names.ts';
import { definedOnly } from '../domain/defined-only.ts';
import { isPipe, readPipe } from '../documents/read-pipe.ts';
import { readStream, tooLarge } from '../documents/read-stream.ts';
import { openZip } from '../documents/zip.ts';
import { zipLimits } from '../documents/zip-limits.ts';
import { Failure } from '../domain/failure.ts';
import { type Message, message } from '../texts/message.ts';
import { type Format, formatNamed } from './formats.ts';
import { identify } from './identify.ts';

export interface ConvertSource {
  readonly path: string;
  readonly member?: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly format: Format;
  /** A sentence for the user when the name suggests another format. */
  readonly warning?: Message;
}
export interface FailedSource {
  readonly path: string;
  readonly member?: string;
  readonly failure: Failure;
}

export interface ConvertIntake {
  readonly from?: Format;
  readonly stdin: Readable;
  readonly maxBytes?: number;
  /** How long a pipe may be silent. Without it, a pipe may be silent for ever. */
  readonly silenceMs?: number;
}

const defaultMaxBytes = 500 * 1024 * 1024;

/** Whether a file that was found in a folder is converted. */
export const looksConvertible = (name: string): boolean => {
  const extension = extensionOf(name);
  return extension === 'zip' || formatNamed(extension) !== undefined;
};

export async function* convertSources(
  inputs: readonly Input[],
  intake: ConvertIntake,
): AsyncGenerator<ConvertSource | FailedSource> {
  for (const input of inputs) {
    const { path } = input;
    if ('failure' in input) {
      yield { path, failure: input.failure };
      continue;
    }
    let bytes: Buffer;
    try {
      bytes =
        input.from === 'stdin'
          ? await readStream(intake.stdin, intake.maxBytes ?? defaultMaxBytes)
          : await readWhole(path, intake);
    } catch (error) {
      yield { path, failure: fileFailure(error, path) };
      continue;
    }
    if (isPlainZip(bytes, path)) yield* membersOf(bytes, path, intake);
    else yield await sourceOf(bytes, { path }, intake);
  }
}

async function readWhole(path: string, { maxBytes = defaultMaxBytes, silenceMs }: ConvertIntake): Promise<Buffer> {
  if (await isPipe(path)) return readPipe(path, maxBytes, silenceMs);
  const handle = await open(systemPath(path), 'r');
  try {
    const found = await handle.stat();
    if (!found.isFile()) return await readStream(handle.createReadStream({ autoClose: false }), maxBytes);
    if (found.size > maxBytes) throw tooLarge(maxBytes, found.size);
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

/** Decided by the name: a .docx that is another kind of ZIP is a broken document, not an archive of documents. */
const isPlainZip = (bytes: Uint8Array, name: string): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && extensionOf(name) === 'zip';

async function sourceOf(
  bytes: Uint8Array,
  place: { readonly path: string; readonly member?: string },
  { from }: ConvertIntake,
): Promise<ConvertSource | FailedSource> {
  try {
    const { format, warning } = await identify(bytes, place.member ?? place.path, from);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { ...place, bytes, sha256, format, ...definedOnly({ warning }) };
  } catch (error) {
    return { ...place, failure: Failure.from(error) };
  }
}

async function* membersOf(
  bytes: Uint8Array,
  path: string,
  intake: ConvertIntake,
): AsyncGenerator<ConvertSource | FailedSource> {
  let archive;
  try {
    archive = await openZip(bytes, zipLimits);
  } catch (error) {
    yield { path, failure: Failure.from(error) };
    return;
  }
  try {
    const wanted = archive.entries.filter(
      ({ name, problem }) => formatNamed(extensionOf(name)) !== undefined || problem?.kind === 'forbidden',
    );
    if (wanted.length === 0)
      yield { path, failure: new Failure('unsupported_format', message('convert.nothingInZip', {})) };
    for (const entry of wanted.toSorted((a, b) => naturalOrder(a.name, b.name))) {
      const place = { path, member: entry.name };
      const read = await archive.read(entry).catch((error: unknown) => Failure.from(error));
      yield read instanceof Failure ? { ...place, failure: read } : await sourceOf(read, place, intake);
    }
  } finally {
    archive.close();
  }
}
