/**
 * Writes ZIP files. The same members give the same bytes on every machine, at any time and in any time zone.
 *
 * A ZIP states local times (PKWARE APPNOTE 6.3.10, section 4.4.6), so every member gets the same local time. The extra
 * field with the time in UTC, which yazl writes by default, is left out.
 */
import { PassThrough, Readable } from 'node:stream';

export interface ZipContent {
  /** The name including its folder: `folder/name.pdf`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A member that is read only when it is written. */
export interface ZipMember {
  /** The name including its folder: `folder/name.pdf`. */
  readonly name: string;
  /** Whether to deflate it. PDFs and pictures are compressed already. */
  readonly compress: boolean;
  /** In bytes. What `read` resolves with must have this length. */
  readonly length: number;
  read(): Promise<Uint8Array>;
}

/** Takes bytes piece by piece. The next piece is written when the promise has resolved. */
interface Sink {
  write(bytes: Uint8Array): Promise<void>;
}

/**
 * Midday, because clock changes can skip midnight. The date is well after 1980, the earliest one that a ZIP can state, in
 * every time zone.
 */
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
 * Writes a ZIP with one member in memory at a time. Resolves with the number of bytes written. Rejects with what a
 * member's `read` or the sink rejects with.
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
