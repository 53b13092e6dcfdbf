/**
 * The files in a cache folder: entries, leftovers of dead processes, and what has to be removed.
 *
 * Only the three folders made here are ever touched: the user may have pointed the cache at a folder of their own.
 */
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from './make-folder.ts';
import { isMissingFile } from '../../domain/missing-file.ts';
import { isAbandoned } from './own-mark.ts';

/** The folder `invoicectl` in `$XDG_CACHE_HOME` or in the system's folder for caches. */
export function defaultCacheDir(env: NodeJS.ProcessEnv = process.env, platform = process.platform): string {
  if (env['XDG_CACHE_HOME']) return join(env['XDG_CACHE_HOME'], 'invoicectl');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'invoicectl');
  if (platform === 'win32')
    return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'invoicectl', 'Cache');
  return join(homedir(), '.cache', 'invoicectl');
}

export interface CacheFolders {
  readonly entries: string;
  readonly locks: string;
  readonly temporary: string;
}

export const cacheFolders = (dir: string): CacheFolders => ({
  entries: join(dir, 'entries'),
  locks: join(dir, 'locks'),
  temporary: join(dir, 'temporary'),
});

/** Makes the folders, readable only for their owner, because invoices are private. */
export async function makeFolders(folders: CacheFolders): Promise<void> {
  await Promise.all([folders.entries, folders.locks, folders.temporary].map((folder) => makeFolder(folder, 0o700)));
}

const dayMs = 24 * 60 * 60 * 1000;

/** Removes locks and half-written files of processes that are gone, and those of other machines after a day. */
export async function removeLeftovers({ locks, temporary }: CacheFolders): Promise<void> {
  for (const name of await names(temporary)) {
    const path = join(temporary, name);
    if (isAbandoned(name) || (await isOld(path))) await rm(path, { force: true });
  }
  for (const name of await names(locks)) {
    const path = join(locks, name);
    const mark = await readFile(path, 'utf8').catch(absent);
    if (mark !== undefined && (isAbandoned(mark) || (await isOld(path)))) await rm(path, { force: true });
  }
}

async function isOld(path: string): Promise<boolean> {
  const file = await stat(path).catch(absent);
  return file !== undefined && Date.now() - file.mtimeMs > dayMs;
}

export interface EntryFile {
  readonly path: string;
  readonly bytes: number;
  /** Reading an entry updates its time, so the oldest entry is the least recently used. */
  readonly usedMs: number;
}

export async function listEntries({ entries }: CacheFolders): Promise<EntryFile[]> {
  const files: EntryFile[] = [];
  for (const group of await names(entries)) {
    const folder = join(entries, group);
    const found = await Promise.all(
      (await names(folder)).map(async (name) => {
        const file = await stat(join(folder, name)).catch(absent);
        return file ? [{ path: join(folder, name), bytes: file.size, usedMs: file.mtimeMs }] : [];
      }),
    );
    files.push(...found.flat());
  }
  return files;
}

/**
 * Removes entries until nine tenths of the cap are left, so that the next entry does not evict again. Returns what is
 * left.
 */
export async function evict(folders: CacheFolders, maxBytes: number): Promise<number> {
  const files = (await listEntries(folders)).sort((a, b) => a.usedMs - b.usedMs);
  let total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total <= maxBytes) return total;
  for (const { path, bytes } of files) {
    if (total <= 0.9 * maxBytes) break;
    await rm(path, { force: true });
    total -= bytes;
  }
  return total;
}

/** Handles errors on files that another process may remove at any moment. Rethrows all others. */
function absent(error: unknown): undefined {
  if (isMissingFile(error)) return undefined;
  throw error;
}

const names = async (folder: string): Promise<string[]> => (await readdir(folder).catch(absent)) ?? [];
