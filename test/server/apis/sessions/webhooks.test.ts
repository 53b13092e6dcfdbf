/** Webhooks of the session API: the client that asked for it receives the outcome of an upload, signed, with links that open. */
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Heard, isSigned, type Receiver, receiver } from '../../outgoing/callbacks/receiver.ts';
import { busy, expectError, newSession, session, type SessionClient } from './requests.ts';
import { formOf, pdf, type SentFile } from './sent-files.ts';
import { testServer, type TestServer } from '../../test-server.ts';

let there: Receiver;
let server: TestServer;
let client: SessionClient;
beforeAll(async () => {
  there = await receiver();
  server = await testServer({ workers: 1, allowHosts: [there.host], publicUrl: 'https://invoices.example/' });
});
beforeEach(async () => {
  client = await newSession(server);
});
afterAll(async () => {
  await server.stop();
  await there.close();
});

const json = { 'content-type': 'application/json' };
const put = (who: SessionClient, body: unknown): Promise<Response> =>
  who.call('PUT', '/api/webhook', { body: JSON.stringify(body), headers: json });
const upload = async (webhook: string | undefined, ...files: readonly SentFile[]): Promise<Response> => {
  const body = formOf(files);
  if (webhook !== undefined) body.append('webhook', webhook);
  return client.call('POST', '/api/upload/', { body });
};
const uploaded = async (webhook: string | undefined, ...files: readonly SentFile[]): Promise<string> =>
  ((await (await upload(webhook, ...files)).json()) as { taskId: string }).taskId;

interface Told {
  readonly taskId: string;
  readonly status: string;
  readonly downloadUrls: readonly string[];
  readonly signedUrls: readonly string[];
}
async function told(taskId: string, count = 1): Promise<readonly (Heard & { readonly told: Told })[]> {
  for (let calls = there.heard.length; ; calls++) {
    const all = there.heard.map((call) => ({ ...call, told: JSON.parse(call.body) as Told }));
    const about = all.filter((call) => call.told.taskId === taskId);
    if (about.length >= count) return about;
    await there.calls(calls + 1);
  }
}
const keyOf = (credential: string): string =>
  createHmac('sha256', credential).update('invoicectl callback').digest('hex');

