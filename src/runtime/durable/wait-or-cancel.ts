/** For synchronous endpoints, which submit a task and wait for it. If the client goes away, its task is cancelled. */
import { Failure } from '../../domain/failure.ts';
import type { Task } from './task.ts';
import type { Tasks } from './tasks.ts';
import { message } from '../../texts/message.ts';

/** Returns the task once it has ended. Rejects with `cancelled` if the client left or the task was cancelled. */
export async function waitOrCancel(tasks: Tasks, id: string, signal: AbortSignal): Promise<Task> {
  try {
    const task = await tasks.wait(id, signal);
    if (task.state === 'cancelled') throw new Failure('cancelled', message('failure.cancelled', {}));
    return task;
  } catch (error) {
    if (!signal.aborted) throw error;
    await tasks.cancel(id).catch((refusal: unknown) => {
      // The task ended at this very moment.
      if (!(refusal instanceof Failure)) throw refusal;
    });
    throw new Failure('cancelled', message('task.clientGone', {}), { cause: error });
  }
}
