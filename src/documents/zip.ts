/**
 * Reads untrusted ZIPs. Names and sizes are checked before anything is unpacked, and one entry at a time is in memory.
 *
 * An entry is unpacked no further than its declared size. The declared size is limited by itself, relative to the packed
 * size, and together with all other entries, including those of nested archives.
 */
import { closeSync, open } from 'node:fs';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import { Failure } from '../domain/failure.ts';
import { systemPath } from '../domain/raw-names.ts';
import { type ZipBudget, type ZipLimits, zipLimits } from './zip-limits.ts';
import { entryName, isPackingDebris, nameProblem } from './zip-names.ts';
import { type Message, message } from '../texts/message.ts';

const mebibyte = 1024 * 1024;
const ratioFloorBytes = 16 * mebibyte;
/** Names, extra fields and comments of all entries together, which stay in memory while the archive is open. */
const maxDirectoryBytes = 16 * mebibyte;

export interface ZipEntry {
  readonly name: string;
  /** As declared, unpacked. */
  readonly bytes: number;
  /** Why the entry cannot be read, if that already follows from the directory. */
  readonly problem?: Failure;
}

export interface ZipArchive {
  /** Files in the order of the archive, without folders and files that the packing program added. */
  readonly entries: readonly ZipEntry[];
  /** Rejects with a Failure that concerns this entry only; others can still be read. */
  read(entry: ZipEntry): Promise<Buffer>;
  close(): void;
}

interface Member extends ZipEntry {
  readonly entry: yauzl.Entry;
}

/** Sizes are checked here for each entry, because yauzl would refuse the whole archive for one bad entry. */
const yauzlOptions = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: false } as const;

/**
 * Opens an archive from a path or from memory. Rejects with corrupt_document if its directory cannot be read, and with
 * too_large if it has too many entries.
 */
export async function openZip(
  source: string | Uint8Array,
  limits: ZipLimits = zipLimits,
  budget: ZipBudget = { bytes: limits.maxTotalBytes },
): Promise<ZipArchive> {
  const file = await openDirectory(source);
  try {
    const members = await readDirectory(file, limits);
    const known = new Map<ZipEntry, Member>(members.map((member) => [member, member]));
    return {
      entries: members,
      read: async (entry) => {
        const member = known.get(entry);
        if (!member) throw new Failure('internal', 'The entry belongs to another archive');
        return readMember(file, member, limits, budget);
      },
      close: () => file.close(),
    };
  } catch (error) {
    file.close();
    throw error;
  }
}

async function openDirectory(source: string | Uint8Array): Promise<yauzl.ZipFile> {
  try {
    return typeof source === 'string'
      ? await openFile(source)
      : await yauzl.fromBufferPromise(Buffer.from(source.buffer, source.byteOffset, source.byteLength), yauzlOptions);
  } catch (cause) {
    throw new Failure('corrupt_document', message('zip.noDirectory', {}), {
      detail: message('advice.packAgain', {}),
      cause,
    });
  }
}

