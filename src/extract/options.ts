/** The options of `extract`. The config file, the flags and the request bodies are derived from this schema. */
import { z } from 'zod';

export const ExtractOptions = z.strictObject({
  ocr: z
    .enum(['auto', 'always', 'never'])
    .default('auto')
    .describe(
      'auto recognises text on pages whose text layer is missing or wrong; always on every page; never on none',
    ),
  ocrEngine: z.enum(['paddle', 'tesseract']).default('paddle').describe('Engine for text recognition'),
  ocrLanguages: z
    .array(z.enum(['zh', 'en']))
    .min(1)
    .default(['zh', 'en'])
    .describe('Languages of scanned pages'),
  maxPages: z
    .number()
    .int()
    .min(1)
    .max(10_000)
    .default(200)
    .describe('Most pages of a document that are read; later ones are left out with a warning'),
  password: z.string().optional().describe('Password of encrypted documents'),
  explain: z.boolean().default(false).describe('Add what each source says about each field'),
});
export type ExtractOptions = z.output<typeof ExtractOptions>;
