/**
 * Results by key, in the user's cache folder, shared by all processes of the user.
 *
 * A cache never fails the work: a folder that cannot be written (full disk, read-only home) is told to `trouble` once and
 * then done without.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { decodeEntry, encodeEntry } from './entries.ts';
import { type CacheFolders, cacheFolders, evict, listEntries, makeFolders, removeLeftovers } from './folder.ts';
import { lockFreed, tryLock } from './lock.ts';
import { isMissing, ownMark } from './own-mark.ts';

export interface CacheSettings {
  readonly dir: string;
  readonly ttlMs: number;
  readonly maxBytes: number;
  /** A builder that gave no sign of life for so long is taken for dead. */
  readonly leaseMs?: number;
  /** Told once, when the cache cannot be used. */
  readonly trouble?: (error: unknown) => void;
}

export interface Cache {
  get(key: string): Promise<Uint8Array | undefined>;
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** What is kept under `key`, or what `make` gives: of all who ask at once, over all processes, one makes it. */
  getOrMake(
    key: string,
    make: () => Promise<Uint8Array>,
    signal: AbortSignal,
  ): Promise<{ readonly bytes: Uint8Array; readonly cached: boolean }>;
}

export interface CacheStats {
  readonly entries: number;
  readonly bytes: number;
}

/** Keys become file names only as their SHA-256, so any string is a key. */
const fileName = (key: string): string => createHash('sha256').update(key).digest('hex');

const entryPath = (folders: CacheFolders, key: string): string => {
  const name = fileName(key);
  return join(folders.entries, name.slice(0, 2), name.slice(2));
};

export function fileCache({ dir, ttlMs, maxBytes, leaseMs = 15_000, trouble }: CacheSettings): Cache {
  const folders = cacheFolders(dir);
  let ready: Promise<void> | undefined;
  let troubled = false;
  /** Bytes kept, as far as this process knows; counted at the first writing. */
  let kept: number | undefined;

  const prepared = (): Promise<void> => (ready ??= makeFolders(folders).then(() => removeLeftovers(folders)));

  function report(error: unknown): undefined {
    if (!troubled) trouble?.(error);
    troubled = true;
  }

  async function read(key: string): Promise<Uint8Array | undefined> {
    const path = entryPath(folders, key);
    const file = await readFile(path).catch((error: unknown) => (isMissing(error) ? undefined : report(error)));
    if (!file) return undefined;
    const entry = decodeEntry(file);
    if (!entry || Date.now() - entry.createdMs > ttlMs) {
      await rm(path, { force: true });
      return undefined;
    }
    const now = new Date();
    await utimes(path, now, now).catch(report);
    return entry.bytes;
  }

  async function write(key: string, bytes: Uint8Array): Promise<void> {
    const path = entryPath(folders, key);
    const file = encodeEntry(bytes, Date.now());
    if (file.length > maxBytes) return;
    const partial = join(folders.temporary, ownMark());
    try {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await writeFile(partial, file, { flag: 'wx', mode: 0o600 });
      await rename(partial, path);
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
    kept = kept === undefined ? undefined : kept + file.length;
    if (kept === undefined || kept > maxBytes) kept = await evict(folders, maxBytes);
  }

  async function lock(key: string): Promise<(() => Promise<void>) | 'unusable' | undefined> {
    try {
      await prepared();
      return await tryLock(join(folders.locks, fileName(key)), leaseMs);
    } catch (error) {
      report(error);
      return 'unusable';
    }
  }

  return {
    get: read,
    put: (key, bytes) =>
      prepared()
        .then(() => write(key, bytes))
        .catch(report),
    async getOrMake(key, make, signal) {
      for (;;) {
        const found = await read(key);
        if (found) return { bytes: found, cached: true };
        const release = await lock(key);
        if (release === 'unusable') return { bytes: await make(), cached: false };
        if (release) {
          try {
            // Another may have finished between the look and the lock.
            const meanwhile = await read(key);
            if (meanwhile) return { bytes: meanwhile, cached: true };
            const bytes = await make();
            await write(key, bytes).catch(report);
            return { bytes, cached: false };
          } finally {
            await release().catch(report);
          }
        }
        await lockFreed(join(folders.locks, fileName(key)), leaseMs, signal);
      }
    },
  };
}

export async function cacheStats(dir: string): Promise<CacheStats> {
  const files = await listEntries(cacheFolders(dir));
  return { entries: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** Removes every entry; returns what was there. Locks of running builders stay. */
export async function clearCache(dir: string): Promise<CacheStats> {
  const files = await listEntries(cacheFolders(dir));
  for (const { path } of files) await rm(path, { force: true });
  await removeLeftovers(cacheFolders(dir));
  return { entries: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** Reads every entry against its checksum and removes those that do not hold. */
export async function verifyCache(dir: string): Promise<{ readonly checked: number; readonly corrupt: number }> {
  const files = await listEntries(cacheFolders(dir));
  let corrupt = 0;
  for (const { path } of files) {
    const file = await readFile(path).catch((error: unknown) => {
      if (isMissing(error)) return undefined;
      throw error;
    });
    if (!file || decodeEntry(file)) continue;
    corrupt++;
    await rm(path, { force: true });
  }
  return { checked: files.length, corrupt };
}
