/** The pages of an invoice's file: their words and their pictures. The API document has none of this; they are additions. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { InvoiceArchive } from '../../../archive/invoice-archive.ts';
import type { KeptReadings } from '../../../archive/kept-readings.ts';
import { mediaTypeOf } from '../../../archive/uploaded-documents.ts';
import { Failure } from '../../../domain/failure.ts';
import { readAll } from '../../../runtime/durable/read-all.ts';
import type { App } from '../../api.ts';
import { sendPicture } from '../../outgoing/download.ts';
import type { ServerServices } from '../../services.ts';
import { errors } from './errors.ts';
import { base, pageView, tags } from './presentation.ts';
import { PageWords } from './review-schemas.ts';
import { ById, envelope, orAbsent, success } from './schemas.ts';

const OfPage = ById.extend({ page: z.coerce.number().int().min(1).max(10_000) });

export function pageRoutes(app: App, archive: InvoiceArchive, readings: KeptReadings, services: ServerServices): void {
  wordsRoute(app, archive, readings);
  pictureRoute(app, archive, readings, services);
  drawnPagesRoute(app, archive, services);
}

function wordsRoute(app: App, archive: InvoiceArchive, readings: KeptReadings): void {
  app.get(
    `${base}/invoices/:id/pages/:page/words`,
    {
      schema: {
        tags,
        summary: 'The words of a page, from its text layer or recognised',
        params: OfPage,
        response: { 200: envelope(PageWords), ...errors(400, 404, 410, 422, 500, 503) },
      },
    },
    async ({ params: { id, page }, signal }, reply) => {
      const pages = await readings.pages(await archive.get(id), signal);
      const found = pages.find(({ number }) => number === page);
      if (!found) throw new Failure('not_found', `The file has no page ${page} that was read`);
      const words = found.words.map(({ text, box, confidence }) => ({ text, box: [...box], confidence }));
      void reply.header('cache-control', 'private, max-age=3600');
      return success({ ...pageView(found), words });
    },
  );
}

const usualWidth = 1200;
/** Enough to read small print on an A4 page, and less than 40 MB in memory. */
const maxWidth = 2000;

function pictureRoute(
  app: App,
  archive: InvoiceArchive,
  readings: KeptReadings,
  { blobs, pagePicture, version }: ServerServices,
): void {
  app.get(
    `${base}/invoices/:id/pages/:page.png`,
    {
      schema: {
        tags,
        summary: 'The picture of a page',
        description:
          'A scan is turned upright and straightened, as it was when its text was recognised: words and evidence lie where they are seen.',
        params: OfPage,
        querystring: z.object({
          width: orAbsent(z.coerce.number().int().min(16).max(maxWidth).default(usualWidth)).describe(
            'In pixels; a scan that has fewer keeps its own',
          ),
        }),
        sends: ['image/png'],
        response: errors(400, 404, 410, 413, 422, 500, 503),
      },
    },
    async (request, reply) => {
      const { id, page } = request.params;
      const { width } = request.query;
      const invoice = await archive.get(id);
      const { sha256, fileType, password } = invoice;
      const etag = createHash('sha256')
        .update(JSON.stringify([sha256, page, width, version]))
        .digest('hex');
      const picture = async (): Promise<Uint8Array> => {
        const pages = await readings.pages(invoice, request.signal);
        const lie = pages.find(({ number }) => number === page)?.lie;
        const read = async () => readAll(await blobs.open(sha256), await blobs.size(sha256));
        const asked = { sha256, mediaType: mediaTypeOf[fileType], page, width, lie, password, read };
        return pagePicture(asked, request.signal);
      };
      return sendPicture(request, reply, { etag: `"${etag}"`, mediaType: 'image/png', picture });
    },
  );
}

/** An XML e-invoice has no pages; a merge prints these. */
function drawnPagesRoute(app: App, archive: InvoiceArchive, { blobs, pagePicture, version }: ServerServices): void {
  app.get(
    `${base}/invoices/:id/pages.pdf`,
    {
      schema: {
        tags,
        summary: 'The pages of an e-invoice without pages, drawn from its data',
        description: 'A merge prints them. Other invoices have their pages in their files.',
        params: ById,
        sends: ['application/pdf'],
        response: errors(404, 410, 413, 422, 500, 503),
      },
    },
    async (request, reply) => {
      const { sha256, fileType } = await archive.get(request.params.id);
      if (fileType !== 'xml') throw new Failure('not_found', 'The file of the invoice has pages of its own');
      const etag = createHash('sha256')
        .update(JSON.stringify([sha256, 'all', version]))
        .digest('hex');
      const read = async () => readAll(await blobs.open(sha256), await blobs.size(sha256));
      const asked = { sha256, mediaType: mediaTypeOf[fileType], page: 'all', width: usualWidth, read } as const;
      const picture = (): Promise<Uint8Array> => pagePicture(asked, request.signal);
      return sendPicture(request, reply, { etag: `"${etag}"`, mediaType: 'application/pdf', picture });
    },
  );
}
