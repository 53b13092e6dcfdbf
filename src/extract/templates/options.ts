/** Where the user's templates are: the source for the config file, the environment and the flag. */
import { z } from 'zod';

export const TemplateOptions = z.strictObject({
  templates: z
    .string()
    .min(1)
    .optional()
    .describe('Folder of templates (YAML) for documents of certain issuers, tried before anything else'),
});
export type TemplateOptions = z.output<typeof TemplateOptions>;
