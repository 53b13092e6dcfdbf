import { beforeEach, expect, it } from 'vitest';
import { cachedEngine, type OcrCache } from '../../src/ocr/cache.ts';
import type { OcrEngine, OcrResult } from '../../src/ocr/engine.ts';

const kept = new Map<string, Uint8Array>();
const cache: OcrCache = {
  get: async (key) => kept.get(key),
  put: async (key, bytes) => void kept.set(key, bytes),
};
let runs = 0;
const result: OcrResult = {
  lines: [{ text: '合计 5.00', confidence: 0.97, box: [1, 2, 30, 12], characterX: [3, 8, 11, 14, 18, 21, 25] }],
  rotation: 270,
  skewDegrees: -1.5,
  width: 40,
  height: 20,
};
const engineOf = (version: string): OcrEngine => ({
  name: 'counting',
  version,
  unavailable: async () => undefined,
  recognize: async () => {
    runs++;
    return result;
  },
  close: async () => undefined,
});
const raster = { width: 2, height: 1, pixels: Uint8Array.of(1, 2, 3, 4, 5, 6), dpi: 72 };

beforeEach(() => {
  runs = 0;
  kept.clear();
});

it('recognises the same picture only once', async () => {
  const engine = cachedEngine(engineOf('1'), cache);
  expect(await engine.recognize(raster, { languages: ['zh'] })).toEqual(result);
  expect(await engine.recognize({ ...raster, dpi: 300 }, { languages: ['zh'] })).toEqual(result);
  expect(runs).toBe(1);
});

it('recognises again if anything changes that determines the result: pixels, shape, languages, engine version', async () => {
  const engine = cachedEngine(engineOf('1'), cache);
  await engine.recognize(raster, { languages: ['zh'] });
  await engine.recognize({ ...raster, pixels: Uint8Array.of(1, 2, 3, 4, 5, 7) }, { languages: ['zh'] });
  await engine.recognize({ ...raster, width: 1, height: 2 }, { languages: ['zh'] });
  await engine.recognize(raster, { languages: ['en'] });
  await cachedEngine(engineOf('2'), cache).recognize(raster, { languages: ['zh'] });
  expect(runs).toBe(5);
});

it.each(['', '{"lines":[{"text":1}]}', '{"lines":[', 'null'])('replaces a damaged entry %j', async (damaged) => {
  const engine = cachedEngine(engineOf('1'), cache);
  await engine.recognize(raster, { languages: ['zh'] });
  for (const key of kept.keys()) kept.set(key, new TextEncoder().encode(damaged));
  expect(await engine.recognize(raster, { languages: ['zh'] })).toEqual(result);
  expect(await engine.recognize(raster, { languages: ['zh'] })).toEqual(result);
  expect(runs).toBe(2);
});
