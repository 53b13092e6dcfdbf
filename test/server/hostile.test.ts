/**
 * Requests that mean harm, at every endpoint that the server describes: refused in the form of their API, and the server
 * goes on as if nothing had been.
 */
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  clientKey,
  clientToken,
  credentials,
  type Endpoint,
  endpointsOf,
  expectRefusal,
  filledIn,
  isById,
} from './every-endpoint.ts';
import { metric, testServer, type TestServer } from './test-server.ts';

let server: TestServer;
let endpoints: readonly Endpoint[];
beforeAll(async () => {
  server = await testServer({ clientToken, clientKey });
  endpoints = await endpointsOf(server);
});
afterAll(async () => {
  // Nothing of all this was a fault of the server's own, and nothing is left.
  expect(server.logged.filter(({ level }) => level === 'error')).toEqual([]);
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(await metric(server, 'invoicectl_blob_bytes')).toBe(0);
  for (const path of ['/health', '/api/health', '/healthz', '/livez', '/readyz'])
    expect((await fetch(server.url + path)).status).toBe(200);
  await server.stop();
});

async function call(endpoint: Endpoint, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { ...(await credentials(server, endpoint.api)), ...(init.headers as Record<string, string>) };
  return fetch(server.url + path, { method: endpoint.method, ...init, headers });
}

const wrongIds = {
  'a path upwards': '..%2F..%2F..%2Fetc%2Fpasswd',
  'a path upwards, backwards': '..%5C..%5Cwindows%5Cwin.ini',
  'a zero byte': 'task%00.pdf',
  'a line break and a header': 'x%0D%0AX-Injected:%201',
  'a name of the prototype': '__proto__',
  constructor: 'constructor',
  'a quote': "1'%20OR%20'1'='1",
  'nine hundred letters': 'a'.repeat(900),
  'broken UTF-8': '%C3%28',
  'half a character': '%ED%A0%80',
  'all of them': '*',
  'right to left': '%E2%80%AE',
};

it.each(Object.entries(wrongIds))('a hostile path is refused: %s', async (what, id) => {
  for (const endpoint of endpoints.filter(isById)) {
    const response = await call(endpoint, filledIn(endpoint, id), bodyFor(endpoint));
    expect(response.headers.get('x-injected')).toBeNull();
    if (endpoint.method === 'DELETE' && response.status === 204) continue;
    await expectRefusal(endpoint, response, what);
  }
});

/** A body that the endpoint would take, so that it is the path that it refuses. */
const bodyFor = ({ takesJson }: Endpoint): RequestInit =>
  takesJson ? { body: '{}', headers: { 'content-type': 'application/json' } } : {};

const json = (body: string): RequestInit => ({ body, headers: { 'content-type': 'application/json' } });
const wrongJson: Record<string, RequestInit> = {
  'a thousand deep': json(`${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}`),
  'a list a hundred thousand deep': json(`${'['.repeat(100_000)}${']'.repeat(100_000)}`),
  ['__proto__']: json('{"__proto__":{"polluted":true},"targetFormat":"pdf","url":"https://example.com"}'),
  'constructor.prototype': json('{"constructor":{"prototype":{"polluted":true}}}'),
  'not whole': json('{"a":'),
  null: json('null'),
  'a text': json('"text"'),
  'a number too large': json('{"page":1e999,"taskIds":[1e999],"invoiceIds":[1e999],"fileId":1e999,"url":1e999}'),
  'of the wrong kinds': json('{"taskIds":{},"action":[],"url":{},"invoiceIds":{},"fileHash":[],"fileId":[],"name":{}}'),
  'more than two megabytes': json(`{"a":"${'x'.repeat(3 * 1024 ** 2)}"}`),
  'bytes that are no text': {
    body: new Uint8Array([0x7b, 0xff, 0xfe, 0x00, 0x7d]),
    headers: { 'content-type': 'application/json' },
  },
  'another type': { body: '<a/>', headers: { 'content-type': 'application/xml' } },
  'a type that is none': { body: '{}', headers: { 'content-type': ';;;' } },
};

it.each(Object.entries(wrongJson))('hostile JSON is refused: %s', async (what, init) => {
  for (const endpoint of endpoints.filter(({ takesJson }) => takesJson)) {
    await expectRefusal(endpoint, await call(endpoint, filledIn(endpoint, 'none'), init), what);
  }
});

const boundary = 'xYz';
const form = (body: string, type = `multipart/form-data; boundary=${boundary}`): RequestInit => ({
  body,
  headers: { 'content-type': type },
});
const part = (disposition: string, content = '%PDF-1.7 nothing more'): string =>
  `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\nContent-Type: application/pdf\r\n\r\n${content}\r\n`;
