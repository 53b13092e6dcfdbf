/** The options of tasks and of the cache. The config file, the environment and the flags are derived from them. */
import { z } from 'zod';

export const RunOptions = z.strictObject({
  concurrency: z
    .number()
    .int()
    .min(1)
    .max(256)
    .optional()
    .describe('Number of documents read at once; default: the number of cores'),
  timeoutSeconds: z
    .number()
    .positive()
    .max(86_400)
    .default(120)
    .describe('The longest time that one document may take, in seconds'),
  cache: z.boolean().default(true).describe('Keeps results and reuses those of earlier runs; --no-cache does neither'),
});
export type RunOptions = z.output<typeof RunOptions>;

export const CacheOptions = z.strictObject({
  dir: z.string().min(1).optional().describe("Folder of the cache; default: the user's cache folder"),
  ttlHours: z.number().positive().max(8760).default(24).describe('How long a result is reused, in hours'),
  maxMegabytes: z
    .number()
    .int()
    .min(1)
    .default(1024)
    .describe('Size of the cache; the least recently used results are removed first'),
});
export type CacheOptions = z.output<typeof CacheOptions>;
