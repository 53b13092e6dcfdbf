/** What was read of one document of a task, with evidence. The API document has no such route. */
import { z } from 'zod';
import { documentsOf } from '../../../sessions/session-tasks.ts';
import type { App } from '../../api.ts';
import { read, Reading } from '../../readings.ts';
import type { ServerServices } from '../../services.ts';
import { type Access, security } from './access.ts';
import { errors, noSuchFile } from './errors.ts';

export function readingRoute(app: App, services: ServerServices, access: Access): void {
  app.get(
    '/api/task/:task_id/documents/:number/reading',
    {
      schema: {
        tags: ['sessions'],
        security,
        summary: 'The whole reading of an uploaded document: values with evidence, checks, warnings',
        params: z.object({
          task_id: z.string(),
          number: z.coerce.number().int().min(1).max(10_000).describe('Position in the upload, from 1'),
        }),
        response: { 200: Reading, ...errors(400, 401, 403, 404, 429, 500, 503) },
      },
    },
    async (request) => {
      const { task_id, number } = request.params;
      const task = await access.task(request, task_id);
      if (task.state === 'expired') throw noSuchFile('The files of the task have expired');
      const document = documentsOf(task)[number - 1];
      if (!document) throw noSuchFile(`The task has no document ${number}`);
      const file = { ...document, mediaType: undefined };
      return { records: await read(file, services, { owner: task.owner, signal: request.signal }) };
    },
  );
}