it('the address that an upload names receives the status and signed links to the files', async () => {
  const task = await uploaded(there.url, await pdf());
  const [call] = await told(task);
  const status = await client.until(task, 'completed');
  expect(call?.told).toEqual({ ...status, signedUrls: [expect.any(String)] });
  expect(call && isSigned(call, keyOf(client.id))).toBe(true);
  const [link = ''] = call?.told.signedUrls ?? [];
  expect(link).toMatch(/^https:\/\/invoices\.example\/api\/download\//);
  const response = await fetch(link.replace('https://invoices.example', server.url));
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/pdf');
});

it('a webhook as JSON may have a secret, a method and headers of its own', async () => {
  const secret = 'a secret between the two of us';
  const webhook = JSON.stringify({ url: there.url, method: 'PUT', headers: { 'X-Tenant': 'seven' }, secret });
  const [call] = await told(await uploaded(webhook, await pdf()));
  expect(call).toMatchObject({ method: 'PUT', headers: { 'x-tenant': 'seven' } });
  expect(call && isSigned(call, secret)).toBe(true);
});

it('the webhook of a session is called for all uploads until it is removed', async () => {
  expect((await put(client, { url: there.url, timeout: 10, headers: { 'X-Key': 'secret' } })).status).toBe(200);
  expect(await (await client.call('GET', '/api/webhook')).json()).toEqual({
    url: there.url,
    method: 'POST',
    timeout: 10,
    headers: ['x-key'],
  });
  const [first, second] = [await uploaded(undefined, await pdf()), await uploaded('', await pdf())];
  await told(first);
  await told(second);
  expect((await client.call('DELETE', '/api/webhook')).status).toBe(200);
  await expectError(await client.call('GET', '/api/webhook'), 404, 'NOT_FOUND');
  await expectError(await client.call('DELETE', '/api/webhook'), 404, 'NOT_FOUND');
  const third = await uploaded(undefined, await pdf());
  await client.until(third, 'completed');
  // Callbacks to one host go one after another: this one would have come before.
  await told(await uploaded(there.url, await pdf()));
  expect(there.heard.filter(({ body }) => body.includes(third))).toEqual([]);
});

it('the webhook of an upload takes precedence over that of the session', async () => {
  await put(client, { url: `${there.url}/session` });
  const calls = await told(await uploaded(`${there.url}/upload`, await pdf()));
  expect(calls.map(({ path }) => path)).toEqual(['/told/upload']);
});

it('the webhook is called if a task fails, is cancelled, or ends after a retry', async () => {
  const failing = await uploaded(there.url, await pdf('broken/truncated.pdf'));
  expect((await told(failing))[0]?.told).toMatchObject({
    status: 'failed',
    signedUrls: [],
    message: expect.any(String),
  });
  await client.call('POST', `/api/task/${failing}/retry`);
  const calls = await told(failing, 2);
  expect(new Set(calls.map(({ headers }) => headers['x-invoicectl-delivery'])).size).toBe(2);

  const occupied = await busy(server);
  const cancelled = await uploaded(there.url, await pdf());
  await client.call('POST', `/api/task/${cancelled}/cancel`);
  occupied.end();
  expect((await told(cancelled))[0]?.told).toMatchObject({ status: 'cancelled' });
});

it('the webhook of a session can be read and changed only by that session', async () => {
  await put(client, { url: there.url });
  const other = await newSession(server);
  await expectError(await other.call('GET', '/api/webhook'), 404, 'NOT_FOUND');
  await expectError(await other.call('DELETE', '/api/webhook'), 404, 'NOT_FOUND');
  await expectError(await put(session(server.url, 'nobody'), { url: there.url }), 401, 'INVALID_SESSION');
  await expectError(await fetch(`${server.url}/api/webhook`), 400, 'MISSING_SESSION_ID');
});

describe('invalid webhooks, which queue nothing', () => {
  it.each([
    'http://127.0.0.1:1/',
    'http://[::ffff:169.254.169.254]/',
    'ftp://example.com/',
    'nonsense',
    '{"url":',
    '{}',
    '{"url":"https://example.com/","method":"DELETE"}',
    '{"url":"https://example.com/","headers":{"Host":"inside"}}',
    '{"url":"https://example.com/","headers":{"X-A":"b\\r\\nHost: inside"}}',
    '{"url":"https://example.com/","secret":"short"}',
    '{"url":"https://example.com/","timeout":-1}',
  ])('%s is refused', async (webhook) => {
    await expectError(await upload(webhook, await pdf()), 400, 'INVALID_REQUEST');
    expect(await (await client.call('GET', '/api/task')).json()).toMatchObject({ total_count: 0 });
    if (webhook.startsWith('{')) {
      const response = await client.call('PUT', '/api/webhook', { body: webhook, headers: json });
      await expectError(response, 400, 'INVALID_REQUEST');
    } else await expectError(await put(client, { url: webhook }), 400, 'INVALID_REQUEST');
  });
});

it('the log mentions the call without its address', async () => {
  const task = await uploaded(`${there.url}?token=hidden`, await pdf());
  await told(task);
  await expect
    .poll(() => server.logged.filter(({ event, taskId }) => event === 'callback' && taskId === task))
    .toMatchObject([{ delivered: true, attempts: 1 }]);
  expect(JSON.stringify(server.logged)).not.toMatch(/hidden|told/);
  expect(await (await fetch(`${server.url}/metrics`)).text()).toMatch(
    /^invoicectl_callbacks_total\{outcome="delivered"\} \d/m,
  );
});
