/**
 * Finds new files in folders, each once it has stopped changing.
 *
 * Folders are listed at every interval, because network folders send no events. Events only make the next listing come
 * sooner. A file counts as complete once its size and time have stayed the same for a whole interval. An empty file never
 * does, because it is about to be written.
 */
import { type FSWatcher, watch } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { isHidden, looksLikeDocument, naturalOrder } from '../../../documents/document-names.ts';
import { fileFailure } from '../../../documents/file-failure.ts';
import type { Failure } from '../../../domain/failure.ts';
import { nameOfBytes, systemPath } from '../../../domain/raw-names.ts';

export interface SeenFile {
  readonly path: string;
  readonly bytes: number;
  readonly mtimeMs: number;
}

export interface WatchedFolders {
  readonly folders: readonly string[];
  readonly recursive: boolean;
  readonly intervalMs: number;
  /** Files and folders that are ignored with all below them: those that the program itself writes. */
  readonly ignored: readonly string[];
  /** Whether a file was handled already, with its present size and time. */
  readonly isDone: (file: SeenFile) => boolean;
  /** Called once when a folder cannot be listed, and again only after a listing has succeeded. */
  readonly trouble: (failure: Failure) => void;
  readonly signal: AbortSignal;
}

interface Sighting extends SeenFile {
  readonly sinceMs: number;
}

const isSame = (a: SeenFile, b: SeenFile): boolean => a.bytes === b.bytes && a.mtimeMs === b.mtimeMs;

/** Batches of complete files in natural order, never empty, until the signal fires. */
export async function* stableFiles(watched: WatchedFolders): AsyncGenerator<readonly SeenFile[], void> {
  const { intervalMs, isDone, signal } = watched;
  const events = folderEvents(watched);
  const troubled = new Set<string>();
  let known = new Map<string, Sighting>();
  try {
    while (!signal.aborted) {
      const nowMs = performance.now();
      const next = new Map<string, Sighting>();
      for (const file of await look(watched, troubled)) {
        const before = known.get(file.path);
        next.set(file.path, { ...file, sinceMs: before && isSame(before, file) ? before.sinceMs : nowMs });
      }
      known = next;
      const waiting = [...known.values()].filter((file) => !isDone(file));
      const complete = waiting.filter(({ bytes, sinceMs }) => bytes > 0 && nowMs - sinceMs >= intervalMs);
      if (complete.length > 0) yield complete.toSorted((a, b) => naturalOrder(a.path, b.path));
      // Also after a batch: what could not be opened is still there.
      await events.next();
    }
  } finally {
    events.close();
  }
}

/** The shortest time between two listings, because a busy folder sends thousands of events. */
const shortestPauseMs = 100;

function folderEvents({ folders, recursive, intervalMs, signal }: WatchedFolders) {
  let wake = (): void => {};
  const watchers = folders.flatMap((folder): FSWatcher[] => {
    try {
      const watcher = watch(folder, { recursive, persistent: false }, () => wake());
      // The folder disappeared, or there are too many watches. Listing goes on.
      watcher.on('error', () => watcher.close());
      return [watcher];
    } catch {
      // Not every file system can be watched. Listing at intervals always works.
      return [];
    }
  });
  return {
    /** Resolves after the interval, earlier if an event comes, at once if the signal fires. */
    async next(): Promise<void> {
      await pause(Math.min(shortestPauseMs, intervalMs), undefined, { signal }).catch(ignoreAbort);
      const sooner = new AbortController();
      wake = () => sooner.abort();
      await pause(intervalMs - Math.min(shortestPauseMs, intervalMs) + 1, undefined, {
        signal: AbortSignal.any([signal, sooner.signal]),
      }).catch(ignoreAbort);
      wake = () => {};
    },
    close: () => watchers.forEach((watcher) => watcher.close()),
  };
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof Error && error.name === 'AbortError')) throw error;
}

async function look(
  { folders, recursive, ignored, trouble }: WatchedFolders,
  troubled: Set<string>,
): Promise<SeenFile[]> {
  const files: SeenFile[] = [];
  const entered = new Set<string>();
  const own = ignored.map((path) => resolve(path));
  const isOwn = (path: string): boolean => own.some((mine) => path === mine || path.startsWith(mine + sep));

  async function enter(folder: string): Promise<void> {
    const real = nameOfBytes(await realpath(systemPath(folder), { encoding: 'buffer' }));
    if (entered.has(real)) return;
    entered.add(real);
    for (const entry of await readdir(systemPath(folder), { withFileTypes: true, encoding: 'buffer' })) {
      const name = nameOfBytes(entry.name);
      const path = join(folder, name);
      if (isHidden(name) || isOwn(resolve(path))) continue;
      if (!looksLikeDocument(name) && entry.isFile()) continue;
      // A file that vanished between two calls is not reported.
      const found = await stat(systemPath(path)).catch(() => undefined);
      if (found?.isDirectory() && recursive) await tryEnter(path);
      else if (found?.isFile() && looksLikeDocument(name))
        files.push({ path, bytes: found.size, mtimeMs: found.mtimeMs });
    }
  }

  async function tryEnter(folder: string): Promise<void> {
    try {
      await enter(folder);
      troubled.delete(folder);
    } catch (error) {
      if (!troubled.has(folder)) trouble(fileFailure(error, folder, 'named.folder'));
      troubled.add(folder);
    }
  }

  for (const folder of folders) await tryEnter(folder);
  return files;
}
