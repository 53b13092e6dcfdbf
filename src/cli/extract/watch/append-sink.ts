/**
 * An output that grows. Each write is on the disk completely before it counts.
 *
 * An incomplete line of a killed run is cut off first. A file with any other content is never touched.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { Failure } from '../../../domain/failure.ts';
import { message } from '../../../texts/message.ts';
import { type Sink, writeFailed } from '../../terminal/output.ts';

export interface AppendSink extends Sink {
  /** Whether the file had content already. */
  readonly continued: boolean;
}

/** `opening` is how an output of the format begins. Rejects with `conflict` for a file that begins otherwise. */
export async function appendSink(
  path: string,
  { anew, opening }: { readonly anew: boolean; readonly opening: string },
): Promise<AppendSink> {
  let file: FileHandle;
  try {
    file = await open(path, anew ? 'w+' : 'a+');
  } catch (error) {
    throw writeFailed(error, path);
  }
  try {
    const { size } = await file.stat();
    let end = size;
    if (size > 0) {
      const wanted = Buffer.from(opening);
      const head = Buffer.alloc(Math.min(size, wanted.length));
      await file.read(head, 0, head.length, 0);
      // A run that was killed may have left a part of it.
      if (!wanted.subarray(0, head.length).equals(head)) {
        throw new Failure('conflict', message('watch.otherOutput', { path }), {
          detail: message('advice.watchOutput', {}),
        });
      }
      end = await endOfLines(file, size);
      if (end < size) await file.truncate(end);
    }
    return sinkOf(file, path, end);
  } catch (error) {
    await file.close();
    throw writeFailed(error, path);
  }
}

/** The position after the last line end. */
async function endOfLines(file: FileHandle, size: number): Promise<number> {
  const chunk = Buffer.alloc(64 * 1024);
  for (let end = size; end > 0;) {
    const start = Math.max(0, end - chunk.length);
    const { bytesRead } = await file.read(chunk, 0, end - start, start);
    const last = chunk.subarray(0, bytesRead).lastIndexOf(0x0a);
    if (last >= 0) return start + last + 1;
    end = start;
  }
  return 0;
}

function sinkOf(file: FileHandle, path: string, initialEnd: number): AppendSink {
  let end = initialEnd;
  return {
    continued: initialEnd > 0,
    async write(chunk) {
      const bytes = Buffer.from(chunk);
      if (bytes.length === 0) return;
      try {
        await file.writeFile(bytes);
        await file.datasync();
        end += bytes.length;
      } catch (error) {
        // A full disk may accept half a line.
        await file.truncate(end).catch(() => undefined);
        throw writeFailed(error, path);
      }
    },
    finish: () => file.close(),
    discard: () => file.close(),
  };
}
