/**
 * The one writer of ZIP files. The same members give the same bytes on every machine, at every time, in every time zone.
 *
 * A ZIP states local times (PKWARE APPNOTE 6.3.10, section 4.4.6), so that each member is given the same local time; the
 * extra field with the time in UTC, which yazl writes by default, is left out.
 */
import { PassThrough, Readable } from 'node:stream';

export interface ZipContent {
  /** With its folder: `folder/name.pdf`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A member that is read only when it is written. */
export interface ZipMember {
  /** With its folder: `folder/name.pdf`. */
  readonly name: string;
  /** Whether deflating makes it smaller. PDFs and pictures are compressed already. */
  readonly compress: boolean;
  /** In bytes; what `read` gives has to be as long. */
  readonly length: number;
  read(): Promise<Uint8Array>;
}

/** Takes bytes one piece after another; the next is written when the promise has resolved. */
interface Sink {
  write(bytes: Uint8Array): Promise<void>;
}

/** Midday, because clocks have skipped midnights; long after 1980, because yazl knows the earliest time as that of one zone. */
const memberOptions = () => ({ mtime: new Date(2000, 0, 1, 12), forceDosTimestamp: true, mode: 0o100644 });

/** A ZIP in memory, every member deflated. */
export async function zipInMemory(contents: readonly ZipContent[]): Promise<Buffer> {
  const { ZipFile } = await import('yazl');
  const zip = new ZipFile();
  for (const { name, bytes } of contents)
    zip.addBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), name, memberOptions());
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/**
 * Writes a ZIP member by member: one member is in memory at a time. Resolves with the number of bytes written; rejects
 * with what a member's `read` or the sink rejects with.
 */
export async function writeZip(members: readonly ZipMember[], sink: Sink, signal?: AbortSignal): Promise<number> {
  const { ZipFile } = await import('yazl');
  const zip = new ZipFile();
  const output = new PassThrough();
  zip.outputStream.pipe(output);
  const fail = (error: Error): void => void output.destroy(error);
  zip.on('error', fail);
  for (const member of members) {
    const { name, compress, length: size } = member;
    zip.addReadStreamLazy(name, { ...memberOptions(), compress, size }, (begin) => {
      begin(null, Readable.from(contentOf(member), { objectMode: false }).on('error', fail));
    });
  }
  zip.end();
  let bytes = 0;
  for await (const chunk of output as AsyncIterable<Buffer>) {
    signal?.throwIfAborted();
    bytes += chunk.length;
    await sink.write(chunk);
  }
  return bytes;
}

async function* contentOf(member: ZipMember): AsyncGenerator<Uint8Array, void> {
  yield await member.read();
}
