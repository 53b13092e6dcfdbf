/**
 * A cache of results in the user's cache folder, shared by all processes of the user.
 *
 * The cache never makes work fail. If its folder cannot be written (full disk, read-only home), `trouble` is called
 * once and the work goes on without the cache.
 */
import { createHash } from 'node:crypto';
import { readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { decodeEntry, encodeEntry } from './entries.ts';
import { type CacheFolders, cacheFolders, evict, listEntries, makeFolders, removeLeftovers } from './folder.ts';
import { lockFreed, tryLock } from './lock.ts';
import { makeFolder } from './make-folder.ts';
import { isMissingFile } from '../../domain/missing-file.ts';
import { ownMark } from './own-mark.ts';

export interface CacheSettings {
  readonly dir: string;
  readonly ttlMs: number;
  readonly maxBytes: number;
  /** A process that makes a result counts as dead if it has not renewed its lock for this time. */
  readonly leaseMs?: number;
  /** Called once, when the cache cannot be used. */
  readonly trouble?: (error: unknown) => void;
}

export interface Cache {
  get(key: string): Promise<Uint8Array | undefined>;
  put(key: string, bytes: Uint8Array): Promise<void>;
  /**
   * The cached result for `key`, or else that of `make`. Of several callers in all processes, only one calls `make`.
   */
  getOrMake(key: string, make: () => Promise<Uint8Array>, signal: AbortSignal): Promise<Made>;
}

interface Made {
  readonly bytes: Uint8Array;
  /** Whether it came from the cache. */
  readonly cached: boolean;
}

export interface CacheStats {
  readonly entries: number;
  readonly bytes: number;
}

/** The name of the file is the SHA-256 of the key, so any string can be a key. */
const fileName = (key: string): string => createHash('sha256').update(key).digest('hex');

const entryPath = (folders: CacheFolders, key: string): string => {
  const name = fileName(key);
  return join(folders.entries, name.slice(0, 2), name.slice(2));
};

interface FileCache {
  readonly folders: CacheFolders;
  readonly ttlMs: number;
  readonly maxBytes: number;
  readonly leaseMs: number;
  /** Reports only the first error. */
  readonly report: (error: unknown) => undefined;
  ready: Promise<void> | undefined;
  /** Bytes in the cache, as far as this process knows. Counted before the first write. */
  size: number | undefined;
}

export function fileCache({ dir, ttlMs, maxBytes, leaseMs = 15_000, trouble }: CacheSettings): Cache {
  let troubled = false;
  const report = (error: unknown): undefined => {
    if (!troubled) trouble?.(error);
    troubled = true;
  };
  const folders = cacheFolders(dir);
  const cache: FileCache = { folders, ttlMs, maxBytes, leaseMs, report, ready: undefined, size: undefined };
  return {
    get: (key) => read(cache, key),
    put: (key, bytes) =>
      prepared(cache)
        .then(() => write(cache, key, bytes))
        .catch(report),
    getOrMake: (key, make, signal) => getOrMake(cache, key, make, signal),
  };
}

const prepared = (cache: FileCache): Promise<void> =>
  (cache.ready ??= makeFolders(cache.folders).then(() => removeLeftovers(cache.folders)));

async function read({ folders, ttlMs, report }: FileCache, key: string): Promise<Uint8Array | undefined> {
  const path = entryPath(folders, key);
  const file = await readFile(path).catch((error: unknown) => (isMissingFile(error) ? undefined : report(error)));
  if (!file) return undefined;
  const entry = decodeEntry(file, fileName(key));
  if (!entry || Date.now() - entry.createdMs > ttlMs) {
    await rm(path, { force: true });
    return undefined;
  }
  const now = new Date();
  await utimes(path, now, now).catch(report);
  return entry.bytes;
}

async function write(cache: FileCache, key: string, bytes: Uint8Array): Promise<void> {
  const { folders, maxBytes } = cache;
  const path = entryPath(folders, key);
  const file = encodeEntry(fileName(key), bytes, Date.now());
  if (file.length > maxBytes) return;
  const partial = join(folders.temporary, ownMark());
  try {
    await makeFolder(dirname(path), 0o700);
    await writeFile(partial, file, { flag: 'wx', mode: 0o600 });
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  const size = cache.size === undefined ? undefined : cache.size + file.length;
  cache.size = size === undefined || size > maxBytes ? await evict(folders, maxBytes) : size;
}

const lockPath = ({ folders }: FileCache, key: string): string => join(folders.locks, fileName(key));

/** Undefined if another process has the lock. */
async function lock(cache: FileCache, key: string): Promise<(() => Promise<void>) | 'unusable' | undefined> {
  try {
    await prepared(cache);
    return await tryLock(lockPath(cache, key), cache.leaseMs);
  } catch (error) {
    cache.report(error);
    return 'unusable';
  }
}

async function getOrMake(
  cache: FileCache,
  key: string,
  make: () => Promise<Uint8Array>,
  signal: AbortSignal,
): Promise<Made> {
  for (;;) {
    const found = await read(cache, key);
    if (found) return { bytes: found, cached: true };
    const release = await lock(cache, key);
    if (release === 'unusable') return { bytes: await make(), cached: false };
    if (release) {
      try {
        return await makeUnderLock(cache, key, make);
      } finally {
        await release().catch(cache.report);
      }
    }
    await lockFreed(lockPath(cache, key), cache.leaseMs, signal);
  }
}

async function makeUnderLock(cache: FileCache, key: string, make: () => Promise<Uint8Array>): Promise<Made> {
  // Another process may have finished between the first read and the lock.
  const meanwhile = await read(cache, key);
  if (meanwhile) return { bytes: meanwhile, cached: true };
  const bytes = await make();
  await write(cache, key, bytes).catch(cache.report);
  return { bytes, cached: false };
}

export async function cacheStats(dir: string): Promise<CacheStats> {
  const files = await listEntries(cacheFolders(dir));
  return { entries: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** Removes all entries, and resolves with their number and size. Locks that are in use stay. */
export async function clearCache(dir: string): Promise<CacheStats> {
  const files = await listEntries(cacheFolders(dir));
  for (const { path } of files) await rm(path, { force: true });
  await removeLeftovers(cacheFolders(dir));
  return { entries: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** Checks every entry against its checksum and its name, and removes those that do not match. */
export async function verifyCache(dir: string): Promise<{ readonly checked: number; readonly corrupt: number }> {
  const files = await listEntries(cacheFolders(dir));
  let corrupt = 0;
  for (const { path } of files) {
    const file = await readFile(path).catch((error: unknown) => {
      if (isMissingFile(error)) return undefined;
      throw error;
    });
    if (!file || decodeEntry(file, basename(dirname(path)) + basename(path))) continue;
    corrupt++;
    await rm(path, { force: true });
  }
  return { checked: files.length, corrupt };
}
