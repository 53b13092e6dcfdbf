/** The option for the folder of templates. The config file, the environment and the flag are derived from it. */
import { z } from 'zod';

export const TemplateOptions = z.strictObject({
  templates: z
    .string()
    .min(1)
    .optional()
    .describe('Folder with templates (YAML) for documents of certain issuers, tried before the built-in readers'),
});
export type TemplateOptions = z.output<typeof TemplateOptions>;
