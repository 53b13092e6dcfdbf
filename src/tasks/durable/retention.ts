/**
 * What is old goes: first a task's files and the word `expired`, later its record.
 *
 * Files go before the record that holds them: killed in between, the next round finds the record again.
 */
import type { TaskServices } from './tasks.ts';
import { taskHolder } from './tasks.ts';

const batch = 200;

/** One round. Gives how many tasks expired or were forgotten. */
export async function expireTasks(
  { records, blobs }: Pick<TaskServices, 'records' | 'blobs'>,
  nowMs: number = Date.now(),
): Promise<number> {
  let count = 0;
  for (;;) {
    const due = await records.expired(nowMs, batch);
    for (const { id, state, body } of due) {
      await blobs.release(taskHolder(id));
      count++;
      if (state === 'expired' || body.rememberMs === 0) await records.delete(id);
      else {
        await records.update(id, (entry) => ({
          state: 'expired',
          expiresMs: nowMs + body.rememberMs,
          body: { ...entry.body, files: [], result: null },
        }));
      }
    }
    if (due.length < batch) return count;
  }
}
