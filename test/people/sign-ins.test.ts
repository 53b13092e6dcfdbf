/** How long a session lasts. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type SignIns, signIns } from '../../src/people/sign-ins.ts';
import { sqlRecordStore } from '../../src/stores/records/sql.ts';
import { temporaryDatabase } from '../stores-of-tests.ts';

const user = { id: 'user_1', name: 'a', createdMs: 0, since: '1' };
const hourMs = 60 * 60 * 1000;
let database: Awaited<ReturnType<typeof temporaryDatabase>>;
let sessions: SignIns;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  database = await temporaryDatabase();
  sessions = signIns(sqlRecordStore(database), { get: async () => user });
});
afterEach(async () => {
  vi.useRealTimers();
  await database.close();
});

it('ends after twelve hours without a request', async () => {
  const token = await sessions.begin(user);
  vi.advanceTimersByTime(12 * hourMs - 1);
  expect(await sessions.userOf(token, false)).toMatchObject({ name: 'a' });
  vi.advanceTimersByTime(1);
  expect(await sessions.userOf(token, true)).toBeUndefined();
});

it('goes on as long as requests come, and what only looks does not count as one', async () => {
  const token = await sessions.begin(user);
  for (let day = 0; day < 3; day++) {
    vi.advanceTimersByTime(11 * hourMs);
    expect(await sessions.userOf(token, true)).toBeDefined();
  }
  vi.advanceTimersByTime(11 * hourMs);
  expect(await sessions.userOf(token, false)).toBeDefined();
  vi.advanceTimersByTime(2 * hourMs);
  expect(await sessions.userOf(token, false)).toBeUndefined();
});

it('ends when somebody signs out, and no other session with it', async () => {
  const [first, second] = [await sessions.begin(user), await sessions.begin(user)];
  expect(first).toMatch(/^[\w-]{43}$/);
  await sessions.end(first);
  expect(await sessions.userOf(first, true)).toBeUndefined();
  expect(await sessions.userOf(second, true)).toBeDefined();
  await sessions.expire(Date.now() + 13 * hourMs);
  expect(await sessions.userOf(second, true)).toBeUndefined();
});
