/** What the session API's document only plans: changes of many tasks, and progress without polling. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testServer, type TestServer } from '../../test-server.ts';
import { busy, expectError, newSession, session, type SessionClient } from './requests.ts';
import { pdf } from './sent-files.ts';

let server: TestServer;
let client: SessionClient;
beforeAll(async () => {
  server = await testServer({ workers: 1 });
  client = await newSession(server);
});
afterAll(() => server.stop());

const batch = (who: SessionClient, body: object): Promise<Response> =>
  who.call('POST', '/api/task/batch', {
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });

describe('POST /api/task/batch', () => {
  it('does what it can, and reports the outcome for each task', async () => {
    const done = await client.upload(await pdf());
    await client.until(done, 'completed');
    const other = await (await newSession(server)).upload(await pdf());
    const response = await batch(client, { action: 'retry', task_ids: [done, other, 'none'] });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      action: 'retry',
      succeeded: 0,
      failed: 3,
      results: [
        { task_id: done, success: false, code: 'INVALID_TASK_STATE', message: expect.any(String) },
        { task_id: other, success: false, code: 'ACCESS_DENIED', message: expect.any(String) },
        { task_id: 'none', success: false, code: 'TASK_NOT_FOUND', message: expect.any(String) },
      ],
    });
    const removed = await batch(client, { action: 'delete', task_ids: [done] });
    expect(await removed.json()).toMatchObject({
      succeeded: 1,
      failed: 0,
      results: [{ task_id: done, success: true }],
    });
    await expectError(await client.call('GET', `/api/task/${done}/status`), 404, 'TASK_NOT_FOUND');
  });

  it.each([{}, { action: 'explode', task_ids: ['a'] }, { action: 'delete', task_ids: [] }])(
    'refuses %j',
    async (body) => {
      await expectError(await batch(client, body), 400, 'INVALID_REQUEST');
    },
  );

  it('refuses an unknown session', async () => {
    const body = { action: 'delete', task_ids: ['a'] };
    await expectError(await batch(session(server.url, 'nobody'), body), 401, 'INVALID_SESSION');
  });
});

describe('GET /api/task/{id}/events', () => {
  const eventsIn = (text: string): { status: string }[] =>
    [...text.matchAll(/^data: (.*)$/gm)].map((match) => JSON.parse(match[1] ?? '') as { status: string });

  it('sends every change until the task is over', async () => {
    const occupied = await busy(server);
    const task = await client.upload(await pdf());
    const response = await fetch(`${server.url}/api/task/${task}/events?session=${client.id}`);
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    occupied.end();
    const events = eventsIn(await response.text());
    expect(events[0]).toMatchObject({ task_id: task, status: 'queued', progress: 0 });
    expect(events.at(-1)).toMatchObject({ task_id: task, status: 'completed', progress: 100 });
  });

  it('refuses other sessions, and ends when the task is deleted', async () => {
    const occupied = await busy(server);
    const task = await client.upload(await pdf());
    const path = `/api/task/${task}/events`;
    await expectError(await (await newSession(server)).call('GET', path), 403, 'ACCESS_DENIED');
    const response = await client.call('GET', path);
    await client.call('DELETE', `/api/task/${task}`);
    expect(await response.text()).toContain('event: deleted');
    occupied.end();
  });

  it('allows a session ten streams at once, and further ones after some were closed', async () => {
    const occupied = await busy(server);
    const own = await newSession(server);
    const task = await own.upload(await pdf());
    const stop = new AbortController();
    const path = `/api/task/${task}/events`;
    for (let count = 0; count < 10; count++)
      expect((await own.call('GET', path, { signal: stop.signal })).status).toBe(200);
    await expectError(await own.call('GET', path), 429, 'RATE_LIMIT_EXCEEDED');
    stop.abort();
    await expect
      .poll(async () => (await own.call('GET', path, { signal: AbortSignal.timeout(5000) })).status)
      .toBe(200);
    occupied.end();
  });

  it('does not keep the server from stopping', async () => {
    const one = await testServer({ workers: 1 });
    const occupied = await busy(one);
    const own = await newSession(one);
    const task = await own.upload(await pdf());
    const response = await own.call('GET', `/api/task/${task}/events`);
    const ended = response.text();
    await one.stop();
    expect(eventsIn(await ended)[0]).toMatchObject({ status: 'queued' });
    occupied.end();
  });
});
