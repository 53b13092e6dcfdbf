/** Files into a ZIP, one after another, each read when its turn comes. The same files give the same bytes. */
import { PassThrough, Readable } from 'node:stream';
import type { ByteSink } from '../pdf/writer.ts';

export interface PackedFile {
  /** With its folder: `folder/name.pdf`. */
  readonly name: string;
  /** Whether packing makes it smaller. PDFs and pictures are packed already. */
  readonly compress: boolean;
  readonly length: number;
  read(): Promise<Uint8Array>;
}

/** Resolves with the bytes written. Rejects with what reading or the sink rejects with. */
export async function packZip(files: readonly PackedFile[], sink: ByteSink, signal?: AbortSignal): Promise<number> {
  const { ZipFile } = await import('yazl');
  const zip = new ZipFile();
  const output = new PassThrough();
  zip.outputStream.pipe(output);
  const fail = (error: Error): void => void output.destroy(error);
  zip.on('error', fail);
  // The same day in whatever zone: a ZIP has no zones, and what is in this one no time.
  const mtime = new Date(2000, 0, 1);
  for (const file of files) {
    const { name, compress, length: size } = file;
    const options = { mtime, mode: 0o100644, compress, size, forceDosTimestamp: true };
    zip.addReadStreamLazy(name, options, (begin) => {
      begin(null, Readable.from(contentOf(file), { objectMode: false }).on('error', fail));
    });
  }
  zip.end();
  let bytes = 0;
  for await (const chunk of output) {
    signal?.throwIfAborted();
    const part = Buffer.from(chunk);
    bytes += part.length;
    await sink.write(part);
  }
  return bytes;
}

async function* contentOf(file: PackedFile): AsyncGenerator<Uint8Array, void> {
  const bytes = await file.read();
  yield bytes;
}
