/** Readings that nobody waits for: how far one is, and another try for a file that could not be read. */
import { z } from 'zod';
import type { BackgroundReadings } from '../../../archive/background-readings.ts';
import type { ArchivedInvoice, InvoiceArchive } from '../../../archive/invoice-archive.ts';
import type { App } from '../../api.ts';
import { errors } from './errors.ts';
import { base, type From, invoiceView, readingTaskView, tags } from './presentation.ts';
import { ById, envelope, FilePassword, InvoiceBeingRead, ReadingTask, success } from './schemas.ts';

const ReadAgain = z
  .strictObject({
    password: FilePassword.exactOptional().describe('Opens the file; default: the one it was sent with'),
  })
  .meta({ id: 'ReadAgainRequest', examples: [{ password: 'geheim' }, {}] });

export function readingRoutes(app: App, archive: InvoiceArchive, background: BackgroundReadings, from: From): void {
  app.get(
    `${base}/invoices/:id/task`,
    {
      schema: {
        tags,
        summary: 'How far the reading of an invoice is that was uploaded without waiting',
        params: ById,
        response: { 200: envelope(ReadingTask), ...errors(404, 410, 500) },
      },
    },
    async ({ params: { id } }) => {
      const invoice = await archive.get(id);
      return success(readingTaskView(invoice, await background.taskOf(invoice)));
    },
  );

  app.post(
    `${base}/invoices/:id/read`,
    {
      schema: {
        tags,
        summary: 'Reads a file again that could not be read, with a password if it needs one',
        params: ById,
        body: ReadAgain,
        response: { 202: envelope(InvoiceBeingRead), ...errors(400, 404, 409, 410, 500, 503) },
      },
    },
    async (request, reply) => {
      const invoice = await background.again(request.params.id, request.body.password);
      return reply.code(202).send(success(await beingReadView(invoice, background, from(request))));
    },
  );
}

export async function beingReadView(invoice: ArchivedInvoice, background: BackgroundReadings, from: string) {
  return { ...invoiceView(invoice, from), task: readingTaskView(invoice, await background.taskOf(invoice)) };
}
