/** Every API, with the operator's token before those that know no credentials. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testServer, type TestServer } from '../test-server.ts';

const apiToken = 'a-token-of-some-length';
let server: TestServer;
beforeAll(async () => {
  server = await testServer({ apiToken });
});
afterAll(() => server.stop());

const ask = async (method: string, path: string, token?: string): Promise<Response> =>
  fetch(server.url + path, { method, headers: token === undefined ? {} : { authorization: `Bearer ${token}` } });

const guarded = [
  ['POST', '/extract', { error: expect.any(String) }],
  ['POST', '/api/session', { error: true, code: expect.any(String) }],
  ['GET', '/api/v1/invoices', { code: 1001 }],
  ['GET', '/api/v1/invoices/x/file', { code: 1001 }],
  ['GET', '/v1/task/x', { code: 401 }],
] as const;

it.each(guarded)('%s %s is refused without the token, in the error format of its API', async (method, path, body) => {
  for (const token of [undefined, 'another-token-of-that-length']) {
    const response = await ask(method, path, token);
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect(await response.json()).toMatchObject(body);
  }
  expect((await ask(method, path, apiToken)).status).not.toBe(401);
});

it.each(['/health', '/healthz', '/version', '/livez', '/readyz', '/metrics'])('%s needs no token', async (path) => {
  expect((await ask('GET', path)).status).toBe(200);
});

it('a signed link needs no token, but a valid signature', async () => {
  const response = await ask('GET', '/api/v1/invoices/x/file?expires=9999999999&signature=AAAA');
  expect(response.status).toBe(403);
});

it('an API with credentials of its own asks for those instead', async () => {
  const response = await ask('GET', '/api/v1/tasks/x', apiToken);
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({ error: { code: 'E00003' } });
});
