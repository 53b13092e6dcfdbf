/** One change of many tasks: beyond the document, which only plans it. What fails for one task is told of that task. */
import { z } from 'zod';
import { Failure } from '../../../domain/failure.ts';
import type { App } from '../../api.ts';
import { type Access, security } from './access.ts';
import { bodyOf, errors } from './errors.ts';
import { Status } from './schemas.ts';
import type { TaskChanges } from './task-changes.ts';

const Batch = z.object({
  action: z.enum(['start', 'cancel', 'retry', 'delete']),
  task_ids: z.array(z.string()).min(1).max(100),
});

const Result = z.object({
  task_id: z.string(),
  success: z.boolean(),
  message: z.string(),
  status: Status.optional(),
  code: z.string().optional(),
});

const Results = z
  .object({ action: Batch.shape.action, succeeded: z.number(), failed: z.number(), results: z.array(Result) })
  .meta({ id: 'SessionBatch' });

export function batchRoute(app: App, access: Access, changes: TaskChanges): void {
  app.post(
    '/api/task/batch',
    {
      schema: {
        tags: ['sessions'],
        security,
        summary: 'Starts, cancels, retries or deletes many tasks',
        body: Batch,
        response: { 200: Results, ...errors(400, 401, 429, 500) },
      },
    },
    async (request) => {
      const owner = await access.owner(request);
      const { action, task_ids } = request.body;
      const results: z.output<typeof Result>[] = [];
      for (const task_id of task_ids) {
        try {
          const { id } = await access.task(owner, task_id);
          results.push({ success: true, ...(await changes[action](id)) });
        } catch (error) {
          if (!(error instanceof Failure)) throw error;
          const { code, message } = bodyOf(error);
          results.push({ task_id, success: false, code, message });
        }
      }
      const succeeded = results.filter(({ success }) => success).length;
      return { action, succeeded, failed: results.length - succeeded, results };
    },
  );
}
