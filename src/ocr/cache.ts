/**
 * Results of text recognition, kept under a digest of everything that determines them, so that a page picture is
 * recognised once.
 *
 * Entries are checked when they are read. One that is damaged or has an older shape counts as absent.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Raster } from '../domain/document.ts';
import type { OcrEngine, OcrOptions, OcrResult } from './engine.ts';

/** Bytes under a key of hexadecimal digits. */
export interface OcrCache {
  get(key: string): Promise<Uint8Array | undefined>;
  put(key: string, bytes: Uint8Array): Promise<void>;
}

const resultSchema = z.object({
  lines: z.array(
    z.strictObject({
      text: z.string(),
      confidence: z.number(),
      box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
      rotation: z.literal([90, 180, 270]).exactOptional(),
      characterX: z.array(z.number()).exactOptional(),
    }),
  ),
  rotation: z.literal([0, 90, 180, 270]),
  skewDegrees: z.number(),
  width: z.number(),
  height: z.number(),
});

/** SHA-256 of the picture, the engine and the options. Resolution is not part of it, because results are in pixels. */
export function ocrCacheKey(raster: Raster, engine: OcrEngine, { languages }: OcrOptions): string {
  const about = JSON.stringify([engine.name, engine.version, languages, raster.width, raster.height]);
  return createHash('sha256').update(about).update('\0').update(raster.pixels).digest('hex');
}

function parse(bytes: Uint8Array): OcrResult | undefined {
  try {
    return resultSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data;
  } catch {
    // A half-written entry is not JSON. The page is recognised again and the entry replaced.
    return undefined;
  }
}

/** The same engine, which keeps its results in `cache`. */
export function cachedEngine(engine: OcrEngine, cache: OcrCache): OcrEngine {
  return {
    name: engine.name,
    version: engine.version,
    unavailable: () => engine.unavailable(),
    async recognize(raster, options) {
      const key = ocrCacheKey(raster, engine, options);
      const kept = await cache.get(key);
      const known = kept && parse(kept);
      if (known) return known;
      const result = await engine.recognize(raster, options);
      await cache.put(key, new TextEncoder().encode(JSON.stringify(result)));
      return result;
    },
    close: () => engine.close(),
  };
}
