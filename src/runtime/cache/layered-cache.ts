/** A cache in front of another one that is farther away: what the other one has is kept here as well. */
import type { Cache } from './cache.ts';

export const layeredCache = (near: Cache, far: Cache): Cache => ({
  async get(key) {
    const found = await near.get(key);
    if (found) return found;
    const fetched = await far.get(key);
    if (fetched) await near.put(key, fetched);
    return fetched;
  },
  async put(key, bytes) {
    await Promise.all([near.put(key, bytes), far.put(key, bytes)]);
  },
  async getOrMake(key, make, signal) {
    let wasFar = false;
    const fetch = async (): Promise<Uint8Array> => {
      const { bytes, cached } = await far.getOrMake(key, make, signal);
      wasFar = cached;
      return bytes;
    };
    const { bytes, cached } = await near.getOrMake(key, fetch, signal);
    return { bytes, cached: cached || wasFar };
  },
});
