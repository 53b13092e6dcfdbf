/**
 * Invoice management API: `/api/v1/dashboard`, `/invoices`, `/merge-tasks`, `/drafts`, bodies `{ code, message, data }`.
 *
 * An upload is answered once the invoice has been read. It is `pending` if it is in order, and `reviewing` if a check failed
 * or the file contains several invoices. Only a person's PATCH makes it `verified`.
 */
import { chunkedUploads } from '../../../archive/chunks.ts';
import { invoiceArchive } from '../../../archive/invoice-archive.ts';
import { keptReadings } from '../../../archive/kept-readings.ts';
import type { Api } from '../../api.ts';
import { cleanUpRegularly } from '../../clean-up.ts';
import { originOf } from '../../public-urls.ts';
import { answerOf } from './errors.ts';
import { listRoutes } from './list-routes.ts';
import { pageRoutes } from './page-routes.ts';
import { base, type From } from './presentation.ts';
import { draftRoutes, invoiceRoutes, mergeTaskRoutes } from './record-routes.ts';
import { reviewRoutes } from './review-routes.ts';
import { uploadRoutes } from './upload-routes.ts';

export const invoices: Api = {
  name: 'invoices',
  credentials: 'none',
  // Also of paths below it that nobody serves. The convert API has longer families.
  families: [base],
  failure: (failure) => answerOf(failure),
  routes(app, services) {
    const { records, blobs, options, log } = services;
    const archive = invoiceArchive(records, blobs);
    const uploads = chunkedUploads(records, blobs, options.maxChunkedMegabytes * 1024 ** 2);
    const readings = keptReadings({ ...services, archive });
    const from: From = (request) => originOf(request, options);
    invoiceRoutes(app, archive, services, from);
    listRoutes(app, archive, readings, from);
    reviewRoutes(app, archive, readings, from);
    pageRoutes(app, archive, readings, services);
    uploadRoutes(app, { ...services, archive, uploads }, from);
    mergeTaskRoutes(app, archive, services, from);
    draftRoutes(app, archive, services, from);

    cleanUpRegularly(app, log, async () => {
      await archive.completeKeys();
      await archive.finishDeletions(Date.now());
      await uploads.expire(Date.now());
    });
  },
};
