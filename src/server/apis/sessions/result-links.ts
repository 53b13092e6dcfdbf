/** The files of a result, and links to them that work without a session and can be passed on. */
import { z } from 'zod';
import type { StoredFile, Task } from '../../../runtime/durable/task.ts';
import type { App } from '../../api.ts';
import { originOf } from '../../public-urls.ts';
import type { ServerServices } from '../../services.ts';
import { linkExpiry, LinkLifetime, type SignedLinks } from '../../outgoing/signed-links.ts';
import { type Access, security } from './access.ts';
import { stampOf } from './clock.ts';
import { errors, noSuchFile } from './errors.ts';
import { taskId } from './schemas.ts';
import { downloadPath } from './presentation.ts';

/** What a link opens, as signed-links.ts wants it. */
export const openedBy = (taskId: string, name: string): readonly string[] => ['sessions', taskId, name];

export const signedPath = (links: SignedLinks, { id, expiresMs }: Task, name: string, seconds: number): string =>
  `${downloadPath(id, name)}?${links.query(openedBy(id, name), linkExpiry(seconds, expiresMs))}`;

const Link = z.object({ url: z.string(), expires_at: z.string().meta({ format: 'date-time' }) }).meta({
  id: 'SessionLink',
  examples: [
    {
      url: `https://api.example.com/api/download/${taskId}/processed_invoices.pdf?expires=1734500000000&signature=5wC0b…`,
      expires_at: '2024-12-18T11:30:45+08:00',
    },
  ],
});

export function linkRoute(app: App, { links, options }: ServerServices, access: Access): void {
  app.get(
    '/api/download/:task_id/:filename/link',
    {
      schema: {
        tags: ['sessions'],
        security,
        summary: 'A temporary link to the file that needs no session',
        params: z.object({ task_id: z.string(), filename: z.string() }),
        querystring: LinkLifetime,
        response: { 200: Link, ...errors(400, 401, 403, 404, 429, 500) },
      },
    },
    async (request) => {
      const { task_id, filename } = request.params;
      const task = await access.task(request, task_id);
      const { name } = fileOf(task, filename);
      const { seconds } = request.query;
      return {
        url: originOf(request, options) + signedPath(links, task, name, seconds),
        expires_at: stampOf(linkExpiry(seconds, task.expiresMs)),
      };
    },
  );
}

/** Throws if the task has no such file, or no longer has it. */
export function fileOf({ state, files }: Task, filename: string): StoredFile {
  if (state === 'expired') throw noSuchFile('The files of the task have expired');
  if (state !== 'succeeded') throw noSuchFile('The task has no files: it is not completed');
  const file = files.find(({ name }) => name === filename);
  if (!file) throw noSuchFile('The task has no such file');
  return file;
}
