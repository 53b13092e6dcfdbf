/** Routes of the archive: dashboard, invoices, merge tasks, drafts. */
import { z } from 'zod';
import { type Drafts, draftsIn } from '../../../archive/drafts.ts';
import type { InvoiceArchive } from '../../../archive/invoice-archive.ts';
import { type MergeOrder, type MergeTasks, mergeTasks } from '../../../archive/merge-tasks.ts';
import { calendarMonths } from '../../../archive/months.ts';
import { mediaTypeOf } from '../../../archive/uploaded-documents.ts';
import { statistics } from '../../../archive/statistics.ts';
import type { App } from '../../api.ts';
import { sendFile } from '../../outgoing/download.ts';
import type { ServerServices } from '../../services.ts';
import { LinkQuery } from '../../outgoing/signed-links.ts';
import { errors } from './errors.ts';
import { linkRoute, openedBy } from './links.ts';
import { base, draftView, type From, invoiceView, mergeTaskView, tags } from './presentation.ts';
import {
  ById,
  DraftDetail,
  DraftRequest,
  DraftView,
  envelope,
  InvoiceView,
  MergeRequest,
  MergeTaskView,
  Paged,
  pageOf,
  Statistics,
  success,
} from './schemas.ts';

const Nothing = envelope(z.null());

export function invoiceRoutes(app: App, archive: InvoiceArchive, services: ServerServices, from: From): void {
  statisticsRoute(app, archive, services.options.timeZone);

  invoiceChangeRoutes(app, archive, from);

  invoiceFileRoute(app, archive, services, from);
}

function statisticsRoute(app: App, archive: InvoiceArchive, timeZone: string): void {
  const months = calendarMonths(timeZone);
  app.get(
    `${base}/dashboard/stats`,
    {
      schema: {
        tags,
        summary: 'Figures for the current calendar month',
        response: { 200: envelope(Statistics), ...errors(500) },
      },
    },
    async () => success(await statistics(archive.records, months, Date.now())),
  );
}

function invoiceChangeRoutes(app: App, archive: InvoiceArchive, from: From): void {
  app.get(
    `${base}/invoices/:id`,
    {
      schema: {
        tags,
        summary: 'An invoice',
        params: ById,
        response: { 200: envelope(InvoiceView), ...errors(404, 410, 500) },
      },
    },
    async (request) => success(invoiceView(await archive.get(request.params.id), from(request))),
  );

  app.delete(
    `${base}/invoices/:id`,
    {
      schema: {
        tags,
        summary: 'Deletes an invoice and its file',
        params: ById,
        response: { 200: Nothing, ...errors(404, 410, 500) },
      },
    },
    async ({ params: { id } }) => {
      await archive.delete(id);
      return success(null);
    },
  );
}

function invoiceFileRoute(app: App, archive: InvoiceArchive, services: ServerServices, from: From): void {
  const { blobs, links, options } = services;
  const path = `${base}/invoices/:id/file`;
  app.get(
    path,
    {
      config: { opensWithSignature: true },
      schema: {
        tags,
        summary: 'The file as it was uploaded',
        params: ById,
        querystring: LinkQuery,
        sends: ['application/octet-stream'],
        response: errors(404, 410, 500),
      },
    },
    async (request, reply) => {
      links.opens(openedBy('invoice', request.params.id), request.query);
      const { sha256, fileName, fileType, id } = await archive.get(request.params.id);
      const name = fileName === '' ? `${id}.${fileType}` : fileName;
      const mediaType = mediaTypeOf[fileType];
      return sendFile(request, reply, blobs, { sha256, name, mediaType, shownOn: options.corsOrigins });
    },
  );
  linkRoute(app, { what: 'invoice', path, links, check: (id) => archive.get(id), from });
}

export function mergeTaskRoutes(app: App, archive: InvoiceArchive, services: ServerServices, from: From): void {
  const merging = mergeTasks(archive, services.tasks);

  app.post(
    `${base}/merge-tasks`,
    {
      config: { idempotent: true },
      schema: {
        tags,
        summary: 'Merges invoices into a PDF or a ZIP',
        body: MergeRequest,
        response: { 200: envelope(MergeTaskView), ...errors(400, 404, 410, 500, 503) },
      },
    },
    async (request) => success(mergeTaskView(await merging.create(orderOf(request.body)), from(request))),
  );

  app.get(
    `${base}/merge-tasks`,
    {
      schema: {
        tags,
        summary: 'Merge tasks, newest first',
        querystring: Paged,
        response: { 200: pageOf(MergeTaskView), ...errors(400, 500) },
      },
    },
    async (request) => {
      const { page, pageSize } = request.query;
      const { tasks, total } = await merging.list(page, pageSize);
      return success({ data: tasks.map((task) => mergeTaskView(task, from(request))), total, page, pageSize });
    },
  );

  app.get(
    `${base}/merge-tasks/:id`,
    {
      schema: {
        tags,
        summary: 'A merge task',
        params: ById,
        response: { 200: envelope(MergeTaskView), ...errors(404, 500) },
      },
    },
    async (request) => success(mergeTaskView(await merging.get(request.params.id), from(request))),
  );

  mergedFileRoute(app, merging, services, from);
}

function mergedFileRoute(app: App, merging: MergeTasks, { blobs, links }: ServerServices, from: From): void {
  const path = `${base}/merge-tasks/:id/download`;
  app.get(
    path,
    {
      config: { opensWithSignature: true },
      schema: {
        tags,
        summary: 'The merged file',
        params: ById,
        querystring: LinkQuery,
        sends: ['application/pdf', 'application/zip'],
        response: errors(404, 409, 422, 500),
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      links.opens(openedBy('merge-task', id), request.query);
      return sendFile(request, reply, blobs, await merging.file(id));
    },
  );
  linkRoute(app, { what: 'merge-task', path, links, check: (id) => merging.file(id), from });
}

function orderOf({ invoiceIds, outputType, layout = {} }: MergeRequest): MergeOrder {
  const { showPageNumber: pageNumber, showCategoryLabel: categoryLabel, ...others } = layout;
  return { invoiceIds, outputType, layout: { ...others, pageNumber, categoryLabel } };
}

export function draftRoutes(app: App, archive: InvoiceArchive, { records }: ServerServices, from: From): void {
  const drafts = draftsIn(records);

  app.post(
    `${base}/drafts`,
    {
      config: { idempotent: true },
      schema: {
        tags,
        summary: 'Saves a selection of invoices as a draft',
        body: DraftRequest,
        response: { 200: envelope(DraftView), ...errors(400, 404, 410, 500) },
      },
    },
    async ({ body }) => {
      await archive.getAll(body.invoiceIds);
      return success(draftView(await drafts.save(body)));
    },
  );

  draftListRoute(app, drafts);
  draftRoute(app, archive, drafts, from);
  draftChangeRoute(app, archive, drafts);
  draftDeletionRoute(app, drafts);
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
        summary: 'Changes the name and the invoices of a draft',
        params: ById,
        body: DraftRequest,
        response: { 200: envelope(DraftView), ...errors(400, 404, 410, 500) },
      },
    },
    async ({ params: { id }, body }) => {
      await drafts.get(id);
      await archive.getAll(body.invoiceIds);
      return success(draftView(await drafts.change(id, body)));
    },
  );
}

function draftDeletionRoute(app: App, drafts: Drafts): void {
  app.delete(
    `${base}/drafts/:id`,
    { schema: { tags, summary: 'Deletes a draft', params: ById, response: { 200: Nothing, ...errors(404, 500) } } },
    async ({ params: { id } }) => {
      await drafts.delete(id);
      return success(null);
    },
  );
}
