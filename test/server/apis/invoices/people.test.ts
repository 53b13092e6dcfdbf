/** People: who may use the invoice API, sessions as cookies, and who made a change. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type OpenUsers, openUsers } from '../../../../src/compose/users.ts';
import { followEvents } from '../../event-client.ts';
import { testServer, type TestServer } from '../../test-server.ts';
import { fixture } from './client.ts';

const password = 'correct horse battery';

/** With the accounts as `invoicectl users` changes them: beside the server. */
interface PeoplesServer extends TestServer {
  readonly users: OpenUsers;
}

async function peoplesServer(
  options: Parameters<typeof testServer>[0],
  names: readonly string[],
): Promise<PeoplesServer> {
  const server = await testServer(options);
  const users = await openUsers(server.options);
  for (const name of names) await users.add(name, password);
  const stop = async (): Promise<void> => {
    await users.close();
    await server.stop();
  };
  return { ...server, users, stop };
}

const servers: PeoplesServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

async function serverWith(
  options: Parameters<typeof testServer>[0],
  ...names: readonly string[]
): Promise<PeoplesServer> {
  const server = await peoplesServer(options, names);
  servers.push(server);
  return server;
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly cookie: string;
  readonly body: { readonly code: number; readonly message: string; readonly data: Record<string, unknown> };
}

async function ask(
  { url }: Pick<TestServer, 'url'>,
  method: string,
  path: string,
  { headers = {}, json }: { readonly headers?: Record<string, string>; readonly json?: unknown } = {},
): Promise<Answer> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { ...(json === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });
  const cookie = response.headers.get('set-cookie') ?? '';
  return {
    status: response.status,
    headers: response.headers,
    cookie,
    body: (await response.json()) as Answer['body'],
  };
}

const signIn = (server: TestServer, name: string, given = password): Promise<Answer> =>
  ask(server, 'POST', '/session', { json: { name, password: given } });

/** The headers of somebody who is signed in. */
async function signedIn(server: TestServer, name: string): Promise<{ readonly headers: Record<string, string> }> {
  const { status, cookie } = await signIn(server, name);
  expect(status).toBe(200);
  return { headers: { cookie: cookie.split(';')[0] ?? '' } };
}

async function uploaded(server: TestServer, headers: Record<string, string>): Promise<string> {
  const form = new FormData();
  form.append('file', new File([await fixture('invoices/de-letter.pdf')], 'de-letter.pdf'));
  const response = await fetch(`${server.url}/api/v1/invoices/upload`, { method: 'POST', body: form, headers });
  return ((await response.json()) as { data: { id: string } }).data.id;
}

describe('who may use the invoice API', () => {
  it('everybody on this machine, as long as there are no users', async () => {
    const server = await serverWith({});
    expect((await ask(server, 'GET', '/invoices')).status).toBe(200);
    expect((await ask(server, 'GET', '/session')).body.data).toEqual({ signInNeeded: false, user: null });
    const events = await followEvents(`${server.url}/api/v1/events`);
    await events.next(({ kind }) => kind === 'ready');
    await server.users.add('张三', password);
    const refused = await ask(server, 'GET', '/invoices');
    expect([refused.status, refused.body]).toEqual([401, { code: 1001, message: expect.any(String), data: null }]);
    expect((await ask(server, 'GET', '/session')).body.data).toEqual({ signInNeeded: true, user: null });
    await events.ended;
  }, 20_000);

  it('nobody who is not signed in where others can reach the server', async () => {
    const server = await serverWith({ host: '0.0.0.0' });
    const local = { url: server.url.replace('0.0.0.0', '127.0.0.1') };
    expect((await ask(local, 'GET', '/invoices')).status).toBe(401);
    expect((await ask(local, 'GET', '/events')).status).toBe(401);
    expect((await ask(local, 'GET', '/session')).body.data).toEqual({ signInNeeded: true, user: null });
  });

  it("clients with the operator's token as before, and signed links", async () => {
    const apiToken = 'a-token-of-some-length';
    const server = await serverWith({ apiToken }, 'a');
    const withToken = { headers: { authorization: `Bearer ${apiToken}` } };
    expect((await ask(server, 'GET', '/invoices', withToken)).status).toBe(200);
    expect((await ask(server, 'GET', '/invoices', await signedIn(server, 'a'))).status).toBe(200);
    expect((await ask(server, 'GET', '/invoices', { headers: { authorization: 'Bearer another' } })).status).toBe(401);
    const id = await uploaded(server, withToken.headers);
    const { data } = (await ask(server, 'GET', `/invoices/${id}/file/link`, withToken)).body;
    expect((await fetch(String(data['url']))).status).toBe(200);
  });

  it('the other APIs stay as they are', async () => {
    const server = await serverWith({}, 'a');
    const form = new FormData();
    form.append('file', new File([await fixture('invoices/de-letter.pdf')], 'de-letter.pdf'));
    expect((await fetch(`${server.url}/extract`, { method: 'POST', body: form })).status).toBe(200);
    expect((await fetch(`${server.url}/api/session`, { method: 'POST' })).status).toBe(200);
  });
});

