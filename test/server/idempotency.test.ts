/** How long answers are kept; that they are given again is tried over HTTP in app.test.ts. */
import fastify from 'fastify';
import { afterEach, expect, it } from 'vitest';
import { z } from 'zod';
import type { App } from '../../src/server/api.ts';
import { idempotency } from '../../src/server/idempotency.ts';
import { openDatabase } from '../../src/stores/database.ts';
import { sqliteRecordStore } from '../../src/stores/records/sqlite.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function start() {
  const database = await openDatabase(':memory:');
  const records = sqliteRecordStore(database);
  const kept = records.collection('idempotency', z.unknown());
  closing.push(() => database.destroy());
  let made = 0;
  const app = (): App => {
    const opened = fastify() as unknown as App;
    closing.push(() => opened.close());
    idempotency(opened, { records, log: () => undefined });
    opened.post('/things', { config: { idempotent: true } }, async () => ({ made: ++made }));
    return opened;
  };
  return { app, kept };
}

const ask = async (app: App): Promise<unknown> =>
  (await app.inject({ method: 'POST', url: '/things', headers: { 'idempotency-key': 'one' } })).json();

it('an answer whose time is up is not given again', async () => {
  const { app, kept } = await start();
  const open = app();
  expect([await ask(open), await ask(open)]).toEqual([{ made: 1 }, { made: 1 }]);
  const [entry] = (await kept.list({}, { limit: 2 })).entries;
  await kept.update(entry?.id ?? '', () => ({ expiresMs: Date.now() - 1 }));
  expect([await ask(open), await ask(open)]).toEqual([{ made: 2 }, { made: 2 }]);
});

it('answers whose time is up go, whether anybody asks or not', async () => {
  const { app, kept } = await start();
  for (const id of ['old', 'older'])
    await kept.insert({ id, expiresMs: 1, body: { fingerprint: '', status: 200, headers: {}, body: '' } });
  await app().ready();
  await expect.poll(async () => (await kept.list({}, { limit: 2 })).total).toBe(0);
});