const end = `--${boundary}--\r\n`;
const files = ['file', 'files', 'chunk'];
const filePart = (name: string): string => files.map((field) => part(`name="${field}"; filename="${name}"`)).join('');
const wrongForms: Record<string, RequestInit> = {
  'without a boundary': form(filePart('a.pdf') + end, 'multipart/form-data'),
  'that ends in a part': form(filePart('a.pdf')),
  empty: form(''),
  'without a part': form(end),
  'with every file twice': form(filePart('a.pdf').repeat(2) + end),
  'with a thousand fields': form(Array.from({ length: 1000 }, (_, n) => part(`name="x${n}"`, '1')).join('') + end),
  'with a field of the prototype': form(part('name="__proto__"', '{"polluted":true}') + end),
  'with options of the prototype': form(part('name="options"', '{"__proto__":{"polluted":true}}') + end),
  'with a field of a megabyte': form(part('name="options"', 'x'.repeat(1024 ** 2)) + end),
  'with a path for a name': form(filePart('../../../../etc/passwd') + end),
  'with a header in the name': form(filePart('a.pdf%0d%0aX-Injected: 1') + end),
  'with a part of a thousand headers': form(
    `--${boundary}\r\n${'X-Filler: 1\r\n'.repeat(3000)}Content-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\nx\r\n${end}`,
  ),
};

it.each(Object.entries(wrongForms))('a form %s is refused', async (what, init) => {
  for (const endpoint of endpoints.filter(({ takesForm }) => takesForm)) {
    await expectRefusal(endpoint, await call(endpoint, filledIn(endpoint, 'none'), init), what);
  }
});

it('a query with lists, objects and the name of the prototype causes no server error', async () => {
  const values = ['-1', '1e999', '__proto__', '%00', 'a'.repeat(5000)];
  for (const endpoint of endpoints.filter(({ method }) => method === 'GET')) {
    const path = filledIn(endpoint, 'none');
    for (const query of endpoint.queries.flatMap((name) => [
      ...values.map((value) => `${name}=${value}`),
      `${name}=1&${name}=2`,
      `${name}[__proto__][polluted]=1&__proto__[polluted]=1&constructor.prototype.polluted=1`,
    ])) {
      const response = await call(endpoint, `${path}?${query}`);
      await response.body?.cancel();
      expect(response.status, `${endpoint.path}?${query.slice(0, 60)}`).toBeLessThan(500);
    }
  }
});

/** What the server answers to bytes that no HTTP library would send, until it closes or is silent. */
async function raw(...pieces: readonly string[]): Promise<string> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')));
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  for (const piece of pieces) socket.write(piece);
  const silent = new Promise<void>((resolve) => setTimeout(resolve, 1000));
  await Promise.race([closed, silent]);
  socket.destroy();
  return answer;
}

it('bodies whose length is stated wrongly, twice, or not at all are refused and cannot smuggle a request', async () => {
  const writing = endpoints.filter(({ method }) => method !== 'GET' && method !== 'DELETE');
  for (const { method, path, api } of writing) {
    const credential = Object.entries(await credentials(server, api)).map(([name, value]) => `${name}: ${value}\r\n`);
    const head = `${method} ${path.replaceAll(/\{[^}]+\}/g, 'none')} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${credential.join('')}`;
    const smuggled = 'GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n';
    const answers = await Promise.all([
      raw(`${head}Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}${smuggled}`),
      raw(`${head}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`),
      raw(`${head}Content-Length: -1\r\n\r\n{}`),
      raw(`${head}Transfer-Encoding: chunked\r\n\r\nZZ\r\n{}\r\n0\r\n\r\n`),
    ]);
    for (const answer of answers) {
      expect(answer, `${method} ${path}`).toMatch(/^HTTP\/1\.1 4\d\d /);
      expect(answer, `${method} ${path}`).not.toContain('"status":"ok"');
    }
  }
}, 120_000);

it('headers that are too many, too long, or contain lines of another request are refused', async () => {
  for (const { method, path } of endpoints) {
    const line = `${method} ${path.replaceAll(/\{[^}]+\}/g, 'none')} HTTP/1.1\r\nHost: localhost\r\n`;
    const answers = await Promise.all([
      raw(`${line}X-Session-ID: ${'a'.repeat(20_000)}\r\n\r\n`),
      raw(`${line}Authorization: Bearer a\nX-API-Key: b\r\n\r\n`),
      raw(`${line}X-Filler: a\r\n folded\r\n\r\n`),
    ]);
    for (const answer of answers) expect(answer, `${method} ${path}`).toMatch(/^HTTP\/1\.1 4\d\d /);
  }
}, 120_000);
