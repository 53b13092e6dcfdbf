/** Routes of the archive: dashboard, invoices, merge tasks. */
import { idsOf } from '../../idempotency.ts';
import { z } from 'zod';
import type { InvoiceArchive } from '../../../archive/invoice-archive.ts';
import { type MergeOrder, type MergeTasks, mergeTasks } from '../../../archive/merge-tasks.ts';
import { calendarMonths } from '../../../archive/months.ts';
import { mediaTypeOf } from '../../../archive/uploaded-documents.ts';
import { othersOfFile } from '../../../archive/same-file.ts';
import { firstOf, isSameFile, sameInvoices } from '../../../archive/same-invoices.ts';
import { statistics } from '../../../archive/statistics.ts';
import type { App } from '../../api.ts';
import { sendFile } from '../../outgoing/download.ts';
import type { ServerServices } from '../../services.ts';
import { LinkQuery } from '../../outgoing/signed-links.ts';
import { errors } from './errors.ts';
import { linkRoute, openedBy } from './links.ts';
import { base, type From, invoiceView, mergeTaskView, tags } from './presentation.ts';
import {
  ById,
  envelope,
  exampleInvoice,
  InvoiceView,
  MergeRequest,
  MergeTaskView,
  Nothing,
  orAbsent,
  Paged,
  pageOf,
  Statistics,
  success,
  UndoSeconds,
} from './schemas.ts';

export function invoiceRoutes(app: App, archive: InvoiceArchive, services: ServerServices, from: From): void {
  statisticsRoute(app, archive, services.options.timeZone);

  invoiceRoute(app, archive, from);
  duplicatesRoute(app, archive, from);
  othersOfFileRoute(app, archive, from);
  deletionRoutes(app, archive, from);
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

function invoiceRoute(app: App, archive: InvoiceArchive, from: From): void {
  app.get(
    `${base}/invoices/:id`,
    {
      schema: {
        tags,
        summary: 'An invoice',
        params: ById,
        querystring: z.object({ version: orAbsent(z.stringbool().default(false)).describe('Adds `version`') }),
        response: { 200: envelope(InvoiceView), ...errors(404, 410, 500) },
      },
    },
    async (request) => {
      const invoice = await archive.get(request.params.id);
      const view = invoiceView(invoice, from(request), await firstOf(archive, invoice));
      return success(request.query.version ? { ...view, version: invoice.version } : view);
    },
  );
}

const Duplicates = z.array(
  InvoiceView.extend({ sameFile: z.boolean().describe('Whether it is the same file, byte by byte') }).meta({
    id: 'DuplicateInvoice',
    examples: [{ ...exampleInvoice, sameFile: true }],
  }),
);

function duplicatesRoute(app: App, archive: InvoiceArchive, from: From): void {
  app.get(
    `${base}/invoices/:id/duplicates`,
    {
      schema: {
        tags,
        summary: 'The other archived invoices that are the same one, oldest first',
        description:
          'The same file, or another file with an invoice of the same day, total, and number or seller. Empty for an invoice without values.',
        params: ById,
        response: { 200: envelope(Duplicates), ...errors(404, 410, 500) },
      },
    },
    async (request) => {
      const invoice = await archive.get(request.params.id);
      const others = await sameInvoices(archive, invoice);
      return success(
        others.map((other) => ({ ...invoiceView(other, from(request)), sameFile: isSameFile(other, invoice) })),
      );
    },
  );
}

function othersOfFileRoute(app: App, archive: InvoiceArchive, from: From): void {
  app.get(
    `${base}/invoices/:id/same-file`,
    {
      schema: {
        tags,
        summary: 'The other invoices of the same file, in their order',
        description: 'For invoices with `pageRange`; empty for all others.',
        params: ById,
        response: { 200: envelope(z.array(InvoiceView)), ...errors(404, 410, 500) },
      },
    },
    async (request) => {
      const others = await othersOfFile(archive, await archive.get(request.params.id));
      return success(others.map((other) => invoiceView(other, from(request))));
    },
  );
}

function deletionRoutes(app: App, archive: InvoiceArchive, from: From): void {
  app.delete(
    `${base}/invoices/:id`,
    {
      schema: {
        tags,
        summary: 'Deletes an invoice and its file',
        params: ById,
        querystring: z.object({ undoSeconds: orAbsent(z.coerce.number().pipe(UndoSeconds).default(0)) }),
        response: { 200: Nothing, ...errors(400, 404, 410, 500) },
      },
    },
    async ({ params: { id }, query: { undoSeconds } }) => {
      await archive.delete(id, undoSeconds * 1000);
      return success(null);
    },
  );

  app.post(
    `${base}/invoices/:id/restore`,
    {
      schema: {
        tags,
        summary: 'Undoes the deletion of an invoice, in the time that it was given for that',
        params: ById,
        response: { 200: envelope(InvoiceView), ...errors(404, 409, 410, 500) },
      },
    },
    async (request) => success(invoiceView(await archive.restore(request.params.id), from(request))),
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
      config: { idempotent: 'resumed' },
      schema: {
        tags,
        summary: 'Merges invoices into a PDF or a ZIP',
        body: MergeRequest,
        response: { 200: envelope(MergeTaskView), ...errors(400, 404, 410, 429, 500, 503) },
      },
    },
    async (request) =>
      success(mergeTaskView(await merging.create(orderOf(request.body), idsOf(request)), from(request))),
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
  const { showPageNumber: pageNumber, showCategoryLabel: categoryLabel, pages, ...others } = layout;
  return { invoiceIds, outputType, layout: { ...others, pageNumber, categoryLabel }, pages };
}
