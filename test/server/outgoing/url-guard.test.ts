import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { isPublic, urlGuard } from '../../../src/server/outgoing/url-guard.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function listening(handler: RequestListener): Promise<{ port: number; asked: () => number }> {
  let asked = 0;
  const server = createServer((request, response) => {
    asked++;
    handler(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, asked: () => asked };
}

const get = { timeoutMs: 2000 };

describe('the classification of addresses', () => {
  it.each([
    '127.0.0.1',
    '127.9.9.9',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '192.0.2.1',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    'fd12::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::7f00:1',
    '1::1',
    '4000::1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    'not an address',
  ])('%s is not public', (address) => expect(isPublic(address)).toBe(false));

  it.each(['8.8.8.8', '93.184.216.34', '2606:4700:4700::1111', '::ffff:8.8.8.8'])('%s is public', (address) =>
    expect(isPublic(address)).toBe(true),
  );
});

describe('a URL that is refused before anything is resolved', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.0.0.1/',
    'http://0177.0.0.1/',
    'http://[::1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::ffff:169.254.169.254]/latest/meta-data',
    'http://192.168.0.1:8080/',
    'http://0/',
    'ftp://example.com/a.docx',
    'file:///etc/passwd',
    'gopher://example.com/',
    'data:text/plain,a',
    'javascript:alert(1)',
    'http://user:secret@example.com/',
    'http://',
    'nonsense',
  ])('%s', (url) => {
    const guard = urlGuard({ allowHosts: [] });
    expect(() => guard.check(url)).toThrowError(expect.objectContaining({ kind: 'bad_request' }));
  });
});

describe('a request', () => {
  it('never reaches a private address behind a name, even if it is one of several', async () => {
    const { port, asked } = await listening((_request, response) => response.end('secret'));
    for (const addresses of [['127.0.0.1'], ['93.184.216.34', '127.0.0.1'], ['::1'], ['::ffff:127.0.0.1']]) {
      const resolveHost = async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
      const asking = urlGuard({ allowHosts: [], resolveHost }).request(`http://rebind.example:${port}/`, get);
      await expect(asking).rejects.toMatchObject({ kind: 'bad_request' });
    }
    expect(asked()).toBe(0);
  });

  it('is sent to the address that was checked, because a name is resolved only once', async () => {
    const { port } = await listening((_request, response) => response.end('here'));
    let resolved = 0;
    const resolveHost = async () => {
      resolved++;
      return [{ address: '127.0.0.1', family: 4 }];
    };
    const guard = urlGuard({ allowHosts: [`files.example:${port}`], resolveHost });
    const { status, body } = await guard.request(`http://files.example:${port}/`, get);
    expect([status, await text(body), resolved]).toEqual([200, 'here', 1]);
  });

  it('may be sent where the operator allows it, but only to that port', async () => {
    const allowed = await listening((_request, response) => response.end('allowed'));
    const other = await listening((_request, response) => response.end('other'));
    const guard = urlGuard({ allowHosts: [`127.0.0.1:${allowed.port}`] });
    expect(await text((await guard.request(`http://127.0.0.1:${allowed.port}/a`, get)).body)).toBe('allowed');
    await expect(guard.request(`http://127.0.0.1:${other.port}/`, get)).rejects.toMatchObject({ kind: 'bad_request' });
    expect(other.asked()).toBe(0);
  });

  it('follows redirects that are each checked, up to a limit', async () => {
    const secret = await listening((_request, response) => response.end('secret'));
    const { port } = await listening(({ url }, response) => {
      const location =
        url === '/private'
          ? `http://127.0.0.1:${secret.port}/`
          : url === '/loop'
            ? '/loop'
            : url === '/file'
              ? 'file:///etc/passwd'
              : undefined;
      if (url === '/start') response.writeHead(302, { location: '/end' }).end();
      else if (location === undefined) response.end('end');
      else response.writeHead(302, { location }).end();
    });
    const guard = urlGuard({ allowHosts: [`127.0.0.1:${port}`] });
    const end = await guard.request(`http://127.0.0.1:${port}/start`, get);
    expect([await text(end.body), end.url.pathname]).toEqual(['end', '/end']);
    for (const path of ['private', 'loop', 'file'])
      await expect(guard.request(`http://127.0.0.1:${port}/${path}`, get)).rejects.toMatchObject({
        kind: 'bad_request',
      });
    await expect(guard.request(`http://127.0.0.1:${port}/start`, { ...get, maxRedirects: 0 })).rejects.toMatchObject({
      kind: 'bad_request',
    });
    expect(secret.asked()).toBe(0);
  });

  it('is stopped at its time limit, even in the middle of the body', async () => {
    const { port } = await listening((_request, response) => void response.write('and then nothing'));
    const guard = urlGuard({ allowHosts: [`127.0.0.1:${port}`] });
    const { body } = await guard.request(`http://127.0.0.1:${port}/`, { timeoutMs: 150 });
    await expect(text(body)).rejects.toThrow();
    const silent = await listening(() => undefined);
    const waiting = urlGuard({ allowHosts: [`127.0.0.1:${silent.port}`] });
    await expect(waiting.request(`http://127.0.0.1:${silent.port}/`, { timeoutMs: 150 })).rejects.toMatchObject({
      kind: 'timeout',
    });
  });

  it('fails as unavailable if nothing listens at the address', async () => {
    const { port } = await listening(() => undefined);
    for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
    const guard = urlGuard({ allowHosts: [`127.0.0.1:${port}`] });
    await expect(guard.request(`http://127.0.0.1:${port}/`, get)).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('sends its method, headers and body', async () => {
    const { port } = await listening((request, response) => {
      void text(request).then((body) =>
        response.end(`${request.method} ${String(request.headers['x-signature'])} ${body}`),
      );
    });
    const guard = urlGuard({ allowHosts: [`127.0.0.1:${port}`] });
    const sent = { ...get, method: 'PUT' as const, headers: { 'x-signature': 'abc' }, body: '{"done":true}' };
    expect(await text((await guard.request(`http://127.0.0.1:${port}/`, sent)).body)).toBe('PUT abc {"done":true}');
  });
});
