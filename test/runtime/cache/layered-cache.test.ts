import { beforeEach, expect, it } from 'vitest';
import type { Cache } from '../../../src/runtime/cache/cache.ts';
import { layeredCache } from '../../../src/runtime/cache/layered-cache.ts';

/** In memory. */
function memoryCache(): Cache & { readonly kept: Map<string, Uint8Array> } {
  const kept = new Map<string, Uint8Array>();
  return {
    kept,
    get: async (key) => kept.get(key),
    async put(key, bytes) {
      kept.set(key, bytes);
    },
    async getOrMake(key, make) {
      const found = kept.get(key);
      if (found) return { bytes: found, cached: true };
      const bytes = await make();
      kept.set(key, bytes);
      return { bytes, cached: false };
    },
  };
}

const result = Buffer.from('a result');
const { signal } = new AbortController();
let [near, far] = [memoryCache(), memoryCache()];
let cache: Cache;
let made: number;
const make = async (): Promise<Uint8Array> => {
  made++;
  return result;
};
beforeEach(() => {
  [near, far, made] = [memoryCache(), memoryCache(), 0];
  cache = layeredCache(near, far);
});

it('what is in neither is made once, and is in both from then on', async () => {
  expect(await cache.getOrMake('key', make, signal)).toEqual({ bytes: result, cached: false });
  expect([near.kept.get('key'), far.kept.get('key')]).toEqual([result, result]);
  expect(await cache.getOrMake('key', make, signal)).toEqual({ bytes: result, cached: true });
  expect(made).toBe(1);
});

it('what only the other one has is not made, counts as cached, and is kept here as well', async () => {
  await far.put('key', result);
  expect(await cache.getOrMake('key', make, signal)).toEqual({ bytes: result, cached: true });
  await far.put('other', result);
  expect(await cache.get('other')).toEqual(result);
  expect([...near.kept.keys()]).toEqual(['key', 'other']);
  expect(made).toBe(0);
});

it('nothing is kept in either if making fails', async () => {
  const failing = cache.getOrMake('key', () => Promise.reject(new Error('not now')), signal);
  await expect(failing).rejects.toThrow('not now');
  expect(await cache.get('key')).toBeUndefined();
});
