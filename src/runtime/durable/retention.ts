/**
 * What is old goes: first a task's files and the word `expired`, later its record.
 *
 * Files go before the record that holds them: killed in between, the next round finds the record again.
 */
import { endExpired } from '../every-one.ts';
import type { TaskServices } from './tasks.ts';
import { taskOwner } from './tasks.ts';

/** One round. Gives how many tasks expired or were forgotten. */
export async function expireTasks(
  { records, blobs }: Pick<TaskServices, 'records' | 'blobs'>,
  nowMs: number = Date.now(),
): Promise<number> {
  return endExpired(records, nowMs, async ({ id, state, body }) => {
    await blobs.release(taskOwner(id));
    if (state === 'expired' || body.rememberMs === 0) return records.delete(id);
    return records.update(id, (entry) => ({
      state: 'expired',
      expiresMs: nowMs + body.rememberMs,
      body: { ...entry.body, files: [], result: null },
    }));
  });
}
