/** Shapes of the routes that teach the reader a seller, which the API document does not have. */
import { z } from 'zod';

const Value = z.union([z.string(), z.number()]).nullable();

export const TemplateDraftView = z
  .object({
    draft: z.string().describe('For keeping it'),
    template: z.string().describe('In YAML, with comments'),
    issuer: z.string(),
    fields: z.array(z.string()).describe('Values that have a rule: confirmed ones alone'),
    trial: z.object({
      documents: z.number().describe("The seller's other invoices that it was tried on, 30 at most"),
      matching: z.number().describe('Those that it would read'),
      agreeing: z.number().describe('Values that it finds as they are'),
      tried: z
        .array(z.object({ invoiceId: z.string(), number: z.string(), date: z.string(), matching: z.boolean() }))
        .describe('Those invoices, newest first, and whether the template would read them'),
      changes: z
        .array(
          z.object({
            invoiceId: z.string(),
            field: z.string(),
            now: Value,
            found: Value,
            confirmed: z.boolean().describe('Whether a person confirmed the value that is known now'),
          }),
        )
        .describe('Values that it finds otherwise; they are not changed'),
    }),
  })
  .meta({
    id: 'TemplateDraft',
    examples: [
      {
        draft: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
        template: "issuer: '上海某某科技有限公司'\nkeywords:\n  - '上海某某科技有限公司'\n…",
        issuer: '上海某某科技有限公司',
        fields: ['number'],
        trial: {
          documents: 1,
          matching: 1,
          agreeing: 0,
          tried: [{ invoiceId: 'inv_002', number: '', date: '2023-11-20', matching: true }],
          changes: [{ invoiceId: 'inv_002', field: 'number', now: null, found: '12345678', confirmed: false }],
        },
      },
    ],
  });

export const KeepDraft = z
  .strictObject({ draft: z.string().regex(/^[0-9a-f]{64}$/, 'is not the `draft` of an answer') })
  .meta({
    id: 'KeepTemplateRequest',
    examples: [{ draft: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' }],
  });

export const KeptTemplate = z
  .object({ name: z.string() })
  .meta({ id: 'KeptTemplate', examples: [{ name: 'taught-9f86d081884c' }] });
