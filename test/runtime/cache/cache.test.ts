import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rename, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  type CacheSettings,
  cacheStats,
  clearCache,
  fileCache,
  verifyCache,
} from '../../../src/runtime/cache/cache.ts';
import { defaultCacheDir } from '../../../src/runtime/cache/folder.ts';
import { cacheContract } from '../../contract/cache.ts';

const run = promisify(execFile);
const folder = (): Promise<string> => mkdtemp(join(tmpdir(), 'invoicectl-cache-'));
const cacheIn = (dir: string, more: Partial<CacheSettings> = {}) =>
  fileCache({ dir, ttlMs: 60_000, maxBytes: 1e9, ...more });
const bytes = (text: string): Uint8Array => Buffer.from(text);
const never = new AbortController().signal;

const askInProcess = (dir: string, log: string, mode = '') =>
  run(process.execPath, [fileURLToPath(new URL('./cache-process.ts', import.meta.url)), dir, log, mode], {
    encoding: 'utf8',
  });

async function entryFiles(dir: string): Promise<string[]> {
  const names = await readdir(join(dir, 'entries'), { recursive: true, withFileTypes: true });
  return names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

describe('fileCache', () => {
  cacheContract(async () => cacheIn(await folder()));

  it('makes a value once if two processes ask for it at the same time', async () => {
    const dir = await folder();
    const log = join(dir, 'makers');
    const [first, second] = await Promise.all([askInProcess(dir, log, 'together'), askInProcess(dir, log, 'together')]);
    expect([first.stdout, second.stdout]).toEqual(['value', 'value']);
    expect((await readFile(log, 'utf8')).trim().split('\n')).toHaveLength(1);
  });

  it('takes over from a process that was killed while making the value', async () => {
    const dir = await folder();
    const log = join(dir, 'makers');
    await expect(askInProcess(dir, log, 'die')).rejects.toMatchObject({ signal: 'SIGKILL' });
    expect(await readdir(join(dir, 'locks'))).toHaveLength(1);
    // A lease of a minute: it is the dead process that frees the lock, not the time.
    const { bytes: made } = await cacheIn(dir, { leaseMs: 60_000 }).getOrMake(
      'one key',
      async () => bytes('mine'),
      never,
    );
    expect(Buffer.from(made).toString()).toBe('mine');
    expect(await readdir(join(dir, 'locks'))).toEqual([]);
  });

  it('takes over the lock of another machine that was not renewed during a lease', async () => {
    const dir = await folder();
    const cache = cacheIn(dir, { leaseMs: 150 });
    const started = cache.getOrMake('a', async () => bytes('x'), never);
    await started;
    const [entry = ''] = await entryFiles(dir);
    await clearCache(dir);
    const name = entry.slice(join(dir, 'entries').length).replaceAll('/', '');
    await writeFile(join(dir, 'locks', name), 'another-machine~1~mark');
    const { bytes: made } = await cache.getOrMake('a', async () => bytes('mine'), never);
    expect(Buffer.from(made).toString()).toBe('mine');
  });

  it('does not accept an entry that was renamed to another key, and verifying removes it', async () => {
    const dir = await folder();
    const cache = cacheIn(dir);
    await cache.put('a', bytes('of a'));
    await cache.put('b', bytes('of b'));
    const [first = '', second = ''] = await entryFiles(dir);
    await rename(first, join(dir, 'kept'));
    await rename(second, first);
    await rename(join(dir, 'kept'), second);
    expect(await verifyCache(dir)).toEqual({ checked: 2, corrupt: 2 });
    await cache.put('a', bytes('of a'));
    const [only = ''] = await entryFiles(dir);
    await mkdir(dirname(first), { recursive: true });
    await mkdir(dirname(second), { recursive: true });
    await rename(only, only === first ? second : first);
    expect(await cache.get('b')).toBeUndefined();
  });

  it('notices an entry that was cut short or changed, and makes it again', async () => {
    const dir = await folder();
    const cache = cacheIn(dir);
    for (const damage of [
      (file: Buffer) => file.subarray(0, -1),
      (file: Buffer) => Buffer.concat([file, bytes('x')]),
      () => Buffer.alloc(0),
    ]) {
      await cache.put('a', bytes('a long enough value'));
      const [entry = ''] = await entryFiles(dir);
      await writeFile(entry, damage(await readFile(entry)));
      expect(await cache.get('a')).toBeUndefined();
      expect(await entryFiles(dir)).toEqual([]);
    }
  });

  it('removes entries older than the retention time', async () => {
    const dir = await folder();
    await cacheIn(dir).put('a', bytes('x'));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await cacheIn(dir, { ttlMs: 1 }).get('a')).toBeUndefined();
  });

  it('stays below its maximum size, and removes the least recently used entries first', async () => {
    const dir = await folder();
    const cache = cacheIn(dir, { maxBytes: 5000 });
    const value = Buffer.alloc(1000, 'v');
    for (const key of ['a', 'b', 'c']) await cache.put(key, value);
    const old = new Date(Date.now() - 60_000);
    for (const file of await entryFiles(dir)) await utimes(file, old, old);
    await cache.get('a');
    await cache.put('d', value);
    await cache.put('e', value);
    expect((await cacheStats(dir)).bytes).toBeLessThanOrEqual(5000);
    expect(await cache.get('a')).toBeDefined();
    expect(await cache.get('e')).toBeDefined();
    expect([await cache.get('b'), await cache.get('c')]).toContain(undefined);
  });

  it('removes what killed processes left behind, and nothing that is in use', async () => {
    const dir = await folder();
    await mkdir(join(dir, 'temporary'), { recursive: true });
    const host = hostname().replaceAll('~', '-');
    const dead = await run(process.execPath, ['-p', 'process.pid']);
    await writeFile(join(dir, 'temporary', `${host}~${dead.stdout.trim()}~x`), 'half');
    await writeFile(join(dir, 'temporary', `${host}~${process.pid}~x`), 'in use');
    await writeFile(join(dir, 'temporary', 'another-machine~1~x'), 'unknown');
    await cacheIn(dir).put('a', bytes('x'));
    expect((await readdir(join(dir, 'temporary'))).sort()).toEqual(
      [`${host}~${process.pid}~x`, 'another-machine~1~x'].sort(),
    );
  });

  it('is skipped with a single warning if its folder cannot be created', async () => {
    const file = join(await folder(), 'file');
    await writeFile(file, '');
    const troubles: unknown[] = [];
    const cache = cacheIn(join(file, 'cache'), { trouble: (error) => troubles.push(error) });
    expect(await cache.getOrMake('a', async () => bytes('x'), never)).toMatchObject({ cached: false });
    await cache.put('a', bytes('x'));
    expect(await cache.get('a')).toBeUndefined();
    expect(troubles).toHaveLength(1);
  });

  it('counts, checks and clears its entries, and keeps other files in its folder', async () => {
    const dir = await folder();
    await writeFile(join(dir, 'mine.txt'), 'keep');
    const cache = cacheIn(dir);
    await cache.put('a', bytes('x'));
    await cache.put('b', bytes('y'));
    expect(await cacheStats(dir)).toMatchObject({ entries: 2 });
    const [entry = ''] = await entryFiles(dir);
    await writeFile(entry, 'damaged');
    expect(await verifyCache(dir)).toEqual({ checked: 2, corrupt: 1 });
    expect(await clearCache(dir)).toMatchObject({ entries: 1 });
    expect(await cacheStats(dir)).toEqual({ entries: 0, bytes: 0 });
    expect(await readFile(join(dir, 'mine.txt'), 'utf8')).toBe('keep');
  });

  it('is readable only by its owner', async () => {
    const dir = join(await folder(), 'cache');
    await cacheIn(dir).put('a', bytes('x'));
    const [entry = ''] = await entryFiles(dir);
    expect((await stat(entry)).mode & 0o077).toBe(0);
    expect((await stat(join(dir, 'entries'))).mode & 0o077).toBe(0);
  });
});

it.each([
  [{ XDG_CACHE_HOME: '/x' }, 'linux' as const, '/x/invoicectl'],
  [{}, 'darwin' as const, 'Library/Caches/invoicectl'],
  [{ LOCALAPPDATA: '/local' }, 'win32' as const, '/local/invoicectl/Cache'],
  [{}, 'linux' as const, '.cache/invoicectl'],
])('the default folder with %j on %s', (env, platform, expected) => {
  expect(defaultCacheDir(env, platform).endsWith(expected)).toBe(true);
});
