/** How long answers are kept; that they are given again is tried over HTTP in app.test.ts. */
import multipart from '@fastify/multipart';
import fastify from 'fastify';
import { afterEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { Failure } from '../../src/domain/failure.ts';
import type { App } from '../../src/server/api.ts';
import { statusOf } from '../../src/server/failure-statuses.ts';
import { idempotency, idsOf } from '../../src/server/idempotency.ts';
import { openDatabase } from '../../src/stores/sql/sqlite.ts';
import { sqlLocks } from '../../src/stores/locks/sql.ts';
import { sqlRecordStore } from '../../src/stores/records/sql.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const close of closing.splice(0).reverse()) await close();
});

async function start() {
  const database = await openDatabase(':memory:');
  const records = sqlRecordStore(database);
  const kept = records.collection('idempotency', z.unknown());
  closing.push(() => database.close());
  let made = 0;
  /** Two of each request. */
  const ids: string[] = [];
  const app = (
    leaseMs?: number,
    work: () => Promise<unknown> = async () => undefined,
    idempotent: true | 'resumed' = true,
  ): App => {
    const opened = fastify() as unknown as App;
    closing.push(() => opened.close());
    opened.register(multipart);
    opened.setErrorHandler((error, _request, reply) => reply.code(statusOf(Failure.from(error))).send({}));
    idempotency(
      opened,
      { records, locks: sqlLocks(database), log: () => undefined },
      leaseMs === undefined ? {} : { leaseMs },
    );
    opened.post('/things', { config: { idempotent } }, async (request) => {
      ids.push(idsOf(request)('thing'), idsOf(request)('other'));
      await work();
      return { made: ++made };
    });
    return opened;
  };
  const lockedUntil = async () =>
    (await database.tables.selectFrom('locks').select('until_ms').executeTakeFirst())?.until_ms ?? 0;
  return { app, kept, lockedUntil, ids };
}

const post = async (app: App, remoteAddress = '192.0.2.1', key = 'one') =>
  app.inject({ method: 'POST', url: '/things', headers: { 'idempotency-key': key }, remoteAddress });
const ask = async (app: App, key = 'one'): Promise<unknown> => (await post(app, undefined, key)).json();

it('the key of a server that was killed can be used again once its lease has run out', async () => {
  // A server that was killed does not renew its lease, because its timers have stopped.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'], now: Date.now() });
  const { app, kept, ids } = await start();
  const killed = app(60, () => new Promise(() => undefined));
  void post(killed).catch(() => undefined);
  await expect.poll(async () => (await kept.list({}, { limit: 2 })).total).toBe(1);
  const next = app(60);
  expect((await post(next)).statusCode).toBe(409);
  vi.setSystemTime(Date.now() + 61);
  expect(await ask(next)).toEqual({ made: 1 });
  // What it makes has the ids that the killed server gave to it, and no other request has them.
  const [thing, other, thingAgain, otherAgain] = ids;
  expect([thingAgain, otherAgain]).toEqual([thing, other]);
  expect(thing).not.toBe(other);
  expect(z.uuid().safeParse(thing).success).toBe(true);
  await ask(app(60), 'two');
  expect(new Set(ids).size).toBe(4);
});

it.each([
  ['that is resumed', 'resumed', 'unavailable', 503, 2],
  ['that is resumed', 'resumed', 'bad_request', 400, 4],
  ['that takes back what it made', true, 'unavailable', 503, 4],
] as const)(
  'after an error of a route %s (%s, %s: %i) the repeated request makes %i things',
  async (_, idempotent, kind, status, things) => {
    const { app, ids } = await start();
    const failures = [new Failure(kind, 'The store went away after it had taken the thing')];
    const failing = async (): Promise<void> => {
      const failure = failures.pop();
      if (failure) throw failure;
    };
    const open = app(undefined, failing, idempotent);
    expect((await post(open)).statusCode).toBe(status);
    expect(await ask(open)).toEqual({ made: 1 });
    expect(await ask(open)).toEqual({ made: 1 });
    expect(new Set(ids).size).toBe(things);
  },
);

it('a request in progress keeps its key for longer than one lease', async () => {
  const { app, kept, lockedUntil } = await start();
  let finish = (): void => undefined;
  const working = app(30, () => new Promise<void>((resolve) => (finish = resolve)));
  const first = post(working);
  await expect.poll(async () => (await kept.list({}, { limit: 2 })).total).toBe(1);
  const begun = await lockedUntil();
  await expect.poll(async () => (await lockedUntil()) - begun).toBeGreaterThan(60);
  expect((await post(working)).statusCode).toBe(409);
  finish();
  expect((await first).json()).toEqual({ made: 1 });
  expect(await ask(working)).toEqual({ made: 1 });
});

it('a client that disconnects does not free the key while its request is in progress', async () => {
  const { app } = await start();
  let finish = (): void => undefined;
  let left = false;
  const working = app(undefined, () => new Promise<void>((resolve) => (finish = resolve)));
  working.addHook('onRequestAbort', (_request, done) => {
    left = true;
    done();
  });
  const url = `${await working.listen({ port: 0, host: '127.0.0.1' })}/things`;
  const headers = { 'idempotency-key': 'one' };
  const leaving = new AbortController();
  const first = fetch(url, { method: 'POST', headers, signal: leaving.signal });
  await expect.poll(async () => (await fetch(url, { method: 'POST', headers })).status).toBe(409);
  leaving.abort();
  await expect(first).rejects.toThrow();
  await expect.poll(() => left).toBe(true);
  expect((await fetch(url, { method: 'POST', headers })).status).toBe(409);
  finish();
  await expect.poll(async () => (await fetch(url, { method: 'POST', headers })).status).toBe(200);
  expect(await (await fetch(url, { method: 'POST', headers })).json()).toEqual({ made: 1 });
});

it('callers without credentials are distinguished by their addresses', async () => {
  const { app } = await start();
  const open = app();
  const answers = [await post(open), await post(open, '192.0.2.2'), await post(open)];
  expect(answers.map((answer) => answer.json())).toEqual([{ made: 1 }, { made: 2 }, { made: 1 }]);
});

it('an expired answer is not given again', async () => {
  const { app, kept } = await start();
  const open = app();
  expect([await ask(open), await ask(open)]).toEqual([{ made: 1 }, { made: 1 }]);
  const [entry] = (await kept.list({}, { limit: 2 })).entries;
  await kept.update(entry?.id ?? '', () => ({ expiresMs: Date.now() - 1 }));
  expect([await ask(open), await ask(open)]).toEqual([{ made: 2 }, { made: 2 }]);
});

it('expired answers are removed even if nobody asks for them', async () => {
  const { app, kept } = await start();
  for (const id of ['old', 'older'])
    await kept.insert({ id, expiresMs: 1, body: { fingerprint: '', status: 200, headers: {}, body: '' } });
  await app().ready();
  await expect.poll(async () => (await kept.list({}, { limit: 2 })).total).toBe(0);
});
