/** Exports of the list of invoices as CSV and as a workbook. The API document has none; they are additions. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { exportColumnNames, usualColumns } from '../../../archive/export/columns.ts';
import { allInvoices, exported, exportFormats } from '../../../archive/export/export.ts';
import type { ArchivedInvoice, InvoiceArchive } from '../../../archive/invoice-archive.ts';
import { mediaTypes } from '../../../tasks/convert/durable.ts';
import { csvDialects } from '../../../tables/csv-dialects.ts';
import { languages } from '../../../texts/languages.ts';
import { wordingIn } from '../../../texts/wording.ts';
import type { App } from '../../api.ts';
import { contentDisposition } from '../../outgoing/download.ts';
import { errors } from './errors.ts';
import { filterShape, orderOfSort } from './list-query.ts';
import { base, tags } from './presentation.ts';
import { InvoiceIds, orAbsent } from './schemas.ts';

const about = {
  format: 'A row for each invoice with all corrections: UTF-8 with a byte order mark, or a workbook',
  columns: `Comma-separated, in their order. Default: ${usualColumns.join(',')}. All: ${exportColumnNames.join(',')}`,
  sums: 'Adds the sums of each currency below',
  csvDialect: 'excel-zh and excel-de keep long numbers as text and have heads in words; plain is for programs',
  language: 'Of heads and words',
};
const dialectNames = csvDialects.map(({ name }) => name);
const Columns = z.string().max(2000);
const usualDialect = 'excel-zh';
const usualLanguage = 'zh';

const ExportQuery = z.object({
  format: z.enum(exportFormats).describe(about.format),
  columns: orAbsent(Columns.optional()).describe(about.columns),
  sums: orAbsent(z.stringbool().default(false)).describe(about.sums),
  csvDialect: orAbsent(z.enum(dialectNames).default(usualDialect)).describe(about.csvDialect),
  language: orAbsent(z.enum(languages).default(usualLanguage)).describe(about.language),
  ...filterShape,
});

const ExportOfChosen = z
  .strictObject({
    ids: InvoiceIds,
    format: z.enum(exportFormats).describe(about.format),
    columns: Columns.optional().describe(about.columns),
    sums: z.boolean().default(false).describe(about.sums),
    csvDialect: z.enum(dialectNames).default(usualDialect).describe(about.csvDialect),
    language: z.enum(languages).default(usualLanguage).describe(about.language),
  })
  .meta({
    id: 'InvoiceExportRequest',
    examples: [{ ids: ['inv_001', 'inv_002'], format: 'xlsx', columns: 'number,seller.name,totalAmount', sums: true }],
  });

type ExportForm = Omit<z.output<typeof ExportOfChosen>, 'ids'>;

const sends = ['text/csv', mediaTypes['xlsx'] ?? ''];

export function exportRoutes(app: App, archive: InvoiceArchive): void {
  app.get(
    `${base}/invoices/export`,
    {
      schema: {
        tags,
        summary: 'The list of invoices as CSV or as a workbook',
        querystring: ExportQuery,
        sends,
        response: errors(400, 500),
      },
    },
    async (request, reply) => {
      const { format, columns, sums, csvDialect, language, sort, ...filter } = request.query;
      const form = { format, columns, sums, csvDialect, language };
      return send(request, reply, form, allInvoices(archive, filter, orderOfSort[sort]));
    },
  );

  app.post(
    `${base}/invoices/export`,
    {
      schema: {
        tags,
        summary: 'Chosen invoices as CSV or as a workbook, in the order of their ids',
        body: ExportOfChosen,
        sends,
        response: errors(400, 404, 410, 500),
      },
    },
    async (request, reply) => {
      const { ids, ...form } = request.body;
      const invoices = await archive.getAll(ids);
      return send(
        request,
        reply,
        form,
        (async function* () {
          yield invoices;
        })(),
      );
    },
  );
}

async function send(
  { signal }: FastifyRequest,
  reply: FastifyReply,
  { format, columns, sums, csvDialect, language }: ExportForm,
  invoices: AsyncIterable<readonly ArchivedInvoice[]>,
): Promise<FastifyReply> {
  const names = columns?.split(',').map((name) => name.trim()) ?? usualColumns;
  const wording = await wordingIn(language);
  const table = exported(invoices, { format, columns: names, sums, csvDialect, wording, signal });
  const day = new Date().toISOString().slice(0, 10);
  void reply.headers({
    'content-type': mediaTypes[format] ?? 'application/octet-stream',
    'content-disposition': contentDisposition('attachment', `invoices-${day}.${format}`),
    'cache-control': 'no-store',
  });
  return reply.send(table);
}
