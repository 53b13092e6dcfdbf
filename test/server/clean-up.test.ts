/** What servers do regularly is done by one of them at a time, and by another one when that one is gone. */
import { setTimeout as pause } from 'node:timers/promises';
import Fastify from 'fastify';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { App } from '../../src/server/api.ts';
import { cleanUpRegularly } from '../../src/server/clean-up.ts';
import type { Locks } from '../../src/stores/locks/locks.ts';
import { sqlLocks } from '../../src/stores/locks/sql.ts';
import type { Database } from '../../src/stores/sql/database.ts';
import { openDatabase } from '../../src/stores/sql/sqlite.ts';

let database: Database;
let locks: Locks;
const apps: App[] = [];
beforeEach(async () => {
  database = await openDatabase(':memory:');
  locks = sqlLocks(database);
});
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close();
  await database.close();
});

const everyMs = 5;

/** A server that cleans up with `work`. */
function begin(name: string, work: () => Promise<unknown>): App {
  const app = Fastify() as unknown as App;
  apps.push(app);
  cleanUpRegularly(app, { locks, log: () => undefined }, name, work, everyMs);
  return app;
}

it('two servers never do the same at the same time, but different things', async () => {
  const seen = { running: 0, most: 0, rounds: 0, withOthers: false };
  const enough = Promise.withResolvers<void>();
  const tasks = async (): Promise<void> => {
    seen.most = Math.max(seen.most, ++seen.running);
    await pause(2 * everyMs);
    seen.running--;
    if (++seen.rounds > 5 && seen.withOthers) enough.resolve();
  };
  begin('tasks', tasks);
  begin('tasks', tasks);
  begin('sessions', async () => (seen.withOthers ||= seen.running > 0));
  await enough.promise;
  expect(seen.most).toBe(1);
});

it('another server goes on when the one that was at work has ended', async () => {
  const stuck = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const first = begin('tasks', () => {
    begun.resolve();
    return stuck.promise;
  });
  await begun.promise;
  const goesOn = Promise.withResolvers<void>();
  let isFirstAtWork = true;
  begin('tasks', async () => {
    expect(isFirstAtWork).toBe(false);
    goesOn.resolve();
  });
  await pause(10 * everyMs);
  isFirstAtWork = false;
  stuck.resolve();
  await first.close();
  await goesOn.promise;
});
