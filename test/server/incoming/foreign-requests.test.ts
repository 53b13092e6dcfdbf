/** What a browser can be made to send by pages of other sites, and what clients send that are not browsers. */
import { request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testServer, type TestServer } from '../test-server.ts';

let server: TestServer;
let everywhere: TestServer;
beforeAll(async () => {
  server = await testServer({ publicUrl: 'https://invoices.example.com', corsOrigins: ['https://app.example'] });
  everywhere = await testServer({ host: '0.0.0.0' });
});
afterAll(async () => {
  await server.stop();
  await everywhere.stop();
});

/** fetch sets Host itself. */
async function ask(to: TestServer, method: string, path: string, headers: Record<string, string>) {
  const { port } = new URL(to.url);
  const asked = request({ host: '127.0.0.1', port, method, path, headers, agent: false }).end();
  const [response] = (await once(asked, 'response')) as [import('node:http').IncomingMessage];
  return { status: response.statusCode, body: JSON.parse(await text(response)) as unknown };
}
const statusFor = async (host: string, to = server) => (await ask(to, 'GET', '/health', { host })).status;

it.each([
  'localhost',
  'LOCALHOST:8000',
  'app.localhost',
  '127.0.0.1:9',
  '127.1.2.3',
  '[::1]:8000',
  'invoices.example.com',
])('a request that names the host %s is accepted', async (host) => expect(await statusFor(host)).toBe(200));

it.each(['evil.example', 'localhost.evil.example', '192.0.2.7', '127.0.0.1.evil.example'])(
  'a request that names the host %s is refused with 421',
  async (host) => expect(await statusFor(host)).toBe(421),
);

it('a server that listens on every address accepts each address as a host, and no other name', async () => {
  expect(await statusFor('192.0.2.7:8000', everywhere)).toBe(200);
  expect(await statusFor('evil.example', everywhere)).toBe(421);
});

it.each([
  ['/extract', { error: expect.stringContaining('host') }],
  ['/api/session', { error: true, code: 'INVALID_REQUEST' }],
  ['/api/v1/invoices/upload', { code: 1001 }],
  ['/api/v1/convert', { success: false }],
  ['/v1/task', { code: 421 }],
])('%s refuses an unknown host in the error format of its API', async (path, body) => {
  expect(await ask(server, 'POST', path, { host: 'evil.example' })).toMatchObject({ status: 421, body });
});

it('a client of HTTP/1.0 that names no host is accepted', async () => {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  socket.end('GET /health HTTP/1.0\r\n\r\n');
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 200/);
});

const session = async (headers: Record<string, string>) =>
  (await ask(server, 'POST', '/api/session', { host: '127.0.0.1:8000', ...headers })).status;

it.each([
  [{ origin: 'https://evil.example' }],
  [{ origin: 'null' }],
  [{ origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-site' }],
  [{ 'sec-fetch-site': 'cross-site' }],
  [{ 'sec-fetch-site': 'same-site' }],
])('a write from a foreign site is refused: %j', async (headers) => expect(await session(headers)).toBe(403));

it.each([
  [{}],
  [{ origin: 'http://127.0.0.1:8000', 'sec-fetch-site': 'same-origin' }],
  [{ origin: 'https://invoices.example.com' }],
  [{ origin: 'https://app.example', 'sec-fetch-site': 'cross-site' }],
  [{ 'sec-fetch-site': 'none' }],
])('any other write is accepted: %j', async (headers) => expect(await session(headers)).toBe(200));

it('a read from a foreign site is answered, and CORS decides whether the site sees it', async () => {
  const headers = { host: 'localhost', origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
  expect((await ask(server, 'GET', '/health', headers)).status).toBe(200);
});
