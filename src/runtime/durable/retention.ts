/**
 * Deletes old tasks in two steps: first the files, which makes the task `expired`, later its record.
 *
 * Files are deleted before the record. If the process is killed in between, the next round finds the record again.
 */
import { endExpired } from '../all-entries.ts';
import type { TaskServices } from './tasks.ts';
import { taskOwner } from './task-entries.ts';

/** Runs one round. Resolves with how many tasks expired or were deleted. */
export async function expireTasks(
  { records, blobs }: Pick<TaskServices, 'records' | 'blobs'>,
  nowMs: number = Date.now(),
  stop?: AbortSignal,
): Promise<number> {
  return endExpired(
    records,
    nowMs,
    async ({ id, state, body }) => {
      await blobs.release(taskOwner(id));
      if (state === 'expired' || body.rememberMs === 0) return records.delete(id);
      return records.update(id, (entry) => ({
        state: 'expired',
        expiresMs: nowMs + body.rememberMs,
        body: { ...entry.body, files: [], result: null },
      }));
    },
    stop,
  );
}
