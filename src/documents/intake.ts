/**
 * Reads the documents of inputs one at a time, so that a batch of any length needs the memory of one document.
 *
 * A document that cannot be read is yielded as a failed intake; the generator itself never throws because of a
 * document.
 */
import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { SourceDocument } from '../domain/document.ts';
import { Failure } from '../domain/failure.ts';
import type { MediaType } from '../domain/formats.ts';
import { looksLikeDocument, naturalOrder } from './document-names.ts';
import { fileFailure } from './file-failure.ts';
import type { Input } from './inputs.ts';
import { isPipe, readPipe } from './read-pipe.ts';
import { readStream, tooLarge } from './read-stream.ts';
import { systemPath } from '../domain/raw-names.ts';
import { sniff, sniffedBytes } from './sniff.ts';
import type { ZipArchive } from './zip.ts';
import { type ZipBudget, type ZipLimits, zipLimits } from './zip-limits.ts';

export interface FailedIntake {
  readonly path: string;
  readonly member?: string;
  readonly failure: Failure;
  /** Number of bytes. Present if the file could be read, even if its kind is not supported. */
  readonly bytes?: number;
  readonly sha256?: string;
}
export type Intake = SourceDocument | FailedIntake;

export interface IntakeOptions {
  /** The largest document in bytes, wherever it comes from. A ZIP itself may be larger: only its members count. */
  readonly maxBytes?: number;
  /** How deep ZIPs may be nested: 1 reads the members of a ZIP, 2 also those of a ZIP in it. */
  readonly maxZipDepth?: number;
  readonly zip?: ZipLimits;
  readonly stdin?: Readable;
  /** How long a pipe may be silent. Without it, a pipe may be silent for ever. */
  readonly silenceMs?: number;
  /** For `documentsIn`: the digest of the bytes, if the caller has computed it already. */
  readonly sha256?: string;
  /** Called with what was left out, for --verbose. */
  readonly note?: (message: string) => void;
}

const defaultMaxBytes = 200 * 1024 * 1024;
const defaultMaxZipDepth = 3;

/** Where some bytes come from, and what the limits of the archives around them still allow. */
interface Origin {
  readonly path: string;
  readonly member?: string;
  /** Number of archives around them. */
  readonly depth: number;
  readonly budget: ZipBudget;
}

/** The documents of `inputs` (see inputs.ts), each read only when it is asked for. */
export async function* documents(inputs: readonly Input[], options: IntakeOptions = {}): AsyncGenerator<Intake> {
  for (const input of inputs) {
    if ('failure' in input) yield { path: input.path, failure: input.failure };
    else if (input.from === 'stdin') yield* fromStream(input.path, options.stdin ?? process.stdin, options);
    else yield* fromFile(input.path, options);
  }
}

/** The documents in bytes that are not in a file: one, or the members of a ZIP. `name` takes the place of the path. */
export function documentsIn(name: string, bytes: Uint8Array, options: IntakeOptions = {}): AsyncGenerator<Intake> {
  const { sha256, ...others } = options;
  return fromBytes(bytes, origin(name, options), others, sha256);
}

const origin = (path: string, { zip = zipLimits }: IntakeOptions): Origin => ({
  path,
  depth: 0,
  budget: { bytes: zip.maxTotalBytes },
});

const label = ({ path, member }: Origin): { readonly path: string; readonly member?: string } =>
  member === undefined ? { path } : { path, member };

async function* fromStream(path: string, stream: Readable, options: IntakeOptions): AsyncGenerator<Intake> {
  let bytes: Buffer;
  try {
    bytes = await readStream(stream, options.maxBytes ?? defaultMaxBytes);
  } catch (error) {
    yield { path, failure: fileFailure(error, path) };
    return;
  }
  yield* fromBytes(bytes, origin(path, options), options);
}

async function* fromFile(path: string, options: IntakeOptions): AsyncGenerator<Intake> {
  const from = origin(path, options);
  let opened: Buffer | ZipArchive;
  try {
    opened = await openFile(from, options);
  } catch (error) {
    yield { path, failure: fileFailure(error, path) };
    return;
  }
  if (Buffer.isBuffer(opened)) yield* fromBytes(opened, from, options);
  else yield* fromArchive(opened, from, options);
}

