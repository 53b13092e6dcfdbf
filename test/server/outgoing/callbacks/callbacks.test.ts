/** Callbacks beneath the APIs: kept in a database, sent to a server that listens. */
import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert, asyncProperty, constantFrom, string } from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callbackService, type CallbackService } from '../../../../src/server/outgoing/callbacks/callbacks.ts';
import { attempt } from '../../../../src/server/outgoing/callbacks/delivery.ts';
import { CallbackConfig } from '../../../../src/server/outgoing/callbacks/target.ts';
import { metricsRegistry } from '../../../../src/server/observing/metrics.ts';
import { urlGuard } from '../../../../src/server/outgoing/url-guard.ts';
import type { Database } from '../../../../src/stores/sql/database.ts';
import { sqlLocks } from '../../../../src/stores/locks/sql.ts';
import { sqlRecordStore } from '../../../../src/stores/records/sql.ts';
import { anyKind } from '../../../../src/runtime/durable/kinds.ts';
import { durableSetup, waitingKind } from '../../../runtime/durable/setup.ts';
import { isSigned, type Receiver, receiver } from './receiver.ts';
import type { LoggedEvent } from '../../test-server.ts';
import { temporaryDatabase } from '../../../stores-of-tests.ts';

const retryMs = [5, 10, 20];
let folder: string;
let there: Receiver;
let database: Database;
let room: Awaited<ReturnType<typeof durableSetup>>;
let logged: LoggedEvent[];
const started: CallbackService[] = [];

beforeEach(async () => {
  there = await receiver();
  database = await temporaryDatabase();
  folder = await mkdtemp(join(tmpdir(), 'callbacks-'));
  room = await durableSetup(folder, {}, [anyKind(waitingKind)]);
  logged = [];
});
afterEach(async () => {
  for (const callbacks of started.splice(0)) await callbacks.stop(0);
  await room.worker.stop(0);
  await room.database.close();
  await database.close();
  await there.close();
  await rm(folder, { recursive: true, force: true });
});

function service(
  allowHosts: readonly string[] = [there.host],
  more: Partial<Parameters<typeof callbackService>[0]> = {},
): CallbackService {
  const callbacks = callbackService({
    records: sqlRecordStore(database),
    locks: sqlLocks(database),
    tasks: room.tasks,
    guard: urlGuard({ allowHosts }),
    metrics: metricsRegistry(),
    log: (level, event, fields) => void logged.push({ level, event, ...fields }),
    retryMs,
    ...more,
  });
  callbacks.bodies('test', ({ id, state, failure }) => ({ id, state, why: failure?.message }));
  started.push(callbacks);
  return callbacks;
}

const submit = (input: object = {}) =>
  room.tasks.submit({ kind: 'wait', input, owner: 'me', needs: [], keepMs: 3_600_000 });
const asked = (callbacks: CallbackService, config: object = {}) =>
  callbacks.target(CallbackConfig.parse({ url: there.url, ...config }), 'the credential');
const ended = (): LoggedEvent | undefined => logged.find(({ event }) => event === 'callback');
const kept = async (): Promise<number> =>
  (await database.tables.selectFrom('records').selectAll().where('kind', '=', 'callback').execute()).length;

describe('a task that has ended', () => {
  it('is reported to the address with the method and headers that the client asked for, and signed', async () => {
    const callbacks = service();
    await callbacks.start();
    const task = await submit();
    const secret = 'a secret of the client';
    const target = asked(callbacks, { method: 'PUT', headers: { 'X-Mine': 'yes', Authorization: 'Bearer b' }, secret });
    await callbacks.request(task.id, 'test', target);
    expect(there.heard).toEqual([]);
    room.worker.start();
    const [call] = await there.calls(1);
    expect(call).toMatchObject({
      method: 'PUT',
      path: '/told',
      headers: { 'x-mine': 'yes', authorization: 'Bearer b', 'content-type': 'application/json; charset=utf-8' },
    });
    expect(JSON.parse(call?.body ?? '')).toEqual({ id: task.id, state: 'succeeded' });
    expect(call && isSigned(call, secret)).toBe(true);
    await expect.poll(kept).toBe(0);
    expect(ended()).toMatchObject({ level: 'info', taskId: task.id, delivered: true, attempts: 1 });
    expect(JSON.stringify(logged)).not.toMatch(/secret|Bearer|told/);
  });

  it('is signed with the key of the credential if no secret was given', async () => {
    const callbacks = service();
    const task = await submit();
    await callbacks.request(task.id, 'test', asked(callbacks));
    room.worker.start();
    const [call] = await there.calls(1);
    const key = createHmac('sha256', 'the credential').update('invoicectl callback').digest('hex');
    expect(call && isSigned(call, key)).toBe(true);
    expect(call && isSigned(call, 'the credential')).toBe(false);
  });

  it('is also reported if it failed or was cancelled', async () => {
    const callbacks = service();
    const failing = await submit({ fails: 'broken' });
    const cancelled = await submit();
    for (const { id } of [failing, cancelled]) await callbacks.request(id, 'test', asked(callbacks));
    await room.tasks.cancel(cancelled.id);
    room.worker.start();
    const told = (await there.calls(2)).map(({ body }) => JSON.parse(body) as unknown);
    expect(told).toContainEqual({ id: failing.id, state: 'failed', why: 'broken' });
    expect(told).toContainEqual({ id: cancelled.id, state: 'cancelled' });
  });

  it('is reported at once if it had ended before the callback was requested', async () => {
    const callbacks = service();
    const { id } = await submit();
    await room.tasks.cancel(id);
    await callbacks.request(id, 'test', asked(callbacks));
    await there.calls(1);
  });
});

