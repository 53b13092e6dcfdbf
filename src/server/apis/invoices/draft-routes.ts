/** Routes of drafts, which are named selections of invoices. */
import { idsOf } from '../../idempotency.ts';
import { type Drafts, draftsIn } from '../../../archive/drafts.ts';
import type { InvoiceArchive } from '../../../archive/invoice-archive.ts';
import type { App } from '../../api.ts';
import { cleanUpRegularly, type CleanUpServices } from '../../clean-up.ts';
import type { ServerServices } from '../../services.ts';
import { DraftChange, DraftDetail, DraftRequest, DraftView } from './draft-schemas.ts';
import { errors } from './errors.ts';
import { base, draftView, type From, invoiceView, tags } from './presentation.ts';
import { ById, envelope, Nothing, Paged, pageOf, success } from './schemas.ts';

export function draftRoutes(
  app: App,
  archive: InvoiceArchive,
  { records, locks, log }: ServerServices,
  from: From,
): void {
  const drafts = draftsIn(records);

  app.post(
    `${base}/drafts`,
    {
      config: { idempotent: 'resumed' },
      schema: {
        tags,
        summary: 'Saves a selection of invoices as a draft',
        body: DraftRequest,
        response: { 200: envelope(DraftView), ...errors(400, 404, 410, 500) },
      },
    },
    async (request) => {
      await archive.getAll(request.body.invoiceIds);
      return success(draftView(await drafts.save(request.body, idsOf(request)('draft'))));
    },
  );

  draftListRoute(app, drafts);
  draftRoute(app, archive, drafts, from);
  draftChangeRoute(app, archive, drafts);
  draftDeletionRoutes(app, drafts, { locks, log });
}

function draftListRoute(app: App, drafts: Drafts): void {
  app.get(
    `${base}/drafts`,
    {
      schema: {
        tags,
        summary: 'Drafts, newest first',
        querystring: Paged,
        response: { 200: pageOf(DraftView), ...errors(400, 500) },
      },
    },
    async ({ query: { page, pageSize } }) => {
      const found = await drafts.list(page, pageSize);
      return success({ data: found.drafts.map(draftView), total: found.total, page, pageSize });
    },
  );
}

function draftRoute(app: App, archive: InvoiceArchive, drafts: Drafts, from: From): void {
  app.get(
    `${base}/drafts/:id`,
    {
      schema: {
        tags,
        summary: 'A draft with its invoices',
        params: ById,
        response: { 200: envelope(DraftDetail), ...errors(404, 500) },
      },
    },
    async (request) => {
      const draft = await drafts.get(request.params.id);
      const invoices = await archive.present(draft.invoiceIds);
      return success({
        ...draftView(draft),
        invoiceIds: draft.invoiceIds,
        invoices: invoices.map((invoice) => invoiceView(invoice, from(request))),
      });
    },
  );
}

function draftChangeRoute(app: App, archive: InvoiceArchive, drafts: Drafts): void {
  app.put(
    `${base}/drafts/:id`,
    {
      schema: {
        tags,
        summary: 'Changes the name or the invoices of a draft, or both',
        params: ById,
        body: DraftChange,
        response: { 200: envelope(DraftView), ...errors(400, 404, 410, 500) },
      },
    },
    async ({ params: { id }, body }) => {
      await drafts.get(id);
      await archive.getAll(body.invoiceIds ?? []);
      return success(draftView(await drafts.change(id, body)));
    },
  );
}

function draftDeletionRoutes(app: App, drafts: Drafts, services: CleanUpServices): void {
  cleanUpRegularly(app, services, 'drafts', (lost) => drafts.expire(Date.now(), lost));
  app.delete(
    `${base}/drafts/:id`,
    { schema: { tags, summary: 'Deletes a draft', params: ById, response: { 200: Nothing, ...errors(404, 500) } } },
    async ({ params: { id } }) => {
      await drafts.delete(id);
      return success(null);
    },
  );

  app.post(
    `${base}/drafts/:id/restore`,
    {
      schema: {
        tags,
        summary: 'Undoes the deletion of a draft, for an hour',
        params: ById,
        response: { 200: envelope(DraftView), ...errors(404, 500) },
      },
    },
    async ({ params: { id } }) => success(draftView(await drafts.restore(id))),
  );
}
