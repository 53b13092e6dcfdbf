/**
 * Invoice management API: `/api/v1/dashboard`, `/invoices`, `/merge-tasks`, `/drafts`, bodies `{ code, message, data }`.
 *
 * An upload is answered when the invoice has been read: `pending` where it is in order, `reviewing` where a check failed or
 * the file holds several. Verified it becomes by a person's PATCH alone.
 */
import type { Dialect } from '../../api.ts';
import { everyMinute } from '../../every-minute.ts';
import { origin } from '../../presentation.ts';
import { invoiceArchive } from './archive.ts';
import { chunkedUploads } from './chunks.ts';
import { answerOf } from './errors.ts';
import { base } from './presentation.ts';
import { draftRoutes, invoiceRoutes, mergeTaskRoutes } from './record-routes.ts';
import { uploadRoutes } from './upload-routes.ts';

export const invoices: Dialect = {
  name: 'invoices',
  families: ['dashboard', 'invoices', 'merge-tasks', 'drafts'].map((family) => `${base}/${family}`),
  failure: (failure) => answerOf(failure),
  routes(app, services) {
    const { records, blobs, options, log } = services;
    const archive = invoiceArchive(records, blobs);
    const uploads = chunkedUploads(records, blobs);
    const from = (request: Parameters<typeof origin>[0]): string => origin(request, options);
    invoiceRoutes(app, archive, services, from);
    uploadRoutes(app, { ...services, archive, uploads }, from);
    mergeTaskRoutes(app, archive, services, from);
    draftRoutes(app, archive, services, from);

    everyMinute(app, log, async () => {
      await archive.finishDeletions(Date.now());
      await uploads.expire(Date.now());
    });
  },
};
