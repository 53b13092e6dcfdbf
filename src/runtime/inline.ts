/** The queue of the command line: in this process, in memory, `concurrency` tasks at once. */
import { Failure } from '../domain/failure.ts';
import type { TaskQueue } from './queue.ts';
import { runTask } from './run.ts';
import { slots } from './workers/slots.ts';

export function inlineQueue(concurrency: number): TaskQueue {
  const places = slots(concurrency);
  return {
    async submit(kind, input, context) {
      const leave = await places.take(context.signal).catch((cause: unknown) => {
        throw new Failure('cancelled', 'The task was cancelled', { cause });
      });
      try {
        return await runTask(kind, input, context);
      } finally {
        leave();
      }
    },
  };
}
