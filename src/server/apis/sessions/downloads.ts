/** Downloads of results. */
import { z } from 'zod';
import { Failure } from '../../../domain/failure.ts';
import type { App } from '../../api.ts';
import { sendFile } from '../../outgoing/download.ts';
import type { SessionTasks } from '../../../sessions/session-tasks.ts';
import type { ServerServices } from '../../services.ts';
import { LinkQuery } from '../../outgoing/signed-links.ts';
import { type Access, security } from './access.ts';
import { errors, noSuchFile } from './errors.ts';
import { fileOf, openedBy } from './result-links.ts';

const yes = ['true', '1', 'yes', 'on'] as const;
const no = ['false', '0', 'no', 'off'] as const;

export function downloadRoutes(app: App, services: ServerServices, tasks: SessionTasks, access: Access): void {
  const { blobs, links, options } = services;
  app.get(
    '/api/download/:task_id/:filename',
    {
      schema: {
        tags: ['sessions'],
        security: [...security, {}],
        summary: 'Downloads a file of a result',
        params: z.object({ task_id: z.string(), filename: z.string() }),
        querystring: LinkQuery.extend({
          inline: z
            .enum([...yes, ...no])
            .default('false')
            .describe('true: the browser shows the file instead of saving it'),
          session: z.string().optional().describe('The session, for frames, which cannot send headers'),
        }),
        sends: ['application/octet-stream'],
        response: errors(400, 401, 403, 404, 429, 500),
      },
    },
    async (request, reply) => {
      const { task_id, filename } = request.params;
      const task = links.opens(openedBy(task_id, filename), request.query)
        ? await tasks.findAny(task_id)
        : await tasks.find(await access.visitor(request), task_id);
      const file = fileOf(task, filename);
      const inline = yes.some((word) => word === request.query.inline);
      try {
        // The pages that may call the API may also show the file in a frame.
        return await sendFile(request, reply, blobs, { ...file, shownOn: inline ? options.corsOrigins : undefined });
      } catch (error) {
        if (error instanceof Failure && error.kind === 'not_found') throw noSuchFile(error.message);
        throw error;
      }
    },
  );
}
