/** Options of `extract`: this one schema is the source for the config file, the flags and the request bodies. */
import { z } from 'zod';

export const ExtractOptions = z.strictObject({
  ocr: z
    .enum(['auto', 'always', 'never'])
    .default('auto')
    .describe('auto recognises text on pages whose text layer is missing or lies; always on every page; never on none'),
  ocrEngine: z.enum(['paddle', 'tesseract']).default('paddle').describe('Which engine recognises text'),
  ocrLanguages: z
    .array(z.enum(['zh', 'en']))
    .min(1)
    .default(['zh', 'en'])
    .describe('Languages on scanned pages'),
  maxPages: z
    .number()
    .int()
    .min(1)
    .max(10_000)
    .default(200)
    .describe('Pages read of one document; later ones are left out with a warning'),
  password: z.string().optional().describe('Opens encrypted documents'),
  explain: z.boolean().default(false).describe('Adds what each source said about each field'),
});
export type ExtractOptions = z.output<typeof ExtractOptions>;
