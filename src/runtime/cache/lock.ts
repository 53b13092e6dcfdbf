/**
 * One builder at a time for a key, over all processes that share the folder.
 *
 * A lock is a file that its owner keeps touching. It is taken over when its owner is a dead process of this machine, or
 * when nobody touched it for a whole lease while we watched: clocks of two machines are never compared. Two takers at
 * once may in the worst case both build; entries are renamed into place, so that costs time and nothing else.
 */
import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { isAbandoned, isMissing, ownMark } from './own-mark.ts';

/** Resolves with the function that frees the lock, or undefined where another holds it. */
export async function tryLock(path: string, leaseMs: number): Promise<(() => Promise<void>) | undefined> {
  const mark = ownMark();
  try {
    await writeFile(path, mark, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return undefined;
    throw error;
  }
  const heartbeat = setInterval(() => {
    const now = new Date();
    // A lock that cannot be touched is taken over, and then the work is done twice: nothing breaks.
    utimes(path, now, now).catch(() => clearInterval(heartbeat));
  }, leaseMs / 4).unref();
  return async () => {
    clearInterval(heartbeat);
    // Whoever took it over owns the file now.
    if ((await read(path))?.mark === mark) await rm(path, { force: true });
  };
}

/** Resolves once the lock is gone: given back, or taken from an owner who is gone. */
export async function lockFreed(path: string, leaseMs: number, signal: AbortSignal): Promise<void> {
  let seen: { readonly mark: string; readonly touchedMs: number } | undefined;
  let seenSince = performance.now();
  for (let waitMs = 20; ; waitMs = Math.min(250, waitMs * 1.5)) {
    const lock = await read(path);
    if (!lock) return;
    if (lock.mark !== seen?.mark || lock.touchedMs !== seen.touchedMs) {
      seen = lock;
      seenSince = performance.now();
    }
    if (isAbandoned(lock.mark) || performance.now() - seenSince > leaseMs) return takeAway(path);
    await pause(waitMs, undefined, { signal });
  }
}

/** Renamed before it is deleted: of several takers one gets it, the others find it gone. */
async function takeAway(path: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  await rm(aside, { force: true });
}

async function read(path: string): Promise<{ mark: string; touchedMs: number } | undefined> {
  try {
    const [mark, { mtimeMs }] = await Promise.all([readFile(path, 'utf8'), stat(path)]);
    return { mark, touchedMs: mtimeMs };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