describe('a session', () => {
  it('is a cookie that scripts and other sites cannot use', async () => {
    const server = await serverWith({}, 'a');
    const { cookie, body } = await signIn(server, 'a');
    expect(cookie).toMatch(/^invoicectl=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(body.data).toEqual({ signInNeeded: true, user: { name: 'a' } });
  });

  it('is bound to the host and sent over TLS alone where the server is reached by HTTPS', async () => {
    const server = await serverWith({ publicUrl: 'https://invoices.example.com' }, 'a');
    const { cookie } = await signIn(server, 'a');
    expect(cookie).toMatch(/^__Host-invoicectl=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
    const value = cookie.split(';')[0] ?? '';
    expect((await ask(server, 'GET', '/invoices', { headers: { cookie: value } })).status).toBe(200);
    const without = value.replace('__Host-', '');
    expect((await ask(server, 'GET', '/invoices', { headers: { cookie: without } })).status).toBe(401);
  });

  it('ends when its user signs out, also for a copy of the cookie', async () => {
    const server = await serverWith({}, 'a');
    const person = await signedIn(server, 'a');
    const out = await ask(server, 'DELETE', '/session', person);
    expect(out.cookie).toMatch(/^invoicectl=; .*Max-Age=0$/);
    expect(out.body.data).toEqual({ signInNeeded: true, user: null });
    expect((await ask(server, 'GET', '/invoices', person)).status).toBe(401);
  });

  it('ends with a new password, and so do its events', async () => {
    const server = await serverWith({}, 'a');
    const { headers } = await signedIn(server, 'a');
    const events = await followEvents(`${server.url}/api/v1/events`, headers);
    await events.next(({ kind }) => kind === 'ready');
    await server.users.setPassword('a', 'another password');
    expect((await ask(server, 'GET', '/invoices', { headers })).status).toBe(401);
    await events.ended;
  }, 20_000);

  it('does not count for requests of other pages, even if CORS allows them', async () => {
    const server = await serverWith({ corsOrigins: ['*'] }, 'a');
    const { headers } = await signedIn(server, 'a');
    const from = async (more: Record<string, string>): Promise<number> =>
      (await ask(server, 'GET', '/invoices', { headers: { ...headers, ...more } })).status;
    const { origin } = new URL(server.url);
    expect(await from({ 'sec-fetch-site': 'same-origin', origin })).toBe(200);
    expect(await from({ 'sec-fetch-site': 'none' })).toBe(200);
    expect(await from({ 'sec-fetch-site': 'same-site' })).toBe(401);
    expect(await from({ origin: 'http://127.0.0.1:1' })).toBe(401);
    const write = { headers: { ...headers, origin: 'https://evil.example' }, json: { ids: ['x'], delete: true } };
    expect((await ask(server, 'POST', '/invoices/bulk', write)).status).toBe(401);
  });

  it('does not begin with a wrong name or password, and the answer does not say which', async () => {
    const server = await serverWith({}, 'a');
    const wrong = [await signIn(server, 'a', 'wrong password'), await signIn(server, 'b')];
    expect(wrong.map(({ status, cookie }) => [status, cookie])).toEqual([
      [401, ''],
      [401, ''],
    ]);
    expect(wrong[0]?.body).toEqual(wrong[1]?.body);
  });

  it('does not begin at the sixth try in a minute, whether or not there is such a user', async () => {
    const server = await serverWith({}, 'a');
    for (const name of ['a', 'nobody']) {
      for (let count = 0; count < 5; count++) expect((await signIn(server, name, 'wrong password')).status).toBe(401);
      const sixth = await signIn(server, name);
      expect([sixth.status, sixth.headers.has('retry-after')]).toEqual([429, true]);
    }
  });

  it('neither passwords nor cookies are logged or repeated in answers', async () => {
    const server = await serverWith({}, 'a');
    const { headers } = await signedIn(server, 'a');
    await ask(server, 'GET', '/invoices', { headers });
    const refused = await ask(server, 'POST', '/session', { json: { name: 'a', password: [password] } });
    expect(refused.status).toBe(400);
    const said = JSON.stringify([server.logged, refused.body]);
    expect(server.logged.length).toBeGreaterThan(2);
    expect(said).not.toContain(password);
    expect(said).not.toContain(headers['cookie']?.split('=')[1]);
  });
});

describe('two people on one invoice', () => {
  let server: PeoplesServer;
  beforeAll(async () => {
    server = await peoplesServer({}, ['张三', 'Bob']);
  });
  afterAll(() => server.stop());

  it('the slower one is told, and the history says who did what', async () => {
    const [zhang, bob] = [await signedIn(server, '张三'), await signedIn(server, 'Bob')];
    const id = await uploaded(server, zhang.headers);
    const etag = (await ask(server, 'GET', `/invoices/${id}/reading`, bob)).headers.get('etag') ?? '';
    const change = (person: typeof bob, number: string): Promise<Answer> =>
      ask(server, 'PATCH', `/invoices/${id}`, {
        headers: { ...person.headers, 'if-match': etag },
        json: { number },
      });
    expect((await change(zhang, 'first')).status).toBe(200);
    expect((await change(bob, 'second')).status).toBe(412);
    const bulk = { ...bob, json: { ids: [id], status: 'verified' } };
    expect((await ask(server, 'POST', '/invoices/bulk', bulk)).status).toBe(200);
    expect((await ask(server, 'POST', `/invoices/${id}/undo`, zhang)).status).toBe(200);
    const { data } = (await ask(server, 'GET', `/invoices/${id}/history`, bob)).body;
    expect((data as unknown as { by: string; how: string }[]).map(({ by, how }) => [by, how])).toEqual([
      ['张三', 'typed'],
      ['Bob', 'typed'],
      ['张三', 'undo'],
    ]);
  });

  it('the same Idempotency-Key of two people is two keys', async () => {
    const key = { 'idempotency-key': 'k' };
    const made = [];
    for (const name of ['张三', 'Bob']) {
      const { headers } = await signedIn(server, name);
      const id = await uploaded(server, headers);
      const draft = { json: { name: 'd', invoiceIds: [id] }, headers: { ...headers, ...key } };
      made.push((await ask(server, 'POST', '/drafts', draft)).status);
    }
    expect(made).toEqual([200, 200]);
  });
});
