/** Reads named pipes. A pipe that nobody writes to would otherwise block a thread of the process, which nothing can end. */
import { constants, open } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Socket } from 'node:net';
import { promisify } from 'node:util';
import { Failure } from '../domain/failure.ts';
import { systemPath } from '../domain/raw-names.ts';
import { message } from '../texts/message.ts';
import { readStream } from './read-stream.ts';

export const isPipe = async (path: string): Promise<boolean> => (await stat(systemPath(path))).isFIFO();

/**
 * All bytes until the last writer closes the pipe. Rejects with `timeout` after `silenceMs` without data, and with
 * `too_large`.
 */
export async function readPipe(path: string, maxBytes: number, silenceMs: number | undefined): Promise<Buffer> {
  const descriptor = await promisify(open)(systemPath(path), constants.O_RDONLY | constants.O_NONBLOCK);
  // Unlike a file stream, a socket waits without blocking a thread.
  const pipe = new Socket({ fd: descriptor, readable: true, writable: false });
  if (silenceMs !== undefined) pipe.setTimeout(silenceMs, () => pipe.destroy(silent(silenceMs)));
  try {
    return await readStream(pipe, maxBytes);
  } finally {
    pipe.destroy();
  }
}

const silent = (silenceMs: number): Failure =>
  new Failure('timeout', message('pipe.silent', { seconds: silenceMs / 1000 }), {
    detail: message('advice.pipe', {}),
  });
