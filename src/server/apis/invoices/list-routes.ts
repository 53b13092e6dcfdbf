/** The list of invoices with its filters, and changes of several invoices at once. */
import { z } from 'zod';
import { changed } from '../../../archive/changes.ts';
import { invoiceStatuses } from '../../../archive/fields.ts';
import type { ArchivedInvoice, Cursor, InvoiceArchive } from '../../../archive/invoice-archive.ts';
import type { KeptReadings } from '../../../archive/kept-readings.ts';
import { firstOf } from '../../../archive/same-invoices.ts';
import { Failure } from '../../../domain/failure.ts';
import type { App } from '../../api.ts';
import { described, errors } from './errors.ts';
import { filterShape, orderOfSort } from './list-query.ts';
import { authorOf, base, type From, invoiceView, tags } from './presentation.ts';
import { envelope, InvoiceIds, InvoiceView, orAbsent, Paged, Reasons, success, UndoSeconds } from './schemas.ts';

const InvoiceQuery = Paged.extend({
  ...filterShape,
  cursor: orAbsent(z.string().max(1000).optional()).describe(
    'Instead of `page`: `first`, then the `next` of each answer. Takes the same time for every page',
  ),
  duplicates: orAbsent(z.stringbool().default(false)).describe('Adds `duplicateOf` to invoices that repeat another'),
  sums: orAbsent(z.stringbool().default(false)).describe('Adds the number and the sum of the totals by currency'),
});

const InvoicePage = envelope(
  z.object({
    data: z.array(InvoiceView),
    total: z.number(),
    page: z.number(),
    pageSize: z.number(),
    next: z
      .string()
      .nullable()
      .optional()
      .meta({
        description: 'Only with `cursor`; null after the last page',
        examples: ['WyIyMDI0LTA1LTE3IiwiaW52XzAwMSJd'],
      }),
    sums: z
      .array(
        z
          .object({ currency: z.string(), count: z.number(), totalAmount: z.number() })
          .meta({ id: 'CurrencyTotal', examples: [{ currency: 'CNY', count: 156, totalAmount: 812330 }] }),
      )
      .optional()
      .describe('Only with `sums`; the currency is empty for invoices that name none'),
  }),
);

export function listRoutes(app: App, archive: InvoiceArchive, readings: KeptReadings, from: From): void {
  listRoute(app, archive, from);
  bulkRoute(app, archive, readings);
}

function listRoute(app: App, archive: InvoiceArchive, from: From): void {
  app.get(
    `${base}/invoices`,
    {
      schema: {
        tags,
        summary: 'Invoices, newest first unless sorted otherwise',
        querystring: InvoiceQuery,
        response: { 200: InvoicePage, ...errors(400, 500) },
      },
    },
    async (request) => {
      const { page, pageSize, sort, cursor, sums, duplicates, ...filter } = request.query;
      const order = orderOfSort[sort];
      const views = async (invoices: readonly ArchivedInvoice[]): Promise<InvoiceView[]> => {
        const made: InvoiceView[] = [];
        for (const invoice of invoices)
          made.push(invoiceView(invoice, from(request), duplicates ? await firstOf(archive, invoice) : undefined));
        return made;
      };
      const totals = sums || cursor !== undefined ? await archive.totals(filter) : [];
      const summed = sums ? { sums: [...totals] } : {};
      if (cursor === undefined) {
        const { invoices, total } = await archive.list(filter, { page, pageSize, order });
        return success({ data: await views(invoices), total, page, pageSize, ...summed });
      }
      const after = cursor === 'first' ? {} : { after: cursorOf(cursor) };
      const { invoices, next } = await archive.page(filter, { limit: pageSize, order, ...after });
      const total = totals.reduce((sum, { count }) => sum + count, 0);
      const data = await views(invoices);
      return success({ data, total, page, pageSize, next: next ? textOf(next) : null, ...summed });
    },
  );
}

const Position = z.tuple([z.union([z.string(), z.number()]), z.string()]);

const textOf = ({ value, id }: Cursor): string => Buffer.from(JSON.stringify([value, id])).toString('base64url');

function cursorOf(text: string): Cursor {
  try {
    const [value, id] = Position.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return { value, id };
  } catch (cause) {
    throw new Failure('bad_request', 'The cursor is not one of this list', { cause });
  }
}

const BulkRequest = z
  .union([
    z.strictObject({ ids: InvoiceIds, status: z.enum(invoiceStatuses) }),
    z.strictObject({ ids: InvoiceIds, delete: z.literal(true), undoSeconds: UndoSeconds.exactOptional() }),
    z.strictObject({ ids: InvoiceIds, restore: z.literal(true) }),
  ])
  .meta({ id: 'BulkRequest', examples: [{ ids: ['inv_001', 'inv_002'], status: 'verified' }] });

const BulkResult = z
  .object({
    id: z.string(),
    status: z.enum(['success', 'failed']),
    error: z.string().optional(),
    code: z.number().optional().describe('The error code; only if it failed'),
    reason: z.string().optional(),
    reasons: Reasons.optional(),
  })
  .meta({
    id: 'BulkResult',
    examples: [
      { id: 'inv_001', status: 'success' },
      { id: 'inv_002', status: 'failed', error: '发票已被删除', code: 2002, reason: '"inv_002"' },
    ],
  });

function bulkRoute(app: App, archive: InvoiceArchive, readings: KeptReadings): void {
  app.post(
    `${base}/invoices/bulk`,
    {
      schema: {
        tags,
        summary: 'Sets the status of several invoices, deletes them, or undoes that',
        description: 'Each invoice has a result of its own: one that is refused does not stop the others.',
        body: BulkRequest,
        response: { 200: envelope(z.array(BulkResult)), ...errors(400, 500, 503) },
      },
    },
    async (request) => {
      const { body, signal } = request;
      const results: z.output<typeof BulkResult>[] = [];
      for (const id of body.ids) {
        try {
          if ('delete' in body) await archive.delete(id, (body.undoSeconds ?? 0) * 1000);
          else if ('restore' in body) await archive.restore(id);
          else {
            const basis = await readings.basis(await archive.get(id), signal);
            const author = { by: authorOf(request), how: 'typed', atMs: Date.now() } as const;
            await archive.change(id, (before) => changed(before, basis, { status: body.status }, author));
          }
          results.push({ id, status: 'success' });
        } catch (error) {
          if (signal.aborted) throw error;
          results.push({ id, status: 'failed', ...described(Failure.from(error)) });
        }
      }
      return success(results);
    },
  );
}
