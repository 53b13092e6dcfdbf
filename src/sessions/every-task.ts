/** Reads or deletes all tasks that a filter selects. */
import type { Filter } from '../stores/records/record-store.ts';
import { allEntries } from '../runtime/all-entries.ts';
import type { Task } from '../runtime/durable/task.ts';
import type { Tasks } from '../runtime/durable/tasks.ts';

const page = 200;

/** Oldest first. */
export const everyTask = (tasks: Pick<Tasks, 'list'>, filter: Filter): AsyncGenerator<Task, void> =>
  allEntries(async (paging) => (await tasks.list(filter, paging)).tasks);

/** Deletes tasks in any state, including running ones. */
export async function deleteEvery(tasks: Tasks, filter: Filter): Promise<void> {
  for (;;) {
    const { tasks: found } = await tasks.list(filter, { limit: page });
    if (found.length === 0) return;
    for (const { id } of found) await tasks.delete(id);
  }
}
