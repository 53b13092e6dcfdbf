/** One change to many tasks, which the API document only announces. Every task has a result of its own. */
import { z } from 'zod';
import { type BatchOutcome, changeEach } from '../../../sessions/batch.ts';
import type { SessionTasks } from '../../../sessions/session-tasks.ts';
import type { App } from '../../api.ts';
import { type Access, security } from './access.ts';
import { bodyOf, errors } from './errors.ts';
import { Status, taskId } from './schemas.ts';
import type { TaskChanges } from './task-changes.ts';

const Batch = z
  .object({
    action: z.enum(['start', 'cancel', 'retry', 'delete']),
    task_ids: z.array(z.string()).min(1).max(100),
  })
  .meta({ id: 'SessionBatchRequest', examples: [{ action: 'cancel', task_ids: [taskId, 'unknown'] }] });

const Result = z.object({
  task_id: z.string(),
  success: z.boolean(),
  message: z.string(),
  status: Status.optional(),
  code: z.string().optional(),
});

const Results = z
  .object({ action: Batch.shape.action, succeeded: z.number(), failed: z.number(), results: z.array(Result) })
  .meta({
    id: 'SessionBatch',
    examples: [
      {
        action: 'cancel',
        succeeded: 1,
        failed: 1,
        results: [
          { task_id: taskId, success: true, message: 'Task cancelled successfully', status: 'cancelled' },
          { task_id: 'unknown', success: false, message: 'The task does not exist', code: 'TASK_NOT_FOUND' },
        ],
      },
    ],
  });

export function batchRoute(app: App, tasks: SessionTasks, access: Access, changes: TaskChanges): void {
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
      const outcomes = await changeEach(task_ids, async (id) => changes[action]((await tasks.find(owner, id)).id));
      const results = outcomes.map(resultOf);
      const succeeded = results.filter(({ success }) => success).length;
      return { action, succeeded, failed: results.length - succeeded, results };
    },
  );
}

function resultOf(outcome: BatchOutcome<Omit<z.output<typeof Result>, 'success'>>): z.output<typeof Result> {
  if ('result' in outcome) return { ...outcome.result, success: true };
  const { code, message } = bodyOf(outcome.failure);
  return { task_id: outcome.id, success: false, code, message };
}
