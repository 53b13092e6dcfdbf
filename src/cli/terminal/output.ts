/**
 * Writes results to standard output, or to a file that gets its name once it is complete, so that nobody sees half of it.
 *
 * A reader that closes the pipe early (`| head`) is `ClosedPipe`, which is not an error.
 */
import { createHash } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { access, chmod, type FileHandle, link, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Writable } from 'node:stream';
import { Failure } from '../../domain/failure.ts';
import { systemPath } from '../../domain/raw-names.ts';
import { isMissingFile } from '../../domain/missing-file.ts';
import { isAbandoned, ownMark } from '../../runtime/cache/own-mark.ts';
import { type LabelId, message } from '../../texts/message.ts';

export interface Sink {
  /** Resolves once the bytes are accepted. Rejects with `write_failed` or the ClosedPipe. */
  write(chunk: string | Uint8Array): Promise<void>;
  /** Completes the output. A file gets its final name. */
  finish(): Promise<void>;
  /** Removes an incomplete output. */
  discard(): Promise<void>;
}

export const closedPipe: unique symbol = Symbol('closed pipe');

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

export function streamSink(stream: Writable): Sink {
  // The callback of write() gets the same error; without a listener the event would end the process.
  stream.on('error', () => undefined);
  return {
    write: (chunk) =>
      new Promise((resolve, reject) => {
        stream.write(chunk, (error) => {
          if (!error) resolve();
          else
            reject(
              ['EPIPE', 'ERR_STREAM_DESTROYED'].includes(codeOf(error))
                ? closedPipe
                : writeFailed(error, 'standard output'),
            );
        });
      }),
    finish: () => Promise.resolve(),
    discard: () => Promise.resolve(),
  };
}

export interface FileSinkOptions {
  /** Whether an existing file is replaced. */
  readonly replace: boolean;
  /** Paths of the inputs. None of them is ever replaced, whatever name the output gives it. */
  readonly inputs?: readonly string[];
}

/**
 * Rejects with `conflict` if `path` exists, unless `replace`; with `bad_request` if it is one of the inputs; with
 * `write_failed` if it cannot be written.
 */
export async function fileSink(path: string, { replace, inputs = [] }: FileSinkOptions): Promise<Sink> {
  const existing = await stat(path).catch((error: unknown) => {
    if (isMissingFile(error)) return undefined;
    throw writeFailed(error, path);
  });
  if (existing?.isDirectory())
    throw new Failure('conflict', message('output.folder', { path }), { detail: message('advice.nameOut', {}) });
  if (existing && !existing.isFile()) return deviceSink(path);
  if (existing && !replace) throw taken(path);
  if (existing) await refuseInput(path, existing, inputs);
  // If `path` is a link, its target is replaced, not the link.
  const target = existing ? await realpath(path) : path;
  const partial = join(dirname(target), `${partialPrefix(target)}${ownMark()}`);
  let file: FileHandle;
  try {
    if (existing) await access(target, constants.W_OK);
    file = await open(partial, 'w');
  } catch (error) {
    throw writeFailed(error, path);
  }
  return partialFile(file, { path, target, partial, existing, replace });
}

/** Compares device and inode, because links and other spellings of a path may lead to the same file. */
async function refuseInput(path: string, { dev, ino }: Stats, inputs: readonly string[]): Promise<void> {
  for (const input of inputs) {
    const found = await stat(systemPath(input)).catch(() => undefined);
    if (found?.dev === dev && found.ino === ino)
      throw new Failure('bad_request', message('output.isInput', { path }), {
        detail: message('advice.nameOtherOut', {}),
      });
  }
}

export const taken = (path: string): Failure =>
  new Failure('conflict', message('output.exists', { path }), { detail: message('advice.force', {}) });

/** Hashed, because a name may already be as long as a file system allows. */
const partialPrefix = (target: string): string =>
  `.invoicectl-${createHash('sha256').update(basename(target)).digest('hex').slice(0, 12)}~`;

/** Incomplete outputs for `path` that killed runs left beside it. */
export async function abandonedPartials(path: string): Promise<string[]> {
  const prefix = partialPrefix(path);
  const names = await readdir(dirname(path)).catch((error: unknown) => {
    throw writeFailed(error, path);
  });
  return names
    .filter((name) => name.startsWith(prefix) && isAbandoned(name.slice(prefix.length)))
    .map((name) => join(dirname(path), name));
}

interface PartialFile {
  /** The path as the user gave it. */
  readonly path: string;
  readonly target: string;
  readonly partial: string;
  readonly existing: Stats | undefined;
  readonly replace: boolean;
}

function partialFile(file: FileHandle, { path, target, partial, existing, replace }: PartialFile): Sink {
  let open = true;
  const close = async (): Promise<void> => {
    if (open) await file.close();
    open = false;
  };
  const discard = async (): Promise<void> => {
    await close();
    await rm(partial, { force: true });
  };
  const orDiscard = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      await discard();
      throw writeFailed(error, path);
    }
  };
  return {
    write: (chunk) => orDiscard(() => file.writeFile(chunk)),
    finish: () =>
      orDiscard(async () => {
        await file.datasync();
        await close();
        if (existing) await chmod(partial, existing.mode);
        if (replace) await rename(partial, target);
        else await renameToNew(partial, target);
        for (const leftover of await abandonedPartials(target)) await rm(leftover, { force: true });
      }),
    discard,
  };
}

/** Uses a link, because a rename would replace a file that appeared in the meantime. */
async function renameToNew(partial: string, target: string): Promise<void> {
  try {
    await link(partial, target);
  } catch (error) {
    // The file system does not support hard links.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(codeOf(error))) throw error;
    return rename(partial, target);
  }
  await rm(partial);
}

/** Devices and pipes are written to directly, because they cannot be renamed. */
async function deviceSink(path: string): Promise<Sink> {
  const file = await open(path, 'w').catch((error: unknown) => {
    throw writeFailed(error, path);
  });
  return {
    write: (chunk) =>
      file.writeFile(chunk).catch((error: unknown) => {
        throw writeFailed(error, path);
      }),
    finish: () => file.close(),
    discard: () => file.close(),
  };
}

const reasons: Readonly<Record<string, LabelId>> = {
  ENOSPC: 'disk.full',
  EDQUOT: 'disk.quota',
  EFBIG: 'disk.tooBig',
  ENOENT: 'disk.noFolder',
  ENOTDIR: 'disk.noFolder',
  EACCES: 'disk.denied',
  EPERM: 'disk.denied',
  EROFS: 'disk.readOnly',
  EEXIST: 'disk.taken',
};

export function writeFailed(error: unknown, path: string): Failure {
  if (error instanceof Failure) return error;
  const reason = reasons[codeOf(error)];
  const detail = reason ? message(reason, {}) : codeOf(error) || undefined;
  return new Failure('write_failed', message('output.failed', { path }), { cause: error, detail });
}
