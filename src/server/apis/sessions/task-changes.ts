/** The changes that a session can make to its tasks, and how the API answers them. */
import { Failure } from '../../../domain/failure.ts';
import type { Task } from '../../../runtime/durable/task.ts';
import { noSuchTask } from '../../../sessions/failures.ts';
import type { SessionTasks } from '../../../sessions/session-tasks.ts';
import { stampOf } from './clock.ts';
import { statusOf } from './presentation.ts';

export type TaskChanges = ReturnType<typeof taskChanges>;

/** Each rejects with `not_found`, and with `conflict` if the state of the task does not allow the change. */
export function taskChanges(tasks: SessionTasks) {
  /** Puts refusals into the words of this API. */
  async function allowed(id: string, done: string, work: () => Promise<Task>): Promise<Task> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (error.kind === 'not_found') throw noSuchTask();
      if (error.kind !== 'conflict') throw error;
      const task = await tasks.findAny(id);
      throw new Failure('conflict', `The task is ${statusOf[task.state]} and cannot be ${done}`);
    }
  }
  return {
    /** The upload has queued the task already; this moves it before all others. */
    async start(id: string) {
      await allowed(id, 'started', () => tasks.start(id));
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
      const retried_at = stampOf(task.updatedMs);
      return { task_id: id, status: statusOf[task.state], message: 'Task queued for retry', retried_at };
    },
    async delete(id: string) {
      if (!(await tasks.delete(id))) throw noSuchTask();
      return { message: `Task ${id} deleted successfully`, task_id: id, files_cleaned: true };
    },
  };
}
