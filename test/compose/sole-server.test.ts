import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type SoleServer, soleServer } from '../../src/compose/sole-server.ts';
import type { Locks } from '../../src/stores/locks/locks.ts';
import { sqlLocks } from '../../src/stores/locks/sql.ts';
import type { Database } from '../../src/stores/sql/database.ts';
import { openDatabase } from '../../src/stores/sql/sqlite.ts';

let database: Database;
let locks: Locks;
const ending: SoleServer[] = [];
beforeEach(async () => {
  database = await openDatabase(':memory:');
  locks = sqlLocks(database);
});
afterEach(async () => {
  for (const server of ending.splice(0)) await server.end();
  await database.close();
});

async function start(leaseMs: number): Promise<SoleServer> {
  const fail = (error: unknown): never => {
    throw error;
  };
  const server = await soleServer({ locks, name: 'postgres://host/x', trouble: fail, leaseMs });
  ending.push(server);
  return server;
}

it('a second server is refused while the first one lives, however long that is', async () => {
  await start(100);
  await pause(250);
  await expect(start(100)).rejects.toMatchObject({
    kind: 'conflict',
    message: 'Another server uses the database postgres://host/x',
  });
});

it('a server starts when another has ended, and when the lease of a killed one has run out', async () => {
  await (await start(60_000)).end();
  await locks.tryTake('server', 100);
  await (await start(300)).check();
});

it('a server whose lease was taken by another says so', async () => {
  const server = await start(60);
  await database.tables.updateTable('locks').set({ holder: 'another' }).execute();
  for (let failure: unknown; failure === undefined; await pause(5))
    failure = await server.check().catch((error: unknown) => error);
  await expect(server.check()).rejects.toMatchObject({ kind: 'conflict' });
});