/** The bytes of a file, or the open archive if it is a ZIP of documents, which is never read as a whole. */
async function openFile({ path, budget }: Origin, options: IntakeOptions): Promise<Buffer | ZipArchive> {
  const maxBytes = options.maxBytes ?? defaultMaxBytes;
  if (await isPipe(path)) return readPipe(path, maxBytes, options.silenceMs);
  const handle = await open(systemPath(path), 'r');
  try {
    const found = await handle.stat();
    if (!found.isFile()) return await readStream(handle.createReadStream({ autoClose: false }), maxBytes);
    const head = await readAt(handle, Math.min(found.size, sniffedBytes), 0);
    if (sniffsAsZip(head)) {
      const { openZip } = await import('./zip.ts');
      const archive = await openZip(path, limitsOf(options), budget);
      if (contentOf(archive) === 'documents') return archive;
      archive.close();
    }
    if (found.size > maxBytes) throw tooLarge(maxBytes, found.size);
    return await readAt(handle, found.size, 0);
  } finally {
    await handle.close();
  }
}

async function readAt(handle: FileHandle, length: number, position: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

const sniffsAsZip = (head: Uint8Array): boolean =>
  head[0] === 0x50 && head[1] === 0x4b && sniff(head) === 'application/zip';

const limitsOf = ({ maxBytes = defaultMaxBytes, zip = zipLimits }: IntakeOptions): ZipLimits => ({
  ...zip,
  maxEntryBytes: Math.min(zip.maxEntryBytes, maxBytes),
});

/** A ZIP either contains documents or is itself one document (OFD, Office). */
function contentOf({ entries }: ZipArchive): 'documents' | 'ofd' | 'office' {
  const names = new Set(entries.map(({ name }) => name.toLowerCase()));
  if (names.has('ofd.xml')) return 'ofd';
  return names.has('[content_types].xml') || names.has('mimetype') ? 'office' : 'documents';
}

async function* fromBytes(
  bytes: Uint8Array,
  from: Origin,
  options: IntakeOptions,
  known?: string,
): AsyncGenerator<Intake> {
  const sha256 = known ?? createHash('sha256').update(bytes).digest('hex');
  const failed = (failure: Failure): FailedIntake => ({ ...label(from), failure, bytes: bytes.length, sha256 });
  let mediaType: MediaType;
  let archive: ZipArchive | undefined;
  try {
    mediaType = sniff(bytes, from.member ?? from.path);
    if (mediaType === 'application/zip') {
      const { openZip } = await import('./zip.ts');
      archive = await openZip(bytes, limitsOf(options), from.budget);
      if (contentOf(archive) === 'ofd') mediaType = 'application/ofd';
      else if (contentOf(archive) === 'office') throw officeFile();
    }
  } catch (error) {
    yield failed(Failure.from(error));
    return;
  }
  if (mediaType === 'application/zip' && archive) yield* fromArchive(archive, from, options);
  else yield { ...label(from), bytes, sha256, mediaType };
}

const officeFile = (): Failure =>
  new Failure('unsupported_format', 'The file is an Office document (Word, Excel, PowerPoint or OpenDocument)', {
    detail: 'Save it as PDF and try again.',
  });

async function* fromArchive(archive: ZipArchive, from: Origin, options: IntakeOptions): AsyncGenerator<Intake> {
  try {
    const maxDepth = options.maxZipDepth ?? defaultMaxZipDepth;
    if (from.depth >= maxDepth) {
      const failure = new Failure('too_large', `ZIPs are nested more than ${maxDepth} deep`, {
        detail: 'Unpack the inner ones.',
      });
      yield { ...label(from), failure };
      return;
    }
    // A refused name is reported whatever its extension, because it may be an attack.
    const wanted = archive.entries.filter(
      ({ name, problem }) => looksLikeDocument(name) || problem?.kind === 'forbidden',
    );
    const ignored = archive.entries.length - wanted.length;
    if (wanted.length === 0) yield { ...label(from), failure: nothingInside(ignored) };
    else if (ignored > 0)
      options.note?.(`${ignored} other ${ignored === 1 ? 'file' : 'files'} in ${from.member ?? from.path} ignored`);
    for (const entry of wanted.toSorted((a, b) => naturalOrder(a.name, b.name))) {
      const member = from.member === undefined ? entry.name : `${from.member}/${entry.name}`;
      const inside: Origin = { ...from, member, depth: from.depth + 1 };
      let bytes: Buffer | undefined;
      let failure: Failure | undefined;
      try {
        bytes = await archive.read(entry);
      } catch (error) {
        failure = Failure.from(error);
      }
      if (failure) yield { ...label(inside), failure };
      else if (bytes) yield* fromBytes(bytes, inside, options);
    }
  } finally {
    archive.close();
  }
}

const nothingInside = (others: number): Failure =>
  new Failure(
    'unsupported_format',
    others === 0 ? 'The ZIP is empty' : 'The ZIP contains no document of a supported kind',
    {
      detail: others === 0 ? 'Pack it again.' : `It contains ${others} other ${others === 1 ? 'file' : 'files'}.`,
    },
  );
