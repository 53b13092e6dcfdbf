import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formWith, metric, testServer, type TestServer } from './test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.stop());

const healthy = async (): Promise<boolean> => (await fetch(`${server.url}/health`)).ok;

/** Bytes as they are, and what comes back until the server closes. */
async function raw(text: string | Buffer): Promise<string> {
  const { port } = new URL(server.url);
  const socket = connect(Number(port), '127.0.0.1');
  let answer = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk));
  socket.on('error', () => undefined);
  socket.end(text);
  await once(socket, 'close');
  return answer;
}

describe('the documentation', () => {
  it('describes every endpoint in one document', async () => {
    const document = (await (await fetch(`${server.url}/openapi.json`)).json()) as {
      openapi: string;
      paths: Record<string, Record<string, { requestBody?: { content: object }; responses: Record<string, object> }>>;
    };
    expect(document.openapi).toMatch(/^3\./);
    const extract = document.paths['/extract']?.['post'];
    expect(extract?.requestBody?.content).toHaveProperty('multipart/form-data.schema.properties.file');
    expect(Object.keys(extract?.responses ?? {})).toEqual(expect.arrayContaining(['200', '400', '422', '500', '503']));
    for (const [path, item] of Object.entries(document.paths))
      for (const [method, operation] of Object.entries(item))
        expect(operation, `${method} ${path}`).toMatchObject({
          summary: expect.any(String),
          tags: [expect.any(String)],
        });
  });

  it.each(['/docs', '/docs/', '/redoc'])('shows it at %s without requests to other servers', async (path) => {
    const response = await fetch(`${server.url}${path}`);
    expect(response.status).toBe(200);
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('http');
    const page = await response.text();
    expect([...page.matchAll(/(?:src|href)="([^"#]+)"/g)].map((match) => match[1])).not.toContainEqual(
      expect.stringMatching(/^(?:https?:)?\/\//),
    );
    const script = /<script src="([^"]+bundle.js)"/.exec(page)?.[1];
    if (script) expect((await fetch(new URL(script, `${server.url}/docs/`))).status).toBe(200);
  });
});

describe('readiness and liveness', () => {
  it('have endpoints of their own, and there are metrics', async () => {
    expect((await fetch(`${server.url}/livez`)).status).toBe(200);
    expect(await (await fetch(`${server.url}/readyz`)).json()).toEqual({ status: 'ok' });
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toContain('invoicectl_http_requests_total{method="GET",route="/livez",status="200"}');
    expect(await metric(server, 'invoicectl_tasks_queued')).toBeGreaterThanOrEqual(0);
  });

  it('an upload to a full disk is refused with 503, and nothing of it is stored', async () => {
    const small = await testServer({ diskMegabytes: 1 });
    try {
      const bytes = Buffer.alloc(2 * 1024 ** 2);
      bytes.write('%PDF-1.7\n');
      const body = await formWith('file', bytes);
      const response = await fetch(`${small.url}/extract`, { method: 'POST', body });
      expect(response.status).toBe(503);
      expect(await response.json()).toMatchObject({ error: 'There is no room for more documents' });
      expect(await (await fetch(`${small.url}/readyz`)).json()).toEqual({ status: 'ok' });
    } finally {
      await small.stop();
    }
  });
});

it('answers with headers that keep browsers from guessing', async () => {
  const { headers } = await fetch(`${server.url}/health`);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('access-control-allow-origin')).toBeNull();
});

it('lets pages of configured origins call the server, and no others', async () => {
  const open = await testServer({ corsOrigins: ['https://app.example'] });
  try {
    const ask = (origin: string) => fetch(`${open.url}/health`, { headers: { origin } });
    const { headers } = await ask('https://app.example');
    expect(headers.get('access-control-allow-origin')).toBe('https://app.example');
    expect(headers.get('access-control-expose-headers')).toMatch(/Accept-Ranges.*Content-Range/);
    expect((await ask('https://evil.example')).headers.get('access-control-allow-origin')).not.toBe(
      'https://evil.example',
    );
  } finally {
    await open.stop();
  }
});

