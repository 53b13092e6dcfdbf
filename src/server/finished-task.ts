/** Synchronous endpoints: a task is submitted and waited for. A client that goes away takes its task with it. */
import { Failure } from '../domain/failure.ts';
import type { Task } from '../runtime/durable/task.ts';
import type { Tasks } from '../runtime/durable/tasks.ts';

/** The task once it is over. Rejects with `cancelled` where the client left or somebody cancelled it. */
export async function finished(tasks: Tasks, id: string, signal: AbortSignal): Promise<Task> {
  try {
    const task = await tasks.wait(id, signal);
    if (task.state === 'cancelled') throw new Failure('cancelled', 'The task was cancelled');
    return task;
  } catch (error) {
    if (!signal.aborted) throw error;
    await tasks.cancel(id).catch((refusal: unknown) => {
      // It was over just then.
      if (!(refusal instanceof Failure)) throw refusal;
    });
    throw new Failure('cancelled', 'The client went away', { cause: error });
  }
}
