/**
 * Tasks whose client waits for the answer, in a server without workers: another process runs them, so they have to be
 * stored. They are deleted when the client has its answer or has left.
 */
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';
import type { Task } from './task.ts';
import { taskOwner } from './task-entries.ts';
import type { TaskForClient, Tasks, TaskServices } from './tasks.ts';

/** What `owner` is shown of its tasks does not include these. */
const ownerOf = (owner: string): string => `answer for ${owner}`;

/** If this process is killed, nobody deletes the task, and it expires. */
const keptMs = 60_000;

/** The tasks of a server without workers. */
export const withStoredAnswers = (services: Pick<TaskServices, 'blobs'>, tasks: Tasks): Tasks => ({
  ...tasks,
  run: (task) => answer(services, tasks, task),
});

async function answer({ blobs }: Pick<TaskServices, 'blobs'>, tasks: Tasks, task: TaskForClient): Promise<unknown> {
  const { kind, input, owner, priority, documents = new Map<string, Buffer>(), signal } = task;
  const id = randomUUID();
  try {
    for (const bytes of documents.values())
      await blobs.keep(Readable.from([bytes]), taskOwner(id), { maxBytes: bytes.length, signal });
    await tasks.submit({
      id,
      kind,
      input,
      owner: ownerOf(owner),
      needs: [...documents.keys()],
      keepMs: keptMs,
      ...(priority === undefined ? {} : { priority }),
    });
    return resultOf(await tasks.wait(id, signal));
  } catch (error) {
    throw signal.aborted ? new Failure('cancelled', message('task.clientGone', {}), { cause: error }) : error;
  } finally {
    if (!(await tasks.delete(id))) await blobs.release(taskOwner(id));
  }
}

function resultOf({ state, result, failure }: Task): unknown {
  if (state === 'succeeded') return result;
  throw failure ? Failure.restored(failure) : new Failure('cancelled', message('failure.cancelled', {}));
}
