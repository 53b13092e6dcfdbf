/**
 * The entry of a task, as the worker that has claimed it changes it: only with the token of its claim, and without reading it
 * again while nobody else has changed it.
 */
import type { Lease } from '../../stores/queues/job-queue.ts';
import type { Change, Collection, Entry } from '../../stores/records/record-store.ts';
import type { TaskBody } from './task.ts';

export interface OwnEntry {
  /** As it was claimed. */
  readonly claimed: Entry<TaskBody>;
  /** Resolves with the changed entry; with undefined if the task has ended, is gone, or is another worker's by now. */
  change(change: (body: TaskBody) => Change<TaskBody>): Promise<Entry<TaskBody> | undefined>;
}

/** Claims the entry. Undefined if the task has ended or is gone, or another worker has claimed it since. */
export async function ownEntry(records: Collection<TaskBody>, lease: Lease): Promise<OwnEntry | undefined> {
  const claimed = await records.update(lease.id, ({ state, body }) =>
    (state === 'queued' || state === 'running') && body.token < lease.token
      ? {
          state: 'running',
          body: { ...body, token: lease.token, startedMs: body.startedMs ?? Date.now(), stage: 'running' },
        }
      : undefined,
  );
  if (!claimed) return undefined;
  let last = claimed;
  return {
    claimed,
    async change(change) {
      const changed = await records.update(
        lease.id,
        ({ state, body }) => (state === 'running' && body.token === lease.token ? change(body) : undefined),
        last,
      );
      last = changed ?? last;
      return changed;
    },
  };
}
