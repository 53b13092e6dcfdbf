/** A session never sees, changes or removes what is another's, whatever endpoint and id it tries. */
import { assert, asyncProperty, constantFrom, integer, pre } from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { formWith, metric, testServer, type TestServer } from '../../test-server.ts';
import { expectError, newSession, session, type SessionClient } from './requests.ts';
import { pdf } from './sent-files.ts';

let server: TestServer;
let victim: SessionClient;
let task: string;
let before: unknown;
beforeAll(async () => {
  server = await testServer();
  victim = await newSession(server);
  task = await victim.upload(await pdf());
  before = await victim.until(task, 'completed');
});
afterAll(() => server.stop());

const attempts = (id: string) =>
  [
    ['GET', `/api/task/${id}/status`],
    ['GET', `/api/task/${id}/progress`],
    ['GET', `/api/task/${id}/events`],
    ['POST', `/api/task/${id}/start`],
    ['POST', `/api/task/${id}/cancel`],
    ['POST', `/api/task/${id}/retry`],
    ['DELETE', `/api/task/${id}`],
    ['GET', `/api/download/${id}/processed_invoices.pdf`],
    ['HEAD', `/api/download/${id}/processed_invoices.pdf`],
    ['GET', `/api/download/${id}/processed_invoices.pdf?inline=true`],
    ['GET', `/api/download/${id}/processed_invoices.pdf/link`],
  ] as const;

it('every request for the task of another session is ACCESS_DENIED and changes nothing', async () => {
  const other = await newSession(server);
  for (const [method, path] of attempts(task)) {
    const response = await other.call(method, path);
    if (method === 'HEAD') expect(response.status).toBe(403);
    else await expectError(response, 403, 'ACCESS_DENIED');
  }
  expect(await (await other.call('GET', '/api/task')).json()).toMatchObject({ tasks: [], total_count: 0 });
  expect(await (await other.call('GET', '/api/task/statistics')).json()).toMatchObject({ total_tasks: 0 });
  expect(await victim.status(task)).toEqual(before);
});

it('a session in the address counts only where browsers cannot send a header', async () => {
  for (const [method, path] of attempts(task).filter(([, path]) => !/download|events/.test(path))) {
    const response = await fetch(`${server.url}${path}?session=${victim.id}`, {
      method,
      headers: { cookie: `invoice_session=${victim.id}` },
    });
    await expectError(response, 400, 'MISSING_SESSION_ID');
  }
  expect(await victim.status(task)).toEqual(before);
});

it('a session in the header takes precedence over address and cookie', async () => {
  const other = await newSession(server);
  const path = `/api/download/${task}/processed_invoices.pdf?session=${victim.id}`;
  const response = await other.call('GET', path, { headers: { cookie: `invoice_session=${victim.id}` } });
  await expectError(response, 403, 'ACCESS_DENIED');
});

it('the cookie is marked Secure only if clients reach the server by HTTPS, through a proxy too', async () => {
  const cookieOf = async ({ url }: { url: string }): Promise<string | null> =>
    (await fetch(`${url}/api/session`, { method: 'POST' })).headers.get('set-cookie');
  const behindProxy = await testServer({ publicUrl: 'https://invoices.example' });
  try {
    expect(await cookieOf(behindProxy)).toContain('; Secure');
    expect(await cookieOf(server)).not.toContain('Secure');
  } finally {
    await behindProxy.stop();
  }
});

it('tasks of the other APIs cannot be found', async () => {
  const asking = fetch(`${server.url}/extract`, { method: 'POST', body: await formWith('file', 'it-text.pdf') });
  const other = await newSession(server);
  const ids = (): string[] =>
    server.logged.flatMap(({ event, kind, taskId }) =>
      event === 'task' && kind === 'extract' ? [String(taskId)] : [],
    );
  await asking;
  const [extraction] = ids();
  expect(extraction).toBeDefined();
  await expectError(await other.call('GET', `/api/task/${extraction}/status`), 404, 'TASK_NOT_FOUND');
});

