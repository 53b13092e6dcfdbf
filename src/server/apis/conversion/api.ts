/**
 * Convert API: `/api/v1/convert`, `/files`, `/tasks`, for clients with a token and an API key; bodies
 * `{ success, data | error, timestamp, requestId }`.
 *
 * The body of a callback is that of `/result` for the ended task. It is signed with the client's API key, or with the
 * secret that the client named.
 */
import { clientFiles } from '../../../conversions/client-files.ts';
import { callbackApi, conversions } from '../../../conversions/conversions.ts';
import { estimates } from '../../../conversions/estimates.ts';
import { Failure } from '../../../domain/failure.ts';
import type { App, Api } from '../../api.ts';
import { clientStore } from '../../clients/client-store.ts';
import { bodiesMayBeEmpty } from '../../incoming/empty-bodies.ts';
import { cleanUpRegularly } from '../../clean-up.ts';
import { utcTimestamp } from '../../timestamps.ts';
import { admitClients } from './access.ts';
import { convertRoute } from './convert-route.ts';
import { answerOf } from './errors.ts';
import { fileRoutes } from './file-routes.ts';
import { base, taskResult } from './presentation.ts';
import { taskRoutes } from './task-routes.ts';

const families = ['convert', 'files', 'tasks'].map((family) => `${base}/${family}`);

export const conversion: Api = {
  name: callbackApi,
  credentials: 'own',
  families,
  failure: answerOf,
  async routes(app, services) {
    const { records, blobs, tasks, times, processes, callbacks, options } = services;
    const files = clientFiles(records, blobs, tasks);
    const complete = {
      ...services,
      files,
      conversions: conversions({ ...services, files }),
      estimates: estimates(times, tasks, () =>
        processes().reduce((sum, { conversionSlots }) => sum + conversionSlots, 0),
      ),
    };
    bodiesMayBeEmpty(app);
    await admitClients(app, clientStore(records, options), services);
    fileRoutes(app, services, files);
    convertRoute(app, complete);
    taskRoutes(app, complete);
    nothingElse(app);
    callbacks.bodies(callbackApi, (task) => ({
      success: true,
      data: taskResult(task),
      timestamp: utcTimestamp(Date.now()),
    }));
    cleanUpRegularly(app, services, 'client-files', (lost) => files.expire(Date.now(), lost));
  },
};

/** Answers unknown paths, to clients only, with the number of requests that they have left. */
function nothingElse(app: App): void {
  for (const url of families.flatMap((family) => [family, `${family}/*`]))
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const) {
      if (app.hasRoute({ method, url })) continue;
      const handler = (): never => {
        throw new Failure('not_found', 'There is nothing at this path');
      };
      app.route({ method, url, schema: { hide: true }, handler });
    }
}
