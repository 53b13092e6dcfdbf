import { expect, it } from 'vitest';
import type { Cache } from '../../src/runtime/cache/cache.ts';

const never = new AbortController().signal;
const bytes = (text: string): Uint8Array => Buffer.from(text);
const text = (value: Uint8Array | undefined): string | undefined => value && Buffer.from(value).toString();

/** What every cache promises. Each implementation's test file calls this once. */
export function cacheContract(create: () => Promise<Cache>): void {
  it('returns nothing for a key that was never stored', async () => {
    expect(await (await create()).get('a')).toBeUndefined();
  });

  it('returns the value that was stored, under any key', async () => {
    const cache = await create();
    const keys = ['a', '', '../../etc/passwd', 'k'.repeat(5000), '发票'];
    for (const key of keys) await cache.put(key, bytes(`value of ${key}`));
    for (const key of keys) expect(text(await cache.get(key))).toBe(`value of ${key}`);
  });

  it('replaces the value of a key', async () => {
    const cache = await create();
    await cache.put('a', bytes('old'));
    await cache.put('a', bytes('new'));
    expect(text(await cache.get('a'))).toBe('new');
  });

  it('makes a value once for all who ask at the same time', async () => {
    const cache = await create();
    let made = 0;
    const make = async () => {
      made++;
      await new Promise((resolve) => setTimeout(resolve, 30));
      return bytes('made');
    };
    const results = await Promise.all(Array.from({ length: 5 }, () => cache.getOrMake('a', make, never)));
    expect(made).toBe(1);
    expect(results.map((result) => text(result.bytes))).toEqual(Array(5).fill('made'));
    expect(results.filter(({ cached }) => !cached)).toHaveLength(1);
  });

  it('lets the next caller make the value after one failed to make it', async () => {
    const cache = await create();
    await expect(cache.getOrMake('a', () => Promise.reject(new Error('no')), never)).rejects.toThrow('no');
    expect(text((await cache.getOrMake('a', async () => bytes('yes'), never)).bytes)).toBe('yes');
  });

  it('stops waiting when the signal is aborted, and lets the work go on for the others', async () => {
    const cache = await create();
    let finish = (): void => {};
    const slow = cache.getOrMake('a', () => new Promise((resolve) => (finish = () => resolve(bytes('slow')))), never);
    const impatient = new AbortController();
    const waiting = cache.getOrMake('a', async () => bytes('never'), impatient.signal);
    setTimeout(() => impatient.abort(), 20);
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    finish();
    expect(text((await slow).bytes)).toBe('slow');
  });
}