async function openFile(path: string): Promise<yauzl.ZipFile> {
  const descriptor = await promisify(open)(systemPath(path), 'r');
  try {
    return await yauzl.fromFdPromise(descriptor, yauzlOptions);
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

async function readDirectory(file: yauzl.ZipFile, limits: ZipLimits): Promise<readonly Member[]> {
  if (file.entryCount > limits.maxEntries) throw tooManyEntries(limits);
  const members: Member[] = [];
  const spans: Span[] = [];
  let directoryBytes = 0;
  try {
    for await (const entry of file.eachEntry()) {
      directoryBytes += entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
      if (directoryBytes > maxDirectoryBytes) throw tooManyEntries(limits);
      const name = entryName({
        raw: entry.fileNameRaw,
        flags: entry.generalPurposeBitFlag,
        extraFields: entry.extraFields,
      });
      const problem = entryProblem(entry, name, limits);
      const start = entry.relativeOffsetOfLocalHeader;
      spans.push({ entry, start, end: start + localHeaderBytes + entry.fileNameLength + entry.compressedSize });
      if (name.endsWith('/') || (isPackingDebris(name) && nameProblem(name) === undefined)) continue;
      members.push({ name, bytes: entry.uncompressedSize, entry, ...(problem ? { problem } : {}) });
    }
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    if (cause instanceof Error && cause.message.includes('strong encryption')) {
      throw new Failure('encrypted_document', message('zip.encrypted', {}), { detail: unpackFirst, cause });
    }
    throw new Failure('corrupt_document', message('zip.damagedDirectory', {}), {
      detail: message('advice.packAgain', {}),
      cause,
    });
  }
  const overlapping = overlaps(spans);
  return members.map((member) =>
    overlapping.has(member.entry) ? { ...member, problem: overlap(member.name) } : member,
  );
}

const unpackFirst = message('advice.unpackArchive', {});

const tooManyEntries = (limits: ZipLimits): Failure =>
  new Failure('too_large', message('zip.tooMany', { most: limits.maxEntries }), {
    detail: message('advice.splitZip', {}),
  });

const overlap = (name: string): Failure => new Failure('corrupt_document', message('zip.bomb', { name }));

const localHeaderBytes = 30;
interface Span {
  readonly entry: yauzl.Entry;
  readonly start: number;
  readonly end: number;
}

/** Finds overlapping entries. With many entries for the same packed data, a small file would unpack to terabytes. */
function overlaps(spans: readonly Span[]): ReadonlySet<yauzl.Entry> {
  const found = new Set<yauzl.Entry>();
  let reached = 0;
  for (const { entry, start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    if (start < reached) found.add(entry);
    reached = Math.max(reached, end);
  }
  return found;
}

function entryProblem(entry: yauzl.Entry, name: string, limits: ZipLimits): Failure | undefined {
  const refused = nameProblem(name);
  if (refused !== undefined) return new Failure('forbidden', message('zip.refused', { name, why: refused }));
  if (entry.isEncrypted()) {
    return new Failure('encrypted_document', message('zip.entryEncrypted', { name }), {
      detail: unpackFirst,
    });
  }
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
    return new Failure('unsupported_format', message('zip.method', { name, method: entry.compressionMethod }), {
      detail: message('advice.deflate', {}),
    });
  }
  const packed = Math.max(entry.compressedSize, 1);
  const bomb = entry.uncompressedSize > ratioFloorBytes && entry.uncompressedSize / packed > limits.maxRatio;
  if (bomb || entry.uncompressedSize > limits.maxEntryBytes) {
    return new Failure(
      'too_large',
      message('zip.large', { name, unpacked: mebibytes(entry.uncompressedSize), packed: mebibytes(packed) }),
      {
        detail: message('advice.zipEntry', { size: mebibytes(limits.maxEntryBytes), ratio: limits.maxRatio }),
      },
    );
  }
  return undefined;
}

const mebibytes = (bytes: number): string => `${(bytes / mebibyte).toFixed(bytes < 10 * mebibyte ? 1 : 0)} MB`;

async function readMember(file: yauzl.ZipFile, member: Member, limits: ZipLimits, budget: ZipBudget): Promise<Buffer> {
  if (member.problem) throw member.problem;
  if (member.bytes > budget.bytes) {
    throw new Failure('too_large', message('zip.total', { size: mebibytes(limits.maxTotalBytes), name: member.name }), {
      detail: message('advice.splitZip', {}),
    });
  }
  const { name } = member;
  const damaged = (said: Message, cause?: unknown): Failure =>
    new Failure('corrupt_document', said, {
      detail: message('advice.packArchiveAgain', {}),
      cause,
    });
  const chunks: Buffer[] = [];
  let total = 0;
  let stream: Readable | undefined;
  try {
    stream = await file.openReadStreamPromise(member.entry);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      total += chunk.length;
      budget.bytes -= chunk.length;
      if (total > member.bytes) throw damaged(message('zip.entryLonger', { name }));
      chunks.push(chunk);
    }
  } catch (cause) {
    throw cause instanceof Failure ? cause : damaged(message('zip.entryDamaged', { name }), cause);
  } finally {
    stream?.destroy();
  }
  const bytes = Buffer.concat(chunks, total);
  if (total !== member.bytes) throw damaged(message('zip.entryShorter', { name }));
  if (crc32(bytes) !== member.entry.crc32) throw damaged(message('zip.entryChecksum', { name }));
  return bytes;
}
