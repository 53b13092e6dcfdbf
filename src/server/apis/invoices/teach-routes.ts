/** Routes that teach the reader a seller from a corrected invoice. The API document has none; they are additions. */
import { z } from 'zod';
import type { InvoiceArchive } from '../../../archive/invoice-archive.ts';
import type { KeptReadings } from '../../../archive/kept-readings.ts';
import { teaching, type TemplateDraft } from '../../../archive/teaching.ts';
import type { App } from '../../api.ts';
import type { ServerServices } from '../../services.ts';
import { errors } from './errors.ts';
import { base, tags } from './presentation.ts';
import { ById, envelope, success } from './schemas.ts';

const Value = z.union([z.string(), z.number()]).nullable();

const TemplateDraftView = z
  .object({
    draft: z.string().describe('For keeping it'),
    template: z.string().describe('In YAML, with comments'),
    issuer: z.string(),
    fields: z.array(z.string()).describe('Values that have a rule: confirmed ones alone'),
    trial: z.object({
      documents: z.number().describe("The seller's other invoices that it was tried on, 30 at most"),
      matching: z.number().describe('Those that it would read'),
      agreeing: z.number().describe('Values that it finds as they are'),
      changes: z
        .array(z.object({ invoiceId: z.string(), field: z.string(), now: Value, found: Value }))
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
          documents: 3,
          matching: 3,
          agreeing: 2,
          changes: [{ invoiceId: 'inv_002', field: 'number', now: null, found: '12345678' }],
        },
      },
    ],
  });

const KeepDraft = z
  .strictObject({ draft: z.string().regex(/^[0-9a-f]{64}$/, 'is not the `draft` of an answer') })
  .meta({
    id: 'KeepTemplateRequest',
    examples: [{ draft: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' }],
  });

const KeptTemplate = z
  .object({ name: z.string() })
  .meta({ id: 'KeptTemplate', examples: [{ name: 'taught-9f86d081884c' }] });

export function teachRoutes(app: App, archive: InvoiceArchive, readings: KeptReadings, services: ServerServices): void {
  const teacher = teaching(archive, readings, services);

  app.post(
    `${base}/invoices/:id/teach`,
    {
      schema: {
        tags,
        summary: "Drafts a template for the seller from confirmed values, and tries it on the seller's other invoices",
        description:
          'Confirmed are values that a person set, and all values of a verified invoice. Nothing is kept yet.',
        params: ById,
        response: { 200: envelope(TemplateDraftView), ...errors(400, 404, 409, 410, 422, 500, 503) },
      },
    },
    async ({ params: { id }, signal }) => success(draftView(await teacher.draft(id, signal))),
  );

  app.post(
    `${base}/invoices/:id/teach/keep`,
    {
      schema: {
        tags,
        summary: 'Keeps a drafted template: files are read with it from now on',
        params: ById,
        body: KeepDraft,
        response: { 200: envelope(KeptTemplate), ...errors(400, 404, 409, 410, 422, 500, 503) },
      },
    },
    async ({ params: { id }, body: { draft }, signal }) => success({ name: await teacher.keep(id, draft, signal) }),
  );
}

const mostChanges = 200;

const draftView = ({ draft, template, issuer, fields, documents, matching, agreeing, changes }: TemplateDraft) => ({
  draft,
  template,
  issuer,
  fields: [...fields],
  trial: {
    documents,
    matching,
    agreeing,
    changes: changes.slice(0, mostChanges).map(({ id, ...change }) => ({ invoiceId: id, ...change })),
  },
});