describe('hostile requests', () => {
  const boundary = 'xYz';
  const part = (disposition: string, content: string): string =>
    `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\nContent-Type: application/pdf\r\n\r\n${content}\r\n`;
  const post = async (body: string, type = `multipart/form-data; boundary=${boundary}`): Promise<Response> =>
    fetch(`${server.url}/extract`, { method: 'POST', body, headers: { 'content-type': type } });

  it.each([
    ['a form that ends in the middle', part('name="file"; filename="a.pdf"', '%PDF-1.7 half')],
    ['a form that is none', 'nothing of the kind'],
    ['an empty form', ''],
    ['a file in another field', `${part('name="other"; filename="a.pdf"', '%PDF-1.7')}--${boundary}--\r\n`],
    ['two files', `${part('name="file"; filename="a.pdf"', '%PDF-1.7').repeat(2)}--${boundary}--\r\n`],
    ['a field twice', `${part('name="x"', '1')}${part('name="x"', '2')}--${boundary}--\r\n`],
    ['a field of the prototype', `${part('name="__proto__"', '1')}--${boundary}--\r\n`],
    [
      'a thousand fields',
      `${Array.from({ length: 1000 }, (_, n) => part(`name="x${n}"`, '1')).join('')}--${boundary}--\r\n`,
    ],
  ])('%s', async (_what, body) => {
    const response = await post(body);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    expect(await response.json()).toMatchObject({ error: expect.any(String) });
    expect(await metric(server, 'invoicectl_blob_bytes')).toBe(0);
    expect(await healthy()).toBe(true);
  });

  it('JSON a thousand levels deep, JSON that sets a prototype, and broken JSON are refused', async () => {
    for (const body of [`${'['.repeat(1000)}${']'.repeat(1000)}`, '{"__proto__":{"a":1}}', '{"a":']) {
      const response = await post(body, 'application/json');
      expect(response.status).toBe(422);
      expect(await response.json()).toMatchObject({ error: expect.any(String) });
    }
  });

  it('malformed and overlong paths are refused', async () => {
    expect(await raw('GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 4\d\d[^]*"error"/,
    );
    expect(await raw('GET /../../etc/passwd HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 404/,
    );
    expect(await raw(`GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431/);
    expect(await raw('nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/);
    expect(await healthy()).toBe(true);
  });

  it('a client that sends less than it announced, or disconnects, leaves nothing behind', async () => {
    const head = `POST /extract HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=${boundary}\r\nContent-Length: 5000\r\n\r\n`;
    await raw(head + part('name="file"; filename="a.pdf"', '%PDF-1.7 half'));
    expect(await metric(server, 'invoicectl_blob_bytes')).toBe(0);
    const { port } = new URL(server.url);
    const leaving = httpRequest({
      port,
      path: '/extract',
      method: 'POST',
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    });
    leaving.on('error', () => undefined);
    leaving.write(part('name="file"; filename="a.pdf"', `%PDF-1.7 ${'x'.repeat(100_000)}`));
    await new Promise((resolve) => setTimeout(resolve, 100));
    leaving.destroy();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await metric(server, 'invoicectl_blob_bytes')).toBe(0);
    expect(await healthy()).toBe(true);
  });
});

describe('an Idempotency-Key', () => {
  const ask = async (key: string, fixture = 'es-text.pdf', headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${server.url}/extract`, {
      method: 'POST',
      body: await formWith('file', fixture),
      headers: { 'Idempotency-Key': key, ...headers },
    });

  it('returns the first answer again, only to the same caller', async () => {
    const first = await ask('one');
    const again = await ask('one');
    expect([first.status, first.headers.get('idempotency-replayed')]).toEqual([200, null]);
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([200, 'true']);
    for (const name of ['content-type', 'x-extraction-status'])
      expect(again.headers.get(name)).toBe(first.headers.get(name) ?? 'is there');
    expect(await again.json()).toEqual(await first.json());
    const other = await ask('one', 'es-text.pdf', { 'X-Session-ID': 'somebody else' });
    expect(other.headers.get('idempotency-replayed')).toBeNull();
  });

  it('of a refused request can be used again, because the request changed nothing', async () => {
    expect((await ask('four', 'es-text.pdf', { 'Content-Type': 'multipart/form-data' })).status).toBe(422);
    const after = await ask('four');
    expect([after.status, after.headers.get('idempotency-replayed')]).toEqual([200, null]);
  });

  it('with another document of the same length is refused instead of being answered for the first document', async () => {
    const pdf = await readFile(join(import.meta.dirname, '../../fixtures/invoices/es-text.pdf'));
    const send = async (mark: string): Promise<Response> =>
      fetch(`${server.url}/extract`, {
        method: 'POST',
        body: await formWith('file', Buffer.concat([pdf, Buffer.from(`\n%${mark}\n`)])),
        headers: { 'Idempotency-Key': 'same length' },
      });
    expect((await send('a')).status).toBe(200);
    const other = await send('b');
    expect([other.status, other.headers.get('idempotency-replayed')]).toEqual([422, null]);
    expect(await other.json()).toMatchObject({ error: expect.stringContaining('Idempotency-Key') });
    expect((await send('a')).headers.get('idempotency-replayed')).toBe('true');
  });

  it('that is used with other content, twice at once, or that is invalid, is refused', async () => {
    await ask('two');
    expect((await ask('two', 'it-text.pdf')).status).toBe(422);
    const answers = await Promise.all(Array.from({ length: 4 }, () => ask('three', 'nl-text.pdf')));
    const statuses = answers.map(({ status }) => status).sort((a, b) => a - b);
    expect(statuses[0]).toBe(200);
    expect(statuses.every((status) => status === 200 || status === 409)).toBe(true);
    expect((await ask('x'.repeat(256))).status).toBe(422);
  });
});

it('a data folder can be used by only one server at a time', async () => {
  await expect(testServer({ dataDir: server.folder })).rejects.toMatchObject({ kind: 'conflict' });
  expect(await healthy()).toBe(true);
});

it('a server that stops answers waiting clients with 503, and does not wait without end', async () => {
  const stopping = await testServer();
  const body = await formWith('file', 'cn-normal-scan-sideways.png', { type: 'image/png' });
  const asking = fetch(`${stopping.url}/extract`, { method: 'POST', body });
  while ((await metric(stopping, 'invoicectl_tasks_running')) !== 1)
    await new Promise((resolve) => setTimeout(resolve, 20));
  await stopping.stop();
  const response = await asking;
  expect(response.status).toBe(503);
  expect(await response.json()).toEqual({ error: 'The server is being stopped', detail: 'Try again in a moment' });
}, 30_000);

it('a server that stops refuses requests on open connections in the error format of each API', async () => {
  const stopping = await testServer({ stopSeconds: 1 });
  const socket = connect(Number(new URL(stopping.url).port), '127.0.0.1');
  let answer = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk));
  const begun = once(stopping.running.app.server, 'request');
  // Begun before, and not read to its end: the connection is not idle.
  socket.write(
    'POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{',
  );
  await begun;
  const stopped = stopping.stop();
  while (stopping.running.app.server.listening) await new Promise((resolve) => setTimeout(resolve, 5));
  socket.write('}GET /api/v1/invoices HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await Promise.all([once(socket, 'close'), stopped]);
  expect(answer).toContain(
    '{"code":5001,"message":"服务器内部错误: The server is being stopped. Try again in a moment","data":null}',
  );
}, 30_000);

it('the task of a client that disconnects is cancelled', async () => {
  const stop = new AbortController();
  const before = await metric(server, 'invoicectl_blob_bytes');
  const body = await formWith('file', 'cn-normal-scan-sideways.png', { type: 'image/png' });
  const asking = fetch(`${server.url}/extract`, { method: 'POST', body, signal: stop.signal });
  asking.catch(() => undefined);
  const running = async (): Promise<boolean> => (await metric(server, 'invoicectl_tasks_running')) > 0;
  while (!(await running())) await new Promise((resolve) => setTimeout(resolve, 20));
  stop.abort();
  await expect(asking).rejects.toThrow();
  while (await running()) await new Promise((resolve) => setTimeout(resolve, 20));
  while ((await metric(server, 'invoicectl_blob_bytes')) > before)
    await new Promise((resolve) => setTimeout(resolve, 20));
  expect(
    server.logged.filter(({ level }) => level === 'error'),
    'leaving is no error',
  ).toEqual([]);
}, 30_000);
