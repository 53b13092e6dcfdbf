import { afterEach, expect, it, vi } from 'vitest';
import { syncAtOnce, syncSlots } from '../../src/conversions/sync-slots.ts';
import { sqlLocks } from '../../src/stores/locks/sql.ts';
import type { Database } from '../../src/stores/sql/database.ts';
import { openDatabase } from '../../src/stores/sql/sqlite.ts';

const opened: Database[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const database of opened.splice(0)) await database.close();
});

/** The slots of two servers on one database. */
async function two() {
  const database = await openDatabase(':memory:');
  opened.push(database);
  const slots = () =>
    syncSlots(sqlLocks(database), (error) => {
      throw error;
    });
  return [slots(), slots()] as const;
}

it('a client has its slots on all servers together, and gets one again when a request was answered', async () => {
  const [here, there] = await two();
  const leaving = await here.take('a');
  for (let taken = 1; taken < syncAtOnce; taken++) expect(await there.take('a')).toBeDefined();
  expect([await here.take('a'), await there.take('a')]).toEqual([undefined, undefined]);
  expect(await here.take('b')).toBeDefined();
  await leaving?.();
  expect(await there.take('a')).toBeDefined();
  expect(await here.take('a')).toBeUndefined();
});

it('a long conversion keeps its slot, and those of a killed server are free after thirty seconds', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'], now: Date.now() });
  const [here, there] = await two();
  for (let taken = 0; taken < syncAtOnce; taken++) await here.take('a');
  for (let seconds = 0; seconds < 60; seconds += 10) await vi.advanceTimersByTimeAsync(10_000);
  expect(await there.take('a')).toBeUndefined();
  // Timers do not run here, as in a process that was killed.
  vi.setSystemTime(Date.now() + 30_001);
  expect(await there.take('a')).toBeDefined();
});
