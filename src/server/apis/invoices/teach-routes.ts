/** Routes that teach the reader a seller from a corrected invoice. The API document has none; they are additions. */
import type { InvoiceArchive } from '../../../archive/invoice-archive.ts';
import type { KeptReadings } from '../../../archive/kept-readings.ts';
import { teaching, type TemplateDraft } from '../../../archive/teaching.ts';
import type { App } from '../../api.ts';
import type { ServerServices } from '../../services.ts';
import { errors } from './errors.ts';
import { base, tags } from './presentation.ts';
import { ById, envelope, success } from './schemas.ts';
import { KeepDraft, KeptTemplate, TemplateDraftView } from './teach-schemas.ts';

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

const draftView = ({ draft, template, issuer, fields, agreeing, tried, changes }: TemplateDraft) => ({
  draft,
  template,
  issuer,
  fields: [...fields],
  trial: {
    documents: tried.length,
    matching: tried.filter(({ isMatching }) => isMatching).length,
    agreeing,
    tried: tried.map(
      ({
        invoice: {
          id,
          fields: { number, date },
        },
        isMatching,
      }) => ({
        invoiceId: id,
        number,
        date,
        matching: isMatching,
      }),
    ),
    changes: changes
      .slice(0, mostChanges)
      .map(({ id, isConfirmed, ...change }) => ({ invoiceId: id, ...change, confirmed: isConfirmed })),
  },
});
