/**
 * Invoice management API: `/api/v1/dashboard`, `/invoices`, `/merge-tasks`, `/drafts`, bodies `{ code, message, data }`.
 *
 * An upload is answered once the invoice has been read, unless the client does not want to wait. The invoice is `pending` if
 * it is in order, and `reviewing` if a check failed or the file contains several invoices. Only a person's PATCH makes it
 * `verified`.
 */
import { type BackgroundReadings, backgroundReadings } from '../../../archive/background-readings.ts';
import { chunkedUploads } from '../../../archive/chunks.ts';
import { invoiceArchive } from '../../../archive/invoice-archive.ts';
import { keptReadings } from '../../../archive/kept-readings.ts';
import type { Api, App } from '../../api.ts';
import { cleanUpRegularly } from '../../clean-up.ts';
import { troubleIn } from '../../observing/log.ts';
import { originOf } from '../../public-urls.ts';
import type { ServerServices } from '../../services.ts';
import { answerOf } from './errors.ts';
import { draftRoutes } from './draft-routes.ts';
import { type ArchiveEvents, archiveEvents, eventRoute } from './event-routes.ts';
import { exportRoutes } from './export-routes.ts';
import { listRoutes } from './list-routes.ts';
import { pageRoutes } from './page-routes.ts';
import { base, type From } from './presentation.ts';
import { readingRoutes } from './reading-routes.ts';
import { invoiceRoutes, mergeTaskRoutes } from './record-routes.ts';
import { reviewRoutes } from './review-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { teachRoutes } from './teach-routes.ts';
import { uploadRoutes } from './upload-routes.ts';

export const invoices: Api = {
  name: 'invoices',
  credentials: 'people',
  // Also of paths below it that nobody serves. The convert API has longer families.
  families: [base],
  failure: (failure) => answerOf(failure),
  routes(app, services) {
    const { records, blobs, options, log } = services;
    const events = archiveEvents(services.wake);
    const archive = invoiceArchive(records, blobs, (notice) => {
      events.invoiceChanged(notice);
      if (notice.change === 'deleted') void background.stop(notice.id).catch(troubleIn(log));
    });
    const background = backgroundReadings({ ...services, archive });
    keepUp(app, services, { events, background });
    const uploads = chunkedUploads(records, blobs, options.maxChunkedMegabytes * 1024 ** 2);
    const readings = keptReadings({ ...services, archive });
    const from: From = (request) => originOf(request, options);
    invoiceRoutes(app, archive, services, from);
    listRoutes(app, archive, readings, from);
    exportRoutes(app, archive);
    reviewRoutes(app, archive, readings, from);
    teachRoutes(app, archive, readings, services);
    pageRoutes(app, archive, readings, services);
    uploadRoutes(app, { ...services, archive, uploads, background }, from);
    sessionRoutes(app, services);
    eventRoute(app, services.people, events);
    readingRoutes(app, archive, background, from);
    mergeTaskRoutes(app, archive, services, from);
    draftRoutes(app, archive, services, from);

    let completedMs = -Infinity;
    cleanUpRegularly(app, services, 'invoices', async (lost) => {
      // It reads the states of all invoices. Servers of an earlier version may still be adding some.
      if (Date.now() - completedMs > completeEveryMs) {
        await archive.completeKeys();
        completedMs = Date.now();
      }
      await archive.finishDeletions(Date.now(), lost);
      await uploads.expire(Date.now(), lost);
      await background.resume();
    });
  },
};

const completeEveryMs = 3_600_000;

interface Followers {
  readonly events: ArchiveEvents;
  readonly background: BackgroundReadings;
}

/** Reports every change of a task, and completes the invoice of a reading that has ended. */
function keepUp(app: App, { tasks, log }: ServerServices, { events, background }: Followers): void {
  const completing = new Set<Promise<void>>();
  const unwatch = tasks.watchAll((task) => {
    events.taskChanged(task);
    const completed = background
      .ended(task)
      .catch(troubleIn(log))
      .finally(() => completing.delete(completed));
    completing.add(completed);
  });
  app.addHook('onClose', async () => {
    unwatch();
    await Promise.all(completing);
  });
}
