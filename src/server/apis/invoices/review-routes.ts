/**
 * Routes for reviewing an invoice: its whole reading with evidence, its corrections and their history. The API document has
 * none of them; they are additions.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { changed, described, type HistoryEntry, judgedWith, undone, valueAt } from '../../../archive/changes.ts';
import type { ArchivedInvoice, InvoiceArchive } from '../../../archive/invoice-archive.ts';
import type { KeptReadings } from '../../../archive/kept-readings.ts';
import { definedOnly } from '../../../domain/defined-only.ts';
import { Failure } from '../../../domain/failure.ts';
import type { App } from '../../api.ts';
import { utcTimestamp } from '../../timestamps.ts';
import { errors } from './errors.ts';
import { authorOf, base, type From, invoiceView, pageView, tags } from './presentation.ts';
import { HistoryView, InvoiceReading } from './review-schemas.ts';
import { ById, envelope, InvoicePatch, InvoiceView, success } from './schemas.ts';

export function reviewRoutes(app: App, archive: InvoiceArchive, readings: KeptReadings, from: From): void {
  readingRoute(app, archive, readings);
  changeRoute(app, archive, readings, from);
  undoRoute(app, archive, readings, from);
  historyRoute(app, archive);
}

function readingRoute(app: App, archive: InvoiceArchive, readings: KeptReadings): void {
  app.get(
    `${base}/invoices/:id/reading`,
    {
      schema: {
        tags,
        summary: 'The whole reading of an invoice: values with evidence, checks, warnings',
        description: 'Values that a person set have the method `human`. The checks are those of the corrected invoice.',
        params: ById,
        response: { 200: envelope(InvoiceReading), ...errors(404, 410, 422, 500, 503) },
      },
    },
    async ({ params: { id }, signal }, reply) => {
      const invoice = await archive.get(id);
      const basis = await readings.basis(invoice, signal);
      const { corrections = {}, version } = await archive.get(id);
      const asRead = judgedWith(basis);
      const read = Object.keys(corrections).map((field) => [
        field,
        { value: valueAt(asRead.invoice, field), confidence: asRead.evidence[field]?.confidence ?? null },
      ]);
      const [first, last] = invoice.range ?? [1, Infinity];
      const pages = (await readings.pages(invoice, signal))
        .filter(({ number }) => first <= number && number <= last)
        .map(pageView);
      tagged(reply, version);
      const now = judgedWith(basis, corrections);
      const records = [{ ...now, checks: described(now) }];
      const source = { sha256: invoice.sha256, fileName: invoice.fileName, position: invoice.position ?? 0 };
      return success({ records, read: Object.fromEntries(read), corrections, source, pages, version });
    },
  );
}

function changeRoute(app: App, archive: InvoiceArchive, readings: KeptReadings, from: From): void {
  app.patch(
    `${base}/invoices/:id`,
    {
      schema: {
        tags,
        summary: 'Sets the status and corrects values',
        params: ById,
        body: InvoicePatch,
        response: { 200: envelope(InvoiceView), ...errors(400, 404, 410, 412, 422, 500, 503) },
      },
    },
    async (request, reply) => {
      const { status, corrections, how = 'typed', override, ...fields } = request.body;
      const { id } = request.params;
      const basis = await readings.basis(await archive.get(id), request.signal);
      const author = { by: authorOf(request), how, atMs: Date.now() };
      const change = { fields, ...definedOnly({ status, corrections, override }) };
      const expected = expectedVersion(request);
      const invoice = await archive.change(id, (before) => changed(before, basis, change, author), expected);
      return answer(reply, invoice, from(request));
    },
  );
}

function undoRoute(app: App, archive: InvoiceArchive, readings: KeptReadings, from: From): void {
  app.post(
    `${base}/invoices/:id/undo`,
    {
      schema: {
        tags,
        summary: 'Sets the last change back that was not set back yet',
        params: ById,
        response: { 200: envelope(InvoiceView), ...errors(400, 404, 409, 410, 412, 422, 500, 503) },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const basis = await readings.basis(await archive.get(id), request.signal);
      const author = { by: authorOf(request), atMs: Date.now() };
      const undo = (before: ArchivedInvoice) => undone(before, basis, author);
      return answer(reply, await archive.change(id, undo, expectedVersion(request)), from(request));
    },
  );
}

function historyRoute(app: App, archive: InvoiceArchive): void {
  app.get(
    `${base}/invoices/:id/history`,
    {
      schema: {
        tags,
        summary: 'All changes by people, oldest first',
        params: ById,
        response: { 200: envelope(z.array(HistoryView)), ...errors(404, 410, 500) },
      },
    },
    async ({ params: { id } }) => success(((await archive.get(id)).history ?? []).map(historyView)),
  );
}

const historyView = ({ atMs, undone: isUndone = false, by, how, reason, changes }: HistoryEntry) => ({
  at: utcTimestamp(atMs),
  by,
  how,
  changes,
  undone: isUndone,
  ...definedOnly({ reason }),
});

const tagged = (reply: FastifyReply, version: number): FastifyReply => reply.header('etag', `"${version}"`);

function answer(reply: FastifyReply, invoice: ArchivedInvoice, from: string) {
  tagged(reply, invoice.version);
  return success(invoiceView(invoice, from));
}

/** From If-Match, whose value is the ETag of an earlier answer (RFC 9110, 13.1.1). Undefined without one, and for `*`. */
function expectedVersion({ headers: { 'if-match': value } }: FastifyRequest): number | undefined {
  if (value === undefined || value.trim() === '*') return undefined;
  const version = /^"(\d{1,15})"$/.exec(value.trim())?.[1];
  if (version === undefined) throw new Failure('bad_request', 'If-Match is not the ETag of an invoice');
  return Number(version);
}
