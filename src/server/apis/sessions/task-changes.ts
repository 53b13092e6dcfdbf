/** What can be done to a task of one's own, and what the API says to it. */
import { Failure } from '../../../domain/failure.ts';
import type { Task } from '../../../runtime/durable/task.ts';
import type { Tasks } from '../../../runtime/durable/tasks.ts';
import { stampOf } from './clock.ts';
import { noSuchTask } from './errors.ts';
import { statusOf } from './presentation.ts';
import type { Webhooks } from './webhooks.ts';

export type TaskChanges = ReturnType<typeof taskChanges>;

/** Each rejects with `not_found`, and `conflict` where the task's state does not allow it. */
export function taskChanges(tasks: Tasks, webhooks: Webhooks) {
  /** The core's refusals, in the words of this API. */
  async function allowed(id: string, done: string, work: () => Promise<Task>): Promise<Task> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (error.kind === 'not_found') throw noSuchTask();
      if (error.kind !== 'conflict') throw error;
      const task = await tasks.get(id);
      if (!task) throw noSuchTask();
      throw new Failure('conflict', `The task is ${statusOf[task.state]} and cannot be ${done}`);
    }
  }
  return {
    /** It was queued by itself when it was uploaded: now it goes before all others. */
    async start(id: string) {
      await allowed(id, 'started', () => tasks.hurry(id));
      const message = 'Task queued for asynchronous processing';
      return { task_id: id, status: 'processing' as const, message, started_at: stampOf(Date.now()) };
    },
    async cancel(id: string) {
      const task = await allowed(id, 'cancelled', () => tasks.cancel(id));
      const cancelled_at = stampOf(task.finishedMs ?? Date.now());
      return { task_id: id, status: statusOf[task.state], message: 'Task cancelled successfully', cancelled_at };
    },
    async retry(id: string) {
      const task = await allowed(id, 'tried again', () => tasks.retry(id));
      await webhooks.follow(task);
      const retried_at = stampOf(task.updatedMs);
      return { task_id: id, status: statusOf[task.state], message: 'Task queued for retry', retried_at };
    },
    async delete(id: string) {
      if (!(await tasks.delete(id))) throw noSuchTask();
      return { message: `Task ${id} deleted successfully`, task_id: id, files_cleaned: true };
    },
  };
}
