import type { Filter } from '../stores/records/record-store.ts';
import type { Tasks } from '../runtime/durable/tasks.ts';

const page = 200;

/** Deletes all tasks that a filter selects, in any state, including running ones. */
export async function deleteEvery(tasks: Tasks, filter: Filter): Promise<void> {
  for (;;) {
    const { tasks: found } = await tasks.list(filter, { limit: page });
    if (found.length === 0) return;
    for (const { id } of found) await tasks.delete(id);
  }
}