describe('the answer of a receiver', () => {
  async function told(): Promise<void> {
    const callbacks = service();
    const { id } = await submit();
    await room.tasks.cancel(id);
    await callbacks.request(id, 'test', asked(callbacks, { timeout: 0.2 }));
    await expect.poll(() => ended(), { timeout: 5000 }).toBeDefined();
    expect(await kept()).toBe(0);
  }

  it.each([[500], [503], [429], ['silent' as const]])('of %s makes the same request be sent again', async (answer) => {
    there.answer(answer, answer, 204);
    await told();
    expect(ended()).toMatchObject({ delivered: true, attempts: 3 });
    expect(there.heard.length).toBe(3);
    expect(
      new Set(there.heard.map(({ body, headers }) => `${String(headers['x-invoicectl-delivery'])} ${body}`)).size,
    ).toBe(1);
  });

  it('of 500 makes the request be sent four times, and no more', async () => {
    there.answer(500);
    await told();
    expect(ended()).toMatchObject({ level: 'warning', delivered: false, attempts: 4, why: 'status 500' });
    expect(there.heard.length).toBe(4);
  });

  it.each([400, 401, 404, 410])('of %i ends the attempts', async (status) => {
    there.answer(status);
    await told();
    expect(ended()).toMatchObject({ delivered: false, attempts: 1, why: `status ${status}` });
    expect(there.heard.length).toBe(1);
  });

  it('that is a redirect is not followed', async () => {
    there.answer({ location: there.url });
    await told();
    expect(ended()).toMatchObject({ delivered: false, attempts: 1 });
    expect(there.heard.length).toBe(1);
  });

  it('is waited for in four attempts if nothing listens at the address', async () => {
    await there.close();
    await told();
    expect(ended()).toMatchObject({ delivered: false, attempts: 4, why: 'unavailable' });
    there = await receiver();
  });
});

describe('callbacks that are refused', () => {
  it.each([
    'http://127.0.0.1:1/',
    'http://[::1]/',
    'http://169.254.169.254/latest/meta-data',
    'http://10.0.0.1/',
    'ftp://example.com/',
    'http://user:password@example.com/',
    'nonsense',
  ])('the address %s is refused', (url) => {
    const callbacks = service();
    expect(() => asked(callbacks, { url })).toThrowError(expect.objectContaining({ kind: 'bad_request' }));
  });

  it('a name that leads to a private address is refused when it is called', async () => {
    const callbacks = service([]);
    const { id } = await submit();
    await room.tasks.cancel(id);
    await callbacks.request(id, 'test', asked(callbacks, { url: `http://localhost:${there.host.split(':')[1]}/` }));
    await expect.poll(() => ended()).toMatchObject({ delivered: false, attempts: 1, why: 'bad_request' });
    expect(there.heard).toEqual([]);
  });

  it.each([
    { Host: 'inside.example' },
    { 'content-length': '0' },
    { 'Content-Type': 'text/html' },
    { Connection: 'close' },
    { 'Transfer-Encoding': 'chunked' },
    { upgrade: 'h2c' },
    { 'Proxy-Authorization': 'a' },
    { 'X-Forwarded-For': '127.0.0.1' },
    { 'X-Invoicectl-Signature': 'sha256=00' },
    { 'X-A': 'b\r\nX-B: c' },
    { 'X-A': 'b\nHost: c' },
    { 'X-A': 'ｂ' },
    { 'X-A: b\r\nX-B': 'c' },
    { 'X A': 'b' },
    { '': 'b' },
    { 'X-A': 'b', 'x-a': 'c' },
    { 'X-A': 'b'.repeat(5000) },
    Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`x-${index}`, 'a'])),
    Object.fromEntries(Array.from({ length: 5 }, (_, index) => [`x-${index}`, 'a'.repeat(2000)])),
  ])('invalid headers %# are refused', (headers) => {
    const callbacks = service();
    expect(() => asked(callbacks, { headers })).toThrowError(expect.objectContaining({ kind: 'bad_request' }));
  });
});

