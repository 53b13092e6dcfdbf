/** All tasks that fit, oldest first, a page at a time. */
import type { Filter } from '../../../stores/records/record-store.ts';
import type { Task } from '../../../tasks/durable/task.ts';
import type { Tasks } from '../../../tasks/durable/tasks.ts';

const page = 200;

export async function* everyTask(tasks: Tasks, filter: Filter): AsyncGenerator<Task, void> {
  for (let offset = 0; ; offset += page) {
    const { tasks: found } = await tasks.list(filter, { limit: page, offset, order: 'oldest' });
    yield* found;
    if (found.length < page) return;
  }
}

/** Whatever they are doing. */
export async function deleteEvery(tasks: Tasks, filter: Filter): Promise<void> {
  for (;;) {
    const { tasks: found } = await tasks.list(filter, { limit: page });
    if (found.length === 0) return;
    for (const { id } of found) await tasks.delete(id);
  }
}
