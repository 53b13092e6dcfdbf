/**
 * Remembers the files that --watch has handled, so that it continues after a restart. Each is a line, appended once the
 * records of the file are in the output. A file counts as handled as long as its size and time stay the same.
 *
 * A lock beside it prevents a second --watch with the same output.
 */
import { createHash } from 'node:crypto';
import { open, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { temporaryMarker } from '../../../documents/document-names.ts';
import { Failure } from '../../../domain/failure.ts';
import { lockFreed, tryLock } from '../../../runtime/cache/lock.ts';
import { makeFolder } from '../../../runtime/cache/make-folder.ts';
import { isMissingFile } from '../../../domain/missing-file.ts';
import { isAbandoned, ownMark } from '../../../runtime/cache/own-mark.ts';
import type { SeenFile } from './stable-files.ts';
import { message } from '../../../texts/message.ts';

export interface WatchState {
  isDone(file: SeenFile): boolean;
  /** Rejects with `write_failed`. */
  done(file: SeenFile): Promise<void>;
  /** Notes that the file was moved to `target`. A file that appears under the old name is a new one. */
  moved(file: SeenFile, target: string): Promise<void>;
  hasMoved(path: string): boolean;
  close(): Promise<void>;
}

const Entry = z.object({ path: z.string(), bytes: z.number(), mtimeMs: z.number(), moved: z.literal(true).optional() });
type Entry = z.output<typeof Entry>;

/** Beside the output, else in the folder of the cache under a name derived from the watched folders. */
export function statePath(out: string | undefined, folders: readonly string[], cacheDir: string): string {
  const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);
  if (out !== undefined) return join(dirname(out), `${temporaryMarker}watch-${digest(basename(out))}.ndjson`);
  const watched = folders.map((folder) => resolve(folder)).toSorted();
  return join(cacheDir, 'watch', `${digest(JSON.stringify(watched))}.ndjson`);
}

const leaseMs = 15_000;

/** With `anew`, earlier files are forgotten. Rejects with `conflict` if another process watches. */
export async function watchState(path: string, anew: boolean): Promise<WatchState> {
  await makeFolder(dirname(path)).catch(writeFailed(path));
  const free = await lockedForWatching(`${path}.lock`, writeFailed(`${path}.lock`));
  const known = new Map<string, Entry>();
  try {
    const text = anew ? '' : await readText(path);
    for (const line of text.split('\n')) {
      const entry = Entry.safeParse(parsed(line));
      if (entry.success) known.set(entry.data.path, entry.data);
    }
    await rewrite(path, known);
  } catch (error) {
    await free();
    throw error;
  }
  const note = async (...entries: readonly Entry[]): Promise<void> => {
    for (const entry of entries) known.set(entry.path, entry);
    await append(path, linesOf(entries));
  };
  return {
    isDone(file) {
      const entry = known.get(resolve(file.path));
      return entry !== undefined && !entry.moved && entry.bytes === file.bytes && entry.mtimeMs === file.mtimeMs;
    },
    done: ({ path: file, bytes, mtimeMs }) => note({ path: resolve(file), bytes, mtimeMs }),
    moved: ({ path: file, bytes, mtimeMs }, target) =>
      note({ path: resolve(file), bytes, mtimeMs, moved: true }, { path: resolve(target), bytes, mtimeMs }),
    hasMoved: (file) => known.get(resolve(file))?.moved === true,
    close: free,
  };
}

const linesOf = (entries: readonly Entry[]): string => entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');

const writeFailed =
  (path: string) =>
  (cause: unknown): never => {
    throw new Failure('write_failed', message('output.failed', { path }), {
      cause,
      detail: message('watch.stateFile', {}),
    });
  };

const readText = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((cause: unknown) => {
    if (isMissingFile(cause)) return '';
    throw new Failure('conflict', message('file.cannotRead', { path }), { cause });
  });

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // The incomplete last line of a killed run. Its file is read again.
    return undefined;
  }
}

/** Rewrites the file with one line for each watched file, since lines accumulate over months. */
async function rewrite(path: string, known: ReadonlyMap<string, Entry>): Promise<void> {
  const partial = `${path}~${ownMark()}`;
  try {
    await writeFile(partial, linesOf([...known.values()]), { flag: 'wx' });
    await rename(partial, path);
  } catch (error) {
    writeFailed(path)(error);
  }
}

async function append(path: string, line: string): Promise<void> {
  try {
    const file = await open(path, 'a');
    try {
      await file.writeFile(line);
      await file.datasync();
    } finally {
      await file.close();
    }
  } catch (error) {
    writeFailed(path)(error);
  }
}

/** Resolves with what frees the lock. Rejects with `conflict` if another process watches. */
export async function lockedForWatching(path: string, failed: (cause: unknown) => never): Promise<() => Promise<void>> {
  for (;;) {
    const free = await tryLock(path, leaseMs).catch(failed);
    if (free) return free;
    const mark = await readText(path);
    if (mark !== '' && !isAbandoned(mark)) {
      throw new Failure('conflict', message('watch.taken', {}), {
        detail: message('advice.watchTaken', { path }),
      });
    }
    await lockFreed(path, leaseMs, AbortSignal.timeout(2 * leaseMs));
  }
}
