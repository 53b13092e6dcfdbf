/**
 * Locks by files: one process at a time makes the result for a key, among all that share the folder.
 *
 * The owner of a lock keeps touching its file. A lock is taken over if its owner is a dead process of this machine, or
 * if this process saw nobody touch it for a whole lease, so that clocks of two machines are never compared. In the
 * worst case two processes take it over and both make the result. That only costs time, because entries are renamed
 * into place.
 */
import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { isMissingFile } from '../../domain/missing-file.ts';
import { isAbandoned, ownMark } from './own-mark.ts';

/** Resolves with the function that frees the lock, or with undefined if another process has it. */
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
    // A lock that cannot be touched will be taken over, and the work is done twice, which is harmless.
    utimes(path, now, now).catch(() => clearInterval(heartbeat));
  }, leaseMs / 4).unref();
  return async () => {
    clearInterval(heartbeat);
    // If the lock was taken over, the file belongs to another process now.
    if ((await read(path))?.mark === mark) await rm(path, { force: true });
  };
}

/** Resolves once the lock is free: released by its owner, or taken from an owner that is dead. */
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

/** Renames the lock before deleting it, so that only one of several processes succeeds. */
async function takeAway(path: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (isMissingFile(error)) return;
    throw error;
  }
  await rm(aside, { force: true });
}

async function read(path: string): Promise<{ mark: string; touchedMs: number } | undefined> {
  try {
    const [mark, { mtimeMs }] = await Promise.all([readFile(path, 'utf8'), stat(path)]);
    return { mark, touchedMs: mtimeMs };
  } catch (error) {
    if (isMissingFile(error)) return undefined;
    throw error;
  }
}
