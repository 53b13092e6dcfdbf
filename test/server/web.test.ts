import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/server/api.ts';
import { webApp } from '../../src/server/web.ts';
import { testServer, type TestServer } from './test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.stop());

const asBrowser = { headers: { accept: 'text/html,*/*;q=0.8' } };

describe('the addresses of the app', () => {
  it.each(['/', '/upload', '/review/inv_1?from=list', '/no/such/screen'])(
    '%s is the page for a browser',
    async (path) => {
      const response = await fetch(server.url + path, asBrowser);
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      expect(response.headers.get('cache-control')).toBe('no-cache');
      expect(await response.text()).toContain('<div id="app">');
    },
  );

  it.each(['/api/v1/nothing', '/api/nothing', '/v1/nothing', '/extract/nothing', '/assets/nothing.js', '/favicon.ico'])(
    '%s stays an error in JSON for a browser, too',
    async (path) => {
      const response = await fetch(server.url + path, asBrowser);
      expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/json; charset=utf-8']);
    },
  );

  it('programs get an error in JSON where no API has a path, as before', async () => {
    const response = await fetch(`${server.url}/upload`, { headers: { accept: '*/*' } });
    expect(await response.json()).toEqual({ error: 'There is nothing at this path', detail: null });
    expect((await fetch(`${server.url}/upload`, { ...asBrowser, method: 'POST' })).status).toBe(404);
  });

  it('sends the page only if it has changed', async () => {
    const etag = (await fetch(server.url)).headers.get('etag') ?? '';
    expect((await fetch(server.url, { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect((await fetch(server.url, { headers: { 'if-none-match': '"older"' } })).status).toBe(200);
  });
});

it('the page and its files have a policy that allows scripts of this server alone', async () => {
  const page = await fetch(server.url);
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(await page.text())?.[1] ?? '';
  const file = await fetch(server.url + script);
  for (const { headers } of [page, file]) {
    const policy = headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'");
    expect(policy).toContain(
      "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types vue invoicectl",
    );
    expect(policy).not.toContain('unsafe-inline');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toBe('camera=(self)');
  }
  expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(file.headers.get('content-type')).toBe('application/javascript; charset=utf-8');
});

describe('the files of an app', () => {
  const text = 'console.log("a script");'.repeat(100);
  let folder: string;
  let app: App;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'web-'));
    await mkdir(join(folder, 'assets'));
    await mkdir(join(folder, 'pdfjs/cmaps'), { recursive: true });
    await writeFile(join(folder, 'index.html'), '<title>app</title>');
    await writeFile(join(folder, 'secret.txt'), 'secret');
    await writeFile(join(folder, 'assets/a-1.js'), text);
    await writeFile(join(folder, 'assets/a-1.js.gz'), gzipSync(text));
    await writeFile(join(folder, 'pdfjs/cmaps/x.bcmap'), 'map');
    app = fastify();
    await webApp(app, folder);
    await app.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true });
  });

  /** The path as it is: `fetch` would resolve `..`. */
  const get = (path: string, headers: Record<string, string> = {}) =>
    new Promise<{ status: number | undefined; encoding: unknown; length: number }>((resolve, reject) => {
      const { port } = app.server.address() as { port: number };
      request({ port, host: '127.0.0.1', path, headers }, (response) => {
        let length = 0;
        response.on('data', (chunk: Buffer) => (length += chunk.length));
        response.on('end', () =>
          resolve({ status: response.statusCode, encoding: response.headers['content-encoding'], length }),
        );
      })
        .on('error', reject)
        .end();
    });

  it('come compressed to those who take it', async () => {
    expect(await get('/assets/a-1.js', { 'accept-encoding': 'br, gzip' })).toMatchObject({ encoding: 'gzip' });
    expect(await get('/assets/a-1.js', { 'accept-encoding': 'gzip;q=0' })).toMatchObject({
      encoding: undefined,
      length: text.length,
    });
    expect(await get('/assets/a-1.js')).toMatchObject({ status: 200, encoding: undefined });
    expect(await get('/pdfjs/cmaps/x.bcmap', { 'accept-encoding': 'gzip' })).toMatchObject({ length: 3 });
  });

  it.each([
    '/assets/../secret.txt',
    '/assets/..%2fsecret.txt',
    '/assets/%2e%2e/secret.txt',
    '/secret.txt',
    '/assets/',
    '/pdfjs',
  ])('%s is nothing', async (path) => {
    expect((await get(path)).status).not.toBe(200);
  });
});

it('the APIs work where the app was not built, and the page says why it is missing', async () => {
  const app = fastify() as unknown as App;
  await webApp(app, join(tmpdir(), 'there-is-no-such-folder'));
  const response = await app.inject('/');
  expect([response.statusCode, response.body]).toEqual([500, expect.stringContaining('The browser app was not built')]);
});