it('a session id with one changed character is refused', async () => {
  const hex = constantFrom(...'0123456789abcdef'.split(''));
  const position = integer({ min: 8, max: 39 });
  await assert(
    asyncProperty(position, hex, constantFrom(...attempts(task)), async (at, letter, [method, path]) => {
      const changed = victim.id.slice(0, at) + letter + victim.id.slice(at + 1);
      pre(changed !== victim.id);
      const response = await session(server.url, changed).call(method, path);
      expect(response.status).toBe(401);
    }),
    { numRuns: 60 },
  );
  expect(await victim.status(task)).toEqual(before);
});

it('session ids are all different, and one does not help to guess another', async () => {
  const ids = await Promise.all(Array.from({ length: 50 }, async () => (await newSession(server)).id.split('_')[1]));
  expect(new Set(ids).size).toBe(50);
  expect(new Set(ids.map((id) => id?.slice(0, 4))).size).toBeGreaterThan(45);
});

describe('retention', () => {
  it('files are kept for a day and sessions for three, and then everything is removed', async () => {
    const hour = 3_600_000;
    const { folder, running, url } = await testServer();
    const own = await newSession({ url });
    const id = await own.upload(await pdf());
    await own.until(id, 'completed');
    await running.stop();
    const began = Date.now();
    /** The server again, so many hours later: it cleans up when it starts. */
    const later = async (
      hours: number,
      check: (client: SessionClient, url: string) => Promise<void>,
    ): Promise<void> => {
      vi.useFakeTimers({ toFake: ['Date'], now: began + hours * hour });
      const again = await testServer({ dataDir: folder });
      try {
        await check(session(again.url, own.id), again.url);
      } finally {
        await again.running.stop();
        vi.useRealTimers();
      }
    };

    await later(23, async (client) => {
      expect((await client.call('GET', `/api/download/${id}/processed_invoices.pdf`)).status).toBe(200);
    });
    await later(25, async (client, url) => {
      expect(await client.until(id, 'expired')).toMatchObject({ status: 'expired', downloadUrls: [] });
      const path = `/api/download/${id}/processed_invoices.pdf`;
      expect(await expectError(await client.call('GET', path), 404, 'FILE_NOT_FOUND')).toContain('expired');
      await expectError(await client.call('POST', `/api/task/${id}/retry`), 400, 'INVALID_TASK_STATE');
      expect(await (await client.call('GET', '/api/task?status=expired')).json()).toMatchObject({ total_count: 1 });
      expect(await (await client.call('GET', '/api/task/statistics')).json()).toMatchObject({
        status_counts: { expired: 1 },
      });
      expect(await metric({ url }, 'invoicectl_blob_bytes')).toBe(0);
    });
    await later(73, async (client, url) => {
      await expectError(await client.call('GET', '/api/task'), 401, 'INVALID_SESSION');
      // Its tasks went with it.
      const other = await newSession({ url });
      await expectError(await other.call('GET', `/api/task/${id}/status`), 404, 'TASK_NOT_FOUND');
    });
    await (await testServer({ dataDir: folder })).stop();
  });

  it('the files of a session are removed when it ends, however new they are', async () => {
    const { folder, running, url } = await testServer();
    const own = await newSession({ url });
    await running.stop();
    const began = Date.now();
    vi.useFakeTimers({ toFake: ['Date'], now: began + 71 * 3_600_000 });
    const late = await testServer({ dataDir: folder });
    const client = session(late.url, own.id);
    await client.until(await client.upload(await pdf()), 'completed');
    await late.running.stop();
    vi.setSystemTime(began + 73 * 3_600_000);
    const after = await testServer({ dataDir: folder });
    try {
      await expect.poll(() => metric(after, 'invoicectl_blob_bytes')).toBe(0);
    } finally {
      vi.useRealTimers();
      await after.stop();
    }
  });
});