it('a header can neither add a second one nor change the body', async () => {
  const callbacks = service();
  const { port } = new URL(there.url);
  // What is no letter of a header is what an attack is made of.
  const text = string({
    unit: constantFrom(...'abcABC-abcABC-abcABC-: \r\n\t\0\u00e9\u4e2d'.split('')),
    maxLength: 12,
  });
  await assert(
    asyncProperty(text, text, async (name, value) => {
      const earlier = there.heard.length;
      let target;
      try {
        target = asked(callbacks, { headers: { [name]: value } });
      } catch (error) {
        expect(error).toMatchObject({ kind: 'bad_request' });
        return;
      }
      const guard = urlGuard({ allowHosts: [there.host] });
      const outcome = await attempt({ id: 'one', target, text: '{}' }, guard, new AbortController().signal);
      expect(outcome.of).toBe('delivered');
      const [call] = there.heard.slice(earlier);
      const names = call?.rawHeaders.filter((_header, index) => index % 2 === 0).map((header) => header.toLowerCase());
      expect(names?.toSorted()).toEqual(
        [
          name.toLowerCase(),
          'connection',
          'content-length',
          'content-type',
          'host',
          'user-agent',
          'x-invoicectl-delivery',
          'x-invoicectl-signature',
          'x-invoicectl-timestamp',
        ].toSorted(),
      );
      expect(call).toMatchObject({
        body: '{}',
        headers: { [name.toLowerCase()]: value.trim(), host: `127.0.0.1:${port}` },
      });
    }),
    { numRuns: 300 },
  );
});

describe('no callback is lost', () => {
  it('if the process ends before the task, or before the call', async () => {
    const before = service();
    const [open, over] = [await submit(), await submit()];
    for (const { id } of [open, over]) await before.request(id, 'test', asked(before));
    // From here on the first service sees nothing, as if its process had been killed.
    await before.stop(0);
    await room.tasks.cancel(over.id);
    const after = service();
    await after.start();
    const [first] = await there.calls(1);
    expect(JSON.parse(first?.body ?? '')).toMatchObject({ id: over.id });
    room.worker.start();
    const [, second] = await there.calls(2);
    expect(JSON.parse(second?.body ?? '')).toMatchObject({ id: open.id });
    await expect.poll(kept).toBe(0);
  });

  it('if the process ends during the call, which is then repeated under the same id', async () => {
    there.answer('silent', 200);
    const before = service();
    const { id } = await submit();
    await room.tasks.cancel(id);
    await before.request(id, 'test', asked(before));
    await there.calls(1);
    await before.stop(0);
    expect(await kept()).toBe(1);
    await service().start();
    const [first, second] = await there.calls(2);
    expect(second?.headers['x-invoicectl-delivery']).toBe(first?.headers['x-invoicectl-delivery']);
    expect(second?.body).toBe(first?.body);
    await expect.poll(kept).toBe(0);
  });

  it('unless its task was deleted', async () => {
    const before = service();
    const { id } = await submit();
    await before.request(id, 'test', asked(before));
    await before.stop(0);
    await room.tasks.delete(id);
    await service().start();
    expect(await kept()).toBe(0);
    expect(there.heard).toEqual([]);
  });
});

it('of two servers one calls at a time, and the other does not call again what was delivered', async () => {
  there.answer('silent', 200);
  const first = service();
  const { id } = await submit();
  await room.tasks.cancel(id);
  await first.request(id, 'test', asked(first, { timeout: 1 }));
  await there.calls(1);
  // The second server finds the callback due while the first one waits for the answer.
  await service().start();
  await expect.poll(ended, { timeout: 10_000 }).toMatchObject({ delivered: true, attempts: 2 });
  expect(there.heard).toHaveLength(2);
  expect(await kept()).toBe(0);
});

it('a server that runs already sends what another has left, and looks only at what is due', async () => {
  const asks: string[] = [];
  const get: typeof room.tasks.get = (id) => {
    asks.push(id);
    return room.tasks.get(id);
  };
  // Of this one no news is heard, as if they were lost.
  const tasks = { get, watch: () => () => undefined };
  const running = service([there.host], { lookEveryMs: 20, tasks });
  await running.start();
  const dying = service([there.host], { lookEveryMs: 1 });
  const { id } = await submit();
  await dying.request(id, 'test', asked(dying));
  const waiting = await submit();
  const patient = service([there.host], { lookEveryMs: 3_600_000 });
  await patient.request(waiting.id, 'test', asked(patient));
  await Promise.all([dying.stop(0), patient.stop(0)]);
  await room.tasks.cancel(id);
  await room.tasks.cancel(waiting.id);
  const [call] = await there.calls(1);
  expect(JSON.parse(call?.body ?? '')).toMatchObject({ id });
  await expect.poll(kept).toBe(1);
  expect(new Set(asks)).toEqual(new Set([id]));
});

it('a host that does not answer does not delay the calls to others', async () => {
  const slow = await receiver();
  slow.answer('silent');
  const callbacks = service([there.host, slow.host]);
  const { id } = await submit();
  await room.tasks.cancel(id);
  for (let count = 0; count < 30; count++) await callbacks.request(id, 'test', asked(callbacks, { url: slow.url }));
  await callbacks.request(id, 'test', asked(callbacks));
  await there.calls(1);
  expect(slow.heard.length).toBeLessThanOrEqual(4);
  await callbacks.stop(0);
  await slow.close();
});
